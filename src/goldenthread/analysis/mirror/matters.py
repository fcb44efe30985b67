"""Words that carry what a message is about, and words that never do: for choosing a suggestion's topic."""

MATTERS = frozenset(
    """
    absence access account accusation address adjuster adjustment advert advice agreement airline alarm album
    allergy allowance ambulance answer anthem app apology appeal application appointment approval archive
    arrears assessment attachment audit auction authority backlog badge baggage balance ban bank banner basket
    batch battery bay bed bench benefit bereavement bill bin bonus booking boot bot box branch breakage bridge
    broadband brochure bulb bus button cable calendar call callback canteen cap captcha car card care carer
    carpark carrier case cash catalogue certificate chair change charge charger chart chat cheque choice claim
    class clause cleaning clinic clock coat code collection commission compensation complaint computer condition
    confirmation contract copy cost counter coupon course cover credit crisis customs damage data database date
    deadline decision deduction defect delay delivery deposit design desk device diagnosis diary dinner direction
    disability disconnection discount discrepancy dispute district docking document door dosage draft drawer
    driver drop duplicate duty elevator email enrolment entrance entry envelope error estimate evidence exam
    exception exchange exclusion excuse exit expense extension facility FAQ fare fault feature fee feedback
    fence field file filter fine flat flight flood floor flyer font food form format freezer fridge funding
    fundraising furniture gap gate gift grade grant grave greeting guarantee guide guideline handbook handover
    handset heater heating helmet helpline holiday hotline hub huddle icon id idea identity incident
    income infection information inspection installation installer instruction insurance interest interpreter
    interview invoice issue item keypad key kettle keyboard kiosk kit label language laptop layout leaflet leak
    lease leave letter level licence light limit line link list loan lobby log login logo loop
    loss loyalty luggage machine macro mail mailbox maintenance manual map mattress meal measure medication
    membership menu merger message meter microphone minibus mistake mobile model module mortgage move name
    network newsletter noise note notice notification number nursery objection offer office opening option order
    outage overdraft package packaging pack page parcel parking pass password patch path payment pension permit
    phone photo pipe place plan plaque platform playground policy portal post postcode posting prescription
    price printer priority procedure process product programme promise promotion proof prototype queue quiz
    quota quote radio ramp rate receipt recall reconnect record reference referral refund register registration
    release reminder renewal rent repair repeat replacement report request reservation result return review
    risk road roadworks room rota roster rule safety sale sample scale scanner schedule scheme scholarship
    screen script search seat security sensor service session setting shelf shelter shift shipment shower
    sign-off sign signal signature single-supplement site size slot soap software space speaker spelling staffing
    stair stall stamp statement status sticker stock storage store strike subscription subsidy suggestion
    summary supplement supplier supply survey switch switchboard system table tap tariff tax template
    test text ticket till timetable toilet toll tool toy tracker tracking traffic trainer training tram transfer
    translation transport treatment trial trolley tuition turnstile uniform update upgrade vaccine van
    ventilation version video visa visit voicemail voucher waiver waiting-list ward warehouse warning warranty
    waste water website wheelchair window wording workshop x-ray policy's leaflets stories alias headcount
    reschedule rescheduling billing onboarding mix-up no-show walk-in write-off top-up check-in check-out
    lockout callout reboot bandwidth blackout cancellation cancellations discharge excess deductible cover
    question questions voicemails wheelchairs waits wait gown crutches sample samples needle blood scan scans
    checkout meeting chatbot sheet book books toy insulin medicine tablets merger headset app bot targets
    morale layoffs hours MRI printer receipts scales cert certs wheelchair relief playlist glitch courier lifts
    homework locker register trip detention lunch lunches playground boiler damp mould pothole potholes
    recycling hedge lamp streetlight streetlights planning allotment burial ashes urn ceiling cot kitten
    """.split()
)
# About whom or when, never about what.
PEOPLE = frozenset(
    """
    customer client caller guest patient passenger tenant resident visitor parent person people man woman lady
    gentleman guy boy girl kid child mum mom mother dad father son daughter brother sister family families
    husband wife widow widower gran grandma baby student pupil teacher professor doctor nurse dentist manager
    lead boss team crew staff colleague member user subscriber donor neighbour pensioner pensioners driver guard
    owner buyer shopper reader traveller everyone everybody someone somebody nobody agent adult couple group
    clerk librarian officer assistant receptionist volunteer student freshman crowd agent starter landlord
    mr mrs ms miss dr sir madam guys folks men women children ladies kids crowd chap bloke lad lass gentlemen
    """.split()
)
TIMES = frozenset(
    """
    today tomorrow tonight yesterday morning afternoon evening night noon midday day week month year hour minute
    second quarter weekend fortnight monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri
    sat sun january february march april may june july august september october november december spring summer
    autumn winter christmas easter time moment while ago nights mornings days weeks months years hours minutes
    seconds times once twice now lately recently season am pm midnight lunchtime o'clock half end start
    """.split()
)
# Verbs as well as matters: a matter only behind an article, an adjective or another matter.
BOTH = frozenset(
    """
    call change charge claim answer care case cover delay design draft drop email estimate exit fault file fine
    form leak leave light list log mail map measure message move name note notice offer order page pass patch
    phone place plan post price process promise question quote rate record refund release rent repair repeat
    report request return review search sign switch test text trial update upgrade visit waste wait supply
    support answers calls changes charges claims covers forms files moves notes orders posts promises refunds
    repairs reports returns tests texts waits delays offers pass scan trip switch date look check help wording
    """.split()
)
