"""How a contact unfolds: the moves of customer and staff, and what habits make of them."""

from __future__ import annotations

from .feelings import AGAIN, ASIDES, COOL, GREETINGS, PRAISE, PUZZLED, SOUR, SYMPATHY, THANKS
from .kinds import Ending
from .language import Bank, spoken
from .script import CUSTOMER, Script

GIVEN = (
    "[It's|Yes,|Sure:|] {order}[, postcode|; postcode|, and] {postcode}.", "{order} and {postcode}.", "Order {order}, {postcode}[, {town}|].",
    "[One second|Hang on]... {order}. [Postcode is|And] {postcode}.", "{order}. [We're in|That's] {postcode}[, mail {mail}|].", "[Let me find it.|Found it:] {order}, [{name}|{last}], {postcode}.",
    "{order}[, if I can read my own writing|]. {postcode}.", "[Order|The order] is {order}, I'm at {street}, {postcode}.",
)  # fmt: skip
GIVEN_SPOKEN = (
    "[It's|Yes, it's|That would be] F H, {digits}. [And the postcode is|Postcode] {postcode}.", "[Hold on, let me get my glasses.|Wait, it's in the mail.] [F H|Eff aitch] {digits}. {postcode}.",
    "[F H|It starts with F H], then {digits}. [I live at|We're at] {street}, {postcode}.",
)  # fmt: skip
POSTCODE = (
    "{postcode}.",
    "[It's|That's] {postcode}[, {town}|].",
    "{street}, {postcode}.",
    "{postcode}[, as on the order|].",
)
QUIET = Ending(
    1,
    "",
    "",
    "",
    (),
    "",
    ("none", ""),
    ("{first} went quiet before the check. Wrote about {about}, {product}. Nothing done.",),
    0.5,
)


def opening(script: Script, *, greet: bool = True) -> list[tuple[Bank, ...]]:
    """Choose what the customer says first: greeting, aside, problem, details, wish."""
    telling, kind = script.customer.temper.telling, script.kind
    parts: list[Bank] = []
    if script.chance(telling * 0.75):
        parts.append(ASIDES[script.feeling])
        script.confided = True
    parts.append(script.ending.problem or kind.problem)
    contexts = list(kind.context)
    script.tongue.rng.shuffle(contexts)
    parts += [c for c in contexts[:3] if script.chance(telling)]
    if script.chance(0.75):
        parts.append(kind.want)
    if telling > 0.8 and script.chance(0.5):
        parts.append(ASIDES[script.feeling])
    first = [GREETINGS] if greet and script.chance(0.7) else []
    if script.channel == "chat" and len(parts) > 2 and script.chance(0.5):
        return [(*first, *parts[:2]), tuple(parts[2:])]
    return [(*first, *parts)]


def acknowledge(script: Script) -> str:
    """Answer what the customer feels, or go straight to business."""
    if not script.chance(script.habit.connection):
        return ""
    own = script.habit.feels
    # Nobody laughs at a joke that was not made, or thanks for kindness that was not said.
    shown = script.feeling if script.confided or script.feeling in ("upset", "calm") else "calm"
    return script.words(own if own and script.chance(0.6) else SYMPATHY[shown])


def look_back(script: Script) -> None:
    """Read what happened before, or make the customer tell it again."""
    earlier = script.earlier
    if earlier is None:
        return
    if earlier.staff == script.staff:
        script.happen("history opened", f"ticket {earlier.ticket}")
        script.by_staff(script.words(
            ("[It's me again|You've got me again], {first}: we [talked|were in touch] on {earlier_day}[ about {about}|].", "[I remember|I remember you], {first}, [from {earlier_day}|we were in touch on {earlier_day}].", "[Good that it's me|It landed with me again], I [know|still know] what we [said|agreed] on {earlier_day}.")
        ))  # fmt: skip
        return
    read = script.chance(script.habit.history if earlier.noted else script.habit.history * 0.6)
    if read:
        script.happen(
            "history opened",
            f"ticket {earlier.ticket}, {earlier.staff.name}{', with a note' if earlier.noted else ''}",
        )
        script.by_staff(script.words(
            ("[I've read|I have read] {earlier_staff}'s note from {earlier_day}, [so you don't have to explain it again|so I know where we are].",
             "I can see you [were in touch|talked to {earlier_staff}] on {earlier_day} about {about}.", "{earlier_staff} [wrote down|noted] what you agreed on {earlier_day}: [good, we can start there|let's go on from there].")
            if earlier.noted else
            ("I can see a [contact|conversation] with {earlier_staff} on {earlier_day}, [though no note about it|without a note], so [forgive me if I ask twice|I've read through it].", "[I've gone|I just went] through your conversation with {earlier_staff} of {earlier_day}."))
        )  # fmt: skip
        return
    script.by_staff(
        script.words(
            (
                "[Could you tell me|Can you tell me] what [happened|it's about], from the start?",
                "[What|And what] was [the problem|that about], {first}?",
                "[Can you explain|Please explain] the issue[ again|].",
                "[How can I help|What can I do for you] [today|]?",
            )
        )
    )
    script.by_customer(AGAIN)
    script.pleased -= 0.2


def identify(script: Script) -> None:
    """Ask who is there before opening their record, fully, lightly or not at all."""
    habit, facts = script.habit, script.facts
    if not script.kind.private:
        return
    known = any(facts["order"] in turn.text for turn in script.turns)
    if not script.chance(habit.authentication):
        if script.chance(habit.half_check * 3) and not known:
            script.by_staff(script.words(habit.identify_lightly))
            _give(script, known)
        else:
            script.by_staff(
                script.words(
                    (
                        "[Found you by your mail address|I've got your account up].",
                        "[I see your order|Your order's here], {order}.",
                        "[OK, got your order|Got it], {product}, {street}.",
                    )
                )
            )
    elif known and script.chance(0.7):
        script.by_staff(
            script.words(
                (
                    "[Thanks for the order number|I have the order number]. [And the postcode|Which postcode is on it], please?",
                    "[Just the postcode|The postcode too], please[, so I know it's you|], {first}.",
                )
            )
        )
        script.by_customer(POSTCODE)
    else:
        script.by_staff(script.words(habit.identify))
        _give(script, known)
    script.happen("record look-up", script.ending.look_up)


def _give(script: Script, known: bool) -> None:
    if script.channel == "phone":
        script.facts["digits"] = spoken(script.facts["order"][3:])
        script.by_customer(GIVEN_SPOKEN)
    else:
        script.by_customer(
            (
                "[I gave it above|It's up there]: {order}. {postcode}.",
                "{order}, [as I wrote|like I said]. {postcode}.",
            )
            if known
            else GIVEN
        )


def inquire(script: Script) -> None:
    """Ask what the answer depends on, unless the customer has said so already."""
    wanted = list(script.kind.questions)
    script.tongue.rng.shuffle(wanted)
    for question, answer in wanted[: 2 if script.habit.questions == 1.0 else 1]:
        if script.chance(script.habit.questions):
            first_word = script.tongue.say(answer, script.facts).split()[0].strip(".,:!?…“”").lower()
            told = " ".join(turn.text.lower() for turn in script.turns if turn.who == CUSTOMER)
            if len(first_word) > 3 and first_word in told:
                continue
            script.by_staff(script.official(question))
            script.by_customer(answer)


def in_order(script: Script) -> str:
    """Put the steps in a list (Ben), in prose (most), or leave most of them out (Luis)."""
    steps = [s for i, s in enumerate(script.ending.steps) if i == 0 or script.chance(script.habit.step_share)]
    said = [script.official(step) for step in steps]
    if len(said) > 1 and script.channel != "phone" and script.chance(script.habit.numbered):
        return "\n" + "\n".join(f"{number}. {step}" for number, step in enumerate(said, start=1)) + "\n"
    return " ".join(said)


def answer(script: Script) -> None:
    """Say what the record shows and what will be done, in one message or in two."""
    habit, ending = script.habit, script.ending
    finding, does = script.official(ending.finding), script.official(ending.answer)
    expects = script.official(ending.expect) if ending.guideline or script.chance(habit.expects) else ""
    steps = in_order(script)
    slip = script.kind.slip
    if script.chance(habit.curt) and script.chance(0.6):
        first, then = (finding, does) if script.chance(0.6) else (does, finding)
        script.by_staff(first)
        script.by_customer(PUZZLED)
        script.by_staff(then, script.official(ending.expect))
        script.pleased -= 0.15
        return
    if script.channel == "mail":
        script.by_staff(
            "\n\n".join(p for p in (" ".join((finding, does)), " ".join((steps, expects)).strip()) if p)
        )
    elif script.chance(0.55):
        script.by_staff(finding, pause=2.5)
        if script.chance(0.35):
            script.by_customer(
                ("OK.", "[OK|Right], and [now|what does that mean]?", "[Oh|Ah]. [I see|OK].", "[Hm|Mm].")
            )
        script.by_staff(does)
        script.by_staff(steps, expects)
    else:
        script.by_staff(finding, does, pause=2.5)
        script.by_staff(steps, expects)
    if slip and script.chance(habit.wrong * 2):
        script.by_staff(slip.claim)
        script.pleased -= 0.1
        if script.chance(0.6):
            script.by_customer(slip.objection)
            script.by_staff(script.words(slip.correction))


def further(script: Script) -> None:
    """Let the customer ask on, and let those who think ahead answer before being asked."""
    asks = [ask for i, ask in enumerate(script.kind.asks) if i not in script.ending.beside_the_point]
    script.tongue.rng.shuffle(asks)
    for ask, reply in asks[: 1 + script.chance(0.3)]:
        if script.chance(0.3 + script.customer.temper.telling * 0.45):
            script.by_customer(ask)
            script.by_staff(script.official(reply))
    if script.kind.tips and script.chance(script.habit.tips):
        script.by_staff(script.official(script.kind.tips))


def promise(script: Script) -> bool:
    """Promise to ring back, as Owen does."""
    if not script.chance(script.habit.calls_back):
        return False
    script.by_staff(
        script.words(
            (
                "I'll [ring you|call you back] [by {time}|before {time}] [tomorrow|on {deadline}], on {phone}?",
                "[Let me check one more thing|I want to be sure of one thing]: I'll call {phone} [by {time} tomorrow|on {deadline} morning].",
                "[I'll give you a ring|You'll get a call from me] on {deadline}, [before {time}|by {time}].",
            )
        )
    )
    script.by_customer(
        (
            "[Yes, that number|That's the one], [after ten please|any time].",
            "[OK, I'll be in|All right, I'll wait for it].",
            "[Please do|Fine], [{phone} works|but not before nine].",
        )
    )
    script.happen("call promised", "{staff_first} to call {phone}, {deadline}")
    return True


def close(script: Script) -> bool:
    """Let the customer take leave: thankful, cool, or sour where nothing was solved."""
    good = script.chance(max(0.05, min(1.0, script.ending.pleased)))
    moved = good and script.chance(script.ending.pleased * script.habit.connection * 0.4)
    if good:
        script.by_customer(PRAISE if moved else THANKS[script.feeling])
    else:
        script.by_customer(COOL if script.ending.pleased > 0.55 else SOUR)
    return good


def part(script: Script) -> None:
    """Close, with thanks or without."""
    if script.chance(0.6):
        script.by_staff(script.words(script.habit.close))
    good = close(script)
    if script.chance(0.45 + script.habit.connection * 0.4):
        script.by_staff(script.words(script.habit.bye))
    script.pleased += (0.15 if good else -0.3) + (script.habit.connection - 0.5) * 0.3


def _bank(bank: Bank) -> tuple[str, ...]:
    return (bank,) if isinstance(bank, str) else tuple(bank)


def leave_note(script: Script) -> None:
    """Leave a complete note, a thin one, or none."""
    if script.chance(script.habit.note):
        lead = script.words(
            (
                "",
                "",
                "Summary: ",
                "[Spoke with|Contact with] {first}. ",
                "For the next one: ",
                "Note: ",
                "{about_cap}. ",
                "To whoever has it next: ",
            )
        )
        script.note(f"{lead} {script.knowing(script.tongue.rng.choice(_bank(script.ending.note)))}".strip())
        script.noted = True
    elif script.chance(script.habit.thin_note / max(0.01, 1 - script.habit.note)):
        script.note(script.words(script.habit.thin))
    if script.ending.done[0] != "none":
        script.happen(*script.ending.done)


def hand_over(script: Script) -> None:
    """Pass the conversation to a colleague, with a word for them or without."""
    colleague = script.colleague
    if colleague is None:
        return
    before = script.staff
    script.facts["colleague"] = colleague.name.split()[0]
    script.by_staff(script.words(
        ("[I'll pass you to|Let me get] my colleague {colleague}, who [knows this better|does this every day].", "That's [one for|something for] {colleague}. [I'm handing you over|I'll put you through] now[, {first}|].",
         "[Bear with me|One moment], {colleague} [will take over|takes it from here]. [I've told them what you told me.|]"))
    )  # fmt: skip
    wrote = script.chance(script.habit.note)
    if wrote:
        script.note(script.words(("{first} is asking about {about}: {product}, {order}. [Checked: order and postcode|Not checked yet]. [In a hurry, {trip} {leaving}|Wants an answer {quickly}].", "For {colleague}: {about}, {order} ({product}). [Haven't promised anything|Said you'd know]. [Customer is fine|Customer is a little impatient].")))  # fmt: skip
        script.noted = True
    script.happen("hand-over", f"{before.name} → {colleague.name} ({script.kind.team})")
    script.pass_to(colleague)
    if script.channel == "mail":
        return
    if wrote and script.chance(max(0.5, script.habit.history)):
        first_name = before.name.split()[0]
        script.by_staff(
            script.words(script.habit.hello), f"{first_name} left me a note, so no need to start again."
        )
    else:
        script.by_staff(
            script.words(script.habit.hello),
            script.words(
                (
                    "[What can I do for you|How can I help]?",
                    "[What's it about|Could you tell me what this is about]?",
                )
            ),
        )
        script.by_customer(
            (
                "[I've just told your colleague|As I just wrote]: {about}, {order}.",
                "[Again?|Right, again:] {about}. {order}.",
                "{about_cap}. [It's all above|You can read it above].",
            )
        )
        script.pleased -= 0.1


def greeting(script: Script) -> str:
    """Say hello as this person does."""
    return script.words(script.habit.hello)
