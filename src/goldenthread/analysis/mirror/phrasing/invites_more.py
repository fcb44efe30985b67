"""Invites more: a question that only this message calls for."""

from goldenthread.analysis.mirror.response import Response
from goldenthread.analysis.mirror.situation import Situation

BEGINNINGS: dict[Response, tuple[str, ...]] = {
    Response.QUESTIONS: (
        "{said} can be answered in a word.",
        "{said} looks for a fact, not for what they think.",
        "{said} sounds like a test.",
    ),
    Response.BLAMES: (
        "After {said}, who would want to say more?",
        "{said} makes them defend themselves.",
        "You know what went wrong; you don't know yet how it looked to them.",
    ),
    Response.BRUSHES_OFF: (
        "{said} says that you've heard enough.",
        "{said} closes the talk before it has begun.",
        "There's surely more behind this.",
    ),
    Response.REFUSES: (
        "{said} shuts the door.",
        "You can hold the line and still want to know more.",
        "{said} ends the talk, and you'd learn nothing.",
        "Nothing here opens the door.",
    ),
    Response.ORDERS: (
        "After {said} there's nothing left to say.",
        "{said} leaves no room for what they think.",
        "Nothing here opens the door.",
    ),
    Response.FORWARDS: (
        "{said} closes the talk with you.",
        "You could hear them out before {said}.",
        "Somebody else may deal with it; you can still ask.",
    ),
    Response.DEFERS: (
        "While you're at {said}, they know more than they've told.",
        "Before {said}, find out what you'd be looking for.",
        "{said} leaves them waiting; they could be helping.",
    ),
    Response.PRAISES: (
        "{said} rounds it off, just when it gets interesting.",
        "Don't stop at {said}.",
        "{said} could be where the talk begins.",
    ),
    Response.AGREES: (
        "{said} ends it there.",
        "The answer is clear; there may be more behind it.",
        "{said} settles this one case.",
    ),
    Response.ANSWERS: (
        "Nothing here opens the door.",
        "It answers them and asks for nothing.",
        "They may have more to tell.",
        "There's no question in it for them.",
        "After {said}, leave room for them.",
        "They'll know what you think; you won't know what they think.",
    ),
}

PROPOSALS: dict[Situation, tuple[str, ...]] = {
    Situation.DANGER: (
        "When they're ready: would they like to tell you what happened, and what would have helped right then?",
        "Ask how they are after {trouble}, and what they'd want in place for the next time.",
        "Ask what they need from you now, and leave it open.",
    ),
    Situation.LOSS: (
        "Ask whether they'd like to talk about {one}, and let them choose when.",
        "Ask what stays with them from it; no more than that.",
        "Would they like company, or to tell you more? Ask.",
    ),
    Situation.SLIP: (
        "Ask what made it easy to get {it} wrong, and what would catch it next time.",
        "Ask how it came about, seen from where they sat.",
        "Ask what they'd change so that it can't happen to the next person.",
    ),
    Situation.GLAD: (
        "Ask what made the difference, and who else should hear about it.",
        "Ask them to tell you how it went; they'd love to.",
        "Ask what {it} taught them.",
    ),
    Situation.FEELING: (
        "Ask what's hardest about it, and what would help with {it} now.",
        "Ask what they told {who}, and what they wish they could have said.",
        "Ask what they'd change first about {it} if they could.",
        "Ask what you're not seeing about {it} from where you sit.",
        "Ask what happened just before they wrote, and what they'd want from you.",
        "Ask what they'd like to be different by next week.",
    ),
    Situation.MAY_I: (
        "Ask what they'd do about {it} if it were up to them.",
        "Ask what {who} told them, and what they think would be fair.",
        "Ask how often somebody wants this, and what they usually say.",
        "Ask what speaks for an exception on {it} this time.",
        "What would they decide about {it}? Ask before you do.",
    ),
    Situation.GRANTED: (
        "Ask what they'd change about {it}, so that nobody has to ask again.",
        "Ask how often they hear this about {it}, and from whom.",
        "Ask what {who} told them, and whether others are in the same boat.",
    ),
    Situation.WHY: (
        "Ask what they'd put in place of {it}.",
        "Ask what {who} said, and what answer they'd have liked to give.",
        "Ask where {it} hurts most, seen from their side of the desk.",
    ),
    Situation.IDEA: (
        "Ask how they picture {it} working, and for whom.",
        "Ask what gave them the idea about {it}.",
        "What might get in the way, and what would they try first? Ask.",
        "Ask what they see people do that made them think of it.",
    ),
    Situation.DEED: (
        "Ask what made them do that, and how it went down.",
        "Ask what they noticed while they {deed}.",
        "They {deed}: ask what made them choose that, and what they'd do next.",
        "They {deed}. Ask how {who} took it.",
    ),
    Situation.TROUBLE: (
        "Ask how often this happens with {it}, and what they tell people.",
        "Ask what they'd change about {it} first.",
        "Ask what {who} says about {it}, in their own words.",
        "Ask what else goes wrong around {it}.",
        "Ask how they've been getting by with {it} up to now.",
    ),
    Situation.ASKS: (
        "Ask what's behind the question: who wants to know about {it}, and why now?",
        "Ask what {who} is hoping to hear about {it}.",
        "Ask what else is unclear about {it}, and where they looked first.",
        "Ask what made it come up.",
    ),
    Situation.TELLS: (
        "Ask what else they see around {it}.",
        "Ask what they'd do about {it} with a free hand.",
        "Ask what {it} looks like from their place.",
        "Ask what they make of it.",
    ),
}

# Whatever the message does.
ALWAYS: tuple[str, ...] = (
    "Take up {told}, and ask what's behind it.",
    "There's more behind {told}. Ask what they'd want you to know.",
)
# Whatever the draft does.
BESIDE: tuple[str, ...] = (
    "You speak of {re}; they may have more to tell.",
    "With {re} the talk is over before it began.",
    "So far there's your side: {re}.",
)
