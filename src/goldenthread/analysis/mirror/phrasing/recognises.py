"""Recognises: what this colleague did, and what it was good for."""

from goldenthread.analysis.mirror.response import Response
from goldenthread.analysis.mirror.situation import Situation

BEGINNINGS: dict[Response, tuple[str, ...]] = {
    Response.PRAISES: (
        "{said} could stand under any message.",
        "{said} is kind, but for what?",
        "Make {said} particular.",
    ),
    Response.BLAMES: (
        "{said} sees only what went wrong.",
        "Beside the fault, something was done right.",
        "{said} tells them what you'd have done, not what they did.",
    ),
    Response.QUESTIONS: (
        "{said} sounds like a check, not like thanks.",
        "Before you ask, there's something to see.",
        "{said} skips over what they did.",
    ),
    Response.REFUSES: (
        "{said} may have to stand; their part in it deserves a word all the same.",
        "The answer can be no and the asking still be good.",
        "Before {said}, there's something to thank them for.",
    ),
    Response.ORDERS: (
        "{said} takes what they've done for granted.",
        "They get a task before they get a thank-you.",
        "Before {said}, say what they've already done.",
    ),
    Response.FORWARDS: (
        "{said} passes their message along as if it were post.",
        "Whoever takes this on, they brought it.",
        "Before {said}, there's a thank-you to give.",
    ),
    Response.DEFERS: (
        "Whatever comes of {said}, they've done their part.",
        "{said} is about later; they did something already.",
        "There's something to thank them for today.",
    ),
    Response.BRUSHES_OFF: (
        "{said} skips what they did.",
        "There's more to see here than {said}.",
        "What they did gets lost in the hurry.",
    ),
    Response.AGREES: (
        "{said} answers them; it doesn't thank them.",
        "A yes is welcome; being seen is better.",
        "Put a reason behind {said}.",
    ),
    Response.ANSWERS: (
        "Nothing here says that you saw their part in it.",
        "Their part in this goes unnamed.",
        "There's something to thank them for.",
        "They won't know from this what you saw in it.",
        "What did they do here? The reply doesn't say.",
        "Beside {said}, there's something they did.",
    ),
}

PROPOSALS: dict[Situation, tuple[str, ...]] = {
    Situation.DANGER: (
        "How did they keep their head with {trouble}? Name one thing they did, if you know it.",
        "They told you about it instead of swallowing it: say why that was right.",
        "They reported this straight away. Say what that makes possible.",
    ),
    Situation.LOSS: (
        "What did they do for {one}? Name one thing you know of, and what it meant.",
        "They {deed}: say what somebody will remember of that.",
        "Name what they did for someone in a hard hour; if you don't know it, ask.",
    ),
    Situation.SLIP: (
        "They told you about {it} themselves: say what that lets you put right.",
        "Owning up to it early is worth a thank-you; say what it saves.",
        "They came forward before anybody complained to you. Say that this is what you hope for.",
    ),
    Situation.GLAD: (
        "What did they do to bring it about? Name it, and who is better off.",
        "They {deed}: say what came of it.",
        "Say which part of {it} is their doing.",
    ),
    Situation.FEELING: (
        "They told you straight what {it} does to them: say what you can do now because they did.",
        "They {deed}. Say that you saw it, and for whom it mattered.",
        "They wrote to you about {it} instead of just swallowing it. Say what that's worth.",
        "It isn't easy to write a message like this. Say what it's good for that they did.",
        "What have they done about {it} so far? Name one thing, and what it spared someone.",
    ),
    Situation.MAY_I: (
        "They asked about {it} instead of just saying no: say what that gives {who}.",
        "Someone else would have refused at once; they stopped to ask about {it}. Name that.",
        "They went to the trouble of asking for {who}. Say why you like that.",
        "Asking first was the careful thing to do; say whom it helps.",
    ),
    Situation.GRANTED: (
        "They asked on behalf of {who}: say what they got right about it.",
        "It took somebody to think of {it} from the other side of the desk. They did; name that.",
        "They came to ask about {it} instead of refusing; say whom that helps.",
    ),
    Situation.WHY: (
        "They could have shrugged at {it}; they asked. Say what that question is worth.",
        "Asking why about {it} is how it gets better: say so, to them.",
        "They took the question further for {who}. Name it.",
    ),
    Situation.IDEA: (
        "The idea about {it} is theirs: say what's good in it, even if it can't be done.",
        "They thought past the problem to {it}; say whom that would help.",
        "Say which part of their idea you'd keep, and for whose sake.",
        "They thought it through for {who}; say what you like about that.",
    ),
    Situation.DEED: (
        "They {deed}. Say so, and what it did for {who}.",
        "They {deed}: what was that good for, and for whom? Put it in a line.",
        "Name it: they {deed}. Then say what it was good for.",
        "Say what you saw in {deed}, and who is better off.",
    ),
    Situation.TROUBLE: (
        "They saw what goes wrong with {it} and said so; name that, and who gains once it's put right.",
        "They told you about {it} instead of quietly working around it. Say why that's good.",
        "Without their message, how long would this have gone on with {it}? Thank them for that.",
        "They spoke up about {it} for {who}. Say that you noticed.",
    ),
    Situation.ASKS: (
        "They asked about {it} instead of guessing: say whom that helps.",
        "They want {who} to get the right answer about {it}; say that you see it.",
        "Checking {it} first saves somebody a wrong answer. Tell them so.",
        "A good question deserves a thank-you that names it.",
    ),
    Situation.TELLS: (
        "They noticed {it} where others walk past; name that, and whom it helps.",
        "Say what you know now about {it} because they wrote.",
        "They took the time to tell you about {it}: what does that make possible?",
        "They needn't have written. Say what it's good for that they did.",
    ),
}

# Whatever the message does.
ALWAYS: tuple[str, ...] = (
    "They wrote {told}. Say what it's good for that they told you.",
    "Take {told}: what have they done about it, and whom did that help?",
)
# Whatever the draft does.
BESIDE: tuple[str, ...] = (
    "Before you come to {re}, there's a thank-you to give.",
    "You speak of {re}, and not of what they did.",
    "You've seen {re}; have you seen their part?",
)
