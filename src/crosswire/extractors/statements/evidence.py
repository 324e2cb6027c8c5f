"""From a clause to a row: the spans of its arguments, its time, place and number, and who says it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from crosswire.extractors.findings import Findings
from crosswire.extractors.statements.clauses import Clause
from crosswire.extractors.statements.lexicon import (
    ANYBODY,
    DEADLY,
    DEATHBEDS,
    EMPTY,
    EVENT_NOUNS,
    GRAVE,
    OCCASIONS,
    OTHERS,
    PERSON_NOUNS,
    PLACE_PREPOSITIONS,
    SUMS,
    THEMSELVES,
    UNDERGONE,
)
from crosswire.extractors.statements.syntax import Syntax
from crosswire.parsing import ParsedArticle
from crosswire.records import DateExpression, Mention, Quantity, Quotation, Statement

T = TypeVar("T", Mention, DateExpression, Quantity, Quotation)
_CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
_PLACES = frozenset(["place", "facility"])


class Evidence:
    """The findings of an article, to be laid on the tokens of its paragraphs."""

    def __init__(self, text: ParsedArticle, found: Findings) -> None:
        self.article = text.article
        self._mentions = _Spans(found.mentions)
        self._dates = _Spans([date for date in found.dates if date.timex_type in ("DATE", "TIME")])
        self._quantities = _Spans(found.quantities)
        self._quotations = _Spans(found.quotations)

    def on(self, syntax: Syntax) -> "Marks":
        """Lay the findings on a paragraph's tokens: names over other mentions, inner quotations over outer."""
        return Marks(
            self.article.version_id,
            self.article.body,
            syntax,
            mentions=self._mentions.on(syntax, weight=lambda mention: mention.form == "name"),
            dates=self._dates.on(syntax),
            quantities=self._quantities.on(syntax),
            quotations=self._quotations.on(syntax, weight=lambda quotation: quotation.depth),
        )


class _Spans(Generic[T]):
    """Findings of one kind in text order, found again by place."""

    def __init__(self, findings: Iterable[T]) -> None:
        self._findings: list[T] = sorted(findings, key=lambda finding: (finding.start_char, finding.end_char))
        self._starts = [finding.start_char for finding in self._findings]
        self._longest = max((finding.end_char - finding.start_char for finding in self._findings), default=0)

    def on(self, syntax: Syntax, *, weight: Callable[[T], int] = lambda finding: 0) -> dict[int, T]:
        """Token -> the finding that it stands in; of several the heaviest, then the one that begins last."""
        at: dict[int, T] = {}
        if not self._findings or not len(syntax):
            return at
        near = slice(
            bisect_left(self._starts, syntax.start[0] - self._longest), bisect_left(self._starts, syntax.end[-1])
        )
        for finding in sorted(self._findings[near], key=weight):
            i = bisect_right(syntax.start, finding.start_char) - 1
            if i < 0 or syntax.end[i] <= finding.start_char:
                i += 1
            while i < len(syntax) and syntax.start[i] < finding.end_char:
                at[i] = finding
                i += 1
        return at


class Marks:
    """A paragraph's tokens with the findings that lie on them."""

    def __init__(
        self,
        version_id: str,
        body: str,
        syntax: Syntax,
        *,
        mentions: dict[int, Mention],
        dates: dict[int, DateExpression],
        quantities: dict[int, Quantity],
        quotations: dict[int, Quotation],
    ) -> None:
        self._version_id = version_id
        self._body = body
        self._syntax = syntax
        self._mentions = mentions
        self._dates = dates
        self._quantities = quantities
        self._quotations = quotations

    def mention(self, i: int) -> Mention | None:
        """The mention that token `i` stands in."""
        return self._mentions.get(i)

    def statement(self, clause: Clause) -> Statement:
        """The row of a clause."""
        syntax = self._syntax
        # "announced on Thursday", "yesterday's collapse": the time takes no part
        if clause.object in self._dates and clause.object_tokens is None:
            clause = replace(clause, object=None)
        if clause.subject in self._dates:
            clause = replace(clause, subject=None)
        start, end = syntax.span(clause.extent)
        subject = self._argument(clause.subject)
        object_ = self._span(clause.object_tokens) if clause.object_tokens else self._argument(clause.object)
        own = sorted(
            {*clause.tokens, *self._phrase(clause.subject), *(clause.object_tokens or self._phrase(clause.object))}
        )
        actor = None if clause.subject is None else self._mentions.get(clause.subject)
        target = None if clause.object is None else self._mentions.get(clause.object)
        when = self._when(clause, own)
        where, held_by = self._where(clause, own)
        number, number_of = self._how_many(clause)
        total = self._total(clause, number)
        quotation = self._quotations.get(clause.predicate)
        speaker = (
            (None, None) if quotation is None else (quotation.speaker_mention_start, quotation.speaker_mention_end)
        )
        return Statement(
            version_id=self._version_id,
            start_char=start,
            end_char=end,
            text=self._body[start:end],
            kind=clause.kind,
            subject_start=subject and subject[0],
            subject_end=subject and subject[1],
            subject_text=subject and self._body[subject[0] : subject[1]],
            subject_head=None if clause.subject is None else syntax.lemma[clause.subject],
            subject_mention_start=actor.start_char if actor else None,
            subject_mention_end=actor.end_char if actor else None,
            predicate=clause.lemma,
            predicate_start=syntax.start[clause.predicate],
            predicate_end=syntax.end[clause.predicate],
            object_start=object_ and object_[0],
            object_end=object_ and object_[1],
            object_text=object_ and self._body[object_[0] : object_[1]],
            object_head=None if clause.object is None else syntax.lemma[clause.object],
            object_mention_start=target.start_char if target else None,
            object_mention_end=target.end_char if target else None,
            when_start=when.start_char if when else None,
            when_end=when.end_char if when else None,
            where_start=where.start_char if where else None,
            where_end=where.end_char if where else None,
            where_text=where.text if where else None,
            setting_when_start=None,
            setting_when_end=None,
            setting_where_start=held_by.start_char if held_by else None,
            setting_where_end=held_by.end_char if held_by else None,
            setting_where_text=held_by.text if held_by else None,
            how_many_start=number.start_char if number else None,
            how_many_end=number.end_char if number else None,
            how_many_of=number_of,
            how_many_total=total,
            toll=None,
            is_toll_clear=None,
            how_many_scope=self._number_scope(clause, number),
            polarity="negated" if clause.is_negated else "affirmed",
            modality=clause.modality,
            attribution=_attribution(quotation),
            speaker_start=speaker[0],
            speaker_end=speaker[1],
            cue_start=quotation.cue_start if quotation else None,
            cue_end=quotation.cue_end if quotation else None,
            keywords=self._keywords(own, predicate=clause.predicate, lemma=clause.lemma),
        )

    def _phrase(self, i: int | None) -> list[int]:
        return [] if i is None else self._syntax.phrase(i)

    def _argument(self, i: int | None) -> tuple[int, int] | None:
        return None if i is None else self._span(self._syntax.phrase(i))

    def _span(self, tokens: Sequence[int]) -> tuple[int, int]:
        return self._syntax.span(tokens)

    def _when(self, clause: Clause, own: list[int]) -> DateExpression | None:
        """The first calendar time in the clause; a resolved one before an open one."""
        times = [self._dates[t] for t in own if t in self._dates and not self._is_in_name(t)]
        return next((time for time in times if time.earliest or time.latest), times[0] if times else None)

    def _is_in_name(self, t: int) -> bool:
        """Whether the number at `t` is that of a house, '2013 Oak Road', and not the year of a '2013 Oak Parade'."""
        syntax = self._syntax
        named = syntax.head[t]
        if syntax.dep[t] not in ("nummod", "compound") or syntax.lemma[named] in OCCASIONS:
            return False
        return syntax.pos[named] == "PROPN"

    def _where(self, clause: Clause, own: list[int]) -> tuple[Mention | None, Mention | None]:
        """The place that a preposition of place ties to the clause, and the place that holds it.

        What hangs on the verb comes first; of two there, a building lies in the other, or the first in the second.
        """
        syntax = self._syntax
        found: list[tuple[bool, bool, int, Mention]] = []
        for t in own:
            mention = self._mentions.get(t)
            if mention is None or mention.kind not in _PLACES or mention.form != "name":
                continue
            over = syntax.head[t]
            is_wide = mention.kind != "facility"
            if syntax.dep[t] == "pobj" and syntax.lower[over] in PLACE_PREPOSITIONS:
                found.append((not self._hangs_on(over, clause.predicate), is_wide, t, mention))
            elif syntax.dep[t] in ("poss", "compound") and clause.kind == "nominal":
                found.append((True, is_wide, t, mention))
        places = [row[3] for row in sorted(found, key=lambda row: row[:3])]
        # "at the Olympia in Paris": one place after the other
        holds = [row for row in found if row[3].kind == "place" and row[3].text != places[0].text]
        return places[0] if places else None, min(holds, key=lambda row: row[2])[3] if holds else None

    def _hangs_on(self, preposition: int, predicate: int) -> bool:
        return self._syntax.head[preposition] == predicate

    def _how_many(self, clause: Clause) -> tuple[Quantity | None, str | None]:
        """How many of the subject or the object there are: not the age of one of them, nor a number further down."""
        for role, argument in (("subject", clause.subject), ("object", clause.object)):
            if argument is None:
                continue
            argument = self._counted(argument)
            numerals = [c for c in self._syntax.children[argument] if self._syntax.dep[c] in ("nummod", "quantmod")]
            # a headline's parse may tie the number elsewhere: what a result counts stands before it
            numerals += clause.object_tokens or () if clause.kind == "result" else ()
            for t in (argument, *numerals):
                quantity = self._quantities.get(t)
                if quantity is not None and quantity.kind not in ("ordinal", "age"):
                    return quantity, role
        return None, None

    def _counted(self, i: int) -> int:
        """What 'a total of eight people' counts: the people."""
        preposition = self._syntax.child(i, "prep") if self._syntax.lemma[i] in SUMS else None
        counted = None if preposition is None else self._syntax.child(preposition, "pobj")
        return i if counted is None else counted

    def _total(self, clause: Clause, number: Quantity | None) -> float | None:
        """How many people it is where no number of the text says so: 'a man and two boys', 'three and then himself'."""
        listed = self._listed(clause)
        if clause.lemma in DEADLY and not self._lists_oneself(clause) and self._ends_oneself(clause):
            told = listed if listed is not None or number is None else number.low
            return None if told is None else told + 1
        return listed

    def _listed(self, clause: Clause) -> float | None:
        for argument in (clause.object, clause.subject):
            members = [] if argument is None else sorted(self._syntax.conjuncts(argument))
            if len(members) > 1:
                sizes = [self._size(member) for member in members]
                known = [size for size in sizes if size is not None]
                return sum(known) if len(known) == len(sizes) else None
        return None

    def _lists_oneself(self, clause: Clause) -> bool:
        members = [] if clause.object is None else self._syntax.conjuncts(clause.object)
        return any(self._syntax.lower[member] in THEMSELVES for member in members)

    def _ends_oneself(self, clause: Clause) -> bool:
        """Whether the sentence says that the one who did it died, too: 'before killing himself'."""
        syntax = self._syntax
        for t in range(clause.predicate + 1, len(syntax)):
            if syntax.sentence[t] != syntax.sentence[clause.predicate]:
                break
            over = syntax.head[t]
            if syntax.lower[t] in THEMSELVES and (
                (syntax.lemma[over] == "kill" and syntax.dep[t] == "dobj")
                or (syntax.lower[over] == "on" and syntax.lemma[syntax.head[over]] == "turn")
            ):
                return True
        return False

    def _size(self, i: int) -> float | None:
        """How many people the noun at `i` stands for; null where it is no person or does not say."""
        syntax = self._syntax
        mention = self._mentions.get(i)
        is_name = mention is not None and mention.form == "name" and mention.kind == "person"
        if not is_name and syntax.lemma[i] not in PERSON_NOUNS and syntax.lower[i] not in THEMSELVES:
            return None
        for t in (i, *(c for c in syntax.children[i] if syntax.dep[c] == "nummod")):
            quantity = self._quantities.get(t)
            if quantity is not None and quantity.kind not in ("ordinal", "age"):
                return quantity.low if quantity.low == quantity.high else None
        return 1 if is_name or syntax.tag[i] in ("NN", "NNP", "PRP") else None

    def _number_scope(self, clause: Clause, number: Quantity | None) -> str | None:
        """Whether the number counts all there are, those of a kind, those beside others, or a part of them."""
        syntax = self._syntax
        if number is None:
            return "kind" if self._listed(clause) is not None else None
        numerals = {t for t, quantity in self._quantities.items() if quantity is number}
        heads = numerals | {syntax.head[t] for t in numerals}
        near = {t for n in numerals for t in (n - 1, n, n + 1) if 0 <= t < len(syntax)} | heads
        if any(syntax.lower[t] in OTHERS for t in near):
            return "others"
        # who died at the scene are not all who died
        for c in syntax.children[clause.predicate]:
            place = syntax.child(c, "pobj") if syntax.dep[c] == "prep" else None
            if clause.lemma in UNDERGONE and place is not None and syntax.lemma[place] in DEATHBEDS:
                return "part"
        for t in heads:
            preposition = syntax.child(t, "prep")
            if preposition is not None and syntax.lower[preposition] == "of":
                whole = syntax.child(preposition, "pobj")
                if whole is not None and (syntax.pos[whole] == "PRON" or syntax.tag[whole] in ("NNS", "NNPS")):
                    return "part"
        if any(syntax.lower[c] in GRAVE for c in syntax.children[clause.predicate]):
            return "kind"
        kinds = {syntax.lemma[t] for t in heads} & PERSON_NOUNS
        return "kind" if kinds - ANYBODY and not kinds & ANYBODY else "all"

    def _keywords(self, own: list[int], *, predicate: int, lemma: str) -> str:
        """Content lemmas; what is a mention, a time or a number stands as `@start:end`, to be looked up."""
        syntax = self._syntax
        words: dict[str, None] = {}
        for t in own:
            if t == predicate:
                words[_word(lemma)] = None
                continue
            finding = self._mentions.get(t) or self._dates.get(t) or self._quantities.get(t)
            if finding is not None:
                words[f"@{finding.start_char}:{finding.end_char}"] = None
            # an office is known by its words, too: "the foreign ministry", "the minister of foreign affairs"
            if finding is not None and not _is_descriptive(finding):
                continue
            if syntax.pos[t] in _CONTENT and len(syntax.lemma[t]) > 2 and syntax.lemma[t] not in EMPTY:
                word = _word(syntax.lemma[t])
                words[EVENT_NOUNS.get(word, word)] = None
        return " ".join(word for word in words if word)


def _word(lemma: str) -> str:
    """A lemma as one word. "@" is the sign of a pointer, and a name on a social network begins with it."""
    return "_".join(lemma.split()).lstrip("@")


def _is_descriptive(finding: Mention | DateExpression | Quantity) -> bool:
    if not isinstance(finding, Mention):
        return False
    return finding.form == "nominal" or (finding.form == "name" and finding.kind == "organisation")


def _attribution(quotation: Quotation | None) -> str:
    if quotation is None:
        return "narrator"
    return "unnamed" if quotation.speaker_kind in (None, "unnamed") else "speaker"
