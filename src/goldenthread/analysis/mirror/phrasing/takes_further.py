"""Takes it further: a next step with who and when."""

from goldenthread.analysis.mirror.response import Response
from goldenthread.analysis.mirror.situation import Situation

BEGINNINGS: dict[Response, tuple[str, ...]] = {
    Response.DEFERS: (
        "{said}: who, and by when?",
        "{said} leaves them waiting without a date.",
        "Put a name and a day to {said}.",
    ),
    Response.BLAMES: (
        "{said} looks back; what happens next?",
        "{said} mends nothing by itself.",
    ),
    Response.FORWARDS: (
        "{said} leaves the running to them.",
        "With {said} it's off your desk, not solved.",
    ),
    Response.ORDERS: (
        "{said} leaves them alone with it.",
        "So far the only task is theirs.",
        "{said} is their part; yours is missing.",
    ),
    Response.REFUSES: (
        "After {said}, everything stays as it is.",
        "{said} holds for today. And then?",
        "A no today needn't be the end of it.",
    ),
    Response.BRUSHES_OFF: (
        "{said} changes nothing about the cause.",
        "After {said}, tomorrow looks the same.",
    ),
    Response.PRAISES: (
        "After {said}, what happens?",
        "{said} is where it stops.",
        "Thanks are good; a next step is better.",
    ),
    Response.QUESTIONS: (
        "Whatever they answer to {said}, what will you do?",
        "A question back is not yet a step.",
        "{said} gives the ball back to them.",
    ),
    Response.AGREES: (
        "{said} settles today.",
        "Good that it's a yes. What comes after {said}?",
        "This one case is settled; the next will come.",
    ),
    Response.ANSWERS: (
        "Nothing says what happens next.",
        "After {said}, what happens, and when?",
        "They won't know what you'll do now.",
        "The next step is missing.",
        "It stops before anything happens.",
        "{said} ends without a next step.",
    ),
}

PROPOSALS: dict[Situation, tuple[str, ...]] = {
    Situation.DANGER: (
        "Say what you'll do today: walk out with them, call security, write it up together?",
        "Name who deals with this person now, and when you'll look in on them again.",
        "Say what you'll change before their next shift, and whom you'll tell.",
    ),
    Situation.LOSS: (
        "Say when you'll look in on them: this afternoon, for a coffee?",
        "Offer a step that's yours: you write the card, or take {it} on, by tomorrow.",
        "Who takes over {it} for today? Settle that for them.",
    ),
    Situation.SLIP: (
        "Say who puts {it} right, and by when: you ring the customer, say, this afternoon.",
        "Offer to mend it together: today, ten minutes, then a line to whoever is affected.",
        "What will you do so that {it} can't trip up the next person? Give it a day.",
    ),
    Situation.GLAD: (
        "Where should this be told? At the next huddle, say, by them.",
        "Say what you'll build on it: a slot on Thursday, a first try with the next person.",
        "Say when you'll sit down to hear how they did it.",
    ),
    Situation.FEELING: (
        "Say what you'll do about {it}, and by when: Thursday's huddle, a call to whoever owns it.",
        "Take one piece of {it} on yourself, and say by which day.",
        "Say when you'll sit down together: today, for ten minutes?",
        "Who could change something about {it}? Say that you'll ask them, and when.",
        "Name one thing you'll do before their next shift.",
    ),
    Situation.MAY_I: (
        "If the rule on {it} doesn't fit cases like this, say where you'll raise it: Thursday's huddle?",
        "Say who decides about {it} in the end, and the day they'll hear.",
        "What will you do so they needn't ask again about {it}? Say by when.",
        "They'll be asked again tomorrow: say when there'll be a rule on {it} they can use.",
    ),
    Situation.GRANTED: (
        "What will you do so that nobody needs to ask again about {it}? Say by when.",
        "Bring {it} to Thursday's huddle, say, so that it holds for everyone.",
        "Say when you'll put this into the guide on {it}, or who will.",
    ),
    Situation.WHY: (
        "Say whom you'll ask about {it}, and the day you'll bring an answer.",
        "Put {it} on the next huddle's agenda, with their question as it stands.",
        "Who could change {it}? Say when you'll take it to them.",
    ),
    Situation.IDEA: (
        "Say when you'll decide about it, or who tries it first, and where.",
        "Could it be tried with {it} for a week? Name the day it starts.",
        "Say where you'll take the idea: the next huddle, with them presenting?",
        "Who has to agree to {it}? Say that you'll ask, and by when they'll know.",
    ),
    Situation.DEED: (
        "Could this become the way everyone does it? Say where you'll bring it up, and when.",
        "Say who else will hear about it, and on which day.",
        "They {deed}: does that need a follow-up from you? Say which, and by when.",
        "Take it to Thursday's huddle, say, and tell them that you will.",
    ),
    Situation.TROUBLE: (
        "Say who looks at {it}, and the day they'll hear back.",
        "Say what you'll do about {it}, and by when: a call this afternoon, a ticket with your name on it?",
        "Who could put {it} right? Say that you'll ring them, and when.",
        "What holds with {it} until then? Say that, and when you'll look again.",
    ),
    Situation.ASKS: (
        "Say where the answer about {it} will stand, and who puts it there, by when.",
        "Should everybody know this about {it}? Say when you'll tell them.",
        "Others will ask as well: will it be at the next huddle, or in the guide by Friday?",
    ),
    Situation.TELLS: (
        "Say what you'll do about {it}, and by which day.",
        "Who should hear about {it}? Say that you'll tell them, and when.",
        "Bring {it} to the next huddle, or say who will look at it.",
        "Name one step, a person and a day.",
    ),
}

# Whatever the message does.
ALWAYS: tuple[str, ...] = (
    "They wrote {told}. Say what you'll do about that, and by which day.",
    "What follows from {told}? Name a step, a person and a day.",
)
# Whatever the draft does.
BESIDE: tuple[str, ...] = (
    "You speak of {re}, not of what comes next.",
    "Beside {re}, what will happen?",
    "And after {re}?",
)
