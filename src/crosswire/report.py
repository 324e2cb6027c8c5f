"""What a run found, read from the marts and printed for a reader at 80 columns, on a terminal or piped."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crosswire.plain import one_line, slot_value

Row = tuple[Any, ...]

CLAIMS = 8
"""Claims and objects that are shown; the rest is counted."""

DISPUTES = 4
"""Disputed claims that are shown."""

OUTLETS = 12
"""Outlets that fit beside a claim's label at 80 columns."""

_COUNTS = {
    "articles": "marts.dim_articles",
    "versions": "marts.dim_versions",
    "outlets": "marts.dim_outlets",
    "stories": "marts.dim_stories",
    "entities": "marts.dim_entities",
    "quotations": "marts.fct_quotations",
    "utterances": "marts.dim_utterances",
    "claims": "marts.dim_claims",
    "rejects": "raw.rejects",
}
_STANCES = {"asserts": ("✓", "+", "green"), "contradicts": ("✗", "x", "red"), "silent": ("·", ".", "dim")}
_VARIANTS = ("identical", "truncated", "elided", "inserted", "altered", "unquoted", "paraphrase")
# wordings that a reader wants to see, beside who printed them
_CHANGED = ("inserted", "altered")


def summary(db: Path, out: Console) -> None:
    """Print what the warehouse at `db` holds."""
    with duckdb.connect(str(db), read_only=True) as connection:
        summarise(connection, out)


def summarise(connection: duckdb.DuckDBPyConnection, out: Console) -> None:
    """Print what an open warehouse holds; a mart that is not there or has no rows costs only its own part."""
    report = _Report(connection, out)
    report.counts()
    story = report.largest_story()
    if story:
        report.claims(story)
        report.disputes(story)
        report.utterance(story)
    else:
        report.objects()


class _Report:
    def __init__(self, connection: duckdb.DuckDBPyConnection, out: Console) -> None:
        self._connection = connection
        self._out = out
        self._plain = out.options.ascii_only

    def _rows(self, sql: str, **values: Any) -> list[Row]:
        """The rows, or none where a mart that the question needs was not built."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except duckdb.CatalogException:
            return []

    def _heading(self, title: str, rest: str = "") -> None:
        self._out.print()
        self._out.print(Text.assemble((title, "bold"), rest))

    def _indented(self, text: str | Text, by: int = 2) -> None:
        content = Text(text) if isinstance(text, str) else text
        for line in content.wrap(self._out, max(20, self._out.width - by)):
            line.rstrip()
            self._out.print(Text(" " * by) + line)

    def _name(self, outlet: str | None) -> str:
        return one_line(outlet) or "unknown outlet"

    def counts(self) -> None:
        """Print how many rows of each kind there are."""
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
        cells = []
        for name, relation in _COUNTS.items():
            rows = self._rows(f"select count(*) from {relation}")
            table.add_column(name, justify="right")
            cells.append(f"{rows[0][0]:,}" if rows else "-")
        table.add_row(*cells)
        self._out.print(table)

    def largest_story(self) -> str | None:
        """Print the story that most outlets cover and return its key."""
        rows = self._rows(
            """
            select story_key, label, article_count, outlet_count, origin_count
            from marts.dim_stories
            order by outlet_count desc, article_count desc, story_key asc
            limit 1
            """
        )
        if not rows:
            return None
        key, label, articles, outlets, origins = rows[0]
        sizes = f"{_number(articles, 'article')}, {_number(outlets, 'outlet')}, {_number(origins, 'origin')}"
        self._heading("Largest story: ", f"{label or 'without a name'}\n{sizes}")
        return str(key)

    def claims(self, story: str) -> None:
        """Print the claims of a story that most outlets carry, and what each outlet does with them."""
        stances = self._rows(
            """
            select claims.claim_key, claims.label, reports.outlet_key, outlets.outlet, reports.stance
            from marts.dim_claims as claims
            inner join marts.fct_claim_reports as reports on claims.claim_key = reports.claim_key
            inner join marts.dim_outlets as outlets on reports.outlet_key = outlets.outlet_key
            where claims.story_key = $story
            -- what somebody is follows what somebody did
            order by
                claims.kind = 'role' asc, claims.outlet_count desc, claims.claim_key asc,
                outlets.outlet asc, reports.outlet_key asc
            """,
            story=story,
        )
        if not stances:
            return
        labels = {claim: label for claim, label, *_ in stances}
        names = {outlet: self._name(name) for _, _, outlet, name, _ in stances}
        cells = {(claim, outlet): stance for claim, _, outlet, _, stance in stances}
        shown = list(labels)[:CLAIMS]
        outlets = sorted(
            names, key=lambda outlet: (-sum(cells.get((claim, outlet)) == "asserts" for claim in shown), names[outlet])
        )
        codes = _codes([names[outlet] for outlet in outlets[:OUTLETS]])

        key = "  ".join(f"{self._mark(stance).plain} {stance}" for stance in _STANCES)
        some = f" ({len(shown)} of {len(labels):,})" if len(labels) > len(shown) else ""
        self._heading("Who carries which claim", f"{some}   {key}")
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
        table.add_column("", no_wrap=True)
        width = max(20, self._out.width - 3 * len(codes) - 1)
        for code in codes:
            table.add_column(code, justify="center", no_wrap=True)
        for claim in shown:
            marks = [self._mark(cells.get((claim, outlet), "silent")) for outlet in outlets[:OUTLETS]]
            table.add_row(Text(one_line(labels[claim], width)), *marks)
        self._out.print(table)
        legend = [f"{code} {names[outlet]}" for code, outlet in zip(codes, outlets, strict=False)]
        self._indented(", ".join(legend) + _more(len(outlets) - OUTLETS))

    def _mark(self, stance: str) -> Text:
        mark, plain, style = _STANCES.get(stance, ("?", "?", ""))
        return Text(plain if self._plain else mark, style=style)

    def disputes(self, story: str) -> None:
        """Print the claims of a story on which outlets give values that do not agree."""
        rows = self._rows(
            """
            select agreement.claim_key, agreement.slot, agreement.relation, claims.label,
                claim_values.value, outlets.outlet
            from marts.fct_claim_agreement as agreement
            inner join marts.dim_claims as claims on agreement.claim_key = claims.claim_key
            inner join marts.fct_claim_values as claim_values
                on agreement.claim_key = claim_values.claim_key and agreement.slot = claim_values.slot
            inner join marts.dim_outlets as outlets on claim_values.outlet_key = outlets.outlet_key
            where claims.story_key = $story and agreement.relation in ('contradict', 'tension')
            order by
                agreement.relation asc, agreement.outlet_count desc, agreement.claim_key asc, agreement.slot asc,
                claim_values.value asc, outlets.outlet asc
            """,
            story=story,
        )
        disputed: dict[Row, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for claim, slot, relation, label, value, outlet in rows:
            disputed[claim, slot, relation, label][str(value)].append(self._name(outlet))
        contradicted = [item for item in disputed.items() if item[0][2] == "contradict"]
        tense = [item for item in disputed.items() if item[0][2] == "tension"]
        shown = contradicted[:DISPUTES] or tense[:DISPUTES]
        counted = {"contradiction": len(contradicted), "tension": len(tense)}
        sizes = ", ".join(_number(count, kind) for kind, count in counted.items() if count)
        self._heading("Disputed", f": {sizes or 'nothing'}")
        for (_, slot, relation, label), values in shown:
            note = f"  {relation}, {slot.replace('_', ' ')}"
            width = max(20, self._out.width - len(note) - 2)
            self._indented(Text.assemble(one_line(label, width), (note, "dim")))
            for value, outlets in sorted(values.items(), key=lambda item: (-len(item[1]), item[0])):
                self._indented(f"{slot_value(value)}: {_list(outlets, most=3)}", by=4)

    def utterance(self, story: str) -> None:
        """Print the words that most outlets of a story report, who is credited, and each outlet's wording."""
        rows = self._rows(
            """
            select utterances.utterance_key, utterances.text, speakers.name, utterances.outlet_count
            from marts.dim_utterances as utterances
            left join marts.dim_entities as speakers on utterances.speaker_entity_key = speakers.entity_key
            where utterances.utterance_key in (
                select quotations.utterance_key
                from marts.fct_quotations as quotations
                inner join marts.dim_articles as articles on quotations.article_id = articles.article_id
                where articles.story_key = $story
            )
            order by utterances.outlet_count desc, utterances.article_count desc, utterances.utterance_key asc
            limit 1
            """,
            story=story,
        )
        if not rows:
            return
        key, text, speaker, outlet_count = rows[0]
        reports = self._rows(
            """
            select distinct quotations.variant, outlets.outlet, quotations.text, speakers.name
            from marts.fct_quotations as quotations
            inner join marts.dim_articles as articles on quotations.article_id = articles.article_id
            inner join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
            left join marts.dim_entities as speakers on quotations.speaker_entity_key = speakers.entity_key
            where quotations.utterance_key = $utterance
            order by 1, 2, 3, 4
            """,
            utterance=key,
        )
        self._heading("Most reported utterance", f": {speaker or 'unnamed speaker'}, {_number(outlet_count, 'outlet')}")
        self._indented(_quoted(text))
        variants: dict[str, list[str]] = defaultdict(list)
        for variant, outlet, wording, _ in reports:
            name = self._name(outlet)
            variants[str(variant)].append(f"{name} {_quoted(wording, 140)}" if variant in _CHANGED else name)
        for variant in sorted(variants, key=lambda name: (*_VARIANTS, name).index(name)):
            self._indented(
                Text.assemble((f"{variant}: ", "dim"), _list(dict.fromkeys(variants[variant]), most=3)), by=4
            )
        speakers: dict[str, list[str]] = defaultdict(list)
        for _, outlet, _, name in reports:
            if name:
                speakers[name].append(self._name(outlet))
        if len(speakers) > 1:
            for name, outlets in sorted(speakers.items(), key=lambda item: (-len(item[1]), item[0])):
                self._indented(Text.assemble((f"credited to {name}: ", "dim"), _list(dict.fromkeys(outlets))), by=4)

    def objects(self) -> None:
        """Print the properties of objects that most outlets dispute: what there is where no article was loaded."""
        rows = self._rows(
            """
            select claims.object, claims.property, agreement.relation, agreement.leading_value,
                agreement.outlet_count, agreement.value_count, agreement.agreement_share
            from marts.fct_claim_agreement as agreement
            inner join marts.dim_claims as claims on agreement.claim_key = claims.claim_key
            where claims.object is not null
            order by
                agreement.relation in ('contradict', 'tension') desc, agreement.agreement_share asc,
                agreement.outlet_count desc, claims.object asc, claims.property asc, agreement.slot asc
            """
        )
        if not rows:
            return
        disputed = sum(relation in ("contradict", "tension") for _, _, relation, *_ in rows)
        things = len({row[0] for row in rows})
        self._heading(
            "Structured claims",
            f": {len(rows):,} on {_number(things, 'object')}, {disputed:,} disputed; the most disputed",
        )
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
        for name in ("object", "property", "leading value"):
            table.add_column(name, overflow="fold")
        for name in ("share", "outlets", "values"):
            table.add_column(name, justify="right", no_wrap=True)
        for thing, prop, _, leading, outlets, values, share in rows[:CLAIMS]:
            texts = [Text(one_line(cell, 40)) for cell in (thing, prop, leading)]
            table.add_row(*texts, "-" if share is None else f"{share:.0%}", f"{outlets:,}", f"{values:,}")
        self._out.print(table)


def _number(count: int | None, thing: str) -> str:
    return f"{count or 0:,} {thing}{'' if count == 1 else 's'}"


def _more(count: int) -> str:
    return f", and {count:,} more" if count > 0 else ""


def _list(names: Iterable[str], *, most: int = OUTLETS) -> str:
    listed = list(names)
    return ", ".join(listed[:most]) + _more(len(listed) - most)


def _quoted(text: str | None, width: int = 400) -> str:
    return f'"{one_line(text, width)}"'


def _codes(names: Iterable[str]) -> list[str]:
    """Two letters for each name, its initials where it has two words, all different."""
    codes: list[str] = []
    for name in names:
        words = [letters for word in name.split() if (letters := "".join(filter(str.isalnum, word)))]
        initials = words[0][0] + words[-1][0] if len(words) > 1 else "".join(words)[:2]
        code, number = initials or "?", 1
        while code in codes:
            number += 1
            code = f"{initials[:1]}{number}"
        codes.append(code)
    return codes
