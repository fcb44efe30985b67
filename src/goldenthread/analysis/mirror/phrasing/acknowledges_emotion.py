"""Acknowledges emotion: the colleague's own feeling, said back and let stand."""

from goldenthread.analysis.mirror.response import Response
from goldenthread.analysis.mirror.situation import Situation

BEGINNINGS: dict[Response, tuple[str, ...]] = {
    Response.BRUSHES_OFF: (
        "{feel}, and {said} waves it away.",
        "{feel}. {said} may be meant kindly; it tells them not to feel it.",
        "{said} comes before anybody has listened. {feel}.",
    ),
    Response.BLAMES: (
        "{feel}, and {said} adds to it.",
        "{feel}. With {said} they'll keep that to themselves next time.",
        "{feel}. The lesson can wait; that can't.",
    ),
    Response.QUESTIONS: (
        "{feel}, and the answer is {said}.",
        "{feel}. Before {said}, that needs a sentence.",
    ),
    Response.REFUSES: (
        "{feel}, and what comes back is {said}.",
        "{feel}, and all they get is a no.",
        "{feel}. {said} can follow, but not come first.",
    ),
    Response.ORDERS: (
        "{feel}, and the reply hands them a task.",
        "{feel}. {said} passes over that.",
        "{feel}, and {said} doesn't touch it.",
    ),
    Response.FORWARDS: (
        "{feel}, and {said} sends it elsewhere.",
        "{feel}. That isn't answered by {said}.",
    ),
    Response.DEFERS: (
        "{feel}. {said} deals with the matter only.",
        "{feel}, and that can't wait for {said}.",
    ),
    Response.PRAISES: (
        "{feel}, and {said} covers it up.",
        "{feel}. Before {said}, let that have its place.",
    ),
    Response.AGREES: ("{feel}. {said} gives them the yes, and leaves that unsaid.",),
    Response.ANSWERS: (
        "{feel}, and the reply doesn't touch it.",
        "{feel}. That goes unanswered.",
        "{feel}. Before anything practical, stay with that for a line.",
        "{feel}. {said} is about something else.",
    ),
}

PROPOSALS: dict[Situation, tuple[str, ...]] = {
    Situation.DANGER: (
        "Start there: after {trouble}, nobody would be calm.",
        "Say how frightening or vile that must have been, before anything else.",
        "Say that it was not all right, and that anyone would be shaken by it.",
    ),
    Situation.LOSS: (
        "Start there: losing {one} is a loss for them too.",
        "Say that you're sorry, in a line of its own, and leave it at that.",
        "No advice first: say that it's sad, and that they may be sad.",
    ),
    Situation.SLIP: (
        "Say that you know how that sits in the stomach; then speak of {it}.",
        "Say first that anyone who cares would feel that way.",
        "Say how heavy a thing like that sits, before you come to {it}.",
    ),
    Situation.GLAD: (
        "Be glad with them for a line before you go on.",
        "Say that you can hear it, and that it's well earned.",
        "Share it first: what you felt when you read about {it}.",
    ),
    Situation.FEELING: (
        "Start there: that {it} would leave anybody {adj}.",
        "Start there: {trouble} would do that to anyone.",
        "Say it back in your own words, without a but behind it.",
        "What must it be like to face {it} like that? Say what you imagine.",
        "Say that it makes sense to be {adj} over {it}, and let it stand.",
        "Would you feel the same about {it}? Then tell them.",
        "Say that you've heard that part, before you speak of {it}.",
    ),
}
PROPOSALS |= {other: PROPOSALS[Situation.FEELING] for other in Situation if other not in PROPOSALS}

# Whatever the message does.
ALWAYS: tuple[str, ...] = ("Stay with {told} for a moment before you go on.",)
# Whatever the draft does.
BESIDE: tuple[str, ...] = (
    "{feel}, and you answer with {re}.",
    "{feel}. Before {re}, that needs a line.",
)
