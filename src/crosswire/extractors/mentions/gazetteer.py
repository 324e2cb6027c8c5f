"""The known names that SQL resolves by, read for what the reading of one text needs: one list, two readers."""

import csv
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from crosswire.build import project_dir


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Names as `fold` writes them."""

    kinds: dict[str, str]
    """Name -> kind of the entity that is known by it."""
    names: dict[str, str]
    """Name -> the name that the entity goes by."""
    demonyms: frozenset[str]
    countries: frozenset[str]
    capitals: frozenset[str]
    capital_of: dict[str, str]
    """Name of a capital -> name of its country."""
    listed: dict[str, list[tuple[tuple[str, ...], str]]]
    """First word -> names that begin with it, as they are printed, with their kinds; none that is also a word."""
    towns: frozenset[str]
    """Places of one word that are no countries, as they are printed: some are surnames too."""


def fold(name: str) -> str:
    """A name without case, accents, dots and leading article: what two spellings share."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = text.replace(".", "").replace("\u2019", "'").replace("'", "").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """Read the lists that the dbt project keeps as seeds."""
    folder = project_dir() / "seeds" / "entities"
    with (folder / "known_entities.csv").open(encoding="utf-8", newline="") as rows:
        entities = {row["name"]: row for row in csv.DictReader(rows)}
    with (folder / "known_aliases.csv").open(encoding="utf-8", newline="") as rows:
        aliases = list(csv.DictReader(rows))
    listed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    towns: set[str] = set()
    for row in aliases:
        # as the tokens of a text: "Macy", "'s"
        spelled = tuple(row["alias"].replace("'s ", " 's ").split())
        # a lone short word is many things ("Fed", "LA")
        entity = entities[row["name"]]
        is_firm = entity["kind"] == "organisation" and len(row["alias"]) >= 6
        if row["alias_kind"] == "name" and (len(spelled) > 1 or entity["iso_code"] or is_firm):
            listed.setdefault(spelled[0], []).append((spelled, entity["kind"]))
        elif row["alias_kind"] == "name" and entity["kind"] == "place" and len(row["alias"]) >= 4:
            towns.add(row["alias"])
    return Gazetteer(
        kinds={fold(row["alias"]): entities[row["name"]]["kind"] for row in aliases},
        names={fold(row["alias"]): row["name"] for row in aliases},
        demonyms=frozenset(fold(row["alias"]) for row in aliases if row["alias_kind"] == "demonym"),
        countries=frozenset(fold(row["alias"]) for row in aliases if entities[row["name"]]["iso_code"]),
        capitals=frozenset(fold(row["alias"]) for row in aliases if entities[row["name"]]["capital_of"]),
        capital_of={name: row["capital_of"] for name, row in entities.items() if row["capital_of"]},
        listed=listed,
        towns=frozenset(towns),
    )
