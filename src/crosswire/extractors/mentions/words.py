"""Word lists that names, roles and pronouns are read with."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "NORP": "group",
    "FAC": "facility",
    "EVENT": "event",
    "PRODUCT": "product",
    "WORK_OF_ART": "work",
    "LAW": "law",
    "LANGUAGE": "language",
}

COURTESY = _set(
    """
    mr mrs ms miss mx dr prof sir dame lord lady madam comrade rev fr sr st messrs hon mme mr. mrs. ms. dr.
    prof. rev. hon.
    """
)
TITLES = (
    _set(
        """
    president vice-president premier chancellor king queen prince princess emperor sultan sheikh ayatollah
    pope cardinal archbishop bishop imam rabbi pastor father sister brother senator sen sen. congressman
    congresswoman representative rep rep. governor gov gov. mayor minister secretary ambassador judge
    justice general gen gen. lieutenant lt lt. colonel col col. major maj maj. captain capt capt. sergeant
    sgt sgt. corporal cpl cpl. admiral adm adm. commander cmdr marshal officer detective det det. sheriff
    constable inspector chief director professor doctor coach chairman chairwoman chairperson commissioner
    lawmaker councilman councilwoman councillor deputy assemblyman assemblywoman speaker attorney comrade
    """
    )
    | COURTESY
)
ROLES = _set(
    """
    leader president premier chancellor minister secretary spokesman spokeswoman spokesperson chief chairman
    chairwoman chairperson chair director head boss executive ceo founder co-founder owner manager coach
    captain star actor actress singer director author writer journalist reporter correspondent editor
    professor lecturer researcher analyst economist scientist expert lawyer attorney judge prosecutor
    officer official commander general colonel sergeant ambassador envoy negotiator adviser advisor aide
    deputy senator congressman congresswoman representative governor mayor lawmaker legislator candidate
    nominee incumbent king queen prince princess pope bishop doctor surgeon nurse teacher principal student
    detective sheriff player quarterback striker midfielder goalkeeper defender champion driver pilot
    astronaut activist dissident rapper musician comedian model designer architect engineer veteran
    historian politician resident neighbour neighbor father mother brother sister son daughter husband wife
    widow uncle aunt cousin suspect victim strongman ruler dictator monarch comrade partner colleague
    coordinator superintendent treasurer counsel receiver linebacker pitcher guard forward rookie veteran
    guitarist frontman producer filmmaker
    """
) | {word for word in TITLES if not word.endswith(".")}

# a longer name of an organisation and a shorter one are the same where only words like these are left over
DESIGNATORS = _set(
    """
    inc corp corporation company co ltd plc llc ag sa nv gmbh limited incorporated group holdings holding
    bank airlines airways motor motors financial systems technologies technology industries international
    partners agency university college party news newspaper department police association federation
    organization organisation institute foundation trust ministry council commission committee union club fc
    the of and & . , computer computers electronics pharmaceuticals insurance capital securities energy
    petroleum oil gas media entertainment pictures studios records
    """
)
LOCATIVES = _set("in from to near at outside")
PARTS_OF_FIRMS = _set(
    """
    capital securities insurance partners foundation trust institute media entertainment pictures studios records
    """
)
"""The last words of names of what firms own."""

SAYING = _set(
    """
    say tell add announce claim state insist warn argue explain note report confirm deny admit accuse
    describe declare vow promise pledge urge ask call comment reply respond write tweet recall acknowledge
    stress emphasize emphasise maintain contend believe think hope suggest predict estimate testify allege
    concede conclude remark quip joke complain caution
    """
)
GOVERNING = SAYING | _set(
    """
    commend condemn criticise criticize welcome reject agree refuse want seek demand provide support oppose
    impose lift approve sign ratify back threaten deploy order expel recall negotiate propose offer
    retaliate denounce blame protest boycott recognise recognize appoint summon accept decide consider plan
    intend view regard fear regard send launch ban
    """
)
GOVERNMENT_NOUNS = _set(
    """
    government ministry minister leader leadership regime policy position stance ambassador envoy diplomat
    army military orbit influence ally alliance relation relations tie ties ambition missile weapon sanction
    decision claim demand response foreign nuclear aggression invasion intervention support backing
    communist party parade troops forces rival
    """
)

ORGANISATION_NOUNS = _set(
    """
    company firm corporation airline automaker carmaker manufacturer maker bank lender retailer carrier
    group agency organisation organization party team club university college school newspaper network
    broadcaster studio court ministry department commission committee government police union charity
    startup conglomerate giant lab league contractor subsidiary parent rival brewer insurer developer
    supplier operator producer publisher chain builder
    """
)
PLACE_NOUNS = _set(
    """
    country nation city state town island region province kingdom republic
    """
)
COUNTRY_NOUNS = _set(
    """
    country nation kingdom republic
    """
)
PRODUCT_NOUNS = _set(
    """
    aircraft plane airplane jet phone device car vehicle model console film movie book
    """
)

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
FIRST = frozenset(["i", "me", "my", "mine", "myself"])
MALE_ROLES = _set(
    """
    mr mr. sir lord king prince father brother son husband uncle actor congressman spokesman chairman
    """
)
FEMALE_ROLES = _set(
    """
    mrs mrs. ms ms. miss dame lady queen princess mother sister daughter wife widow aunt actress
    congresswoman spokeswoman chairwoman
    """
)

PARTICLES = _set(
    """
    of and the for de del della al bin ibn von van der den la le el da dos di du
    """
)
PERSON_ROLES = ROLES - _set(
    """
    chief head star model general champion player founder star guard forward driver back major sir st st.
    king queen prince
    """
)
ONE_NAME_TITLES = _set(
    """
    king queen prince princess emperor empress sultan pope cardinal sheikh
    """
)
INSTITUTIONS = _set(
    """
    ministry government forces army navy military parliament embassy police treasury senate congress cabinet
    judiciary airforce coastguard
    """
)

# what an organisation's name never ends with: "Acme chairman"
OFFICES = _set(
    """
    executive ceo chief spokesman spokeswoman president chairman chairwoman analyst manager director boss
    coach founder
    """
)
