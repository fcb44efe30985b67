"""How each of the cast writes: greetings, sympathy, checks, notes, and what they tend to leave out.

Nobody is good or bad at the job here. A habit is a set of likelihoods, so that every person shows
each behaviour in some conversations and not in others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .language import Bank


def _as_is(text: str, rng: Random) -> str:
    return text


def _smiling(text: str, rng: Random) -> str:
    """Jonas can't help it."""
    return f"{text} {rng.choice(('🌲', '😊', '🥾', '⛺', '👍', '☀️', '🙌'))}" if rng.random() < 0.45 else text


def _sorry(text: str, rng: Random) -> str:
    """Aiko apologises for the weather too."""
    more = (
        "I'm so sorry again.", "Sorry once more for the trouble.", "I do apologise for that.", "So sorry about this.",
        "Apologies again.", "I'm sorry for the bother.", "My apologies, truly.", "I feel bad about this.",
    )  # fmt: skip
    return f"{text} {rng.choice(more)}" if len(text) > 15 and rng.random() < 0.4 else text


def _hasty(text: str, rng: Random) -> str:
    """Tom types between two meetings."""
    if rng.random() > 0.4 or text.startswith(("Hi", "Hello", "Right", "OK")):
        return text
    start = rng.choice(("Right,", "OK,", "Quick one:", "So,"))
    keep = text.startswith(("I ", "I'", "FH"))
    return f"{start} {text if keep else text[:1].lower() + text[1:]}"


@dataclass(frozen=True, slots=True)
class Habit:
    """The likelihoods (0 to 1) and the words of one person."""

    hello: Bank
    feels: Bank = ()
    identify: Bank = (
        "[Could I have|Can I have|May I have] your order number and [the postcode|your postcode]?",
    )
    identify_lightly: Bank = ("What's the order number?", "[Order number?|Do you have the order number?]")
    bridge: Bank = (
        "Thank you.",
        "[Thanks|Thank you], [one moment|just a second][ while I look|].",
        "[Thanks|Lovely, thanks], {first}.",
    )
    close: Bank = ("[Is there|Was there] anything else?", "Anything else I can [do|help with]?")
    bye: Bank = ("[Have a good day|Bye for now], {first}.", "[Take care|Bye], {first}!")
    sign: Bank = ("Best wishes,\n{staff_first}", "Kind regards,\n{staff_first}")
    dear: Bank = ("Dear {first},", "Hello {first},", "Hi {first},")
    connection: float = 0.6
    authentication: float = 0.85
    half_check: float = 0.1
    history: float = 0.5
    step_share: float = 0.7
    numbered: float = 0.1
    expects: float = 0.7
    tips: float = 0.35
    note: float = 0.6
    thin_note: float = 0.2
    wrong: float = 0.04
    hands_over: float = 0.06
    calls_back: float = 0.05
    questions: float = 0.8
    curt: float = 0.0
    touch: Callable[[str, Random], str] = _as_is
    thin: Bank = (
        "{about}. sorted",
        "re {about}",
        "{first} contacted about {about}",
        "dealt with",
        "see above",
    )


HABITS: dict[str, Habit] = {
    "maya": Habit(
        hello=("Hello {first}, Maya here. I look after customer service at Fernhill[ and I'm helping out this {daypart}|].", "Good {daypart}, {first}. This is Maya."),
        feels=("Thank you for [telling us so plainly|not giving up on us].", "[I read your message twice|I've read that carefully]; [I would be annoyed too|you have every reason to ask]."),
        sign=("Yours,\nMaya Lindqvist\nHead of service", "With thanks,\nMaya"), connection=0.9, authentication=0.8, history=0.85, tips=0.4, note=0.7, expects=0.9,
    ),
    "priya": Habit(
        hello=("Hi {first}, Priya here.", "Hello {first}, I'm Priya. [Let's sort this out|Happy to help].", "Hi {first}! Priya from Orders."),
        feels=("[That's a nuisance|How annoying], with {trip} [coming up|so close].", "I'd want an answer too. [Let's get you one.|]", "Thanks for [the detail|being so clear], that [saves us a round|helps]."),
        close=("The question that usually comes next: [can you change the day? Yes, from the courier's text|what if nobody is home? They leave it with a neighbour or in your safe place].", "[Before you go|One more thing]: if [something looks off|anything changes], [reply here|this same link] and you won't start from zero."),
        connection=0.8, authentication=0.93, history=0.8, tips=0.85, expects=0.95, note=0.8, step_share=0.9,
    ),
    "tom": Habit(
        hello=("Hi, Tom here.", "Hello {first}, Tom speaking[, one of the leads here|].", "Hi {first}."), feels=("[Not great|That's not right].", "[Yeah|Yes], [that's a pain|annoying]."), close=("All good?", "OK?", "That do it?"),
        sign=("Tom", "Tom Okafor\nFernhill Outdoor"), connection=0.4, authentication=0.45, half_check=0.3, history=0.4, tips=0.25, expects=0.6, note=0.5, thin_note=0.3, wrong=0.06, touch=_hasty,
    ),
    "chad": Habit(
        hello=("Hey {first}! Chad here, [so glad you wrote|thanks for reaching out].", "Hi {first}, you've got Chad. [How's your day going otherwise?|Lovely to meet you.|]", "Hiya {first}! Chad at Fernhill."),
        feels=("[Oh no|Ah no], [and right before|just before] {trip}! [I'd be gutted|That's rotten].", "[{trip_cap}, I'm jealous|Oh, {trip}! I've always wanted to]. [Let's make sure you get there|We'll fix this first].", "[I hear you|I get it], {first}, that's [really frustrating|no fun at all]."),
        close=("Anything else on your mind, {first}?", "[Enjoy|Have the best time on] {trip}, [and send us a photo|won't you]!"), bye=("[You're a star|Thanks for your patience], {first}. [Have a cracking day|Happy trails]!",),
        sign=("Cheers,\nChad", "Happy trails,\nChad"), dear=("Hi {first}!", "Hey {first},"), connection=0.96, authentication=0.8, history=0.3, tips=0.4, note=0.16, thin_note=0.3,
    ),
    "sinead": Habit(
        hello=("Hello {first}, this is Sinéad.", "Good {daypart}, {first}, Sinéad here.", "Hello {first}, Sinéad O'Neill from Orders and returns."),
        feels=("[I'm sorry, {first}|Sorry about that, {first}], [you shouldn't have to chase us|that's not how it should go].", "Thank you, {first}, [that's very clear|that's a great help]."),
        close=("I've [put all of this in a note|written this up], {first}, so [whoever picks up next|any of us] knows.", "Is there anything I've missed, {first}?"), sign=("Kind regards,\nSinéad O'Neill", "With best wishes,\nSinéad"),
        connection=0.8, authentication=0.97, history=0.75, tips=0.45, expects=0.85, note=0.97, thin_note=0.02,
    ),
    "luis": Habit(
        hello=("Hi.", "Hello.", "Luis here."), identify=("Order number and postcode?", "Order number, postcode."), identify_lightly=("Order number?",), bridge=("Thanks.", "OK.", "Checking.", "Found it."),
        feels=("OK.", "Understood.", "Noted."), close=("That's it.", "Anything else?", "Done."), bye=("Bye.", "OK, bye."), sign=("Luis", "L. Ferreira"), dear=("Hello,", "Hi {first},"),
        connection=0.12, authentication=0.85, history=0.4, step_share=0.35, expects=0.35, tips=0.05, note=0.45, thin_note=0.4, questions=0.5, curt=0.85,
    ),
    "aiko": Habit(
        hello=("Hello {first}, I'm Aiko, and I'm so sorry you had to write.", "Hello {first}, this is Aiko. [I do apologise for the wait|Sorry to keep you waiting].", "Hi {first}, Aiko here, [sorry for the trouble|apologies first of all]."),
        feels=("I'm terribly sorry, {first}, [truly|that must be so frustrating].", "I'm so sorry, [this should never have happened|I feel awful about it].", "My apologies, {first}. I [can imagine|understand] how [upsetting|tiresome] [that is|it must be]."),
        close=("I'm sorry again. Is there anything else at all?", "Once more, my apologies, {first}."), sign=("With sincere apologies,\nAiko", "Very best wishes, and sorry again,\nAiko Tanaka"), connection=0.85, authentication=0.9, history=0.5, note=0.65, touch=_sorry,
    ),
    "ben": Habit(
        hello=("Hello {first}, Ben here[, from Product help|].", "Hi {first}, this is Ben."), feels=("[OK, let's take it step by step|Let's go through it in order].", "[I know that one|I've had that on my own], [so I can guess where it goes|it's a nuisance]."),
        close=("Tell me [how step two goes|if any of that is unclear].", "Shall I stay on while you try?"), sign=("All the best,\nBen Wójcik", "Ben\nProduct help"), connection=0.6, authentication=0.88, history=0.55, step_share=1.0, numbered=0.85, expects=0.85, tips=0.6, note=0.7,
    ),
    "fatima": Habit(
        hello=("Hello {first}, I'm Fatima. [Tell me a little more|May I ask a few things first]?", "Hi {first}, Fatima here. [I'd like to understand this properly|Let me understand it first]."),
        feels=("[What a shame|Oh, what a pity], [after {weather}|before {trip}]. [How far had you got?|]", "[I see|Thank you for explaining]. [What matters most to you here: speed, or having it right?|]"), close=("[Have I understood you rightly|Does that answer what you came for]?", "What would make {trip} easier, [apart from this|otherwise]?"),
        sign=("Warm regards,\nFatima", "Best wishes,\nFatima El Amrani"), connection=0.85, authentication=0.9, history=0.65, questions=1.0, tips=0.5, expects=0.8, note=0.75,
    ),
    "grace": Habit(
        hello=("Thank you for contacting Fernhill Outdoor. My name is Grace and I will be happy to assist you today.",), feels=("I understand your frustration and I apologise for any inconvenience caused.", "Thank you for bringing this to our attention."),
        identify=("For security purposes, please provide your order number and the postcode on the order.",), bridge=("Thank you for confirming. Please allow me a moment to check this for you.",),
        close=("Is there anything else I can assist you with today?",), bye=("Thank you for choosing Fernhill Outdoor. Have a great day!",), sign=("Kind regards,\nGrace\nFernhill Outdoor Customer Service",), dear=("Dear {first},", "Dear customer,"),
        connection=0.75, authentication=0.97, history=0.3, step_share=0.6, tips=0.15, expects=0.5, note=0.55, thin_note=0.35, thin=("Customer contacted us. Information provided.", "Query resolved. Closing."),
    ),
    "jonas": Habit(
        hello=("Hey {first} 👋 Jonas here!", "Hi {first}, Jonas from Product help 🌲", "Moin {first}! Jonas here 😊"), feels=("Oh no 😬 [not before|and that with] {trip}!", "Ugh, [sorry about that|that's no fun] 🙈", "[Nice trip though|{trip_cap} sounds great] 🏔️"),
        close=("Anything else? 😊", "[All clear|Does that help]? 🥾"), bye=("[Have fun out there|Enjoy {trip}] 🌲", "Bye {first} 👋"), sign=("Cheers\nJonas 🌲", "See you outside 🌲\nJonas"), dear=("Hi {first} 👋", "Hey {first},"),
        connection=0.88, authentication=0.7, half_check=0.2, history=0.4, tips=0.5, note=0.45, thin_note=0.3, touch=_smiling, wrong=0.05,
    ),
    "noor": Habit(
        hello=("Hello {first}, Noor here. [I've just read through your account|Give me half a minute to read what's here first].", "Hi {first}, it's Noor. I've got your [history|earlier messages] in front of me."),
        feels=("[I can see why you're writing|That makes sense, seeing what happened].", "[I'm sorry it came to this|Sorry about that], {first}."), close=("[Have I left anything out|Anything I've overlooked]?", "Is there anything else open from before?"),
        sign=("Best wishes,\nNoor", "Kind regards,\nNoor Haddad"), connection=0.7, authentication=0.95, history=0.97, tips=0.4, expects=0.75, note=0.85, thin_note=0.05,
    ),
    "owen": Habit(
        hello=("Hello {first}, Owen here.", "Hi {first}, you're talking to Owen.", "Good {daypart}, {first}, Owen Price."), feels=("[Leave it with me|I'll get to the bottom of it].", "[I know|Sorry], that's [a pain|not good enough]."), close=("[I'll keep an eye on it|I've got this]. Anything else?",),
        sign=("Speak soon,\nOwen", "All the best,\nOwen Price"), connection=0.65, authentication=0.85, history=0.45, calls_back=0.45, expects=0.55, note=0.35, thin_note=0.35,
    ),
    "zoe": Habit(
        hello=("Hi {first}, Zoë here!", "Hello {first}, this is Zoë from Accounts.", "Hi {first}, Zoë. How can I help?"), feels=("[Oh dear|Hmm], {first}, [that's not nice|I see].", "[OK|Right], [let me see who knows this best|let me think who does that]."), close=("[All right|OK] so far?", "Anything else, {first}?"),
        sign=("Bye for now,\nZoë", "Best,\nZoë Martin"), connection=0.65, authentication=0.8, history=0.4, hands_over=0.34, expects=0.6, tips=0.25, note=0.5, thin_note=0.25,
    ),
}  # fmt: skip
