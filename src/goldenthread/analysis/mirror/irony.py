"""Words that praise or feel with somebody only in irony."""

from goldenthread.analysis.cues import cue

IRONY = cue(
    r"oh,? (?:brilliant|great|wonderful|lovely|bravo|well done|perfect|fantastic|joy|good|nice|sure|how)",
    r"(?:wow|bravo),? (?:just|what|well|another|so)", r"slow clap", r"(?:brilliant|great|good|nice|lovely|wonderful) work\. truly",
    r"gold star", r"well done you", r"sherlock", r"einstein", r"genius", r"congratulations,? you(?:'ve| have) (?:managed|just)", r"nice one,? that's",
    r"another (?:one-star|refund|complaint|win) for", r"just what (?:i|we) needed", r"what a (?:genius|surprise|shock)", r"boo hoo", r"cry me a river",
    r"my heart bleeds", r"poor baby", r"want a medal", r"your (?:highness|majesty)", r"lucky us", r"how clever of you", r"thanks a lot for", r"thanks for nothing",
)  # fmt: skip
