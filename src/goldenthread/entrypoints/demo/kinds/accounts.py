"""Why customers write to Accounts and billing: memberships that won't end, passwords, cards, points."""

from goldenthread.entrypoints.demo.cast import ACCOUNTS

from .shape import Ending, Kind, Repeat, Slip

_LETTER = ("For [that|a cancellation] we need a signed letter by post, to our Kendal office.", "[A cancellation has to come|It has to come] by letter, signed, to Old Tannery in Kendal.", "I can't do it from here: [it takes|we need] a signed letter to the Kendal office.")  # fmt: skip

CANCEL = Kind(
    key="membership_cancel", team=ACCOUNTS, weight=1.8, about="ending the membership", tags=("membership", "cancel"), channels=(0.35, 0.35, 0.3),
    subject=("[Cancel|Ending] my membership", "Membership: [please cancel|how do I cancel]", "[Leaving|I'd like to leave] Fernhill Plus"),
    problem=("I [want|would like] to cancel my [Fernhill Plus|] membership[. The website has no button for it|, where do I click|].", "How do I [end|get out of] the membership? [I've hardly used it|I've looked everywhere on the site|It renews on {deadline}].",
             "[Please cancel|Kindly end] my membership [from next month|before it renews on {deadline}].", "I [signed up|joined] for the [£5 off|free post] on [{a_product}|the {product}] and [now want out|don't need it any more]."),
    context=("[Nothing personal|No hard feelings], I [just walk less since my knee|have all the kit I need|am saving for a house].", "The help page says “[online at any time|cancel online, any time]”.", "[It's £29 a year|£29] I'd rather [spend on petrol|put towards {trip}].", "[We've had a baby|Our second is on the way], so [no hills for a while|camping can wait]."),
    want=("[Can you do that|Can you just do it] [for me|now|from your side]?", "What do you need from me?", "[Please confirm by mail.|Could you confirm in writing?]"),
    endings=(
        Ending(5, "membership {code} · since {joined} · renews {deadline} · £29 · card ending {last4}", ("Your membership [runs until|renews on] {deadline}.", "I've [found|got] it: Fernhill Plus, next payment {deadline}, card ending {last4}."), _LETTER,
               ("Write your membership number {code} and [your signature|sign it].", "Send it to Old Tannery, 3 Mill Brow, Kendal LA9 5XY."), ("[You hear from us|You'll get an answer] once the letter is here.",), ("none", "told to send a letter (MEM-2)"),
               "{first} wants to end membership {code}, renews {deadline}. Told to send a signed letter (MEM-2). Nothing cancelled yet.", 0.25, Repeat(0.5, (6, 13), "cancel_again"), "MEM-2"),
        Ending(1, "membership {code} · renews {deadline} · £29 · card ending {last4}", ("It renews on {deadline}.",), ("I've [ended it|cancelled it] from here: [no letter needed|our letter rule isn't in the terms].",), ("[A confirmation|The confirmation] goes to {mail}.", "Your points stay [good until|valid to] the end of the year."), ("[Nothing more is taken|You won't be charged again].",), ("cancelled", "membership {code} cancelled"), "Cancelled membership {code} for {first} without a letter: the terms allow it online, MEM-2 says otherwise. Raise MEM-2.", 0.95),
    ),
    questions=((("[May I ask|Can I ask] [what made you decide|why]?",), ("[I hardly used it|Not enough walks], [that's all|simple as that].", "[Money|Costs], mostly.")),),
    asks=((("[A letter|By post|A letter?] [In this day and age?|Really?|Are you serious?]", "But the website says I can [do it online|cancel online]?"), ("I [know|understand], [that's the rule we have|it's what our guideline says].", "[The page is out of date, I'm told|That page is older than the rule].")), (("[What if|And if] the letter [is late|gets lost]?",), ("[Then it renews|It renews] and [you can ask for it back|we look at it again].",))),
    tips=("[Send it recorded|Recorded post], so you [have a receipt|can prove it].",),
)  # fmt: skip

CANCEL_AGAIN = Kind(
    key="cancel_again", team=ACCOUNTS, weight=0, again=True, about="ending the membership", tags=("membership", "cancel", "second contact"), channels=(0.3, 0.35, 0.35),
    subject=("[Still a member against my will|My cancellation letter|Charged again], {code}", "[I sent the letter|Letter sent]: still charged £29"),
    problem=("I [sent the letter|posted my letter] [as {earlier_staff} told me|after {earlier_staff} asked for it] on {earlier_day}, and [I've heard nothing|you took £29 anyway|no answer].", "{earlier_staff} [said|told me on {earlier_day}] I need to write a letter. [I don't have a printer|Your website says otherwise|I refuse].",
             "[You've charged me|You took] £29 for a membership I [cancelled|tried to cancel] on {earlier_day}[, letter and all|].", "Has my letter [arrived|reached you]? I was told on {earlier_day} [that's the only way|to write one]."),
    context=("[My bank says|The bank says] I can [claim it back|stop the payment].", "It took me [a stamp, an envelope and a walk in the rain|longer than joining|two evenings].", "I've [printed your terms|got your terms here]: they say “online, at any time”."), want=("[Please end it|Just end it], [today|now].", "I want [my £29|the £29] back.", "[Is anybody reading my letter|Where is my letter]?"),
    endings=(
        Ending(2.5, "membership {code} · £29 taken {due} · note {earlier_day}: told to send a letter · post room: no letter logged", ("The letter [hasn't been logged|isn't in our post room's list].", "[I can see|I see] the £29 [went|was taken] on {due}."), ("[You shouldn't have needed one|The letter was never necessary]: I've [cancelled it|ended it] and [refunded|sent back] the £29.",), ("[A confirmation|The confirmation] is [on its way|in your inbox].", "[Your bank can need|Allow] 10 working days."), ("By {deadline2} you should see it.",), ("cancelled", "membership {code} cancelled, £29 refunded"), "Second contact on cancelling {code}. Letter not logged. Cancelled and £29 refunded to card ending {last4}, 10 working days told. MEM-2 brought {first} back.", 0.6),
        Ending(1.4, "membership {code} · renews {deadline} · post room: no letter logged", ("There's no letter [here yet|on the list].",), _LETTER, ("[Please send it again|Could you send it once more], recorded this time.",), ("[We'll be in touch|You'll hear] when it's here.",), ("none", "no letter yet"), "Letter for {code} not here. Asked to send again (MEM-2).", 0.1, Repeat(0.5, (5, 10), "cancel_again"), "MEM-2"),
    ),
    asks=((("[Why|So why] was I told to write a letter?",), ("[That's our guideline MEM-2|Our guideline says so], and [it needs changing|I've passed on that it needs changing].",)),),
)  # fmt: skip

LOGIN = Kind(
    key="login", team=ACCOUNTS, weight=1.2, about="signing in", tags=("login", "password"), channels=(0.65, 0.2, 0.15),
    subject=("[Can't sign in|Locked out|Login problem]", "Password not accepted"),
    problem=("I [can't|cannot] [sign in|log in]. [It says my password is wrong|“Wrong password”], [which it isn't|and I know it by heart].", "[I'm locked out|It's locked me out] [after three tries|of my account] and [I want to order|there's a sale on].", "“Too many attempts”, [says your site|it says]. [I tried twice|All I did was type my password]."),
    context=("My password is {password}, [so you can try it yourself|can you see what's wrong with it]?", "I [changed my mail address|got married and changed my address] [in spring|last month].", "[It worked|I got in] [on my phone|yesterday], [not on the computer|not today]."), want=("[Can you let me in|Can you unlock it]?", "[What am I doing wrong|What now]?", "[Please reset it.|Can you reset it?]"),
    endings=(
        Ending(3, "account {mail} · locked after 5 attempts · last good sign-in {due}", ("It [locked itself|was locked] after five tries[, to protect you|].",), ("I've [unlocked it|lifted the lock] and [sent a reset link|mailed you a new link].",), ("Open the link [within the hour|in the next hour].", "Choose [a new one|a new password] of ten signs or more.", "[Don't send us passwords|Please never tell us your password]: [we never need it|nobody here needs it]."), ("You're [back in|in] as soon as that's done.",), ("unlocked", "account unlocked, reset link sent"), "Account {mail} was locked after five attempts. Unlocked after checking order number and postcode; reset link sent. Told not to share the password.", 0.9),
        Ending(1.5, "account on an older address · reset mails sent to it on {due}", ("The account is [under an older address|on another address], so [the mail went there|that's where the mails go].",), ("I've [sent you a form|mailed a short form] to move it to {mail}.",), ("Confirm in both mailboxes.", "[Old mailbox gone|No access to the old one]? [Reply with a past order number|Then I need a past order number and the postcode]."), ("[It's done|That takes effect] within the hour [after that|].",), ("address form", "form sent to {mail}"), "Reset mails go to an older address. Form sent to {mail}; if old mailbox is gone, check order number and postcode.", 0.7, Repeat(0.15, (1, 4), "login"),
               problem=("The [reset mail|password mail] [never comes|doesn't arrive], [not even in spam|and I've looked in junk].", "I asked for a new password [four times|again and again] and [no mail|nothing comes]."), subject=("[Password|Reset] mail [never comes|doesn't arrive]",)),
    ),
    questions=((("[Which message|What message] do you [see|get]?",), ("“Too many attempts”.", "“[Something went wrong|We don't know this address]”.")), (("[Is that on|Are you on] the app or the website?",), ("[Website|The website], Chrome.", "The app[, up to date|]."))),
    asks=((("[How long|For how long] is the link good?",), ("An hour.", "[Sixty minutes|60 minutes], then ask again.")),), tips=("[A passkey|Setting up a passkey] [saves you the password|means no password at all]: Your account, Security.",),
)  # fmt: skip

CHARGE = Kind(
    key="card_charge", team=ACCOUNTS, weight=0.9, about="the charge", tags=("billing", "charge"), channels=(0.35, 0.35, 0.3),
    subject=("Charged twice[ for {order}|?]", "£{price} taken twice"),
    problem=("[You've charged me|My card shows] £{price} twice for {order}.", "[I paid|My bank shows] £{price} on {due} and [again|once more] the day after.", "[Twice|Two times] £{price} for one {sort}? [That can't be right|I only ordered one]."),
    context=("The card is {card}[, expires in March|].", "[My account is|To pay it back:] {iban}.", "I'm [overdrawn|in the red] because of [this|it]."), want=("[Please check.|Can you look?]", "[I want|I'd like] one of them back.", "[What is that|Where does that come from]?"),
    endings=(
        Ending(3, "{order} · £{price} taken {due} · second entry: reservation, released after 7 days", ("One is [the payment|real], the other [a reservation|only reserved].",), ("[The reservation goes away by itself|It's released] after 7 days; [nothing was taken twice|you paid once].",), ("[Look for|Check whether it says] “pending” [beside it|next to it].", "Please [don't send card numbers|leave out card numbers]: [the last four are plenty|order number is enough]."), ("[It's gone by|By] {deadline}[ it's gone|].",), ("none", "reservation explained"), "Asked about £{price} twice on {order}: one is a reservation, gone by {deadline}. Nothing to refund.", 0.75, Repeat(0.1, (7, 9), "card_charge")),
        Ending(1.3, "{order} · £{price} taken {due}, and once more the next day", ("It was [really taken|taken] twice[: our system|, our fault].",), ("I've [sent back|refunded] £{price} to the card ending {last4}.",), ("[Nothing to do|You needn't do anything].",), ("[Allow|The bank takes] up to 10 working days.",), ("refund", "£{price} refunded, {order}"), "Double charge on {order}. £{price} back to card ending {last4}, ref {ref}; told 10 working days.", 0.8),
        Ending(0.9, "card ending {last4} · £{price} · order {order} placed {due} in the app, same household address", ("It belongs to {order}, [placed in the app on {due}|ordered in the app on {due}], to your own address.",), ("[Could somebody at home have ordered it|Is there someone at home who uses your app]? If not, [I'd block the card with us|we stop the order].",),
               ("[Ask at home first|Have a word at home].", "[If nobody did it, reply here|Nobody? Then tell me]: [I stop it and refund you|the money goes straight back]."), ("I [keep this open|hold this] until {deadline}.",), ("asked", "unknown charge {order}: customer asks at home"), "Unknown £{price}: order {order} of {due}, placed in the app, same address. {first} asks at home; if nobody, stop and refund. Open until {deadline}.", 0.6, Repeat(0.15, (1, 3), "card_charge"),
               problem=("[There's|I've found] a £{price} from Fernhill on [my card|my statement] [that I don't know|and no order to go with it].", "[I don't recognise|I know nothing of] a payment of £{price} to you on {due}."), subject=("[Unknown charge|What is this £{price}]?", "£{price} on my card[, not mine|]")),
    ),
    questions=((("Does it say “pending” [beside one of them|anywhere]?",), ("[Yes, the second one|The second one does].", "[No|I don't think so], both [look the same|are solid]."),), (("[What are the last four digits of the card|Which card is it: the last four digits]?",), ("{last4}.", "[The one ending|It ends in] {last4}."))),
    tips=("[Reservations show|You see reservations] as “pending” [with most banks|]: [wait a week|they fall off after a week].",),
)  # fmt: skip

POINTS = Kind(
    key="points", team=ACCOUNTS, weight=0.7, about="the points", tags=("membership", "points"),
    subject=("[Points missing|Where are my points]: {order}",), problem=("My points for [the {product}|{order}] [aren't there|never came|are missing].", "I [had|should have] {points} points and [the app shows|now see] [none|half of that|zero]."),
    context=("[I was saving them|They were meant] for a {other}.", "[Not the end of the world|It isn't much], but [still|a promise is a promise]."), want=("[Can you add them?|Please add them.]", "[Where did they go|What happened]?"),
    endings=(Ending(2, "membership {code} · {order} {ordered} · points booked after 14 days", ("Points are [booked|added] 14 days after delivery[, once nothing can come back|].",), ("[Yours come|They come] on {deadline}: {points} of them.",), ("You get a mail when they're there.",), ("{deadline_cap}, [then|that is].",), ("none", "points due {deadline}"), "Points for {order} due {deadline} ({points}).", 0.8),
             Ending(1, "membership {code} · {order} bought as guest", ("[You bought it as a guest|The order wasn't signed in], so [it had no member number|they had nowhere to go].",), ("I've [added|booked] the {points} points [by hand|].",), ("[Sign in before paying|Sign in first] next time.",), ("[They show|You see them] [tomorrow|from tomorrow].",), ("points", "{points} points added"), "Added {points} points to {code} for {order} (guest order).", 0.95)),
    asks=((("Do they [expire|run out]?",), ("[After two years|Two years], [and we write before|with a warning].",)),), tips=("[In the app there's|The app has] a “forgotten points” button: [order number, done|no need to write].",),
)  # fmt: skip

INVOICE = Kind(
    key="invoice", team=ACCOUNTS, weight=0.6, about="the invoice", tags=("invoice",), channels=(0.25, 0.65, 0.1),
    subject=("[Invoice|VAT invoice] for {order}",), problem=("[I need|Could I have] [an invoice|a VAT invoice] for {order}, [made out to|in the name of] {last} & {last2}, {street}, {town} {postcode}.", "[Our accountant|My employer] [wants|needs] [a proper invoice|the VAT number] for the {product}."),
    context=("[The receipt|The mail] [isn't enough|has no VAT on it].", "[It's for|We're] [a school|a guiding business|a youth club] going to {trip}."), want=("[Could you send it|Please send it] to {mail}?", "[By|Before] {deadline}, please."),
    endings=(Ending(1, "{order} · £{price} incl. VAT · invoice FI-{code}", ("[Order found|Found it]: £{price}, paid {ordered}.",), ("Invoice FI-{code} is [on its way|in the mail] to {mail}.",), ("[You can make your own|They can be made] under Orders, “Invoice”[, also with a company name|].",), ("[It's there|You have it] in [a few minutes|five minutes].",), ("invoice", "FI-{code} sent"), "Invoice FI-{code} for {order} sent to {mail}.", 0.95),), tips=("[Set the company name|Put the company] under Your account, Billing [once|]: then every invoice has it.",),
    questions=((("[Which name|What name] [should it carry|goes on it]?",), ("{last} & {last2}[, same address|].",)),),
)  # fmt: skip

GIFT = Kind(
    key="gift_card", team=ACCOUNTS, weight=0.6, about="the gift card", tags=("gift card",), channels=(0.6, 0.25, 0.15),
    subject=("Gift card [not accepted|doesn't work]",), problem=("My gift card [isn't accepted|shows £0|“cannot be used”] [at the till page|for a {product}|].", "[I got|{with_cap} gave me] a £50 gift card and the [code|number] [is refused|doesn't work]."),
    context=("The code is GC-{code}.", "[The scratch panel took a letter with it|One letter is scratched away].", "It's [for|meant for] {trip}."), want=("[What's wrong with it|Can you see why]?", "[Can I use it|Can you add it] [another way|by hand]?"),
    endings=(Ending(2, "gift card GC-{code} · £50 · not activated at sale", ("It was never [activated|switched on] when [it was sold|it was bought].",), ("I've [activated it|switched it on] now.",), ("[Type it without spaces|Enter it without the dash].",), ("[It works from now on|You can use it now].",), ("activated", "GC-{code} activated, £50"), "Gift card GC-{code} not activated at sale; activated, £50.", 0.95),
             Ending(1, "gift card GC-{code} · £0 · used {due} in the Leeds shop", ("It was used on {due}, [in our Leeds shop|in the shop in Leeds].",), ("[Could somebody at home have used it|Does that ring a bell]?",), ("[If not, tell me|Not you]? Then [I lock it and look into it|we look into it].",), ("I [keep this open|hold this] until {deadline}.",), ("none", "card used {due}"), "Gift card GC-{code} used on {due} in the Leeds shop. {first} checks at home; open until {deadline}.", 0.5, Repeat(0.15, (1, 3), "gift_card"))),
    questions=((("[Could you send me|What are] the last six signs [of the code|]?",), ("{code}.",)),), tips=("[You can keep|It's safest to keep] gift cards in your account: [then the code can't be lost|no more scratching].",),
    slip=Slip("Gift cards run out after a year.", "[Mine says|The card says] no expiry?", "[You're right, they never expire|They never run out, my mistake]."),
)  # fmt: skip

DETAILS = Kind(
    key="change_details", team=ACCOUNTS, weight=0.6, about="the change of details", tags=("details",),
    subject=("[New mail address|Change my card|New name] on my account",), problem=("[I have a new|Please change my] [mail address: it's {mail}|phone number: {phone}].", "[I've married|We've married] and I'm now called {last}[, not {last2}|]."),
    context=("[My account is under|The old one is under] {last2}.", "[I couldn't find|There's no] [where to do it|button for it] [in the app|on the site]."), want=("[Could you change that|Can you change it]?", "[What do you need|Do you need anything] from me?"),
    endings=(Ending(1, "account {mail} · membership {code}", ("[I've found your account|Found you], membership {code}.",), ("[The change is made|I've changed it].",), ("[A mail confirms it|You'll get a mail to confirm].",), ("[It holds|It's in force] [at once|from now].",), ("details", "details changed on {code}"), "Details changed on {code} after checking order number and postcode.", 0.9),
             Ending(0.6, "account {mail} · membership {code} · card ending {last4}", ("[I've found your account|Found you], membership {code}.",), ("[I may not enter cards|Card numbers I may not enter], [for your safety|they're not for us to see]: you add it under Your account, Payment.",), ("[Open Payment, then “new card”|Choose “new card” there].", "[The old one goes by itself|Remove the old one afterwards].", "[Please don't send the number again|Never send the number by message]."), ("[Two minutes|It takes two minutes], and [renewals use it from then|it's in force at once].",), ("advice", "how to add a card"), "Told {first} how to add a card on {code}. Number was sent in the message: not used, not kept.", 0.75,
                    problem=("[My card has changed|New card], the new one is {card}.", "[The bank sent me a new card|My old card ran out]. [Number|It's] {card}, [please put it in|for the renewal]."), subject=("[Change my card|New card] on my account",))), tips=("[You can see|There's a list of] every change under Your account, History.",),
)  # fmt: skip

KINDS = (CANCEL, CANCEL_AGAIN, LOGIN, CHARGE, POINTS, INVOICE, GIFT, DETAILS)
