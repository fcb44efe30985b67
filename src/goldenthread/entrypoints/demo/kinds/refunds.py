"""Returns and refunds: the returns page that loops, and the five days that are really ten."""

from goldenthread.entrypoints.demo.cast import ORDERS

from .shape import Ending, Kind, Repeat, Slip

_FIVE = ("The money is back [within 5 days|in 5 days] of the parcel reaching us.", "You'll have it [within five days|in five days at the latest].", "Refunds take up to 5 days once [it's here|the warehouse has it].",
         "[Five days|5 days] after it reaches the warehouse the money is [on your card|with you].")  # fmt: skip

LINK = Kind(
    key="return_link", team=ORDERS, weight=1.9, growth=0.02, about="the returns page", tags=("return", "return link"),
    subject=("Returns page [doesn't work|going round in circles|loops]", "[Cannot|Can't] print [the|my] return label, {order}", "Return of {product}: no label"),
    problem=(
        "[Your returns page|The returns portal] [asks me to sign in, I sign in, and it asks me to sign in again|keeps sending me back to the sign-in page|goes round in circles].",
        "I'm trying to [send back|return] [{a_product}|my {product}] and [the page loops|the label page just reloads|the sign-in comes up over and over].",
        "[Third time lucky?|] Every time I [click|press] “print label” [I end up on the start page|I'm back at the beginning|it logs me out].",
        "I [typed|put] my order number into the returns page [four times|again and again] and it [forgets me|spins and then starts over] each time.",
        "[I can't|I cannot] [get|download] the return label for {order}: [the page never gets past the sign-in|it jumps back to the start|the page is blank].",
    ),
    context=("The {product} {are} [too small|not for me|a lovely colour, but not on me].", "I've tried [Chrome and Safari|my phone and the laptop|two browsers|it on {with_short}'s computer].",
             "[I'm not|I am not] [daft with computers|a beginner], I [do this for a living|set up the Wi-Fi for the whole street].", "The 60 days [are up on {deadline}|end soon], so I'd like to [get it moving|send it off].",
             "I [cleared the cookies|restarted everything], as your help page says.", "All [boxed|packed] and [sitting in the hall|staring at me from the hall|ready by the door]."),
    want=("Can you [just|] [mail|send] me a label?", "[How do I|How am I supposed to] [send it back|return it]?", "Is there [another|some other] way to [return it|send it back]?", "Could somebody [fix the link|send a link that works]?"),
    endings=(
        Ending(4, "{order} · {product} · £{price} · delivered {due} · return link issued, used 3×, session expired",
               ("I can see the link [was opened three times and timed out|timed out each time you opened it]: [it's our page, not you|that is our page].", "[You're not the only one|It isn't you]: the page [drops|forgets] the session when the link is opened from a mail app."),
               ("I've [mailed|sent] you the label as a PDF[ just now|], to {mail}.", "The label is [in your inbox|on its way to {mail}] as a plain PDF, [no page in between|no portal involved]."),
               ("Print it, or show the square code at any {courier} point.", "Keep the receipt [until the money is there|until you're refunded]."),
               _FIVE, ("label", "return label {ref} mailed for {order}"),
               "Return link for {order} loops ({product}, £{price}). Label {ref} mailed as PDF to {first}. Refund to card ending {last4} on arrival, told 5 days (RET-3).", 0.75, Repeat(0.42, (8, 12), "refund_again"), "RET-3"),
        Ending(3, "{order} · {product} · £{price} · delivered {due} · return link issued, expired after 24 h",
               ("The link [only lives|is only good] for 24 hours, [which the mail doesn't mention|though nobody tells you], and yours ran out on {due}.",),
               ("Here is a fresh one: https://fernhill.example/r/{code}", "I've made you a new one: https://fernhill.example/r/{code} [It's good until tomorrow.|Good until this time tomorrow.]"),
               ("[Copy it into a browser|Paste it into a browser window] rather than [opening|tapping] it in your mail.", "[Sign in once|Sign in], then “print label”."), _FIVE, ("link", "new return link {code} for {order}"),
               "Return link expired for {order}. New link {code} sent, valid 24 h. If it loops: send PDF label by hand (folder Returns/labels).", 0.6, Repeat(0.2, (1, 3), "return_link_again"), "RET-3",
               problem=("The return [link|label link] [in your mail|you sent] [says “expired”|has expired|takes me to a page that says expired][, though I only got it this week|. It came on {due}|].", "[I get|All I get is] “link no longer valid” when I [open|try] the return link[ for {order}|].",
                        "The label link for {order} is [dead|no good]: [it says it was already used, which it wasn't|“expired”, it says]."), subject=("Return [link|label link] expired[, {order}|]",)),
    ),
    questions=((("Are you opening it [from the mail|on a phone or on a computer]?", "Which [browser|device] are you [on|using]?"), ("On my phone, [straight from the mail|in the mail app].", "[Laptop, Firefox|A laptop, Chrome][, up to date|].", "An iPad [older than my children|, the old one].")),
               (("What [happens exactly|do you see] after you sign in?",), ("[It flashes|It flickers] and I'm [back at|on] the sign-in page.", "A white page[, nothing on it| with a spinning wheel]."))),
    asks=((("[Can I|Could I] [hand it in|bring it] to a shop instead?",), ("[Yes, Kendal and Leeds both take returns|Yes: Kendal or Leeds]; bring the order number.",)),
          (("Do I [have to|need to] pay for [the postage|sending it back]?",), ("No, [returns are free for 60 days|it's free].",)),
          (("[When|How long until] do I get my money?",), _FIVE)),
    tips=("If it [happens again|loops again], ask us for the PDF [right away|at once]: [quicker than|it saves you] the page.", "[The page works best|It behaves best] in a private window, [oddly enough|don't ask me why]."),
    slip=Slip("You have 14 days to send things back, so that should still work out.", "I thought it was 60 days? It says so on the receipt.", "[It is 60|You're right, 60 days]. [14 is the legal minimum, I mixed the two up|My mistake]: you have until {deadline}."),
)  # fmt: skip

LINK_AGAIN = Kind(
    key="return_link_again", team=ORDERS, weight=0, again=True, about="the returns page, again", tags=("return", "return link", "second contact"),
    subject=("Return link [again|still not working], {order}",),
    problem=("The new link {earlier_staff} [sent me|gave me] on {earlier_day} [loops as well|does exactly the same|has expired too].", "[Me again|It's me again]. The second return link [is no better than the first|also “no longer valid”]."),
    context=("I'm [spending more time on this than on the walk|losing the will to return things].", "The parcel is [still in the hall|still here]."),
    want=("Please [just send me a label|mail me a label I can print].", "Is there [a human way|any other way] to do this?"),
    endings=(Ending(1, "{order} · earlier contact {earlier_day}, {earlier_staff}: new link · link used 2×, session expired", ("I see the link {earlier_staff} sent [timed out twice|went the same way].",),
                    ("I've mailed you a PDF label instead, to {mail}.", "This time [a PDF label|a plain PDF]: it's in your inbox."), ("Show the square code at any {courier} point[, or print it|].",),
                    ("Once it's here the refund of £{price} [goes off|is sent] [within 5 days|in five days].",), ("label", "PDF label {ref} mailed"),
                    "Second contact on return link for {order}. PDF label {ref} mailed. The link fails from mail apps: same as last week's.", 0.6, Repeat(0.3, (8, 12), "refund_again"), "RET-3"),),
)  # fmt: skip

EXCHANGE = Kind(
    key="exchange_size", team=ORDERS, weight=0.9, about="the size", tags=("exchange", "size"), sorts=("boots", "jacket", "rucksack", "sleeping bag"), channels=(0.55, 0.3, 0.15),
    subject=("[Swap|Exchange] {product} for {size2}", "{product}: [too small|too big|wrong size for me]"),
    problem=("The {product} in {size} {are} [too tight|on the small side|miles too big]. [Lovely otherwise.|]", "[I can't get on with|Wrong size:] the {product}, {size}: [too long|too tight|too wide] [by a finger|all over|once I move].", "I [love|really like] the {product} but {size} was [optimistic|wishful thinking|a mistake]."),
    context=("I've only [worn|tried] {it} [in the house|on the stairs].", "I've got {trip} [coming up|to get to] {leaving}.", "{size} [usually fits|is what I always wear]."),
    want=("[Can I|Could I] swap it for {size2}?", "Do you have {size2} in {colour}?"),
    endings=(
        Ending(3, "{order} · {product}, {size} · stock {size2}: 5", ("We have {size2} in {colour}[, five of them|].",), ("I've [put one aside|reserved one] and [it leaves today|sent it off].",),
               ("The driver swaps them at your door[: hand over the old one|].",), ("[Expect it on|That's] {deadline}.",), ("exchange", "{product} {size} → {size2}"), "Exchange {order}: {product} {size} → {size2}, {colour}. Swap at door {deadline}, ref {ref}.", 0.95),
        Ending(1.6, "{order} · {product}, {size} · stock {size2}: 0", ("{size2} [is sold out|has gone] in {colour}.",), ("I can refund the £{price} [as soon as it's back|once it reaches us].",),
               ("Send it back with the label in your mail.",), _FIVE, ("refund", "refund £{price} on return of {order}"), "{size2} sold out. {first} returns {product} ({order}), refund £{price}, told 5 days (RET-3).", 0.5, Repeat(0.5, (8, 12), "refund_again"), "RET-3", beside_the_point=(0,)),
    ),
    questions=((("Where [does it pinch|is it tight]: length or width?", "Is it the length or the width?"), ("[Width|The width], across the [toes|shoulders].", "Length[, by a thumb|]."),),),
    asks=((("Is {size2} [much|a lot] [bigger|different]?",), ("[About a centimetre|One centimetre] all round.", "A little: [half a thumb|most people notice it at once].")),),
    tips=("The size page has a strip of paper to print and stand on: [it beats guessing|more honest than the number on the shoe].",),
)  # fmt: skip

AGAIN = Kind(
    key="refund_again", team=ORDERS, weight=0, again=True, about="the refund", tags=("refund", "second contact"), channels=(0.4, 0.35, 0.25),
    subject=("[Where is my refund|Refund not received|Still no refund], {order}", "£{price} [still not back|missing]"),
    problem=("{earlier_staff} [told me|said|promised] on {earlier_day} [I'd have my £{price} back in 5 days|five days for the refund]. [It's been longer than that|That was more than 5 days ago] and [nothing|there's nothing on my card].",
             "[I was told|You told me] 5 days for the refund on {order}. [I've counted|I can count]. [Where is it?|Nothing has come.]",
             "I [sent back|returned] the {product} and [your mail says|you confirmed] it [arrived|reached you]. “Five days”, [I was told|{earlier_staff} said]. [My bank says nothing has been sent|Not a penny yet].",
             "[Still no refund|No refund yet] for the {product}. [I was in touch on {earlier_day}|I spoke to {earlier_staff} on {earlier_day}] and [the five days have passed|was told it takes 5 days]."),
    context=("£{price} is [not nothing to me|a week's shopping here].", "I [ring|look at] my bank [every morning|twice a day] like [a fool|some accountant].", "I need the money for {trip}, [and that's|starting] {leaving}."),
    want=("Where is [my money|it]?", "When [exactly|] will I [have it|get it]?", "Please [check|look into it]."),
    endings=(
        Ending(3, "{order} · return {ref} received {due} · refund £{price} sent to card ending {last4} {due}",
               ("It was sent to your card ending {last4} on {due}.", "We [sent|released] the £{price} on {due}, to the card ending {last4}."),
               ("[The bank takes|Banks need] up to 10 working days to show it: [five was too short a promise|you should have been told that, not five].", "What {earlier_staff} [couldn't see|told you] is our part only. The bank can [need|take] ten working days."),
               ("If it isn't there by {deadline}, [give your bank the reference {ref}|quote {ref} to your bank].", "[Tell me then|Come back to me then] and I trace it."), ("By {deadline} you should see it.",), ("refund status", "£{price} sent {due}, reference {ref}"),
               "Second contact: refund {order} not seen. Sent {due} to card ending {last4}, ref {ref}. {first} had been told 5 days (RET-3); told 10 working days now.", 0.55),
        Ending(1.4, "{order} · return {ref} received {due} · refund queued", ("I can see [the return has arrived|it reached us on {due}].",), ("It's [being worked on|in the queue], [give it 5 days|please allow another 5 days].",), ("[Please wait|Wait] for the mail that says “refunded”.",),
               ("It takes [5 days|five days].",), ("none", "refund queued"), "Refund {order} queued, told 5 days.", 0.15, Repeat(0.35, (6, 9), "refund_again"), "RET-3"),
    ),
    asks=((("Why [did|does] everyone [tell me|say] five days then?",), ("That's [what our own guideline says|our guideline]; I've [noted|written down] that it [misleads people|brings people back].", "Because it's [written that way here|in our text]. [I agree it's wrong.|It shouldn't be.]")),
          (("Which card [did it go|was it sent] to?",), ("The one ending {last4}.",))),
    tips=("Your bank's app often shows it as “pending” [a day or two|two days] before[: look there|].",),
)  # fmt: skip

KINDS = (LINK, LINK_AGAIN, EXCHANGE, AGAIN)
