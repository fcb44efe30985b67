"""Connects: the person, their place, what they may decide, or care for them."""

from goldenthread.analysis.mirror.response import Response as R
from goldenthread.analysis.mirror.situation import Situation as S

BEGINNINGS: dict[R, tuple[str, ...]] = {
    R.BRUSHES_OFF: (
        "{said} keeps them at arm's length.",
        "After {said}, they are alone with it.",
        "The reply hurries past the person.",
    ),
    R.BLAMES: (
        "{said} puts them in the dock.",
        "So far the reply finds fault, and nobody stands beside them.",
        "With {said} they'll think twice before they write again.",
    ),
    R.FORWARDS: (
        "{said} sends them on to someone else.",
        "They wrote to you, and {said} hands them over.",
        "A referral, and nothing about them.",
    ),
    R.PRAISES: (
        "{said} could go to anybody.",
        "{said} is friendly, but it isn't about them.",
        "Warm words, and still they could be for anyone.",
    ),
    R.REFUSES: (
        "{said} leaves them with nothing to decide.",
        "A no can still carry trust.",
        "You can say {said} and still show what they count for.",
        "All they hear so far is a no.",
    ),
    R.ORDERS: (
        "{said} gives them a task, and no trust with it.",
        "So far it's an instruction.",
        "With {said} anybody could be meant.",
        "{said} says what to do, not what you think of the person doing it.",
    ),
    R.QUESTIONS: (
        "{said} checks up on them.",
        "A question about facts; the person isn't in it yet.",
        "{said} sounds as if they had to prove something.",
    ),
    R.DEFERS: (
        "{said} is about the matter, not about them.",
        "Even before you know more than {said}, there's something to say to the person.",
        "They get a promise; the person isn't met yet.",
    ),
    R.AGREES: (
        "{said} settles the matter; the person could do with a line too.",
        "The yes is there; what's missing is the person.",
        "After {said} there's room for a word about them.",
    ),
    R.ANSWERS: (
        "The reply speaks to the matter and not yet to the person.",
        "One thing is missing: the person who wrote.",
        "Add a line about them after {said}.",
        "{said} is fine as far as it goes; they aren't in it yet.",
    ),
}

PROPOSALS: dict[S, tuple[str, ...]] = {
    S.DANGER: (
        "Begin with their safety: are they all right, and may they walk away when something like {trouble} happens?",
        "Say that nobody has to stand there for {trouble}: who covers for them now, and may they end it next time?",
        "Ask whether they're safe and want to stop for today. The rest can wait.",
    ),
    S.LOSS: (
        "Offer something for them: an hour away, company, someone else to deal with {it}.",
        "Ask what they need today: time off the desk, or someone beside them?",
        "To {who} they were a person, not an office. Say that you know it.",
        "Offer to take something off them today, and mean it.",
    ),
    S.SLIP: (
        "It took nerve to tell you about {it}; say that you'd still leave it in their hands.",
        "Say whose side you're on, and what they may do about {it} without asking.",
        "Would you still trust them with this? Then put that in words.",
    ),
    S.GLAD: (
        "Say why it had to be somebody like them, and what you'd trust them with next.",
        "They came to you with good news; say what they mean to the place.",
        "Tell them what {it} says about them in that seat.",
    ),
    S.FEELING: (
        "What could you take off them today: a break, an hour's cover, dealing with {it}?",
        "Offer one thing that's for them: a break, the next call, someone beside them.",
        "Say that they come before {it}, and what that means this afternoon.",
        "They stand where you don't when it comes to {it}; say that you know what that asks of them.",
        "What would make their next hour lighter? Offer that.",
    ),
    S.MAY_I: (
        "How much of {it} may they decide themselves next time? Say so.",
        "They have {who} in front of them, and you don't: say how far you trust their judgement.",
        "If {it} can be their call within a limit, name the limit.",
        "Tell them what's theirs to decide about {it}, even if this one isn't.",
        "They know the case, you know the rule. Say what weight their view has.",
    ),
    S.WHY: (
        "They're the one who has to explain {it}; say that their doubt counts.",
        "It takes somebody in their place to hear how {it} lands. Tell them so.",
        "Say that they may question {it}, and that it matters coming from them.",
    ),
    S.IDEA: (
        "Could they try it without waiting for you? Then say so.",
        "They see {it} from closer than you do; say what their view is worth.",
        "Say what part of {it} they may change on their own.",
        "An idea like this comes from standing where they stand. Say that.",
    ),
    S.DEED: (
        "They {deed}: if that was theirs to decide, tell them it still is.",
        "Say that you stand behind what they did about {it}.",
        "Tell them what it means to have somebody there who thinks about {it}.",
        "May they do it again without asking? Say so.",
    ),
    S.TROUBLE: (
        "They meet {it} before anybody else does; say what that's worth to you.",
        "Is there anything about {it} they may put right on their own say-so? Tell them.",
        "They're the one {who} turns to about {it}; say that you see that.",
        "Nobody upstairs sees {it} as they do. Say it, and what they may do till it's fixed.",
    ),
    S.ASKS: (
        "Say what they may decide about {it} by themselves next time.",
        "They want to get {it} right for someone; say that you trust them with it.",
        "If they may answer this one themselves from now on, tell them.",
    ),
    S.TELLS: (
        "Say why it takes someone in their seat to notice {it}.",
        "What may they change about {it} without asking you? Tell them.",
        "They could have kept {it} to themselves; say what their view means to you.",
        "Say what it's worth to you that somebody in their place speaks up.",
    ),
}
