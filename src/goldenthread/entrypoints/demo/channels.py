"""The same moves as a chat, as letters by mail, and as a call written down."""

from __future__ import annotations

import re

from . import dialogue
from .script import BOT, CUSTOMER, Script, Turn

_LINK = re.compile(r"https?://\S+")
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f]")
FILLERS = ("Um, ", "Yeah, ", "So, ", "Well, ", "Right, so ", "Er, ", "Oh, ", "OK, um, ", "Mm, ", "Yes, ")
STAFF_FILLERS = (
    "OK, ",
    "Right, ",
    "So, ",
    "Let me see. ",
    "OK, so ",
    "Bear with me. ",
    "Yes, ",
    "Lovely, ",
    "Mhm, ",
)
ON_THE_LINE = ("Mhm.", "Right.", "OK.", "Oh dear.", "Yes, go on.", "I see.", "Mhm, yes.")


def chat(script: Script) -> None:
    """Write a chat: short turns, quick answers."""
    if script.chance(0.3):
        script.turns.append(
            Turn(
                BOT, "You're through to Fernhill Outdoor. Someone from the team will be with you in a moment."
            )
        )
    for words in dialogue.opening(script):
        script.by_customer(*words, pause=0.4)
    script.by_staff(dialogue.greeting(script), dialogue.acknowledge(script), pause=2.5)
    if not _went_quiet(script):
        _middle(script)
        dialogue.further(script)
        dialogue.promise(script)
        dialogue.part(script)
    dialogue.leave_note(script)


def _went_quiet(script: Script) -> bool:
    """Let a few customers close the window before the first question is answered."""
    if script.colleague or script.earlier or not script.chance(0.03):
        return False
    script.by_staff(script.words(script.habit.identify))
    script.by_staff(
        script.words(
            ("[Are you still there|Still there], {first}?", "{first}, [are you there|did I lose you]?")
        ),
        pause=14,
    )
    script.by_staff(
        script.words(
            (
                "[I'll close this chat for now|I'm closing the chat]; [just write again|write again any time].",
                "[No answer, so I'll close here|I'll leave it there]. [Come back any time|You can pick it up from the mail we send].",
            )
        ),
        pause=16,
    )
    script.ending = dialogue.QUIET
    return True


def _middle(script: Script) -> None:
    if script.colleague:
        dialogue.hand_over(script)
    dialogue.look_back(script)
    dialogue.identify(script)
    dialogue.inquire(script)
    dialogue.answer(script)


def phone(script: Script) -> None:
    """Write a call down as it was spoken, fillers and all."""
    name = script.facts["staff_first"]
    script.by_staff(
        script.words(
            (
                f"Fernhill Outdoor, [good {{daypart}}|hello], {name} speaking.",
                f"[Hello|Hi], Fernhill Outdoor, you're [talking|speaking] to {name}. [How can I help?|]",
                f"Thank you for calling Fernhill, this is {name}.",
            )
        )
    )
    first, *rest = dialogue.opening(script, greet=False)
    script.by_customer(
        (
            "[Hello|Hi], [yes|erm|hiya], [my name's|this is|it's] {name}[, from {town}|].",
            "[Oh hello|Hello], [{name} here|it's {last}, {first} {last}].",
            "Hi, [is that customer service|am I through to a person]? [Good.|Great.]",
        ),
        *first[:1],
    )
    told = [*first[1:], *(part for more in rest for part in more)]
    while told:
        if script.chance(0.6):
            script.by_staff(script.tongue.rng.choice(ON_THE_LINE))
        step = 1 + script.chance(0.4)
        script.by_customer(*told[:step])
        told = told[step:]
    script.by_staff(
        dialogue.acknowledge(script)
        or script.words(("[OK|Right]. [Let me have a look|I'll look that up].", "[Let's see|OK then]."))
    )
    _middle(script)
    dialogue.further(script)
    dialogue.promise(script)
    dialogue.part(script)
    script.by_customer(("[Bye|Bye then|Bye-bye|Cheers, bye].", "[OK|Right], bye."))
    for number, turn in enumerate(script.turns):
        turn.text = _as_spoken(script, turn, hesitate=number > 1)
    dialogue.leave_note(script)


def _as_spoken(script: Script, turn: Turn, *, hesitate: bool) -> str:
    if turn.internal:
        return turn.text
    text = (
        _EMOJI.sub("", _LINK.sub("the link I'm mailing you", turn.text))
        .replace("“", "")
        .replace("”", "")
        .strip()
    )
    text = " ".join(text.split())
    if not hesitate:
        return text
    fillers = FILLERS if turn.who == CUSTOMER else STAFF_FILLERS
    if len(text) > 25 and script.chance(0.4 if turn.who == CUSTOMER else 0.25):
        rest = (
            text
            if text.startswith(("I ", "I'", "FH")) or text.split()[0].strip(",.:") in script.facts.values()
            else text[:1].lower() + text[1:]
        )
        filler = script.tongue.rng.choice(fillers)
        text = filler + (rest if filler.rstrip().endswith(",") or filler.endswith("so ") else text)
    elif turn.who == CUSTOMER and len(text) > 60 and script.chance(0.3):
        text = text.replace(
            ", ", f", {script.tongue.rng.choice(('um, ', 'you know, ', 'like, ', 'what is it, ', 'er, '))}", 1
        )
    return text


def mail(script: Script) -> None:
    """Write letters: greeting, paragraphs, signature."""
    _letter_from_customer(script)
    handed = script.colleague is not None
    if handed:
        _pass_on_quietly(script)
    facts = script.facts
    known = facts["order"] in script.turns[0].text
    first_name = len(script.turns)
    if script.earlier:
        dialogue.look_back(script)
    if script.kind.private and not known and script.chance(0.45):
        dialogue.identify(script)
    elif script.kind.private:
        script.happen("record look-up", script.ending.look_up)
    if script.chance(0.25):
        dialogue.inquire(script)
    dialogue.answer(script)
    dialogue.further(script)
    if not dialogue.promise(script) and script.chance(0.5):
        script.pleased += 0.1 if dialogue.close(script) else -0.3
    _as_letters(script, first_name)
    dialogue.leave_note(script)


def _pass_on_quietly(script: Script) -> None:
    colleague, before = script.colleague, script.staff
    assert colleague is not None
    if script.chance(script.habit.note):
        script.note(
            script.words(
                (
                    "[Moving this|Passing this] on: {about}, {order}[. Not answered yet|].",
                    "{about_cap}, [not ours|not for us]. {product}, [customer leaves {leaving}|no promise made].",
                )
            )
        )
        script.noted = True
    script.happen("hand-over", f"{before.name} → {colleague.name} ({script.kind.team})")
    script.pass_to(colleague)


def _letter_from_customer(script: Script) -> None:
    words = [part for message in dialogue.opening(script, greet=False) for part in message]

    def compose() -> str:
        said = [script.tells(part) for part in words]
        half = 1 + len(said) // 2
        paragraphs = [" ".join(filter(None, said[:half])), " ".join(filter(None, said[half:]))]
        if script.chance(0.4) and script.facts["order"] not in " ".join(said):
            paragraphs.append(
                script.tells(
                    ("Order {order}[, delivered to {postcode}|].", "[My order number is|The order:] {order}.")
                )
            )
        body = "\n\n".join(script.customer.dressed(p, script.tongue.rng) for p in paragraphs if p)
        hello = script.words(
            (
                "[Dear|Hello] [Fernhill|team|all|Sir or Madam],",
                "[Hi|Hello],",
                "[Hi there|Good {daypart}],",
                "To [whom it may concern|customer service],",
                "Hello,",
            )
            if script.earlier is None
            else ("[Hello|Hi] again,", "Dear [team|all],", "Hello,")
        )
        return f"{hello}\n\n{body}\n\n{script.words(SIGNATURES)}"

    script.turns.append(Turn(CUSTOMER, script.tongue.once(compose)))


SIGNATURES = (
    "[Best|Kind] regards,\n{name}", "Thanks,\n{first}", "[Yours|Yours sincerely],\n{name}\n{street}\n{town} {postcode}", "Best wishes,\n{name}\n{phone}", "[Many thanks|Cheers],\n{first} {last}\n\nSent from my phone",
    "{first}", "[Regards|Best],\n{name}\n{mail}\n{phone}",
)  # fmt: skip


def _as_letters(script: Script, start: int) -> None:
    """Join what one side says in a row into one letter with greeting and signature."""
    letters: list[Turn] = script.turns[:start]
    moved = {i: i for i in range(start)}
    for number, turn in enumerate(script.turns[start:], start=start):
        last = letters[-1]
        if last.who == turn.who and len(letters) > start and not last.internal and not turn.internal:
            last.text += f"\n\n{turn.text}"
        else:
            letters.append(turn)
        moved[number] = len(letters) - 1
    for index, letter in enumerate(letters):
        if index < start or letter.internal:
            continue
        if letter.who == CUSTOMER:
            if script.chance(0.7):
                letter.text += "\n\n" + script.words(("{first}", "{name}", "Best,\n{first}"))
        else:
            thanks = dialogue.acknowledge(script) if index == start else ""
            body = "\n\n".join(filter(None, (thanks, letter.text)))
            letter.text = f"{script.words(script.habit.dear)}\n\n{body}\n\n{script.words(script.habit.sign)}"
    for happening in script.happenings:
        happening.after = moved.get(happening.after, len(letters) - 1)
    script.turns = letters


WRITE = {"chat": chat, "mail": mail, "phone": phone}
