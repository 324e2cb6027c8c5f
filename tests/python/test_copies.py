"""Which pairs of texts are listed as copies, and as what: made-up texts, one pair to a case."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pytest
from benchmarks.copy_models import build_copies, query, write_articles
from benchmarks.made_up import Language

LANGUAGE = Language(np.random.default_rng(11))
DAY = date(2031, 5, 6)


def prose(sentences: int) -> str:
    """New words each time."""
    return " ".join(" ".join(LANGUAGE.sentence(topic=5)).capitalize() + "." for _ in range(sentences))


PARAGRAPH, SPEECH, WHOLE, UPDATE = prose(4), prose(4), prose(12), prose(12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two texts, where and when they are printed, and what the pair is."""

    name: str
    one: str
    other: str
    outlets: tuple[str, str] = ("Quarle Echo", "Saltmere Post")
    days: tuple[date | None, date | None] = (DAY, DAY.replace(day=8))
    relation: str | None


CASES = [
    Case(name="the same words", one=WHOLE, other=WHOLE, relation="exact"),
    Case(name="other blanks", one=UPDATE, other=UPDATE.replace(". ", ".\n\n"), relation="exact"),
    Case(name="a sentence more", one=(text := prose(15)), other=f"{text} {prose(1)}", relation="near"),
    Case(
        name="a paragraph in two longer texts",
        one=f"{prose(9)}\n\n{PARAGRAPH}\n\n{prose(3)}",
        other=f"{prose(6)}\n\n{PARAGRAPH}\n\n{prose(8)}",
        relation="partial",
    ),
    Case(
        name="a paragraph a month later",
        one=f"{prose(9)}\n\n{(late := prose(4))}",
        other=f"{late}\n\n{prose(9)}",
        days=(DAY, DAY.replace(month=6)),
        relation=None,
    ),
    Case(
        name="a paragraph that one outlet prints twice",
        one=f"{prose(14)}\n\n{(own := prose(4))}",
        other=f"{own}\n\n{prose(14)}",
        outlets=("Hill Radio", "Hill Radio"),
        relation=None,
    ),
    Case(
        name="half of a text, which one outlet prints again",
        one=f"{(half := prose(9))}\n\n{prose(9)}",
        other=f"{half}\n\n{prose(9)}",
        outlets=("Hill Radio", "Hill Radio"),
        relation="partial",
    ),
    Case(
        name="a speech that both quote at length",
        one=f'{prose(3)}\n\n"{SPEECH}" the mayor said.\n\n{prose(2)}',
        other=f"{prose(2)}\n\nShe told them: “{SPEECH}”\n\n{prose(3)}",
        relation="speech",
    ),
    Case(
        name="a speech that is a small part of both",
        one=f'{prose(14)}\n\n"{(short := prose(2))}" the mayor said.',
        other=f'"{short}" the mayor said.\n\n{prose(14)}',
        relation=None,
    ),
    Case(
        name="one text says it as its own",
        one=f'{prose(3)}\n\n"{(told := prose(4))}" the mayor said.',
        other=f"{prose(3)}\n\n{told}",
        relation="partial",
    ),
    Case(name="one topic, nothing else", one=prose(12), other=prose(12), relation=None),
]


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    lines = [
        json.dumps(
            {
                "id": f"{number:02}{side}",
                "outlet": outlet,
                "title": "",
                "body": body,
                "published_at": day and day.isoformat(),
                "language": "en",
            }
        )
        for number, case in enumerate(CASES)
        for side, outlet, day, body in zip("ab", case.outlets, case.days, (case.one, case.other), strict=True)
    ]
    corpus, db = folder / "corpus.jsonl", folder / "copies.duckdb"
    corpus.write_text("\n".join(lines), encoding="utf-8")
    write_articles(db, corpus)
    build_copies(db, memory="1GB")
    return db


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[case.name for case in CASES])
def test_a_pair_is_what_it_shares(copies: Path, number: int, case: Case) -> None:
    rows = query(copies, f"select relation from marts.fct_copies where copy_article_id like '{number:02}_'")
    assert rows == ([(case.relation,)] if case.relation else [])


def test_texts_of_different_cases_are_no_pairs(copies: Path) -> None:
    rows = query(copies, "select copy_article_id, original_article_id from marts.fct_copies")
    assert all(copy[:2] == original[:2] for copy, original in rows)


def test_the_passage_is_where_it_is_said_to_be_in_both(copies: Path) -> None:
    with duckdb.connect(str(copies), read_only=True) as connection:
        rows = connection.execute(
            r"""
            with worded as (
                select article_id, regexp_extract_all(lower(body), '[\p{L}\p{N}]+') as words from raw.articles
            )
            select
                passage,
                list_slice(copies.words, copy_passage_position, copy_passage_position + passage_word_count - 1),
                list_slice(taken.words, original_passage_position, original_passage_position + passage_word_count - 1)
            from marts.fct_copies
            inner join worded as copies on copy_article_id = copies.article_id
            inner join worded as taken on original_article_id = taken.article_id
            """
        ).fetchall()
    assert rows
    assert all(passage.split() == in_copy == in_original for passage, in_copy, in_original in rows)


def test_speech_that_both_quote_is_counted_apart(copies: Path) -> None:
    columns = "containment, containment_with_speech, passage_word_count"
    ((own, with_speech, words),) = query(copies, f"select {columns} from marts.fct_copies where relation = 'speech'")
    assert own < 0.05
    assert with_speech >= 0.3
    assert words >= len(SPEECH.split())
