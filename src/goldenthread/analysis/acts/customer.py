"""Cues for what a customer lets be known: feelings, something personal, trouble, agreement."""

from goldenthread.analysis.cues import cue

# What a customer feels: plainly said, or only let slip.
FEELS = cue(
    r"(?:so|very|really|extremely|super|quite|getting|feeling|feel|i'm|i am|am) (?:\w+ )?(?:frustrat\w+|"
    r"upset|angry|mad|annoyed|worried|nervous|scared|afraid(?! (?:i|that|not|we|my)\b)|sad|"
    r"disappointed|stressed|lost|anxious|excited|"
    r"embarrass\w+|desperate|sick|ill|tired|exhausted|devastated|late|bad|lonely|unhappy|thrilled|hurt)",
    r"frustrat(?:ed|ing|ion)|annoy(?:ed|ing)|stress(?:ed|ful)|disappoint\w+|outrag\w+|panic\w*",
    r"ridiculous|unacceptable|terrible|horrible|awful|nightmare|furious|fed up|sick of|crying",
    r"can't (?:wait|believe|afford|stand|sleep|breathe?)",
    r"in pain|it hurts|robbed|stole(?:n)?|emergency",
    r"(?:i )?(?:just )?(?:really )?(?:hope|wish) (?:he|she|they)",
)
LETS_SLIP = cue(r"oh no", r"ugh+", r"argh+", r"darn", r"damn", r"omg", r"oh my (?:god|gosh)", r"oh dear")
TELLS = cue(
    r"my (?:mom|mum|mother|dad|father|parents|wife|husband|boyfriend|girlfriend|fianc\w+|daughter|son|kids?|"
    r"children|sister|brother|grand\w+|baby|dog|cat|boss|best friend|bf|gf|niece|nephew|uncle|aunt|family)",
    r"birthday|wedding|anniversary|graduat\w+|funeral|passed away|died|honeymoon|pregnan\w+|divorc\w+",
    r"propos(?:e|ing)|surgery|cancer|job interview|first date|retir\w+|celebrat\w+|new job|promoted",
    r"i (?:just )?won|lost my (?:job|\w+ (?:died|passed))|i(?:'ve| have) been feeling",
)
LOST = cue(
    r"(?:don't|do not|didn't|did not) (?:\w+ )?(?:understand|get it|follow)",
    r"what do you mean",
    r"what does (?:that|this|it) mean",
    r"i(?:'m| am) (?:\w+ )?confused",
    r"confusing",
    r"(?:that's|that is|thats) not what i (?:asked|meant|said|wanted)",
    r"you (?:didn't|did not|haven't|have not) (?:answer|understand|tell|read)",
    r"huh",
    r"(?:not|n't) (?:clear|make sense)",
    r"makes no sense",
    r"i already (?:said|told|gave|answered|provided)",
    r"as i said",
    r"like i said",
    r"i said",
    r"can you (?:repeat|clarify|explain)", r"come again", r"what\?+", r"which one\?", r"i asked",
)  # fmt: skip
CONFIRMS = cue(
    r"(?:that|it|this) (?:worked|works|did it|fixed it|did the trick|helped|is (?:right|correct))",
    r"(?:that's|thats|you're|you are) (?:right|correct)",
    r"(?:yes|yep|yeah),? (?:that's|it) (?:right|correct|worked|works)",
    r"i (?:can )?see (?:it|that|them)(?: now| here)?",
    r"i(?:'m| am) (?:in|able to log in|there|here) now",
    r"i got it",
)  # fmt: skip
DISPUTES = cue(
    r"(?:that's|that is|thats|this is|it's) (?:not (?:right|correct|true|what)|wrong|incorrect)",
    r"you(?:'re| are) wrong",
    r"are you sure",
    r"that doesn't (?:seem|sound|look) right",
    r"you (?:just )?said (?:it|that|the)",
)  # fmt: skip

URGENT = cue(
    r"asap",
    r"emergency",
    r"urgent\w*",
    r"immediately",
    r"quick(?:ly)?",
    r"hurry",
    r"help me",
    r"(?:please )?help(?=\s?!)",
    r"under attack",
    r"in danger",
    r"is failing",
    r"(?:someone|somebody)(?:'s| has| just| have)? (?:\w+ )?(?:stole|took|transferred|"
    r"withdrew|spent|blasted|robbed|hacked)",
    r"(?:stolen|fraud\w*|suspicious|unauthorized|hacked)",
    r"locked out",
    r"(?:i'm|i am) going to miss",
)  # fmt: skip
PUSHES_BACK = cue(
    r"(?:no|nope|wait|actually|sorry),? (?:i|it|that|the|not|no|wait|this|you|my|we|there|is|can|could)",
    r"instead",
    r"(?:that's|thats|it's|its) not",
    r"i (?:said|meant|asked|wanted)",
    r"try (?:again|another|a different)",
    r"check (?:again|that|the date)",
    r"(?:are|is) you sure",
    r"though",
    r"i (?:really )?(?:want|need|prefer)(?:ed)? (?:an?|the|it)",
    r"what time would that be", r"already",
)  # fmt: skip
WANTS_MORE = cue(
    r"more (?:detail\w*|information|info|specific\w*|instructions?)",
    r"which (?:one|direction|way)",
    r"how (?:do|can|would|long|about)",
    r"what (?:do|should|am|about|else|happens|now|next|options)",
    r"(?:is|are) there (?:an?|any|something|no)",
    r"will (?:that|this|it)",
)  # fmt: skip
ASKS_FOR = cue(
    r"(?:i'd|i would|i) (?:\w+ )?(?:like|need|want|wish)",
    r"can (?:you|i|we)",
    r"could (?:you|i|we)",
    r"please",
    r"looking (?:for|to)",
    r"(?:book|reserve|check|cancel|change|find|tell|give|get|make|order|schedule|play)",
)  # fmt: skip
PERSONAL = cue(r"i", r"i'm", r"i've", r"my", r"me", r"we", r"our", r"he", r"she", r"they", r"him", r"her")
GRATEFUL = cue(r"thank\w*", r"thx", r"appreciate\w*", r"bless you")
PARTING = cue(
    r"(?:good)?bye",
    r"have an? \w+",
    r"take care",
    r"that(?:'s| is| was| will be) (?:all|it)",
    r"no,? thanks?(?: you)?",
    r"all set",
)
