# ruff: noqa: E501 - sentences stay whole
"""Why customers write to Orders and returns: parcels that are late, wrong, damaged or at an old address."""

from goldenthread.entrypoints.demo.cast import ORDERS

from .shape import Ending, Kind, Repeat, Slip

LATE = Kind(
    key="late_parcel",
    team=ORDERS,
    weight=1.5,
    about="the parcel that hasn't arrived",
    tags=("delivery", "late"),
    subject=("[Where is|Still waiting for] order {order}", "Order {order}[, not arrived| still not here|?]",
             "[Delivery of|My] {product}", "Parcel [lost|stuck|missing]?"),
    problem=(
        "[My|The] {product} [{were} meant to come|should have come|{were} due] on {due} and [there is no sign of it|nothing has turned up|I'm still waiting].",
        "I ordered [{a_product}|the {product}] on {ordered} and [it still hasn't come|it hasn't arrived|the parcel seems to have vanished].",
        "The tracking for [my order|my {sort}|the parcel] has said “[in transit|with the courier|at the depot]” since {due}[ and hasn't moved| and that's it|].",
        "[It's been {days_ago} days|{days_ago} days now] since I [ordered|bought|paid for] the {product}[ and I've had one mail, the confirmation| and all I get is silence| and the tracking link is dead].",
        "I [took a day off|stayed in all day] on {due} for my [{product}|parcel] and [nobody came|{courier} never showed up|nothing].",
    ),
    context=(
        "[I need it for|It's for] {trip}, [we leave|I leave|leaving] {leaving}.",
        "I've [looked behind the bins, in the shed and asked both neighbours|checked the porch and next door|looked everywhere a driver could hide a box].",
        "{courier}'s [phone line|chat|website] just [sends me in circles|tells me to ask the sender|hangs up].",
        "[The last two came|My last order came] in two days, so [I'm surprised|something's off|this is unlike you].",
        "It's [a birthday present|a present] for {with}[, so rather urgent|].",
        "I've moved things around twice [to be at home|for this] already.",
    ),
    want=(
        "[Where is it|Can you tell me where it is|Any idea where it's got to]?", "Can you [find out|check] and [let me know|tell me] {quickly}?",
        "If it's lost, [can you send another|please just send a new one|I'd like another one before {leaving_short}].",
        "I'd rather have the money back than wait [another week|any longer].",
    ),
    endings=(
        Ending(4, "{order} · {product}, {colour}, {size} · handed to {courier} {ordered} · last scan {town} depot {due}",
               ("[The last scan|The courier's last scan] was at the {town} depot on {due}, [so it's close|so it is nearly with you|and it has been sitting there since].",
                "I [can see|see] it [reached|got to] the {town} depot on {due} and [was never put on a van|then stopped there]."),
               ("I've [asked {courier} to|got {courier} to agree to] [put it on a van|send it out] [on {deadline}|by {deadline}].",
                "I've opened a trace with {courier} and [marked it urgent|asked for it to go out by {deadline}]."),
               ("{courier} [text|message] you on the morning with a two-hour slot.", "If you can't be in, [choose|pick] a neighbour or a parcel shop from that text.",
                "If it isn't with you by {deadline} evening, [tell us|reply to this] and we send a new one without waiting."),
               ("You should have it by {deadline}.", "Expect it by {deadline}; [I'd be surprised if it took longer|that is their word, and I'll hold them to it]."),
               ("trace", "trace opened with {courier} for {order}, due {deadline}"),
               "{first} asks about {order} ({product}), due {due}. Stuck at {courier}'s {town} depot since then. Trace {ref} opened, out for delivery by {deadline}. If not there by then: send a new one, no need to ask again. Leaves for {trip} {leaving}.",
               0.7, Repeat(0.1, (3, 5), "late_again")),
        Ending(2, "{order} · {product} · {courier} reports lost {due} · stock: 7 in {colour}",
               ("I'm afraid {courier} have [marked it as lost|lost it]: [no scan|nothing] since {due}.", "It [was scanned on {due} and never again|has dropped off {courier}'s system], which [usually means lost|I'm calling lost]."),
               ("I've [sent|ordered] a new {product} out [today|this afternoon] by next-day post, no charge.", "A new one in {colour} is [being packed now|leaving us tonight]; you don't pay anything."),
               ("You'll get a [new tracking link|link] by mail tonight.", "Should the first one turn up after all, [just refuse it|keep the box shut and we collect it]."),
               ("It will be with you on {deadline}.", "That gets it to you by {deadline}[, before {trip}|]."),
               ("replacement", "replacement order {order}-B placed, next-day, {product} {colour}"),
               "{order} lost by {courier} after {due}. Replacement {order}-B sent next-day, due {deadline}. Claim with {courier} still to be made (ref {ref}). Customer leaves {leaving}.", 0.9),
    ),
    questions=(
        (("Is the address [still|on the order right:] {street}, {postcode}?", "[Just to check the label|Can I check the address]: {street}, {town}?"),
         ("[Yes|Yep|That's right|Correct], {street}[, the same as always| in {town}|].", "Yes[, and there's a big number on the gate|, it's the blue door|].")),
        (("[Did {courier} leave|Has {courier} left] a card[ or a text|]?", "Has there been a card through the door[, or a text|]?"),
         ("No[, nothing| card, no text, nothing|pe]. [I've looked under the mat too.|]", "[There was a text on {due} with a slot|A text, yes], and then nobody came.")),
    ),
    asks=(
        (("[Will|Do] I [need to|have to] sign for it?", "Does someone have to be in?"), ("No, [a safe place is fine|they'll leave it in your safe place]; [you can name one in {courier}'s text|the text lets you choose].",)),
        (("And if it [doesn't come|isn't here] by {deadline}?", "What if {courier} lose it again?"), ("Then [we send another one the same day|I send another the same day, no forms] and [chase|argue with] {courier} ourselves.",)),
        (("Can it go to [my work|my office|my neighbour's] instead?",), ("[Yes, from {courier}'s text you can|You can]: choose “another address” before 8 on the day.",)),
    ),
    tips=("For next time: [a safe place can be set once|you can set a safe place] under Your account, Deliveries, and [every courier sees it|it holds for every order].",
          "[The link in the dispatch mail|The dispatch mail's link] [updates|is fresher] before ours, so [it's the one to watch|I'd watch that one]."),
    slip=Slip("Our couriers deliver on Sundays as well, so it may still come this weekend.", "Your website says no Sunday deliveries?", "You're right, [no Sundays|they don't come on Sundays]: I mixed that up, sorry. {deadline} it is."),
)  # fmt: skip

NEIGHBOUR = Kind(
    key="said_delivered", team=ORDERS, weight=0.6, about="the parcel marked as delivered", tags=("delivery", "said delivered"),
    subject=("Marked delivered, [not here|but isn't]: {order}", "{courier} [says|claims] delivered"),
    problem=("{courier} [say|claim|tell me] they delivered my {sort} on {due}[, but there's nothing here|, but nobody was home. Nothing on the step|. They didn't].",
             "[Your mail says|The tracking says] “delivered” [since {due}|on {due}] and [my porch is empty|I have nothing|we were in all day, nobody rang].", "[According to|If I believe] {courier}, my {product} [arrived|came] on {due}. [Where, I wonder|Not here]."),
    context=("I've [looked behind the bins and in the shed|asked next door on both sides|looked everywhere a driver could hide a box].", "It's the [third|second] time {courier} [have done this|do that].", "I need it for {trip}, [we leave|I leave] {leaving}."),
    want=("[Where is it|Can you find it]?", "[Can you ask|Please ask] the driver.", "[Is there a photo|Did anyone sign]?"),
    endings=(
        Ending(1.4, "{order} · {product} · delivered {due} 14:12 · signed “R. neighbour”, photo of a green door",
               ("[The courier's photo|There's a photo that] shows [a green door and a plant pot|a green front door], signed for by a neighbour[ at 14:12| on {due}].",),
               ("[Could that be a neighbour's door|Does that door ring a bell]? If not, I'll [open a claim|take it up with {courier}] straight away.",),
               ("Have a look [next door|on both sides] first.", "If nobody has it, [reply here|tell me] and I send a new one by {deadline}."),
               ("[I'll keep this open until {deadline}|This stays open with me until {deadline}].",),
               ("photo", "delivery photo sent to customer, {order}"),
               "{courier} says delivered {due} to a neighbour (photo: green door). Customer checks next door; if nothing by {deadline}, replace {order}.", 0.5, Repeat(0.16, (1, 3), "late_again")),
        Ending(1, "{order} · {product} · delivered {due} 11:03 · GPS 2 streets away, no photo", ("The driver's position was [two streets away|not your street], [and there's no photo|no photo either].",),
               ("I've [sent|ordered] a new {product}, [no charge|on us], and [taken it up|I take it up] with {courier}.",), ("[A new tracking link comes tonight|You'll get a new tracking link].", "If the first one turns up, [refuse it|let us know]."), ("[It's with you|Expect it] by {deadline}.",),
               ("replacement", "replacement {order}-B; claim {ref}"), "{order} said delivered {due}, GPS two streets away. Replacement {order}-B due {deadline}. Claim {ref} with {courier} open.", 0.9),
    ),
    questions=((("[Who could have taken it in|Is there a neighbour who takes parcels in]?",), ("[Only the Hendersons|Number 12], and [they're away|they have nothing].", "[Nobody I know of|Nobody], it's [all flats|a cul-de-sac].")),),
    asks=((("[Do I need to|Should I] tell the police?",), ("[Not yet|No need]: [we tell you if {courier} want that|that's ours to do].",)),),
    tips=("A safe place [under Your account|in your account] [takes away the guessing|and the driver has to photograph it there].",),
)  # fmt: skip

LATE_AGAIN = Kind(
    key="late_again", team=ORDERS, weight=0, again=True, about="the parcel that still hasn't come", tags=("delivery", "late", "second contact"),
    subject=("[Still no parcel|It still isn't here], {order}", "Re: order {order}"),
    problem=("[I was in touch|I got in touch] on {earlier_day} about {order} and [it still hasn't come|nothing has changed|here I am again].",
             "{earlier_staff} [told me|promised|said] on {earlier_day} [that my {sort} would be here by now|the parcel was on its way]. It isn't[ here|]."),
    context=("[We leave|I leave] {leaving}, so [time is running out|this is getting tight].", "I [don't want to|would rather not] explain it all again."),
    want=("[What happens now|What now]?", "Please just [send another one|send a new one].", "Can somebody [actually|really] [find it|sort it out]?"),
    endings=(
        Ending(3, "{order} · earlier contact {earlier_day} with {earlier_staff} · {courier} trace {ref}: no result",
               ("The trace {earlier_staff} opened [came back empty|found nothing].", "{courier} [answered our trace this morning|have answered]: they can't find it."),
               ("So I've [sent a new {product}|ordered a new one for you], next-day.", "A new {product} [goes out today|is leaving us today], [no charge of course|and I'm sorry it took two goes]."),
               ("A new tracking link comes by mail tonight.", "[If the old parcel appears|Should the old one turn up], refuse it."), ("It arrives {deadline}.",),
               ("replacement", "replacement {order}-B next-day"),
               "Second contact about {order} (first: {earlier_day}, {earlier_staff}). Trace {ref} empty. Replacement {order}-B next-day, due {deadline}. Nothing open but the claim with {courier}.", 0.6),
        Ending(1, "{order} · earlier contact {earlier_day} with {earlier_staff} · delivered today 09:40, safe place",
               ("It was [left in your safe place|delivered] at 9:40 this morning, [according to|says] {courier}.",), ("[Could you look|Have a look] [by the back door|where you usually have parcels left]?",),
               ("If it isn't there, tell me and I send a new one today.",), ("I'll [wait for your word|keep it open] until {deadline}.",), ("scan", "delivered 09:40 safe place"),
               "Second contact {order}; {courier} says delivered 09:40 today. Customer looks; replace if not found.", 0.6),
    ),
    asks=((("Why [didn't anyone tell me|did nobody tell me]?",), ("[We should have|You're right to ask, we should have]. The trace result came to a shared inbox, not to {earlier_staff}.",)),),
)  # fmt: skip

WRONG = Kind(
    key="wrong_item", sorts=("boots", "jacket", "rucksack", "sleeping bag", "mat"), team=ORDERS, weight=1.1, about="the wrong item", tags=("wrong item",),
    subject=("Wrong [size|item|thing] in order {order}", "[Not what I ordered|You sent me {a_other}]"),
    problem=(
        "[I ordered|My order was] [{a_product}|the {product}] in {size} and [got|you sent|opened the box to find] [{size2}|{a_other}|the wrong colour].",
        "[The box says|It says] {product} on the label, but [inside is {a_other}|what's inside is {a_other}].",
        "[Somebody in your warehouse was tired|A mix-up, I think]: [there's {a_other} in my box|my box holds {a_other}] where [the {product}|{a_product}] should be.",
        "[Lovely|Very nice] {other}, but [not what I ordered|not mine]. [I ordered|I should have] {a_product}, {colour}.",
    ),
    context=("[It's for|I wanted it for] {trip} with {with}.", "[The packing slip is right, the box isn't.|The packing slip says the right thing.]", "I [haven't|have not] [opened the bag|taken the tags off].",
             "I [can|could] send [you a photo|a picture] if [it helps|you like].", "I [checked|looked at] my order again[, in case it was me| twice]: it says {size}."),
    want=("Can you [send the right one|swap it]?", "[How do I|Can I] [get|swap it for] the right one before {leaving_short}?", "[I'd just like|Just] the right {sort}, please.", "What do I do with [this one|the wrong one]?"),
    endings=(
        Ending(3, "{order} · {product}, {size}, {colour} · picked at bay 14 · stock of the right one: 12",
               ("Your order [does say|clearly says] {size} in {colour}, so [the mistake is ours|that's our packing].", "I can see [you ordered|it should be] the {product} in {colour}, {size}: [our mistake|our mix-up in the warehouse]."),
               ("The right one [leaves us today|goes out this afternoon].", "I've [put|ordered] the right one [on tonight's van|for tonight's post], [no charge|nothing to pay]."),
               ("[Keep the wrong one in its bag|Leave the wrong one in its bag].", "The driver who brings the right one takes it back[, no label needed|: no printing, no queue]."),
               ("[Expect the driver|That will be] on {deadline}.",), ("exchange", "exchange booked, {order}, driver swap {deadline}"),
               "Packing mistake on {order}: should be {product} {size} {colour}. Swap at the door on {deadline}, ref {ref}. Customer needs it for {trip}, {leaving}.", 0.9),
        Ending(2, "{order} · {product}, {size}, {colour} · out of stock until the 28th · card ending {last4}",
               ("The mistake is ours, and [to make it worse|I'm sorry to say] the right one is out of stock until the 28th.",),
               ("So I've started a refund of £{price} to your card.", "I can [refund the £{price}|give you your £{price} back], and I've [started that now|set it off]."),
               ("Send the wrong one back with the label I've mailed you.", "[Pop it|Drop it] at any {courier} point."),
               ("The money is back [within 5 days|in 5 days] of it reaching us.", "You'll have it [within five days|in 5 days] of the parcel reaching our warehouse."),
               ("refund", "refund £{price} started for {order}, card ending {last4}"),
               "{order}: wrong item sent, right one out of stock. Refund £{price} to card ending {last4} once {ref} is back. Told 5 days (RET-3).", 0.6, Repeat(0.5, (7, 10), "refund_again"), "RET-3", beside_the_point=(0, 1)),
    ),
    questions=((("What does the label [on the bag|inside] say?", "Could you read me the [code|number] on the bag's label?"), ("[It says|The label says] {code}.", "{code}, and underneath “checked by 7”.")),
               (("Has it been [used|worn] at all?",), ("No[, tried on in the hall| never|, not even out of the bag]."))),
    asks=((("Do I [need to|have to] [print|find a printer for] anything?",), ("No, [nothing to print|the driver brings it]."),), (("[Will it|Does it] come in the same box?",), ("[It'll be|It comes in] a plain one; [yours|the old box] can go in the recycling.",))),
    tips=("[You can see|The app shows] the packer's photo under the order before it leaves us: [worth a glance|handy] next time.",),
)  # fmt: skip

DAMAGED = Kind(
    key="damaged", team=ORDERS, weight=0.7, about="the damaged delivery", tags=("damaged",),
    subject=("[Arrived damaged|Damaged on arrival]: {product}", "{product} arrived [broken|torn|dented]"),
    problem=("The {product} [came|arrived] today [with a tear along one side|with the box crushed|dented and scratched|already unpacked by someone].",
             "[My parcel|The box] looks as if [a van drove over it|it fell off a cliff|{courier} played football with it], and the {product} [inside is no better|has a hole in it|is cracked]."),
    context=("I [took photos|have photos] [before opening it|of every side].", "I [needed|wanted] it for {trip} {leaving}.", "The driver [ran|was gone] before I could [say anything|open the door]."),
    want=("Can I have [a new one|another|one that's in one piece]?", "[What can you do|How do we sort this out]?", "I'd like [a replacement|it replaced], please."),
    endings=(
        Ending(4, "{order} · {product} · delivered {due} by {courier} · value £{price}",
               ("[It left us in one piece|It was checked before it left us] on {ordered}, so this happened on the way.",), ("I've [sent|ordered] a new {product}, [here by {deadline}|with you by {deadline}].",),
               ("Send one photo of the box and one of the damage to this address.", "[Then recycle the damaged one|You needn't send the damaged one back]."),
               ("The new one is with you by {deadline}.",), ("replacement", "replacement {order}-B; courier claim {ref}"),
               "{product} on {order} damaged by {courier}. Replacement {order}-B due {deadline}, claim {ref}: photos still to come from {first}. Nothing to send back.", 0.9),
        Ending(1, "{order} · {product} · last one in stock", ("That was [our last one|the last one] in {colour}.",),
               ("I can [take £30 off if you'd like to keep it|give you £30 back and you keep it], or [send you the full £{price}|refund the whole £{price}].",),
               ("[Tell me which|Choose whichever suits].",), ("Either way you [hear|get a mail] from me by {deadline}.",), ("offer", "£30 off or full refund offered"),
               "{order} damaged, none left. Offered £30 off or refund £{price}; {first} decides, answer expected by {deadline}.", 0.6, Repeat(0.2, (2, 4), "damaged")),
    ),
    questions=((("Is it [only the box|the box alone], or the {sort} as well?",), ("Both[, I'm afraid|. The {sort} has a mark as long as my hand].", "The box [mostly|took the worst of it], but the {sort} too.")),),
    asks=((("Do you need it back?",), ("No, [the photos are enough|two photos will do].",)),),
    tips=("If a box looks like that again, [write “damaged” when you sign|refuse it at the door]: [it goes faster|that speeds everything up].",),
)  # fmt: skip

ADDRESS = Kind(
    key="change_address", team=ORDERS, weight=0.8, about="the change of address", tags=("address",), channels=(0.6, 0.15, 0.25),
    subject=("[Change of address|New address] for {order}", "Please send {order} elsewhere"),
    problem=("I've just [ordered|bought] the {product} and [it's going to my old flat|the address is my old one|I forgot that we've moved].",
             "[We moved|I moved] last month, and [of course|naturally] I [sent the {product} to the old house|clicked the old address]."),
    context=("The new one is {street}, {town}, {postcode}.", "The [new tenants|people there now] are [lovely but never in|not keen on me]."),
    want=("Can you [still change it|catch it] [before it goes|in time]?", "[Can it go to {street}, {postcode}?|Please send it to {street}, {postcode}.]"),
    endings=(
        Ending(3, "{order} · {product} · status: packing · address of {ordered}", ("It's [still being packed|still in the warehouse], so we're in time.",), ("I've changed it to {street}, {postcode}.",),
               ("[A new confirmation|The confirmation with the new address] is [on its way|in your inbox].", "The old address is still your default: [change it|you can change that] under Your account."),
               ("It [leaves tonight|goes out tonight] and is with you {deadline}.",), ("address changed", "{order} now to {street}, {postcode}"),
               "Address of {order} changed to {street}, {postcode} before dispatch, after checking order number and old postcode. Default address in account not changed: {first} does that.", 0.95),
        Ending(1, "{order} · {product} · left with {courier} this morning", ("It left [this morning|two hours ago], [I'm sorry|unfortunately].",), ("{courier} can still redirect it, [but only you can ask|though they only accept that from you].",),
               ("Open their text and choose “another address”.", "Type {postcode} and confirm with your surname."), ("[That adds a day|It comes a day later], so {deadline}.",), ("none", "already dispatched"),
               "{order} had left. Told {first} how to redirect with {courier}; if that fails it comes back to us and we resend to {street}.", 0.7, Repeat(0.12, (2, 4), "late_parcel")),
    ),
    asks=((("Is [my card|the payment] all right with [a different|another] address?",), ("Yes, [nothing changes there|that's no problem].",)),),
    tips=("Under Your account, Addresses, [the one at the top|the first in the list] is used [unless you choose|by default].",),
)  # fmt: skip

KINDS = (LATE, NEIGHBOUR, LATE_AGAIN, WRONG, DAMAGED, ADDRESS)
