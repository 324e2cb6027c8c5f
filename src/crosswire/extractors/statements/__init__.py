"""Statements: what the clauses, event nouns and appositions of an article assert.

A clause says: who (subject), what (predicate), whom or what (object), when, where, how many. Passive and
active are one; a relative or participial clause takes its antecedent; an infinitive takes the subject of the
verb that governs it and its modality from that verb ("plans to", "is expected to"). An event noun with an
argument is a statement of its own ("the mayor's attendance" is attend), and so is what a title or an apposition
says of a name. Members named by "including" share the statement of their group. Who is for or against something
is said once more as `oppose` or `support`, since no two outlets use the same words for it.
"""

from collections.abc import Iterator
from itertools import chain

from crosswire.extractors.findings import Findings
from crosswire.extractors.statements.attitudes import attitudes
from crosswire.extractors.statements.clauses import clauses
from crosswire.extractors.statements.evidence import Evidence
from crosswire.extractors.statements.setting import placed
from crosswire.extractors.statements.syntax import Syntax
from crosswire.extractors.statements.tolls import counted
from crosswire.parsing import ParsedArticle
from crosswire.records import Statement


def extract(text: ParsedArticle, found: Findings) -> Iterator[Statement]:
    """Yield the statements of the article's prose in the order of their predicates."""
    evidence = Evidence(text, found)
    rows: list[Statement] = []
    seen: set[tuple[object, ...]] = set()
    for paragraph in text.paragraphs:
        if paragraph.kind != "prose":
            continue
        syntax = Syntax.of(paragraph.doc, paragraph.start_char)
        marks = evidence.on(syntax)
        for clause in chain(clauses(syntax, marks.mention), attitudes(syntax, marks.mention)):
            row = marks.statement(clause)
            # one predicate may be reached twice, as a clause and through a member of a list
            key = (row.kind, row.predicate_start, row.subject_start, row.object_start)
            if key not in seen:
                seen.add(key)
                rows.append(row)
    yield from counted(text.article, found, placed(text.article, found, rows))
