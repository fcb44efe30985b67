// The review page by keyboard and by touch. Without this file every form still works.
(() => {
  const done = document.querySelector("[data-handed-over]");
  if (done) localStorage.removeItem(`goldenthread-review-${done.dataset.handedOver}`);
  const page = document.querySelector("[data-review]");
  if (!page) return;
  document.documentElement.classList.add("has-keys");
  const number = page.dataset.review;
  const behaviours = () => [...page.querySelectorAll(".behaviour")];
  const lines = [...page.querySelectorAll(".line")];
  let current = behaviours()[0]?.dataset.behaviour;
  let here = -1;

  // --- which behaviour, which message ---
  const rowOf = (name) => page.querySelector(`#b-${name}`);
  const goTo = (name, { scroll = true } = {}) => {
    current = name;
    for (const row of behaviours()) row.classList.toggle("is-here", row.dataset.behaviour === name);
    if (scroll) rowOf(name)?.scrollIntoView({ block: "nearest" });
    offerQuote();
  };
  // By tabbing at once, by pointer only after the click: a row that opens under the pointer makes it miss.
  let isPointing = false;
  page.addEventListener("pointerdown", () => { isPointing = true; });
  // After a finger's touch the focus comes between pointerup and click: the click ends the pointing.
  document.addEventListener("pointerup", () => { setTimeout(() => { isPointing = false; }, 400); });
  const arrive = (event) => {
    const row = event.target.closest(".behaviour");
    if (row && !(event.type === "focusin" && isPointing) && row.dataset.behaviour !== current) goTo(row.dataset.behaviour, { scroll: false });
  };
  page.addEventListener("focusin", arrive);
  page.addEventListener("click", (event) => { isPointing = false; arrive(event); });
  const step = (by) => {
    if (!lines.length) return;
    here = Math.min(Math.max(here + by, 0), lines.length - 1);
    for (const line of lines) line.classList.toggle("is-here", line === lines[here]);
    lines[here].focus({ preventScroll: true });
    lines[here].scrollIntoView({ block: "center" });
  };

  // --- quoting ---
  const letters = (text) => Array.from(text).length; // characters as the server counts them
  const selected = () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    let text = element(range.startContainer)?.closest("[data-text]");
    if (!text) text = lines.map((line) => line.querySelector("[data-text]")).find((one) => range.intersectsNode(one));
    if (!text || !page.contains(text)) return null;
    const whole = document.createRange(); // a selection over several messages quotes the first of them
    whole.selectNodeContents(text);
    const part = range.cloneRange();
    if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) part.setStart(whole.startContainer, whole.startOffset);
    if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(whole.endContainer, whole.endOffset);
    const words = part.toString();
    if (!words.trim()) return null;
    whole.setEnd(part.startContainer, part.startOffset);
    return { message: text.closest(".line").dataset.message, words, near: letters(whole.toString()) };
  };
  // A row on its way to the server is replaced by the answer: what comes next waits for the new one.
  const whenQuiet = (name, act) => {
    const row = rowOf(name);
    if (row?.querySelector(".htmx-request")) setTimeout(whenQuiet, 30, name, act);
    else if (row) act(row);
  };
  const quote = (piece) => { if (piece) whenQuiet(current, (row) => send(row.querySelector("[data-quote-form]"), piece)); };
  const send = (form, piece) => {
    form.elements.message.value = piece.message;
    form.elements.words.value = piece.words;
    form.elements.near.value = piece.near;
    form.requestSubmit();
    document.getSelection()?.removeAllRanges();
  };
  const bar = document.querySelector("[data-quote-bar]");
  function offerQuote() {
    const piece = selected();
    bar.hidden = !piece;
    if (piece) bar.querySelector("[data-quote-for]").textContent = `“${rowOf(current)?.querySelector("legend")?.lastChild.textContent.trim()}”`;
  }
  document.addEventListener("selectionchange", offerQuote);
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection while tapping
  bar.querySelector("[data-quote-now]").addEventListener("click", () => quote(selected()));

  // --- keys ---
  const isTyping = (target) => target.matches?.("textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])");
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      page.querySelector("[data-give]").click();
      return;
    }
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (/^[1-7]$/.test(event.key)) goTo(behaviours()[event.key - 1]?.dataset.behaviour ?? current);
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "w") page.querySelector("#what_worked").focus();
    else if (event.key === "?") { const keys = page.querySelector("#keys"); keys.open = !keys.open; keys.scrollIntoView({ block: "nearest" }); }
    else if (event.key === "e") {
      const line = lines[here];
      const text = line?.querySelector("[data-text]").textContent;
      quote(selected() ?? (line && { message: line.dataset.message, words: text, near: 0 }));
    } else if (["h", "a", "d"].includes(event.key)) {
      const button = { h: "[data-reveal]", a: "[data-accept]", d: "[data-dismiss]" }[event.key];
      whenQuiet(current, (row) => row.querySelector(button)?.click());
    } else {
      const choice = `input[data-key="${CSS.escape(event.key)}"]`;
      if (!rowOf(current)?.querySelector(choice)) return;
      whenQuiet(current, (row) => row.querySelector(choice).click());
    }
    event.preventDefault();
  });

  // --- nothing typed is lost: what is not yet on the server lies in this browser ---
  const drawer = `goldenthread-review-${number}`;
  const unsaved = () => JSON.parse(localStorage.getItem(drawer) ?? "{}");
  const beforeOf = (name) => page.querySelector(`#${CSS.escape(name)}_before`);
  const put = (name, value) => {
    const all = unsaved();
    // Beside the words lies what they were typed over, so that another window's words are not lost either.
    if (value === undefined) delete all[name];
    else all[name] = { value, before: all[name]?.before ?? beforeOf(name)?.value };
    if (Object.keys(all).length) localStorage.setItem(drawer, JSON.stringify(all));
    else localStorage.removeItem(drawer);
  };
  const keeper = (element) => element.closest("[data-keeps]");
  const valueOf = (kept) => kept.value ?? new FormData(kept).get("mark");
  for (const kind of ["input", "change"]) {
    page.addEventListener(kind, (event) => {
      const kept = keeper(event.target);
      if (kept) put(kept.dataset.keeps, valueOf(kept));
    });
  }
  const warning = document.querySelector("#not-saved");
  const warn = (words, address) => {
    warning.textContent = words;
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = "Sign in again";
      warning.append(" ", link);
    }
    warning.hidden = false;
    warning.scrollIntoView({ block: "nearest" });
  };
  const isOurs = (xhr) => xhr.status === 200 && new URL(xhr.responseURL).pathname.startsWith("/reviews/");
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (isOurs(xhr)) {
      warning.hidden = true;
      const kept = keeper(event.detail.requestConfig.elt);
      const sent = event.detail.requestConfig.parameters;
      if (kept && (sent[kept.dataset.keeps] ?? sent.mark) === valueOf(kept)) put(kept.dataset.keeps);
      return;
    }
    event.detail.shouldSwap = false;
    event.detail.isError = false;
    if (xhr.status === 404) warn("Not saved: this review is not open any more. It may have been handed over or laid aside in another window. Your words are still here.");
    else if (xhr.status >= 500) warn("Not saved: something went wrong on the server. Your words are kept in this browser; keep writing or reload this page.");
    else warn("Not saved: you were signed out. Your words are kept in this browser and come back to this page.", `/accounts/login/?next=${location.pathname}`);
  });
  document.addEventListener("htmx:sendError", () => {
    warn("Not saved: there is no connection. Your words are kept in this browser; they are saved when you are back online.");
  });
  const answered = () => new Promise((go) => {
    document.addEventListener("htmx:afterRequest", go, { once: true });
    setTimeout(go, 3000);
  });
  const sendAgain = async () => { // one after the other, so that a slow server is not asked for all at once
    for (const [name, { value, before }] of Object.entries(unsaved())) {
      const kept = page.querySelector(`[data-keeps="${CSS.escape(name)}"]`);
      if (!kept) continue;
      if (kept.matches("textarea")) {
        kept.value = value;
        beforeOf(name).value = before;
        htmx.trigger(kept, "send-again"); // an input event would not do: htmx knows the value already
        await answered();
      } else {
        const choice = kept.querySelector(`input[value="${CSS.escape(value ?? "")}"]`);
        if (!choice) continue;
        choice.checked = true;
        choice.dispatchEvent(new Event("change", { bubbles: true }));
        await answered();
      }
    }
  };
  window.addEventListener("online", sendAgain);
  let isLate = false;
  page.querySelector("[data-hand-over]").addEventListener("submit", (event) => {
    // A mark still on its way would be cut off by leaving the page: five seconds at most it is waited for.
    if (!isLate && page.querySelector(".behaviour .htmx-request")) {
      event.preventDefault();
      const { target, submitter } = event;
      const until = Date.now() + 5000;
      const go = () => {
        isLate = Date.now() > until;
        if (isLate || !page.querySelector(".behaviour .htmx-request")) target.requestSubmit(submitter);
        else setTimeout(go, 30);
      };
      go();
      return;
    }
    // The whole note goes along with this form; should signing in come between, the drawer still has it.
    for (const kept of page.querySelectorAll("textarea[data-keeps]")) if (kept.value) put(kept.dataset.keeps, kept.value);
  });
  for (const kept of page.querySelectorAll("[data-keeps]")) {
    if (unsaved()[kept.dataset.keeps]?.value === valueOf(kept)) put(kept.dataset.keeps);
  }

  // --- quoted words stand out in the conversation ---
  const underline = () => {
    if (!window.CSS?.highlights) return;
    const ranges = [];
    for (const words of page.querySelectorAll(".quote-kept blockquote")) {
      const target = words.parentElement.querySelector("a.quote-source")?.getAttribute("href");
      const node = target && document.querySelector(`${target} [data-text]`)?.firstChild;
      const at = node ? node.data.indexOf(words.textContent) : -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.textContent.length);
      ranges.push(range);
    }
    CSS.highlights.set("quoted", new Highlight(...ranges));
  };
  document.addEventListener("htmx:afterSettle", () => { goTo(current, { scroll: false }); underline(); });
  goTo(current, { scroll: false });
  underline();
  // htmx listens once the page is parsed; what an earlier visit could not save is sent then.
  window.addEventListener("load", sendAgain);
})();
