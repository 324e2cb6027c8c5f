"""Words that decide what a clause says: event nouns, verbs of intention and of doubt, places' prepositions."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVENT_NOUNS = {
    noun: verb
    for verb, nouns in {
        "attend": "attendance",
        "participate": "participation",
        "appear": "appearance",
        "visit": "visit",
        "meet": "meeting",
        "invite": "invitation",
        "announce": "announcement",
        "arrive": "arrival",
        "depart": "departure",
        "arrest": "arrest",
        "attack": "attack",
        "kill": "killing murder homicide slaying",
        "die": "death fatality",
        "shoot": "shooting",
        "injure": "injury",
        "parade": "parade",
        "fight": "war conflict battle fighting",
        "elect": "election",
        "vote": "vote referendum",
        "explode": "explosion blast",
        "collapse": "collapse",
        "crash": "crash collision",
        "protest": "protest demonstration",
        "strike": "strike",
        "resign": "resignation",
        "decide": "decision",
        "agree": "agreement deal",
        "launch": "launch",
        "open": "opening",
        "close": "closure",
        "celebrate": "celebration anniversary",
        "investigate": "investigation inquiry probe",
        "evacuate": "evacuation",
        "flood": "flood flooding",
        "burn": "fire blaze",
        "rescue": "rescue",
        "test": "test",
        "talk": "talk negotiation",
        "win": "victory",
        "lose": "defeat loss",
        "rise": "rise increase",
        "fall": "fall decline drop",
        "build": "construction",
        "destroy": "destruction",
        "damage": "damage",
        "cooperate": "cooperation collaboration",
        "display": "display showcase",
        "criticize": "criticism",
        "approve": "approval",
        "reject": "rejection",
        "withdraw": "withdrawal",
        "return": "return",
        "claim": "claim allegation",
        "warn": "warning",
        "sanction": "sanction",
        "ban": "ban",
        "convict": "conviction",
        "sentence": "sentencing",
        "acquit": "acquittal",
        "merge": "merger",
        "acquire": "acquisition takeover",
        "leak": "leak spill",
        "outage": "outage",
    }.items()
    for noun in nouns.split()
}
"""Nouns that name an event, with the verb of the same event: 'the visit' says what 'visited' says."""

OF_IS_OBJECT = _words(
    """
    kill arrest invite announce elect open close test build destroy damage approve reject launch rescue
    evacuate celebrate investigate convict acquire display burn
    """
)
"""Event verbs whose noun takes the thing done to after 'of': 'the closure of the bridge'."""

PLANNED = _words(
    """
    plan intend aim hope want seek agree prepare promise vow pledge decide propose wish arrange schedule set
    go offer commit
    """
)
EXPECTED = _words("expect likely believe think estimate forecast project predict anticipate due suppose")
POSSIBLE = _words("threaten consider appear seem may might could suspect")
REFUSED = _words("fail refuse decline unable unwilling")
DENIED = _words("deny dispute reject")
DOUBT = _words("allegedly reportedly possibly perhaps probably apparently presumably potentially maybe")

HARMS = _words(
    "kill die perish murder slay injure wound hurt shoot stab attack assault strike explode crash collapse burn fire"
)
"""Harm to people and what does it: they happen on one day in one place."""

HAPPENINGS = _words("happen occur unfold erupt ensue respond call find discover break_out")
"""Verbs that tell when the harm was: 'it happened on Friday', 'officers were called on Friday'."""

REGIONS = frozenset(
    " ".join(name.split())
    for name in """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Georgia, Hawaii, Idaho,
    Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota,
    Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North Carolina,
    North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas,
    Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming, Washington state, Alberta, British Columbia, Manitoba,
    New Brunswick, Newfoundland, Nova Scotia, Ontario, Saskatchewan, New South Wales, Queensland, Tasmania, Victoria,
    England, Scotland, Wales, Northern Ireland, Bavaria, Catalonia, Crimea, Kashmir, Punjab, Xinjiang, Tibet
    """.casefold().split(",")
)
"""Regions that a dateline names beside the town, and that are no towns, as `fold` writes them."""

MAKES = _words("make call name appoint elect declare crown")
"""Verbs after which one noun says what the other becomes."""

NAMES = _words("call name know dub nickname")
"""Verbs whose participle says what bears a name: 'a marsh known as the Dark Fen'."""

PRESENTS = _words("see feature include involve witness have")
"""Verbs that say of an event only what is part of it."""

OCCASIONS = _words(
    """
    banquet celebration ceremony commemoration concert conference congress convention dinner event exhibition fair
    festival forum funeral gala inauguration march meeting parade rally reception summit tournament vigil
    """
)
"""What people go to. The seed `general_terms` says of the same nouns that each may be called an event."""

HOLDS = _words("hold stage host")
"""Verbs whose object is an occasion, or nothing of the kind."""

STAYS_AWAY = _words("skip boycott snub miss")
"""Verbs that say of an occasion that their subject does not attend it."""

GATHERINGS = _words("series string succession spate slew array variety range handful")
"""Nouns that say nothing of what they gather: 'a series of strikes'."""

SPEECH = _words("say tell reply")
"""Verbs that only report words: who said what is a quotation, not a statement."""

SPEECH_WITH_CONTENT = _words("add note explain recall continue ask comment")
"""Verbs that only report where a clause is what they report: 'the rain continued' says something."""

OBJECT_CONTROL = _words(
    """
    see ask urge tell let make help want force allow expect order invite persuade warn require enable cause
    get watch hear find leave keep show lead prompt
    """
)
"""Verbs whose object is the subject of the clause under them: 'see troops march', 'ask her to leave'."""

RESULTS = {
    "dead": "die",
    "killed": "kill",
    "injured": "injure",
    "wounded": "wound",
    "hurt": "hurt",
    "missing": "miss",
    "homeless": "displace",
}
"""What an act leaves people as, with the verb that says the same: 'left two dead', '12 hurt'."""

UNDERGONE = _words("die perish")
"""Verbs whose subject suffers the act, as the object of 'kill' does: who dies is acted on."""

DEATHBEDS = _words("scene hospital surgery way center centre")
"""Where some of the dead died, others elsewhere."""

GRAVE = _words("seriously critically severely gravely badly slightly")
"""Adverbs that pick out some of the injured."""

LETHAL = _words("fatally mortally")
"""Adverbs that add to an act that its object dies: 'fatally shot'."""

OTHERS = _words("other others another more additional remaining further")
"""Words by which a number counts those beside others: 'two others', 'three more'."""

TOLL_VERBS = _words("rise climb reach stand increase grow jump pass hit be")
"""What a toll does: 'the death toll rose to 12' says that 12 died."""

SUMS = _words("total group crowd estimate number")
"""Nouns that only gather what is counted: 'a total of eight people'."""

PERSON_NOUNS = _words(
    """
    person people man woman boy girl child kid baby infant toddler teen teenager adult student teacher worker
    employee officer deputy soldier civilian bystander victim wife husband mother father parent son daughter
    brother sister sibling uncle aunt cousin nephew niece grandmother grandfather grandparent grandson
    granddaughter grandchild friend girlfriend boyfriend neighbor neighbour resident customer passenger driver
    pedestrian gunman shooter attacker suspect guard patron guest tourist migrant protester firefighter miner
    villager pilot crew pupil female male minor fan player doctor nurse patient roommate partner fiancee
    """
)
"""Nouns for people: those that are counted together where they are named one by one."""

ANYBODY = _words("person people victim")
"""Nouns that count all people; the others count those of a kind."""

DEADLY = _words("kill murder die slay")

THEMSELVES = _words("himself herself themself")

PLACE_PREPOSITIONS = _words(
    """
    in at on near through across outside inside around into to from off along beside toward towards over
    under beneath above behind by within
    """
)

LISTING = _words("including include like such")
"""Heads of a phrase that names members of the noun before it."""

EMPTY = _words(
    """
    be have do say tell get make go come take one other such same own more most many much few some any all no
    not very also still just only even as so too here there then now mr mrs ms dr
    """
)
"""Lemmas that tell no two statements apart."""
