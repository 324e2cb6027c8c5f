"""The specification of quotations as a table: a text, and what is to be read from it.

A quotation is written `type | words | speaker | cue | addressee`; what a case does not name is not asked for,
and `-` asks for nothing there. `none` asks that no direct or mixed quotation is read.
"""

from typing import NamedTuple


class Case(NamedTuple):
    """A text and the quotations that must be read from it."""

    text: str
    quotations: tuple[str, ...]


CASES: dict[str, list[Case]] = {
    "direct": [
        Case(
            "“We will rebuild the bridge,” the mayor said.",
            ("direct | We will rebuild the bridge, | the mayor | said",),
        ),
        Case(
            "“We will rebuild the bridge,” said Anna Bell.",
            ("direct | We will rebuild the bridge, | Anna Bell | said",),
        ),
        Case(
            "Anna Bell said: “We will rebuild the bridge.”",
            ("direct | We will rebuild the bridge. | Anna Bell | said",),
        ),
        Case(
            "Anna Bell said, “We will rebuild the bridge.”",
            ("direct | We will rebuild the bridge. | Anna Bell | said",),
        ),
        Case(
            '"We will rebuild the bridge," Anna Bell said.',
            ("direct | We will rebuild the bridge, | Anna Bell | said",),
        ),
        Case("“Who pays for the bridge?” asked Bell.", ("direct | Who pays for the bridge? | Bell | asked",)),
        Case("“Who pays for the bridge?” Bell asked.", ("direct | Who pays for the bridge? | Bell | asked",)),
        Case("“Never again!” shouted the crowd.", ("direct | Never again! | the crowd | shouted",)),
        Case("“It is over,” she added.", ("direct | It is over, | she | added",)),
        Case("He replied: “It is over.”", ("direct | It is over. | He | replied",)),
        Case("“It is over,” he wrote in a letter.", ("direct | It is over, | he | wrote",)),
        Case(
            "“The harbour is closed,” the ministry announced on Monday.",
            ("direct | The harbour is closed, | the ministry | announced",),
        ),
        Case("“We have no choice,” the captain insisted.", ("direct | We have no choice, | the captain | insisted",)),
        Case(
            "“We have no choice,” the editorial concluded.",
            ("direct | We have no choice, | the editorial | concluded",),
        ),
        Case(
            "“The ferry was full,” recalled Maria Santos, 61.",
            ("direct | The ferry was full, | Maria Santos, 61 | recalled",),
        ),
    ],
    "split by its cue": [
        Case(
            "“The ferry was full,” she said, “and nobody counted us.”",
            ("direct | The ferry was full, | she | said", "direct | and nobody counted us. | she | said"),
        ),
        Case(
            "“The ferry was full,” Maria Santos said. “Nobody counted us.”",
            ("direct | The ferry was full, | Maria Santos | said", "direct | Nobody counted us. | Maria Santos | said"),
        ),
        Case(
            "“The ferry,” said Maria Santos, “was full.”",
            ("direct | The ferry, | Maria Santos | said", "direct | was full. | Maria Santos | said"),
        ),
        Case(
            "“The ferry was full,” he said. “Nobody counted us. Nobody asked.”",
            ("direct | The ferry was full, | he | said", "direct | Nobody counted us. Nobody asked. | he | said"),
        ),
        Case(
            "“Why now?” asked Bell. “The bridge stood for years.”",
            ("direct | Why now? | Bell | asked", "direct | The bridge stood for years. | Bell | asked"),
        ),
    ],
    "over sentences and paragraphs": [
        Case(
            "“The bridge fell. Two cars went down. We called for help,” Bell said.",
            ("direct | The bridge fell. Two cars went down. We called for help, | Bell | said",),
        ),
        Case(
            "Bell said: “The bridge fell. We called for help.\n\n“Nobody came for an hour.”",
            (
                "direct | The bridge fell. We called for help. | Bell | said",
                "direct | Nobody came for an hour. | Bell | said",
            ),
        ),
        Case(
            "“The bridge fell. We called for help.\n\n“Nobody came for an hour,” Bell said.",
            (
                "direct | The bridge fell. We called for help. | Bell | said",
                "direct | Nobody came for an hour, | Bell | said",
            ),
        ),
        Case(
            "“The bridge fell,” Bell said. “We called.\n\n“We waited.\n\n“Nobody came for an hour.”",
            (
                "direct | We called. | Bell | said",
                "direct | We waited. | Bell | said",
                "direct | Nobody came for an hour. | Bell | said",
            ),
        ),
        Case(
            '"The bridge fell," Bell said. "We called.\n\n"Nobody came for an hour."',
            ("direct | We called. | Bell | said", "direct | Nobody came for an hour. | Bell | said"),
        ),
        Case(
            "The statement said:\n\n“The bridge is closed until further notice.”",
            ("direct | The bridge is closed until further notice. | The statement | said",),
        ),
        Case(
            "“The bridge fell,” Anna Bell said.\n\n“Nobody came for an hour.”\n\nThe road is closed.",
            ("direct | The bridge fell, | Anna Bell", "direct | Nobody came for an hour. | Anna Bell"),
        ),
    ],
    "marks of every kind": [
        Case(
            "‘We will rebuild the bridge,’ said Anna Bell.",
            ("direct | We will rebuild the bridge, | Anna Bell | said",),
        ),
        Case(
            "'We will rebuild the bridge,' said Anna Bell.",
            ("direct | We will rebuild the bridge, | Anna Bell | said",),
        ),
        Case(
            "«We will rebuild the bridge», said Anna Bell.", ("direct | We will rebuild the bridge | Anna Bell | said",)
        ),
        Case(
            "« We will rebuild the bridge », said Anna Bell.",
            ("direct | We will rebuild the bridge | Anna Bell | said",),
        ),
        Case(
            "»We will rebuild the bridge«, said Anna Bell.", ("direct | We will rebuild the bridge | Anna Bell | said",)
        ),
        Case(
            "„We will rebuild the bridge“, said Anna Bell.", ("direct | We will rebuild the bridge | Anna Bell | said",)
        ),
        Case(
            "„We will rebuild the bridge”, said Anna Bell.", ("direct | We will rebuild the bridge | Anna Bell | said",)
        ),
        Case(
            "``We will rebuild the bridge,'' said Anna Bell.",
            ("direct | We will rebuild the bridge, | Anna Bell | said",),
        ),
        Case(
            "''We will rebuild the bridge,'' said Anna Bell.",
            ("direct | We will rebuild the bridge, | Anna Bell | said",),
        ),
        Case(
            '“We will rebuild the bridge," said Anna Bell.',
            ("direct | We will rebuild the bridge, | Anna Bell | said",),
        ),
        Case(
            "— We will rebuild the bridge, said Anna Bell.", ("direct | We will rebuild the bridge | Anna Bell | said",)
        ),
        Case(
            "“We will rebuild the bridge” — Anna Bell said.",
            ("direct | We will rebuild the bridge | Anna Bell | said",),
        ),
    ],
    "marks in marks": [
        Case("“He told me ‘never’ and left,” Bell said.", ("direct | He told me ‘never’ and left, | Bell | said",)),
        Case("\"He told me 'never' and left,\" Bell said.", ("direct | He told me 'never' and left, | Bell | said",)),
        Case("‘He told me “never” and left,’ Bell said.", ("direct | He told me “never” and left, | Bell | said",)),
        Case("Bell said: “He shouted, ‘Run!’”", ("direct | He shouted, ‘Run!’ | Bell | said",)),
        Case("„Er sagte ‚nie‘ dazu“, said Anna Bell.", ("direct | Er sagte ‚nie‘ dazu | Anna Bell | said",)),
    ],
    "apostrophes": [
        Case("The town’s bridge isn’t safe, and the mayor’s office knows it.", ("none",)),
        Case(
            "‘The boys’ school isn’t safe,’ said Anna Bell.",
            ("direct | The boys’ school isn’t safe, | Anna Bell | said",),
        ),
        Case("“It’s the farmers’ bridge,” said Anna Bell.", ("direct | It’s the farmers’ bridge, | Anna Bell | said",)),
        Case("In the ’90s the bridge was new. “It shone,” Bell said.", ("direct | It shone, | Bell | said",)),
        Case("In the ‘90s the bridge was new. “It shone,” Bell said.", ("direct | It shone, | Bell | said",)),
        Case("The teachers' union and the miners' union met.", ("none",)),
        Case("Rock 'n' roll was played at the bridge.", ("none",)),
        Case("'Tis the season, the town's sign reads.", ("none",)),
        Case("The 6'2\" guard said nothing.", ("none",)),
    ],
    "odd marks": [
        Case(
            "“The bridge fell. It was old.\n\n“It shone once,” Bell said.\n\n“I miss it,” Dahl said.",
            ("direct | I miss it, | Dahl | said",),
        ),
        Case("The “bridge fell. “It was old,” Bell said.", ("direct | It was old, | Bell | said",)),
        Case("The bridge” fell. “It was old,” Bell said.", ("direct | It was old, | Bell | said",)),
        Case('The "bridge fell. "It was old," Bell said.', ("direct | It was old, | Bell | said",)),
        Case('The bridge is 40" wide. "It was old," Bell said.', ("direct | It was old, | Bell | said",)),
        Case(
            "“It was old,” Bell said.\n\nThe “bridge fell.\n\n“I miss it,” Dahl said.",
            ("direct | It was old, | Bell | said", "direct | I miss it, | Dahl | said"),
        ),
    ],
    "mixed": [
        Case("The bridge was “beyond repair”, said Anna Bell.", ("mixed | beyond repair | Anna Bell | said",)),
        Case(
            "Bell said the bridge was “beyond repair”.",
            ("mixed | beyond repair | Bell | said", "indirect | the bridge was | Bell | said"),
        ),
        Case(
            "Bell said that the bridge was “beyond repair” and would close.",
            ("mixed | beyond repair | Bell | said", "indirect | and would close | Bell | said"),
        ),
        Case(
            "The visit showed “real courage”, Bell told the Gazette.",
            ("mixed | real courage | Bell | told | the Gazette",),
        ),
        Case("Bell called the plan “a disgrace”.", ("mixed | a disgrace | Bell | called",)),
        Case("Bell described the bridge as “beyond repair”.", ("mixed | beyond repair | Bell | described",)),
        Case(
            "Bell said that “the bridge” was the town’s “main artery”.",
            ("mixed | the bridge | Bell | said", "mixed | main artery | Bell | said"),
        ),
        Case(
            "The agency reported the find, saying the ship was “in good order”.",
            ("mixed | in good order | The agency | saying",),
        ),
        Case(
            "There is “a crack (in the bridge) nobody mends”, said Anna Bell.",
            ("mixed | a crack (in the bridge) nobody mends | Anna Bell | said",),
        ),
        Case("According to Bell, the bridge was “beyond repair”.", ("mixed | beyond repair | Bell | According to",)),
        Case("The bridge, Bell said, was “beyond repair”.", ("mixed | beyond repair | Bell | said",)),
        Case("Bell warned of “a long winter” without the bridge.", ("mixed | a long winter | Bell",)),
    ],
    "mixed, with words around the marks": [
        Case(
            "In an interview on “The Morning Show,” Anna Bell said that the bridge was “beyond repair”.",
            (
                "mixed | beyond repair | Anna Bell | said",
                "indirect | that the bridge was | Anna Bell | said",
            ),
        ),
        Case(
            "Bell said she had one rule: “Never close a bridge.”",
            ("indirect | she had one rule | Bell | said", "mixed | Never close a bridge. | Bell | said"),
        ),
        Case(
            "“It is old,” Bell said, and still “good enough for now.”",
            ("indirect | and still | Bell | said", "mixed | good enough for now. | Bell | said"),
        ),
        Case(
            "The bridge, which Bell called “a ruin,” will close.",
            ("indirect | which | Bell | called", "mixed | a ruin, | Bell | called"),
        ),
    ],
    "words without marks after a colon": [
        Case(
            "The minister said:\n\nThe bridge will be closed until March, and nobody may cross it.\n\nThe town met.",
            ("indirect | The bridge will be closed until March, and nobody may cross it | The minister | said",),
        ),
        Case(
            "The ministry said in a statement:\n\n• The bridge is closed.\n• Ferries run every hour.\n\nThe town met.",
            (
                "indirect | The bridge is closed | The ministry | said",
                "indirect | Ferries run every hour | The ministry | said",
            ),
        ),
    ],
    "indirect": [
        Case("Bell said that the bridge would close.", ("indirect | that the bridge would close | Bell | said",)),
        Case("Bell said the bridge would close.", ("indirect | the bridge would close | Bell | said",)),
        Case("The bridge will close, Bell said.", ("indirect | The bridge will close | Bell | said",)),
        Case(
            "The bridge will close, the ministry has confirmed.",
            ("indirect | The bridge will close | the ministry | has confirmed",),
        ),
        Case(
            "The bridge will close, both towns announced on Monday.",
            ("indirect | The bridge will close | both towns | announced",),
        ),
        Case(
            "The bridge will close, according to the ministry.",
            ("indirect | The bridge will close | the ministry | according to",),
        ),
        Case(
            "According to the ministry, the bridge will close.",
            ("indirect | the bridge will close | the ministry | According to",),
        ),
        Case("Bell believes that the bridge is safe.", ("indirect | that the bridge is safe | Bell | believes",)),
        Case("The town vowed to rebuild the bridge.", ("indirect | to rebuild the bridge | The town | vowed",)),
        Case("Bell asked whether the bridge was safe.", ("indirect | whether the bridge was safe | Bell | asked",)),
        Case("Bell explained why the bridge fell.", ("indirect | why the bridge fell | Bell | explained",)),
        Case("Bell accused the ministry of lying.", ("indirect | the ministry of lying | Bell | accused",)),
        Case("Bell described the ministry as a joke.", ("indirect | the ministry as a joke | Bell | described",)),
        Case("Bell criticized the plan.", ("indirect | the plan | Bell | criticized",)),
        Case(
            "The town rejected his claim that the bridge was safe.",
            ("indirect | that the bridge was safe | his | claim",),
        ),
        Case(
            "Bell is confident that the bridge is safe.", ("indirect | that the bridge is safe | Bell | is confident",)
        ),
        Case("The town plans to rebuild the bridge.", ("indirect | to rebuild the bridge | The town | plans",)),
        Case("Bell refused to answer questions.", ("indirect | to answer questions | Bell | refused",)),
        Case("Bell denied that the bridge was unsafe.", ("indirect | that the bridge was unsafe | Bell | denied",)),
        Case("The study shows that old bridges fall.", ("indirect | that old bridges fall | The study | shows",)),
    ],
    "speakers": [
        Case(
            "“It fell,” said Chen Li Wu, an associate professor of engineering.",
            ("direct | It fell, | Chen Li Wu, an associate professor of engineering | said",),
        ),
        Case(
            "“It fell,” said the town’s mayor, Anna Bell.", ("direct | It fell, | the town’s mayor, Anna Bell | said",)
        ),
        Case(
            "Deputy mayor Bell said that the bridge fell.",
            ("indirect | that the bridge fell | Deputy mayor Bell | said",),
        ),
        Case(
            "The Harbour Authority said the bridge fell.",
            ("indirect | the bridge fell | The Harbour Authority | said",),
        ),
        Case(
            "“The bridge fell,” the company said in a statement.", ("direct | The bridge fell, | the company | said",)
        ),
        Case("The report said the bridge was old.", ("indirect | the bridge was old | The report | said",)),
        Case("Bell, who said the bridge was old, resigned.", ("indirect | the bridge was old | who | said",)),
        Case("Bell nodded, adding that the bridge was old.", ("indirect | that the bridge was old | Bell | adding",)),
        Case("Bell smiled and said the bridge was old.", ("indirect | the bridge was old | Bell | said",)),
        Case("The bridge was described by Bell as a ruin.", ("indirect | The bridge | Bell | was described",)),
        Case("The plan was criticized by farmers.", ("indirect | The plan | farmers | was criticized",)),
        Case("It is believed that the bridge was old.", ("indirect | that the bridge was old | - | is believed",)),
        Case("He said the bridge was old.", ("indirect | the bridge was old | He | said",)),
        Case("“It fell,” they said.", ("direct | It fell, | they | said",)),
        Case("Sources said the bridge was old.", ("indirect | the bridge was old | Sources | said",)),
        Case("“It fell,” an official said on condition of anonymity.", ("direct | It fell, | an official | said",)),
        Case("“It fell,” the ministry’s spokesman said.", ("direct | It fell, | the ministry’s spokesman | said",)),
        Case(
            "NORTHAM (Wire) — Mayor Anna Bell said the bridge fell.",
            ("indirect | the bridge fell | Mayor Anna Bell | said",),
        ),
    ],
    "cues and who is asked": [
        Case(
            "Bell is calling for the council to close the bridge.",
            ("indirect | the council to close the bridge | Bell | is calling for",),
        ),
        Case(
            "Bell called on the council to close the bridge.",
            ("indirect | the council to close the bridge | Bell | called on",),
        ),
        Case(
            "“It fell,” said Bell, adding that nobody was hurt.",
            ("direct | It fell, | Bell | said", "indirect | that nobody was hurt | Bell | adding"),
        ),
        Case(
            "The council issued a report, which said the bridge was old.",
            ("indirect | the bridge was old | which | said",),
        ),
    ],
    "addressees": [
        Case("“It fell,” Bell told the Gazette.", ("direct | It fell, | Bell | told | the Gazette",)),
        Case("“It fell,” Bell told reporters.", ("direct | It fell, | Bell | told | reporters",)),
        Case(
            "Bell told reporters that the bridge fell.", ("indirect | that the bridge fell | Bell | told | reporters",)
        ),
        Case("Bell told the Gazette: “It fell.”", ("direct | It fell. | Bell | told | the Gazette",)),
        Case(
            "Bell warned residents that the bridge could fall.",
            ("indirect | that the bridge could fall | Bell | warned | residents",),
        ),
        Case("“It fell,” Bell said.", ("direct | It fell, | Bell | said | -",)),
    ],
    "elisions and insertions": [
        Case("“The bridge … fell,” Bell said.", ("direct | The bridge … fell, | Bell | said",)),
        Case("“The bridge...fell,” Bell said.", ("direct | The bridge...fell, | Bell | said",)),
        Case("“The bridge [in Northam] fell,” Bell said.", ("direct | The bridge [in Northam] fell, | Bell | said",)),
        Case("“(The bridge) fell,” Bell said.", ("direct | (The bridge) fell, | Bell | said",)),
        Case(
            "“The bridge fell . . . at night,” Bell said.", ("direct | The bridge fell . . . at night, | Bell | said",)
        ),
    ],
    "no quotations": [
        Case("The so-called Long Bridge is 90 metres long.", ("none",)),
        Case("The “smart” bridge fell down.", ("none",)),
        Case("The film “The Long Bridge” opens on Friday.", ("none",)),
        Case(
            "Bell said “The Long Bridge” was her favourite film.",
            ("none", "indirect | “The Long Bridge” was her favourite film | Bell | said"),
        ),
        Case("Anna “Nan” Bell opened the bridge.", ("none",)),
        Case("The town’s motto is “Always Forward”.", ("none",)),
        Case("The bridge is known as “the needle” in the town.", ("none",)),
        Case(
            "The road was closed for the winter.\n\n‘Nowhere To Go’\n\nThe town met on Monday and voted.",
            ("none",),
        ),
        Case(
            "The road was closed for the winter.\n\n“A Bridge Too Old”\n\nThe town met on Monday and voted.", ("none",)
        ),
        Case("Her novel, titled “Bridges”, sold well.", ("none",)),
        Case("The town met on Monday. It voted for a new bridge.", ("none",)),
        Case("", ("none",)),
        Case("“", ("none",)),
        Case("””””““““", ("none",)),
    ],
}
