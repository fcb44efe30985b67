"""Connects: the person, their place, what they may decide, or care for them."""

from goldenthread.analysis.mirror.response import Response
from goldenthread.analysis.mirror.situation import Situation

BEGINNINGS: dict[Response, tuple[str, ...]] = {
    Response.BRUSHES_OFF: (
        "{said} keeps them at arm's length.",
        "After {said}, they are alone with it.",
        "The reply hurries past the person.",
    ),
    Response.BLAMES: (
        "{said} puts them in the dock.",
        "So far the reply finds fault, and nobody stands beside them.",
        "With {said} they'll think twice before they write again.",
    ),
    Response.FORWARDS: (
        "{said} sends them on to someone else.",
        "They wrote to you, and {said} hands them over.",
        "A referral, and nothing about them.",
    ),
    Response.PRAISES: (
        "{said} could go to anybody.",
        "{said} is friendly, but it isn't about them.",
        "Warm words, and still they could be for anyone.",
    ),
    Response.REFUSES: (
        "{said} leaves them with nothing to decide.",
        "A no can still carry trust.",
        "You can say {said} and still show what they count for.",
        "All they hear so far is a no.",
    ),
    Response.ORDERS: (
        "{said} gives them a task, and no trust with it.",
        "So far it's an instruction.",
        "With {said} anybody could be meant.",
        "{said} says what to do, not what you think of the person doing it.",
    ),
    Response.QUESTIONS: (
        "{said} checks up on them.",
        "A question about facts; the person isn't in it yet.",
        "{said} sounds as if they had to prove something.",
    ),
    Response.DEFERS: (
        "{said} is about the matter, not about them.",
        "Even before you know more than {said}, there's something to say to the person.",
        "They get a promise; the person isn't met yet.",
    ),
    Response.AGREES: (
        "{said} settles the matter; the person could do with a line too.",
        "The yes is there; what's missing is the person.",
        "After {said} there's room for a word about them.",
    ),
    Response.ANSWERS: (
        "The reply speaks to the matter and not yet to the person.",
        "One thing is missing: the person who wrote.",
        "Nothing yet says what they count for here.",
        "You answer the message; answer the person as well.",
        "Add a line about them after {said}.",
        "{said} is fine as far as it goes; they aren't in it yet.",
    ),
}

PROPOSALS: dict[Situation, tuple[str, ...]] = {
    Situation.DANGER: (
        "After {trouble}, begin with their safety: are they all right, and may they walk away next time?",
        "Nobody has to stand there for {trouble}. Say so, and who covers for them now.",
        "Ask whether they're safe and want to stop for today. The rest can wait.",
    ),
    Situation.LOSS: (
        "Offer something for them: an hour away, company, someone else to deal with {it}.",
        "Ask what they need today: time off the desk, or someone beside them?",
        "To {one} they were a person, not an office. Say that you know it.",
        "Offer to take something off them today, and mean it.",
    ),
    Situation.SLIP: (
        "It took nerve to tell you about {it}; say that you'd still leave it in their hands.",
        "Say whose side you're on, and what they may do about {it} without asking.",
        "Would you still trust them with this? Then put that in words.",
    ),
    Situation.GLAD: (
        "Say why it had to be somebody like them, and what you'd trust them with next.",
        "They came to you with good news; say what they mean to the place.",
        "Tell them what {it} says about them in that seat.",
    ),
    Situation.FEELING: (
        "What could you take off them today: an hour's cover, the next word about {it}?",
        "Offer one thing that's for them: a break, the next call, someone beside them.",
        "Say that they come first for the rest of this shift, and what you do about {it} meanwhile.",
        "They're the one who has to face people over {it}; say that you know what that asks.",
        "What would make their next hour lighter? Offer that.",
    ),
    Situation.MAY_I: (
        "How much of {it} may they decide themselves next time? Say so.",
        "They have {who} in front of them, and you don't: say how far you trust their judgement.",
        "If {it} can be their call within a limit, name the limit.",
        "Tell them what's theirs to decide about {it}, even if this one isn't.",
        "They know the case, you know the rule. Say what weight their view has.",
    ),
    Situation.GRANTED: (
        "Next time, may they decide about {it} without asking? Then say so.",
        "They know {who} and you don't: say that their judgement is what you go by.",
        "Tell them how far they can go with {it} on their own from now on.",
        "They asked because they care how it ends for somebody. Say what a person like that at the desk is worth, {it} or not.",
    ),
    Situation.WHY: (
        "They're the one who has to explain {it}; say that their doubt counts.",
        "It takes somebody in their place to hear how {it} lands. Tell them so.",
        "Say that they may question {it}, and that it matters coming from them.",
    ),
    Situation.IDEA: (
        "Could they try something with {it} without waiting for you? Then say so.",
        "They see {it} from closer than you do; say what their view is worth.",
        "If part of this is theirs to try with {it}, tell them which.",
        "An idea like this comes from standing where they stand. Say that.",
    ),
    Situation.DEED: (
        "They {deed}. If a call like that is theirs to make, tell them.",
        "They {deed}; say that you stand behind it, if you do.",
        "They {deed}. May they always? Then put that in words.",
        "What does it mean to have somebody there who {deed}? Tell them.",
    ),
    Situation.TROUBLE: (
        "They meet the trouble with {it} before anybody else does; say what that's worth to you.",
        "Is there something they may do about {it} on their own say-so? Tell them.",
        "They're the one who has to explain {it} to {who}; say that you know.",
        "Nobody upstairs sees what {it} does to people. They do: tell them that this counts.",
        "Until this is sorted, what may they decide about {it} themselves? Say it.",
    ),
    Situation.ASKS: (
        "Say what they may decide about {it} by themselves next time.",
        "They want to get {it} right for someone; say that you trust them with it.",
        "If they may answer this one themselves from now on, tell them.",
    ),
    Situation.TELLS: (
        "Say why it takes someone in their seat to notice {it}.",
        "What may they do about {it} without asking you? Tell them.",
        "They could have kept quiet about {it}; say what their view means to you.",
        "Say what it's worth to you that somebody in their place speaks up.",
    ),
}

# Whatever the message does.
ALWAYS: tuple[str, ...] = (
    "Take up {told}: what can you offer the person who wrote that, or leave to their judgement?",
    "Somebody who writes {told} could do with a word about themselves. Which one is true?",
)
# Whatever the draft does.
BESIDE: tuple[str, ...] = (
    "You speak of {re}; speak of them as well.",
    "There's more to answer here than {re}.",
    "Beside {re}, there's the person who wrote.",
)
