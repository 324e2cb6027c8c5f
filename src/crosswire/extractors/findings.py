"""What has been found in one article so far."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from crosswire.records import DateExpression, Finding, Mention, Quantity, Quotation, Sentence, Statement


@dataclass(slots=True)
class Findings:
    """The findings of one article by kind, each in text order."""

    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Put each finding into the list of its kind."""
        lists: dict[type[Finding], list[Any]] = {
            Sentence: self.sentences,
            Mention: self.mentions,
            DateExpression: self.dates,
            Quantity: self.quantities,
            Quotation: self.quotations,
            Statement: self.statements,
        }
        for finding in findings:
            lists[type(finding)].append(finding)

    def __iter__(self) -> Iterator[Finding]:
        for kind in (self.sentences, self.mentions, self.dates, self.quantities, self.quotations, self.statements):
            yield from kind
