"""Why customers write to Product help: soles that come off, poles that split, stoves, sizes, care."""

from goldenthread.entrypoints.demo.cast import PRODUCTS

from .shape import Ending, Kind, Repeat, Slip

SOLE = Kind(
    key="boot_sole", team=PRODUCTS, weight=1.9, about="the sole", tags=("boots", "sole", "warranty"), models=("Fellgate boots", "Tarn Mid boots"),
    subject=("Sole [coming off|peeling away] my {product}", "{product}: [sole|glue] [gone|failed] after {weather}", "[Warranty|Faulty]: {product}"),
    problem=(
        "[The sole|The left sole|One sole] of my {product} [is coming away|has started to peel|has come unstuck] after {weather}[, from the toe back|. At the heel you can put two fingers in|].",
        "[My {product} are falling apart|I'm losing the sole of my {product}]: {weather} and the [rubber|sole] [flaps like a letterbox|is hanging off at the front|opens like a mouth].",
        "After {weather} the [glue on|glue under] [both|the] {product} [let go|gave up]. [They're {days_ago} days old|I've worn them four times|I have had them since {ordered}].",
        "[Water comes in|I've got wet feet] because the sole [is separating|has split from the upper] on my {product}[, bought {ordered}|].",
        "{product}, {size}: [the toe cap and the sole have parted company|the sole is unglued along the outside]. All it took was {weather}.",
        "I [walked|got] home from {trip} with [gaffer tape|string|a dog lead] round [my boot|one of my {product}] because the sole [came off|let go] after {weather}.",
    ),
    context=("I [dried them slowly|never put them by a heater|stuffed them with newspaper], as the leaflet says.", "My old pair [lasted nine years|did the same walks for years].", "[A friend|{with_cap}] has the same pair and [hers have gone too|the same thing happened].",
             "I've got {trip} {leaving} and [no other boots|blisters from my old ones].", "They're [a year|well] inside the warranty.", "[Great boots otherwise|I loved them until now]."),
    want=("[Is this a known problem|Is that normal]?", "[Can they be mended|Can you glue them|Do you repair this]?", "I'd like [a new pair|them replaced].", "What [do you suggest|are my options], with {trip} [coming up|{leaving}]?"),
    endings=(
        Ending(4, "{order} · {product}, {size}, {colour} · bought {ordered} · warranty 2 years · batch {code}",
               ("[You bought them on|Bought] {ordered}, so [they're well inside the two years|the warranty covers this].", "[That's within the two-year warranty|It's a warranty case], and [the batch number {code} is one we've seen|not the first from batch {code}]."),
               ("I've [sent|ordered] you a new pair in {size} today.", "You get [a new pair|new ones], {colour}, {size}: [they leave tonight|on tonight's van]."),
               ("[Post|Send] the old pair back in the same box with the label inside.", "Until then [don't glue them|leave the glue alone]: [the workshop wants to see the break|we want to see why]."),
               ("The new pair arrives on {deadline}.", "They're with you by {deadline}[, in time for {trip}|]."), ("warranty", "warranty replacement {ref}, {product} {size}"),
               "Sole of {product} ({order}, batch {code}) unglued. Warranty replacement {ref}, {size}, due {deadline}. Old pair comes back for the workshop. Away {leaving}.", 0.85),
        Ending(2, "{order} · {product}, {size} · bought {ordered} · warranty 2 years · stock: 0", ("[They're under warranty|It's a warranty case], but [{size} is sold out|we're out of {size}].",),
               ("[The workshop can re-glue them|Our workshop can bond the sole again] in 10 working days, or [you get £{price} back|I refund the £{price}].",), ("[Tell me which|Choose]: repair or money.", "For a repair, [dry them first|send them dry], {courier} label in your mail."),
               ("If they come in this week they're back by {deadline2}.",), ("workshop", "repair slot {ref} held"),
               "Sole of {product} ({order}) unglued; no {size} left. Offered re-glue (slot {ref} held, back by {deadline2}) or £{price}. {first} decides by {deadline}.", 0.6, Repeat(0.22, (4, 9), "boot_sole_again"), beside_the_point=(0,)),
        Ending(1, "{order} · {product} · bought {ordered} · no photo yet", ("Before [I can|we] decide I need [to see the break|two photos].",), ("[Could you send|Please send] one from the side and one of the label in the tongue.",), ("[Daylight|A window] is best, no flash.",),
               ("[You hear from me|I answer] by {deadline}.",), ("photo asked", "photos requested for {order}"), "Sole of {product}, {order}. Photos asked for; decide on warranty when they come. Answer promised by {deadline}.", 0.5, Repeat(0.25, (2, 5), "boot_sole_again"), beside_the_point=(0, 2)),
    ),
    questions=((("Which part [lets go|is coming off]: toe, heel or side?", "Where does it [start|begin]?"), ("[The toe|At the toe][, both feet| on the left one|].", "[The heel|At the heel], [about four centimetres|a thumb deep].", "The whole outside edge[, sadly|].")),
               (("[How did you dry them|How were they dried] after the rain?", "Have they been near a heater or in a car boot in the sun?"), ("[Hallway, newspaper inside|In the porch, stuffed with newspaper].", "No, [just on the rack|airing in the shed].")),
               (("[What|Which] number is on the label inside the tongue?",), ("{code}[, if I read it right|].",))),
    asks=((("Will the new ones [do the same|come apart too]?", "Is the new pair from the same batch?"), ("The [new pair is from the August batch|ones I'm sending are a later batch], [glued differently|with a stitched toe].", "I [can't promise|won't promise], but [the warranty starts afresh|you get a fresh two years].")),
          (("[Can I|Should I] glue them [for now|myself]?",), ("[For a weekend, tape is kinder|Tape does for a weekend]; glue [makes the repair impossible|spoils the repair].",)),
          (("Do I [have to|need to] wash them before sending?",), ("[Brush off the worst|Knock the mud off], that's all.",))),
    tips=("[Dry them|Always dry them] away from heaters, [insoles out|laces open], and [wax the welt|a little wax on the edge] twice a season.", "[A replacement keeps|The new pair has] its own two years: keep this mail as proof."),
    slip=Slip("Boots have a one-year warranty, so you're just inside.", "[The card|It says two years on the card] in the box says two years?", "[Two years it is|It's two], [three for members|and three if you're a member]. [Sorry, my mistake|I was wrong]."),
)  # fmt: skip

SOLE_AGAIN = Kind(
    key="boot_sole_again", team=PRODUCTS, weight=0, again=True, about="the sole", tags=("boots", "sole", "second contact"), models=SOLE.models,
    subject=("Re: sole of my {product}", "{product}: [my choice|photos|and now?]"),
    problem=("[As agreed with|Following up with] {earlier_staff} on {earlier_day}: [here I am about the sole|the boots with the sole coming off].", "I [wrote|spoke] to {earlier_staff} on {earlier_day} about the sole of my {product} and [haven't heard back|promised to get back to you]."),
    context=("The [other one|right one] [has started too|is going now].", "{trip_cap} is [nearly here|almost upon us]."), want=("[I'd like the repair|The repair, please].", "[Please just refund me|I'll take the money].", "[What happens|So what happens] now?"),
    endings=(Ending(1, "{order} · {product} · warranty case {ref}, opened {earlier_day} by {earlier_staff}", ("Your case from {earlier_day} is [here in front of me|open on my screen].",), ("[I've booked|It's booked]: [slot {ref}|number {ref}], [label in your mail|the label is in your inbox].",), ("Put the number {ref} on the box.",), ("You'll [have an answer|hear from the workshop] by {deadline}.",), ("workshop", "case {ref} moved on"), "Second contact on sole, {order}, case {ref} (first: {earlier_staff}, {earlier_day}). Label sent; workshop answers by {deadline}.", 0.7),),
)  # fmt: skip

POLE = Kind(
    key="tent_pole", team=PRODUCTS, weight=3.4, growth=0.35, from_week=9, about="the split pole", tags=("tent", "pole", "warranty"), models=("Kestrel 2", "Kestrel 3"),
    subject=("{product}: pole [split|cracked|splintered]", "[Broken|Split] tent pole, {order}", "[New|Brand new] {product}, pole [snapped|gone] [first night|already]"),
    problem=(
        "[The|A] pole of my [new|] {product} [split lengthways|splintered at the joint|cracked right down the side] [the first time I put it up|on the second night|in {wind}].",
        "[First outing|First night out] with the {product} and [the long pole went|one pole section split] in {wind}[. It's a clean split along the tube|].",
        "[Pitched|Put up] the {product} [in the garden|on the lawn] to try it, and [a pole section cracked in my hand|heard a crack: the pole has a split from the ferrule down].",
        "One of the [grey|new grey] poles on the {product} [has split|burst open at the end]. [I have owned tents for 30 years and never seen that|I was being careful|No force at all].",
        "[The pole|Our pole] [is splitting|has started to split] where the sections join. {product}, {colour}, [arrived {due}|ordered {ordered}].",
    ),
    context=("It [tore a small hole|made a nick] in the flysheet [as well|when it went].", "[It was meant to be|So much for] {trip}: [we slept in the car|we packed up at 2 in the morning].", "[My friend's older Kestrel has|{with_cap} has an older Kestrel with] gold poles, never a problem.",
             "The sticker on the bag says {code}.", "We're off [again|] {leaving}."),
    want=("Can you [send me|post me] a new pole?", "[Is this a bad batch|Is it a known fault]?", "I need [a section|the pole] [before|by] {leaving_short}.", "[I don't trust it any more, can I return it|Should I send the whole tent back]?"),
    endings=(
        Ending(4, "{order} · {product}, {colour} · delivered {due} · pole batch {code} (grey) · spare poles: 23", ("[Yours has the grey poles|You've got grey poles], batch {code}: [you're the {nth} person this week|we've had others this week].", "Delivered {due}, grey pole batch {code}. [That isn't wear|That's no fault of yours]."),
               ("I've [posted|sent] a full set of the older gold poles[ today|, no charge].", "A complete pole set [goes out today|leaves today], [gold ones, not from that batch|from the earlier batch]."),
               ("[Wrap tape|A turn of tape] round the split [if you have to use it|until then].", "[Keep|Hold on to] the broken one: [we'll ask for it|a label comes with the new set]."), ("They're with you on {deadline}.", "[Expect|You'll have] them by {deadline}[, before {trip}|]."), ("spare", "pole set sent, case {ref}"),
               "{product} ({order}): grey pole split, batch {code}. Gold pole set sent, due {deadline}, case {ref}. Broken pole to come back for the maker. Same fault as others this week.", 0.85),
        Ending(2, "{order} · {product} · delivered {due} · pole batch {code} (grey) · spare poles: 0, due in 12 days", ("[Spare poles have run out|We've run out of spares] [this week|, there have been so many], more come in 12 days.",), ("[You can wait|Either you wait] for the poles, or [send the tent back for £{price}|I take the whole tent back and refund £{price}].",),
               ("[Tell me which|Which would you like]? Both are free for you.",), ("[I hold a set for you until {deadline2}|A set is reserved until {deadline2}].",), ("reserved", "pole set reserved, case {ref}"),
               "{product} ({order}) grey pole split, batch {code}. No spares for 12 days; offered wait (set reserved {ref}) or refund £{price}. Waiting for {first}.", 0.45, Repeat(0.3, (3, 8), "tent_pole_again")),
        Ending(1, "{order} · {product} · delivered {due}", ("[Poles can split|That can happen] when a section isn't pushed right home.",), ("[You can buy|There are] single sections at £9 [in the shop|on the website].",), ("Search for “pole section” and choose your tent.",), ("They come in [three days|3 days].",), ("none", "advice"), "Pole of {product} split. Told where to buy sections.", 0.15, Repeat(0.5, (2, 6), "tent_pole_again")),
    ),
    questions=((("Are your poles [gold or grey|grey, or gold]?", "What colour are the poles: gold or grey?"), ("Grey[, matt|, with a blue stripe|].",)), (("[What does the sticker on the pole bag say|Is there a number on the pole bag]?",), ("{code}[, very small print|].",)), (("Did it tear the fly?", "Is the flysheet all right?"), ("[A small hole|Two centimetres], [sadly|yes].", "[No|Luckily not], [just the pole|only the pole]."))),
    asks=((("Are the [new|other] ones [any better|safe]?",), ("[Those|The gold ones] have been [in use since 2021|with us for years] and [I know of no split|hold].",)), (("Is it safe to [use|sleep in] [like this|with the tape on]?",), ("On a [calm|still] night, yes; [not on a hill|not above the tree line], please.",)), (("[Shouldn't you|Will you] [recall them|warn people]?",), ("[I've passed it on|I've told our lead]: [they're collecting the cases|we're counting the cases].", "Not my decision, but [I've raised it|it's been raised]."))),
    tips=("[Push each section home|Seat each section] until it clicks, and [start from the middle|unfold from the middle]: [it spares the joints|kinder to the joints].",),
)  # fmt: skip

POLE_AGAIN = Kind(
    key="tent_pole_again", team=PRODUCTS, weight=0, again=True, from_week=9, about="the split pole", tags=("tent", "pole", "second contact"), models=POLE.models,
    subject=("Re: [split pole|tent pole], {order}",),
    problem=("[It's me with the split pole|The split pole again], {order}. [I was in touch on {earlier_day}|{earlier_staff} helped me on {earlier_day}].", "I'm writing again about the {product} pole. {earlier_staff} [told me on {earlier_day}|said] [I'd have to choose|to buy a section][, but it's a faulty batch, isn't it|, and I've thought about it]."),
    context=("Others [online|in my climbing club] [have the same|write about the same grey poles].", "A second section [has gone|split] since."), want=("[I'd rather send it back|Refund, please].", "[I'll wait for the poles|Please keep the set for me].", "[Surely that's a warranty case|Isn't that covered]?"),
    endings=(Ending(1, "{order} · {product} · case {ref}, {earlier_day}, {earlier_staff} · pole batch {code} (grey)", ("[I've got|Here is] the case from {earlier_day}, batch {code}.",), ("[It's a warranty case|The warranty covers it], [full stop|whatever you were told]: [I've reserved the next set|the next gold set is yours], and you can still return it.",), ("[Nothing to pay|You pay nothing] either way.",), ("You hear [from me|from us] by {deadline}.",), ("reserved", "case {ref}: next set"), "Second contact, split pole, {order}, batch {code}. Warranty confirmed, next set reserved, return still possible. Update due {deadline}.", 0.6),),
)  # fmt: skip

STOVE = Kind(
    key="stove", team=PRODUCTS, weight=0.8, about="the stove", tags=("stove",), sorts=("stove",), private=False,
    subject=("{product} [won't light|sputters|weak flame]", "[Help with|Question about] my {product}"),
    problem=("My {product} [won't light|only lights with a match|coughs and goes out]. [Cartridge is full|New cartridge].", "The flame on the {product} is [yellow and lazy|no bigger than a candle|all on one side] [since {trip}|since last week|]."),
    context=("[It was fine|It worked] [in summer|at home].", "It [got sand in it|fell in a stream] [once|last month|on a beach].", "[We're|I'm] off to {trip} {leaving} and [cold porridge is no joke|I'd like hot coffee]."),
    want=("[What can I do|Any idea]?", "[Is it safe|Can I still use it]?", "[Do I need|Is there] a spare part?"),
    endings=(
        Ending(3, "help page: Ember jets · no order needed", ("[That's nearly always|It sounds like] [a blocked jet|soot in the jet].",), ("[You can clean it yourself|It's a five-minute job] with the pin in the bag.",), ("Turn the gas off and let it cool.", "Unscrew the burner by hand, [left-handed thread|mind: it turns the other way].", "Push the pin through the jet [from below|twice].", "Screw it back and [test it outside|light it outside]."), ("[If it's still weak|No better after that]? Then [the jet needs replacing, £4|you need a new jet, £4].",), ("advice", "jet cleaning"), "Weak flame on {product}. Explained jet cleaning; if no better, new jet (£4). Trip {leaving}.", 0.9),
        Ending(1.2, "help page: cartridges in the cold", ("[Below 5 degrees|In the cold] plain butane [hardly boils off|doesn't work].",), ("[A winter mix|A four-season cartridge] [solves it|does the trick].",), ("Keep the cartridge [in your jacket|in your sleeping bag] overnight.", "Stand it on [cork or wood|a bit of mat], not on the ground."), ("[You'll notice at once|That makes the difference straight away].",), ("advice", "winter gas"), "{product} weak in the cold: advised winter mix.", 0.9),
    ),
    questions=((("[What|Which] gas [are you using|is in the cartridge]?",), ("[The blue one|Plain butane], [from the petrol station|whatever the campsite had].", "[Yours|Your own], the 230.")), (("[How cold was it|What temperature was it] [when it failed|that morning]?",), ("[About three degrees|Cold, not freezing].", "[Fresh|Chilly][, I'd say five|]."))),
    asks=((("Can I [clean it with a needle|use a needle]?",), ("[Better not|No]: a needle [widens the hole|ruins the jet]. [The pin in the bag is thinner.|]",)),), tips=("[After each trip|Once a season] turn it upside down and [tap out|shake out] the sand.",),
)  # fmt: skip

SIZING = Kind(
    key="sizing_advice", team=PRODUCTS, weight=0.9, about="the right size", tags=("advice", "size"), sorts=("boots", "rucksack", "jacket"), private=False, channels=(0.65, 0.2, 0.15),
    subject=("[Which size|What size] [of|] {product}?", "[Advice on|Question about the] {product}"),
    problem=("I'm [thinking of|torn about] the {product} for {trip}. [Is {size} right for me|Would {size} do], I'm [usually {size2}|between sizes]?", "Which {sort} [would you take|do you recommend] for {trip} with {with}[? I'd looked at the {product}|, the {product} or the {rival}]?"),
    context=("I [feel the cold|run warm|have wide feet|have a short back].", "[My budget is|I'd like to stay near] £{price}.", "[{with_cap} says|I've read] to [go up a size|buy big], but [is that so|that sounds old-fashioned]."), want=("What do you [think|suggest]?", "[Would it do|Is it warm enough] in {month}?"),
    endings=(Ending(1, "size page {product}", ("[Most people find|Customers tell us they find] the {product} [a little small|true to size|generously cut].",), ("I'd [go for|take] {size2}[: you'll want room for a layer|, with that in mind|].", "For {trip} I'd [go for|take] {size2}."), ("[Try it|Try them on] at home in the evening, [indoors|on the stairs].", "You have 60 days to send it back[ unused|]."), ("[If you order by 3|Ordered today] it's with you by {deadline}.",), ("advice", "size advice {product}"), "Advised on {product} for {trip}: {size2}. No order yet.", 0.95),),
    questions=((("Do you like it [close or roomy|snug, or with room to move]?",), ("[Roomy|With some room], [please|my circulation is poor].", "[Close|Snug], I hate [flapping|things that rub].")), (("[What do you wear|What size do you wear] [in other makes|elsewhere]?",), ("{size2}[, mostly|, in Italian ones one more|].",)), (("[When are you off|When is it]?",), ("{leaving_cap}[, all being well|, weather permitting|]."))),
    asks=((("[Does it|Will it] [come in|be out in] {colour}?",), ("Yes, [{colour} is in stock|there's plenty of {colour}].",)),), tips=("[The comparison page|Our comparison table] lets you [put three side by side|see three at once]: fernhill.example/compare.",),
)  # fmt: skip

CARE = Kind(
    key="care", team=PRODUCTS, weight=0.7, about="the washing", tags=("advice", "care"), sorts=("jacket", "sleeping bag", "boots", "tent"), private=False,
    subject=("[How to wash|Washing|Care of] my {product}", "{product}: [smell|stain|lost its shape]"),
    problem=("How do I [wash|clean] {a_product} [after {trip}|without ruining it|that smells of campfire]?", "Water [goes straight through|soaks into] my {product} [these days|since {trip}].", "[Wet dog and campfire|Something between bog and campfire]: that's what my {product} {smell} of."),
    context=("The label [has washed out|is all symbols].", "[My machine|Our machine] [only does 40 degrees|is a toploader].", "[{with_cap}|A friend] put it in the dryer [once|, don't ask]."), want=("[What would you do|Any tips]?", "[Which wash|Which product] [do I need|is right]?"),
    endings=(Ending(1, "care page {product}", ("[Good news, that's normal|Nothing is broken]: [it needs a wash|dirt stops the finish working].",), ("[Wash it gently|A gentle wash] and [warm it up again|bring the finish back with warmth].",), ("Close every zip and [turn it inside out|empty the pockets].", "Wash at 30 with [soap flakes|a technical wash], never softener.", "[Rinse twice|A second rinse].", "Dry [low and slow|on low], then [iron on one dot through a cloth|ten minutes in the dryer]."), ("[If water still soaks in|No better]? Then [a re-proofing spray|re-proof it].",), ("advice", "care page sent"), "Care advice for {product}.", 0.95),),
    questions=((("[What have you washed it with|What did you use] [so far|until now]?",), ("[Ordinary powder|Normal detergent][, I confess| and softener|].", "[Nothing|Never washed it], [I didn't dare|to my shame].")),),
    asks=((("[Can it|May it] go in the dryer?",), ("On low, [with two tennis balls|yes].",)), (("[How often|How many times a year]?",), ("[Twice a season|When it smells], [more does no harm|no need for more].",))), tips=("[Store it|Keep it] [loose|hanging], never [in its sack|squashed].",),
)  # fmt: skip

ZIP = Kind(
    key="repair_zip", team=PRODUCTS, weight=0.7, about="the repair", tags=("repair",), sorts=("jacket", "tent", "rucksack", "sleeping bag"),
    subject=("Repair: [zip of|broken zip on] {product}", "{product}: zip [stuck|gone|broken]"),
    problem=("The [main zip|zip|two-way zip] on my {product} [splits open behind the slider|has lost three teeth|is stuck halfway].", "[On|Since] {trip} the zip of my {product} [won't close|runs off the rail|opens behind me as I walk].", "[Zip trouble|It's the zip]: my {product} [gapes like a goldfish|won't shut past the middle|has a tooth missing]."),
    context=("[I'd rather mend it than|I don't want to] [bin it|throw it away].", "[I love that thing|It's been everywhere with me]: {trip}, [and the rest|twice].", "I need it [back|] before {leaving_short}."), want=("[Do you repair|Can your workshop do] this?", "What [does it cost|would that cost]?", "[How long|How long does it take]?"),
    endings=(
        Ending(3, "{order} · {product} · bought {ordered} · workshop: 10 working days", ("[It's under warranty|You bought it {ordered}], so [it costs you nothing|the repair is free].",), ("[The workshop mends it|We mend that] in 10 working days.",), ("[Wash it|Clean it] first, [the workshop insists|or they send it back].", "Write {ref} on a slip of paper [in the pocket|in the box].", "Use the label in your mail."), ("[Sent tomorrow|If it leaves you tomorrow], it's [back by|home by] {deadline2}.",), ("workshop", "repair {ref} booked"), "Repair {ref}: zip of {product}, {order}, under warranty. Back by {deadline2} if sent now. Needed before {leaving_short}.", 0.85, Repeat(0.1, (6, 12), "repair_where")),
        Ending(1, "{order} · {product} · bought over 3 years ago", ("It's [past the warranty|older than the warranty].",), ("[A repair|Mending it] costs [£18|£24], [post included|return post included].",), ("[Say yes|Reply “yes”] and I book it.",), ("[I'll hold the price|The price holds] until {deadline2}.",), ("offer", "repair quote {ref}"), "Repair quote {ref} for {product}, out of warranty. Waiting for a yes.", 0.6, Repeat(0.2, (2, 5), "repair_where")),
    ),
    questions=((("[Does the slider|Will the slider] [still move|move at all]?",), ("[Half way|Up to the pocket], then [nothing|it jams].", "It [moves|runs], but [nothing closes|the teeth don't meet].")),), tips=("[Candle wax|A candle stub] on the teeth [keeps it running|buys you a weekend].",),
)  # fmt: skip

REPAIR_WHERE = Kind(
    key="repair_where", team=PRODUCTS, weight=0, again=True, about="the repair", tags=("repair", "second contact"),
    subject=("[Where is|News of] my repair {ref}?",), problem=("[My|The] {product} went to your workshop after I [spoke|wrote] to {earlier_staff} on {earlier_day}. [Any news|Is it done]?", "{earlier_staff} [gave me|said to use] number {ref} for the repair. [It's gone quiet|Nothing since]."),
    context=("{trip_cap} [is coming up|won't wait].", "[The tracking says|{courier} say] it arrived."), want=("[When do I get it back|When is it ready]?",),
    endings=(Ending(1, "repair {ref} · received {due} · on the bench", ("It [arrived on|came in on] {due} and is [on the bench|being worked on].",), ("[It's next in line|The zip is in], [only the seam is left|it's drying].",), ("You get a [tracking link|mail] when it leaves.",), ("[Back with you by|That's] {deadline}.",), ("workshop", "repair {ref}: on the bench"), "Asked after repair {ref}. On the bench, back by {deadline}.", 0.75),),
)  # fmt: skip

KINDS = (SOLE, SOLE_AGAIN, POLE, POLE_AGAIN, STOVE, SIZING, CARE, ZIP, REPAIR_WHERE)
