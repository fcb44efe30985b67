"""What customers say besides their business, and how staff answer what they feel."""

from __future__ import annotations

GREETINGS = (
    "Hi,",
    "Hello,",
    "Hi there,",
    "Hello there,",
    "Good {daypart}!",
    "Hey,",
    "Good {daypart},",
    "Hi!",
    "Hello!",
    "Hey there,",
    "Hi team,",
    "",
)
ASIDES: dict[str, tuple[str, ...]] = {
    "calm": ("", "", "[Thanks in advance.|]", "[Hope you can help.|]", "[No rush|No great hurry], but [I'd like to know|it would be good to know]."),
    "upset": (
        "[Honestly|Frankly], I [expected better|thought you were better than this].", "This is [the second|not the first] time [something goes wrong|I've had trouble] with you.", "[I'm really|I am] [annoyed|fed up|disappointed]: {trip} [depends on it|is {leaving}].",
        "I've been a customer [for eight years|since your first shop] and [never had this|this is new].", "[Not impressed|Very poor], [to put it mildly|frankly].", "I've [wasted|lost] [a whole evening|my lunch break] on this.", "[Please don't|Don't] [fob me off|send me a standard reply].",
        "[You took my money fast enough|Taking the money worked fine].", "I'm [this close|close] to [going to your competitor|leaving a review].",
    ),
    "chatty": (
        "[Sorry this is so long|I do go on].", "I [only found you|came to you] because {kin} [swears by your socks|won a voucher at a raffle].", "[It's been raining here|We've had nothing but rain] in {town} [for a fortnight|since Sunday], [which doesn't help|you can imagine].",
        "[We've had|I've had] a year of [hospital visits|building work], and {trip} is [the reward|the one thing I look forward to].", "{kin_cap} [says I should have rung|says I worry too much], but [I like to write things down|I'd rather have it in writing].", "[The dog|Our dog] [ate the instructions|sat on the box], but that's another story.",
        "I [retired|changed jobs] in spring and [finally have time|promised myself] {trip}.",
    ),
    "warm": ("[You've always been lovely|You lot are always kind], so I'm [sure|certain] this is quickly solved.", "[By the way|And], the last {other} you sent is [brilliant|a joy].", "[Thanks|Thank you] for being there.", "I [know|can imagine] you're [busy|snowed under], so thank you."),
    "funny": (
        "[I've named it Kevin|My {sort} and I are no longer on speaking terms].", "{kin_cap} [is laughing at me|has started a book on how this ends].", "[If this is a test of character|If it's an adventure you were selling], I've [failed|had it].", "[Asking for a friend|For a friend]. [The friend is wet|The friend is me].",
        "[I've cried into my porridge|My porridge is cold] [and everything|over it].", "[The cat|Our cat] [likes the box|has moved into the box], [so somebody is happy|at least].",
    ),
    "anxious": ("[I'm a bit worried|I'm getting nervous], because [we leave {leaving}|{trip} is {leaving}].", "[I hope|I do hope] I haven't [done something wrong|broken anything].", "[Sorry to bother you|Sorry to be a pain].", "[I've never|I haven't] [done this before|complained before], so [sorry if this is the wrong place|tell me if I'm wrong here]."),
}  # fmt: skip

SYMPATHY: dict[str, tuple[str, ...]] = {
    "calm": ("Thanks for getting in touch[ about {about}|].", "[I can look into|Let me look at] {about} [for you|].", "[Thanks|Thank you], {first}, [I'll look at that|let's have a look]."),
    "upset": ("[I'm sorry|Sorry], {first}: [that's not good enough|you've every right to be annoyed].", "[I can hear|I see] [this has cost you an evening|you've had enough], [and I'm sorry|sorry about that].", "[You shouldn't have|No one should have] to [chase|write twice] [for this|about {about}]."),
    "chatty": ("[What a tale|Thank you for the whole story], {first}[, and here's hoping for a dry week|].", "[I hope {trip} makes up for it|{trip_cap} sounds like just what you need]."),
    "warm": ("[That's kind of you|What a nice message], {first}, thank you.", "Thank you, {first}, [that made my {daypart}|messages like yours are rare]."),
    "funny": ("[You made me laugh|I'm laughing], {first}[, though not about {about}|].", "[Ha|That one goes on our wall]! [Now to {about}.|Right, {about}.]"),
    "anxious": ("[Don't worry|No need to worry], {first}, [you've done nothing wrong|this can be solved] before {leaving_short}.", "[You're in the right place|You're not a bother at all]. [We have time before|There's time until] {leaving_short}."),
}  # fmt: skip

THANKS: dict[str, tuple[str, ...]] = {
    "calm": ("[Great, thanks|OK, thanks|Perfect, thank you|Thanks].", "[Thank you|Thanks], {staff_first}.", "[That's clear|Good], thanks.", "[Super|Brilliant], [that's all|that's me sorted]."),
    "upset": ("[OK|Fine]. [We'll see|I'll believe it when I see it].", "[Right|Well], [thank you for that at least|that's something].", "[I hope that's the end of it|Let's hope so].", "Thanks. [Sorry for being short|I know it's not your fault], {staff_first}."),
    "chatty": ("[You've been very patient with me|You're kind to listen], {staff_first}. [I'll tell {kin}|Greetings from {town}].", "Thank you, {staff_first}[, and if you're ever in {town}, the kettle's on|. Now I can go back to packing]."),
    "warm": ("[You're wonderful|You're a star|You've been so helpful|You're a lifesaver|You've been so kind], {staff_first}, [thank you so much|thank you].", "[It was a pleasure to talk to you|I wish everyone listened like you], {staff_first}.", "[That's so kind|How kind], thank you! [Have a lovely day|You've made my day].", "[Thanks a million|Thank you ever so much], {staff_first}."),
    "funny": ("[I shall knit you a hat|Drinks are on me], {staff_first}.", "[Well I never|Look at that]. [It works like a spell|A human who helps]. Thanks!", "[Faith in humanity|Order in the universe] restored. [Thanks|Cheers], {staff_first}.", "[You may tell your boss|Tell your boss] I [laughed|smiled]. Thanks!"),
    "anxious": ("[Oh good|What a relief], thank you[ so much|], {staff_first}.", "[Thank you|Thanks], [I'll sleep better|that's a weight off]. And sorry [again|for the fuss]."),
}  # fmt: skip

# What a customer says of the one who helped, and not only to be polite.
PRAISE = (
    "{staff_first}, you [explained that so clearly|put that so clearly] that even I [understood|can follow it]. Thank you!",
    "[Thank you|Thanks], {staff_first}. You [actually read|really read] what I wrote before you answered, [and I noticed|that's rare].",
    "You've [saved {trip}|rescued {trip}], {staff_first}. [Thank you|I mean it].",
    "[I dreaded|I was dreading] this, and you [made it easy|made it painless]. Thank you, {staff_first}.",
    "{kin_cap} [said you'd be good|said I'd be in good hands], and {kin} was right. [Thanks|Thank you], {staff_first}!",
    "You [took my side|took me seriously] from the first line, {staff_first}. [That means a lot|I won't forget that].",
    "[That was the best help|That is the kindest help] I've had [all year|from any shop]. Thank you, {staff_first}.",
    "[No script, no fuss|No waiting, no fuss]: {staff_first}, you [are good at this|know your job]. Thanks!",
    "I [came here cross|started out cross] and I'm [leaving happy|off with a smile]. [Well done|Thank you], {staff_first}.",
    "[You told me|Thank you for telling me] exactly what happens next, {staff_first}[, so now I can stop worrying|: that's all I wanted].",
    "[You didn't make me|Nobody made me] repeat a thing. [Lovely work|Brilliant], {staff_first}, thank you.",
    "Please [tell your boss|pass on to your boss] that {staff_first} was [brilliant with {about}|patient and kind today].",
    "[That's what I call|Now that is] service. [Thank you for caring|Thanks for going the extra mile], {staff_first}.",
    "You [stayed with it|didn't give up] until it was [sorted|solved]. I'm [really grateful|so grateful], {staff_first}.",
)  # fmt: skip
COOL = (
    "[OK|Right|Fine].",
    "[OK|Right], [thanks|thank you].",
    "[Good|OK], [let's see|we'll see].",
    "[Fine|All right]. [I'll wait for it then|Let's see if it comes].",
    "[OK|Alright], [I'll try that|I'll do that].",
    "[Hm|Mm], OK. [Thanks|Bye].",
)
SOUR = (
    "[So|Right, so] [nothing happens|I wait again]. [Great|Wonderful].",
    "[I see|OK]. [That's not much help|That doesn't really help me].",
    "[Well|Hm]. [Then I'll wait|I suppose I have no choice].",
    "[That's it|Is that all]?",
    "[I'll be back|You'll hear from me] if [it isn't there|nothing comes].",
    "[Fine|All right]. [Not what I'd hoped|I'd hoped for more].",
)
AGAIN = (
    "I [already told|explained that to] {earlier_staff}[ on {earlier_day}|]. [Don't you have notes?|It should be in your notes.|Do I have to start again?]",
    "[Again?|From the start, then.] [As I told|I said to] {earlier_staff}: {about}, {order}.",
    "[It's all in|Please look at] my [first message|chat with {earlier_staff}][, really|].",
)
PUZZLED = (
    "[Sorry, what does that mean for me|And what do I have to do]?",
    "[Could you say that again|I don't follow]: [do I do something or do you|who does what]?",
    "[So do I|Do I now] [send anything|wait], or [what|how]?",
    "[OK, but|Yes but] [when|how], exactly?",
)
COMMENTS: dict[str, tuple[str, ...]] = {
    "good": ("{staff_first} [was lovely|was quick|knew what to do|listened].", "[Sorted|Solved] in [one go|ten minutes]. [Thanks|Great service]!", "[Finally someone who reads|Didn't have to repeat myself].", "[Kind|Friendly] and [clear|quick].", "[Told me what happens next|I know what happens next], [that's all I ask|very good].", ""),
    "fair": ("[Friendly|Nice] but [took a while|I had to ask twice].", "[Solved in the end|OK in the end].", "[Quick|Fast], a bit [cold|curt].", "[We'll see if it comes|Not sure yet].", ""),
    "poor": (
        "[Standard reply|A copied answer], [no help|nobody read my message].", "[Still don't know|No idea] what happens next.", "[Nothing against {staff_first}|Not {staff_first}'s fault], but [it isn't solved|I'm no further].",
        "[Too slow|Slow], [too little|too vague].", "[Polite|Nice enough], [useless|no solution].", "",
    ),
}  # fmt: skip
POOR_ABOUT: dict[str, tuple[str, ...]] = {
    "membership_cancel": ("[A letter? In {year}?|Who still posts letters?]", "[Nothing against {staff_first}|Nice person], [silly rule|but the rule makes no sense].", "[Your website says online|The terms say online], [you say letter|the phone says letter]."),
    "cancel_again": ("[Had to write twice|Second letter] to [leave a club|stop a payment].", "[Should have taken a minute|One click], [took three weeks|took a month]."),
    "refund_again": ("Told me 5 days, [wasn't|it was nearly two weeks].", "[Five days turned into two weeks|Five days? Ha].", "[Had to chase my own money|My money, my chasing]."),
    "return_link": ("[The page is broken and you know it|You know the page is broken].", "[Spent longer returning it than choosing it|All that for a label]."),
    "tent_pole": ("[Recall them|Warn people], please.", "[New tent, no pole|A tent without a pole], [no date|two weeks' wait]."),
    "late_again": ("[Had to explain it all again|Third time explaining].", "Nobody told me the trace [had failed|came back empty]."),
}  # fmt: skip
