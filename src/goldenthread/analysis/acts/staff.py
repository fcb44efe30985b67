"""Cues for what staff do in a message: courtesies, own words, ways forward, refusals."""

from goldenthread.analysis.cues import cue

# Words of one's own about this customer's situation.
ACKNOWLEDGES = cue(
    r"(?:so|very|really|truly|terribly|deeply) sorry",
    r"sorry (?:to hear|about|for|that (?:you|this|happened))",
    r"apologi[sz]e (?:for|about|that)", r"apologies for", r"my (?:sincere )?apologies",
    r"(?:i|we) (?:can |do |completely |totally |fully |certainly )*(?:understand|appreciate|see|"
    r"imagine|know) "
    r"(?:how|that (?:must|this)|your (?:frustration|concern|situation|disappointment|position)|why you|it's)",
    r"(?:that|this|it) (?:must|can|does) (?:be|feel|sound|have been) (?:\w+ )?"
    r"(?:frustrating|upsetting|hard|difficult|annoying|stressful|worrying|disappointing|scary|exciting)",
    r"(?:that|this) (?:is|sounds|'s) (?:\w+ )?(?:frustrating|upsetting|terrible|awful|rough|unfortunate|"
    r"a shame|exciting|wonderful|lovely|so sweet|amazing|fun|great to hear|good to hear)",
    r"no worries", r"don't worry", r"not to worry", r"no need to (?:apologi[sz]e|worry)", r"oh no",
    r"i'd (?:feel|be) (?:the same|frustrated|upset) too",
)  # fmt: skip
WARM = cue(
    r"congrat\w+", r"good luck", r"best of luck", r"happy (?:birthday|anniversary|holidays)",
    r"(?:glad|happy|pleased|delighted|thrilled|relieved) (?:to hear|that|you|it|we|i was able|i could|"
    r"everything)",
    r"(?:hope|wish) (?:you|he|she|they|your|it|everything|that|to see)(?! (?:anything|need))",
    r"(?:feel|get) (?:better|well) (?:soon)?", r"take care", r"safe (?:travels|trip|journey|flight)",
    r"i'm sure (?:you|it|the|your|he|she|they)", r"you got this",
    r"thank you for (?:your (?:patience|understanding|loyalty|honesty|kind|business)|being|waiting|bearing|"
    r"letting (?:me|us)|bringing|telling|sharing|holding)",
    r"thanks for (?:your (?:patience|understanding|loyalty|kind)|being|waiting|bearing|letting (?:me|us)|"
    r"bringing|telling|sharing|holding)",
    r"sorry (?:again )?for the (?:wait|delay|trouble|inconvenience|confusion|mix)",
)  # fmt: skip
# Courtesies that anyone could have pasted.
GREETS = cue(
    r"hi", r"hello", r"hey", r"good (?:morning|afternoon|evening)", r"welcome", r"dear",
    r"(?:thank you|thanks) for (?:contacting|reaching|calling|shopping|choosing|writing|getting)",
    r"how (?:can|may|could) (?:i|we) (?:help|assist)", r"what can i (?:do for|help)",
)  # fmt: skip
CLOSES = cue(
    r"have an? \w+ (?:\w+ )?(?:day|night|evening|weekend|trip|flight|one|rest|time|week)",
    r"have fun", r"enjoy (?:your|the|it|yourself|every)", r"you too", r"same to you", r"see you",
)  # fmt: skip
# Choices and offers may stand in a question.
OPTIONS = cue(
    r"would you (?:like|prefer|rather)[^.?!\n]{3,140}\bor\b",
    r"do you (?:want|prefer)[^.?!\n]{3,140}\bor\b",
    r"(?:option|choice|step) (?:\d|one|two)",
    r"(?:alternatively|instead),? (?:you|i|we)",
    r"another option",
    r"(?:other|following|available|a few|two|several) options",
    r"(?:i|we) (?:can|could|would) (?:also |instead |still )*(?:offer|arrange|check|look for|suggest|"
    r"recommend|"
    r"transfer|try)",
    r"i(?:'d| would)? (?:suggest|recommend|advise)",
    r"how about",
    r"could pick you up in \d+",
    r"next available",
    r"(?:he|she|they|dr\.? \w+) (?:has|have|is available|can see)",
    r"(?:is|are) (?:also )?available (?:at|on|from|for)",
    r"transfer you to",
)
# Next steps, how-to and what to expect are statements; as a question they only ask.
STEPS = cue(
    r"https?://\S+",
    r"www\.\S+",
    r"here(?:'s| is) (?:how|the link|the plan|what)",
    r"(?:with)?in (?:the next |about |around |approximately )?(?:\d+|one|two|three|a few|a couple of|"
    r"five|seven|"
    r"ten)(?:\s?(?:-|–|to)\s?\d+)? (?:business |working )?(?:minutes?|mins?|hours?|days?|weeks?|months?)",
    r"\d+ (?:minutes?|mins?|hours?) away",
    r"(?:by|until|before) (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"the end of)",
    r"you(?:'ll| will| should) (?:\w+ )?(?:receive|get|be (?:contacted|notified|able|charged|"
    r"refunded)|see|hear|"
    r"need to|find|have)",
    r"(?:we|i|they|someone|he|she)(?:'ll| will)(?: \w+){0,4} (?:contact|call|e-?mail|send|notify|get back|"
    r"let you know|follow up|reach out)",
    r"you (?:can|may|could|might) (?:also |now |always |either |then |simply |just |still )*(?:use|go|"
    r"visit|find|"
    r"call|check|try|track|choose|select|click|log|contact|return|request|change|cancel|reset|update|"
    r"add|bring|"
    r"print|download|do|upgrade|opt|keep|ask|schedule|book|make|apply|purchase|buy|earn|view|see|redeem|"
    r"consider)",
    r"to (?:do|avoid|reset|change|cancel|return|track|prevent|get there|use|earn|qualify)"
    r"[^.?!\n]{0,60}(?:you|please|go|click|just)",
    r"click|navigate|log ?in to|visit|download|follow th(?:e|is|ese)|make sure (?:to|you)|be sure to",
    r"don't forget|remember to|(?:go|head|drive|walk) (?:to|straight|\d)|turn (?:left|right)",
    r"try (?:to |a |the |again |using |entering |clearing |another |restarting )\w*",
    r"please (?:contact|call|visit|bring|allow|keep|note that|arrive|take|obtain|check|try)",
    r"(?:will|should) (?:arrive|be (?:there|delivered|ready|arriving|here)|take (?:about|around|up|\d))",
    r"(?:take|need to take|must take) your medicine",
    r"valid (?:for|until)",
    r"expires?",
    r"\d+ ?% off",
)
TRY_THIS = cue(r"can you (?:try|check|please try|restart|log out|clear|enter)", r"try entering")
HINTS = cue(
    r"let (?:me|us) know",
    r"feel free",
    r"don't hesitate",
    r"if you (?:need|have|would like|want|ever)",
    r"would you like (?:me|us) to",
    r"should i",
    r"can i (?:book|confirm|proceed)",
    r"shall i",
    r"is there (?:another|a different)",
)
PENDING = cue(
    r"in due course",
    r"shortly",
    r"as soon as possible",
    r"asap",
    r"we will (?:have a )?look",
    r"is being",
)
REFUSES = cue(
    r"unfortunately,?(?! your answer)(?! you didn't)",
    r"(?:sorry|afraid),? (?:but|that)?,? ?(?:i|we|it|the|your|there|this|that)? ?(?:\w+ )?"
    r"(?:cannot|can't|can not|couldn't|could not|isn't|is not|wasn't|not|unable|looks like|no|are not|"
    r"aren't)",
    r"(?:i|we) (?:\w+ )?(?:cannot|can't|can not|could not|couldn't|won't be able|am not able|are not able|"
    r"am unable|are unable|wasn't able|was not able|was unable)",
    r"(?:not|isn't|aren't|no longer) (?:eligible|possible|allowed|available|authorized)",
    r"no (?:appointments?|tables?|availability|openings?|refunds?)",
)
SETTLES = cue(
    r"(?:is|are|has been|have been|was|were|been|it's|all) (?:now |all |successfully |"
    r"just )*(?:confirmed|booked|"
    r"done|made|scheduled|submitted|reserved|updated|changed|unlocked|reset|issued|cancell?ed|"
    r"processed|sent|set|"
    r"refunded|added|recovered|upgraded)",
    r"success\w*",
    r"booked",
    r"confirmed",
    r"i(?:'ve| have) (?:\w+ )?(?:booked|updated|changed|added|issued|sent|reset|reserved|cancell?ed|"
    r"processed)",
    r"your (?:\w+ )?balance is",
    r"it will be \w+ all day",
    r"you have reached your destination",
    r"final score",
)
DID_NOT_UNDERSTAND = cue(
    r"(?:don't|do not|didn't|did not) (?:quite )?(?:understand|get|follow)(?: what)?",
    r"(?:could|can) you (?:please )?(?:rephrase|repeat that)", r"i am only able to help you with",
    r"not sure (?:what you mean|i understand)",
)  # fmt: skip
CORRECTS = cue(
    r"(?:sorry|apolog\w+|oops|actually),?[^.?!\n]{0,40}(?:mistake|wrong|misread|incorrect|meant|error|"
    r"mix-?up)",
    r"my mistake", r"i was wrong", r"i misspoke", r"i made (?:a mistake|an error)",
)  # fmt: skip

BYE = cue(r"good ?bye", r"bye", r"nice playing with you")
ANYTHING_ELSE = cue(
    r"(?:anything|something) else", r"any other (?:questions?|concerns?|way)", r"further assistance"
)
THANKS = cue(r"thank you", r"thanks")
WELCOME = cue(
    r"(?:you'?re|you are) (?:very |most )?welcome",
    r"my pleasure",
    r"no problem",
    r"happy to help",
    r"glad to help",
)
PRAISES = cue(
    r"great job",
    r"well done",
    r"(?:that )?sounds (?:\w+ )?(?:good|great|delicious|lovely|fun|nice|amazing|wonderful)",
    r"that'?s (?:\w+ )?(?:amazing|great|good|wonderful|lovely|awesome|fantastic|sweet|cool)",
    r"how (?:fun|exciting|lovely|nice|sweet|sad|awful)",
    r"(?:i|we) love", r"i'?m (?:sure|so|very|really) \w+", r"hang (?:in there|on)", r"you'?re doing",
    r"(?:do|doing|try) (?:everything|anything|all|my best)",
)  # fmt: skip
TIMES = cue(
    r"\d+(?:\s?(?:-|–|to)\s?\d+)? (?:business |working )?(?:minutes?|mins?|hours?|days?|weeks?|months?)",
    r"by (?:tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
)  # fmt: skip
ALTERNATIVE = cue(
    r"(?:another|other|different|alternative) (?:time|day|venue|option|restaurant|table|date|flight|one|"
    r"way|payment|method)s?",
    r"instead",
    r"alternatively",
    r"does that work",
    r"is (?:the )?only (?:time|one)",
    r"what about",
    r"how about",
    r"there is (?:an?|also)",
    r"i (?:do )?have (?:one|\d+|an?)",
    r"either",
    r"i can (?:also|try|look|check|offer|transfer)",
)  # fmt: skip
TRANSFER = cue(r"transfer(?:red|ring)? you", r"human agent", r"manager", r"supervisor", r"escalat\w+")
ONLY_ABLE = cue(r"(?:i am|i'?m) only able to")
OVERSIGHT = cue(
    r"(?:there (?:was|is|seems to be)|it seems)[^.?!\n]{0,40}(?:error|oversight|discrepancy|mistake|"
    r"issue|mix-?up)",
    r"let me try (?:again|one more|to)",
    r"my mistake",
    r"i apologi[sz]e for the (?:confusion|mistake|error|oversight)",
)  # fmt: skip
# Something done in a system, which leaves a trace where traces are kept.
CLAIMS_DONE = cue(
    r"(?:ride|order|trip|booking|reservation|appointment|both|it|they|i) (?:(?:is|are|has|have|was|were|"
    r"'ve)(?: been)? )?"
    r"(?:all |now |just )?(?:booked|cancell?ed|changed|reserved|refunded|entered|added|updated)",
)
