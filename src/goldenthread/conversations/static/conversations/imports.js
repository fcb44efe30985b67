// Dropping files, and how far an upload is. Without this the form is an ordinary file form.
for (const drop of document.querySelectorAll("[data-drop]")) {
  const input = drop.querySelector("input[type=file]");
  const names = drop.querySelector("[data-drop-names]");
  const say = () => { if (input.files.length) names.textContent = [...input.files].map((file) => file.name).join(", "); };
  input.addEventListener("change", say);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length) { input.files = event.dataTransfer.files; say(); }
    });
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", (event) => {
    const sent = form.querySelector("[data-upload-progress]");
    const input = form.querySelector("input[type=file]");
    if (!input.files.length) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action || window.location.href);
    sent.hidden = false;
    request.upload.addEventListener("progress", (step) => {
      if (step.lengthComputable) sent.querySelector("progress").value = (100 * step.loaded) / step.total;
    });
    const failed = () => {
      sent.querySelector("label").textContent = "The upload was cut off. Check the connection and try again.";
    };
    request.addEventListener("error", failed);
    request.addEventListener("load", () => {
      if (request.status >= 400 || request.responseURL === window.location.href) failed();
      else window.location.assign(request.responseURL);
    });
    request.send(new FormData(form));
  });
}
