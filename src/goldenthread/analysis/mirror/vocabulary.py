"""The kinds of words that make a sentence connect, thank, ask, feel with, or promise.

A word may be of several kinds. The heads learn from the order of the kinds, so that a sentence about a ward
teaches them something about a sentence on a shop floor.
"""

_KINDS = {
    "you": "you your yours you're you've you'd you'll yourself u ur youre youve",
    "i": "i i'm i've i'll i'd me my mine myself im ive ill",
    "we": "we we're we've we'll we'd us our ours let's",
    "they": "he she they them him her hers his their theirs it's they're he's she's they've he'd she'd they'll",
    "will": "will i'll we'll they'll she'll he'll it'll you'll going gonna shall",
    "time": """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        tomorrow tmrw tonight tonite today noon midday midnight morning afternoon evening lunch lunchtime
        weekend week month january february march april june july august september october november december
        o'clock hour hours minutes minute min mins am pm midweek fortnight easter christmas handover dawn
    """,
    "day": """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
        tomorrow tmrw tonight tonite today
    """,
    "now": "now already immediately straight once",
    "when": "at by on before after within until till from in",
    "next": "next this coming first",
    "vague": "soon sometime someday eventually maybe perhaps might someone somebody something possible course",
    "meeting": """
        huddle meeting agenda committee board briefing standup call round review session council governors
        directors panel handover workshop diary invite slot one-to-one
    """,
    "step": """
        ring call phone raise bring take ask meet speak fix replace write send put talk book order swap check
        discuss see have get change go push escalate chase draft update pick visit drop sort tackle present
        table open request test trial try sit look file report print repair install deliver add remove
        confirm follow return pull move deal
    """,
    "stepping": """
        ringing calling phoning raising bringing taking asking meeting speaking fixing replacing writing
        sending putting talking booking ordering swapping checking changing going pushing escalating chasing
        drafting updating presenting opening testing getting adding seeing driving coming fitting collecting
        moving overturning sorting
    """,
    "arranged": """
        booked ordered asked moved raised scheduled arranged dispatched put set opened requested promised
        agreed tabled called sent signed
    """,
    "wh": "what how which where who why when what's how's where's who's what'd how'd",
    "mind": """
        think see feel say reckon make want prefer like suggest change notice noticed noticing hear know wish
        do recommend imagine propose rather need believe expect
    """,
    "share": """
        tell share describe explain talk walk show teach write say speak chat hear listen listening ears add
        sketch name shout push correct convince
    """,
    "view": """
        view views opinion take thoughts thought idea ideas sense read hunch guess side perspective story
        input suggestion suggestions feedback opinions experience eyes eye angle instinct
    """,
    "more": "else more other anything something further rest another whatever anyone others",
    "feeling": """
        angry upset sad scared frightened afraid tired exhausted worn drained livid furious hurt proud happy
        relieved nervous anxious worried fed frustrated ashamed embarrassed humiliated lonely alone rattled
        shaken gutted heartbroken terrified guilty sick devastated disappointed stressed overwhelmed thrilled
        excited chuffed nerves fear anger worry grief shame tears frustration panic crying cry cried cries
        stings sting stung hurts hurting shaking trembling tremble dread dreading deflated crushed abandoned
        invisible useless stupid helpless hopeless powerless rotten miserable empty flat wobbly delighted
        pleased low bruised mad annoyed irritated cross bitter resentful numb torn lost disheartened
        discouraged demoralised demoralized offended insulted jumpy tense jittery weepy teary sleep sleepless
        heart heartbreak rage fuming weary shattered knackered burnt scary unsettled uneasy distressed
        grieving miss loved love sore shook spooked ache aches overjoyed glad buzzing touched sour broken
        nerve upsetting
    """,
    "hard": """
        awful horrible rough heavy hard tough brutal cruel terrible dreadful nasty exhausting draining
        frustrating maddening humiliating disheartening frightening scary unfair lonely stressful painful
        insulting lot grim wearing crushing infuriating upsetting harsh vile ugly bleak unbearable deflating
        chilling degrading nightmare unpleasant weight blow slap punch kick horrid shock shocking hell
        miserable embarrassing awkward alarming distressing sickening gruelling grueling
    """,
    "seems": "must sounds sound imagine can't understandable natural bet wonder",
    "anyone": "anyone anybody everyone everybody nobody who",
    "not": """
        not no never don't doesn't didn't can't won't isn't aren't wasn't weren't couldn't wouldn't shouldn't
        without nothing nobody nor haven't hasn't cannot dont cant
    """,
    "but": "but however anyway still though although nevertheless yet",
    "because": "because since so which that's why thanks means meant thus therefore",
    "good": """
        good right great exactly brilliant smart wise brave kind spot well perfect considerate decent
        excellent sharp honest quick impressed helped worked matters better best fair clever careful
        thoughtful lovely nice clear generous patient human kindest gentle bold strong thorough
    """,
    "gain": """
        saved saves save kept keeps spared spares spare stopped stops made makes gave gives got prevented
        prevents avoided protected caught settled turned calmed fixed solved helps helped earned let lets
        brought means meant dropped halved trust proof difference sleep gained sparing saving keeping giving
        making protects earns shows showed proved cut bought won rescued freed
    """,
    "place": """
        desk counter phone phones window porter reception receptionist till floor front door gate driver
        drivers clerk nurse ward switchboard checkout queue line lobby platform porch stairs yard depot
        kitchen frontline seat chair shift crew caretaker usher operator voice face ears hands bench bay cab
    """,
    "power": """
        decide decides decision waive approve overrule veto judgement judgment authority permission final own
        discretion right entitled trust allowed free power change signature sign-off yes stop choose choice
        may limit call word entirely back rule bend empowered ask
    """,
    "care": """
        home rest break eat eaten drink covered cover covering safe safety breathe breath sleep well health
        care tea soup coffee air family kids mum mother dad daughter son doctor sit leave early off lie walk
        coat lunch taxi hug water relieve
    """,
    "only": "only nobody one ones person alone without whoever anyone",
    "weight": """
        matter matters important importance worth counts relies rely depends depend weight tells know knows
        see sees hear hears closest closer trusts trust need eyes memory reason hangs value first
    """,
    "formula": """
        valued values value team heroes passion amazing awesome journey everyone all colleagues dear
        regards wishes strength commitment dedication policy procedure process guidelines handbook manual
        rules
    """,
    "blame": "should wrong mistake forgot late should've could've unfortunately failed cost again instead",
    "please": "please kindly pls",
}
KINDS = (*_KINDS, "clock", "number", "name", "past", "ing")
KINDS_OF: dict[str, tuple[int, ...]] = {}
for _number, _words in enumerate(_KINDS.values()):
    for _word in _words.split():
        KINDS_OF[_word] = (*KINDS_OF.get(_word, ()), _number)
DAYS = frozenset(_KINDS["day"].split())

PAST = frozenset(
    """
    was were had did went took came made gave got told said kept left found put ran let saw knew heard thought
    brought caught held felt began stood spoke wrote rode rang sang drove chose broke read sent built spent
    lost met paid sat slept stuck taught won wore dealt drew bent cut fought grew hid led lent meant set shook
    shut stole swore threw understood woke
    """.split()
)
NOT_PAST = frozenset(
    """
    need feed seed speed weed indeed red bed shed hundred used supposed tired exhausted allowed entitled
    """.split()
)
