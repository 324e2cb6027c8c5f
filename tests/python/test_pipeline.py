"""The main job from end to end on the sample corpus: once, twice, and with one article more."""

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import EXAMPLES, run

from crosswire.readers.expected import expected

Tables = dict[str, list[tuple[Any, ...]]]

NEW_ARTICLE = """\
outlet: Evening Sundial
title: Choir in boathouse buys a second stove
date: 2026-03-09

The Saint Alder choir has bought a second stove for its boathouse, conductor Marguerite Oakhanger said on Monday.

“We sing louder when it is cold,” Oakhanger told the Sundial. The choir has collected $9,700 for the roof of its hall
on Juniper Street.
"""


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(db), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def marts(db: Path) -> Tables:
    """Every row of every mart."""
    names = rows(db, "select table_name from information_schema.tables where table_schema = 'marts' order by 1")
    return {name: rows(db, f"select * from marts.{name} order by all") for (name,) in names}


def of_bridge(db: Path) -> Tables:
    """The rows that belong to the largest story, which the choir has nothing to do with."""
    articles = "select article_id from marts.dim_articles where story_key = (select story_key from largest)"
    claims = "select claim_key from marts.dim_claims where story_key = (select story_key from largest)"
    with_largest = """
        with largest as (
            select story_key from marts.dim_stories order by article_count desc limit 1
        )
    """
    queries = {
        "dim_stories": "story_key = (select story_key from largest)",
        "dim_articles": "story_key = (select story_key from largest)",
        "fct_copies": f"copy_article_id in ({articles})",
        "fct_quotations": f"article_id in ({articles})",
        "fct_dates": f"article_id in ({articles})",
        "fct_quantities": f"article_id in ({articles})",
        "fct_mentions": f"article_id in ({articles})",
        "fct_statements": f"article_id in ({articles})",
        "dim_claims": "story_key = (select story_key from largest)",
        "fct_claim_values": f"claim_key in ({claims})",
        "fct_claim_agreement": f"claim_key in ({claims})",
        "fct_claim_reports": f"claim_key in ({claims})",
    }
    # how far an outlet is believed rests on all that it says, other stories included
    exclude = {"fct_claim_values": "exclude (belief)", "fct_claim_agreement": "exclude (belief, posterior)"}
    return {
        mart: rows(db, f"{with_largest} select * {exclude.get(mart, '')} from marts.{mart} where {where} order by all")
        for mart, where in queries.items()
    }


@pytest.fixture(scope="module")
def again(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample warehouse that the main job ran on a second time, with the same input."""
    db = tmp_path_factory.mktemp("again") / "again.duckdb"
    shutil.copy(sample, db)
    done = run([EXAMPLES], db)
    assert (done.new, done.known) == (0, 16)
    return db


def test_a_second_run_changes_nothing(sample: Path, again: Path) -> None:
    first, second = marts(sample), marts(again)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_raw_tables_are_the_same_after_a_second_run(sample: Path, again: Path) -> None:
    tables = rows(sample, "select table_name from duckdb_tables() where schema_name = 'raw' order by 1")
    for (table,) in tables:
        sql = f"select * from raw.{table} order by all"
        assert rows(sample, sql) == rows(again, sql), table


def test_one_more_article_changes_only_what_depends_on_it(again: Path, tmp_path: Path) -> None:
    before = of_bridge(again)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "sundial-choir.txt").write_text(NEW_ARTICLE, encoding="utf-8")
    db = tmp_path / "more.duckdb"
    shutil.copy(again, db)
    done = run([tmp_path / "new"], db)
    assert (done.new, done.known) == (1, 0)
    after = of_bridge(db)
    assert all(before.values()), "a comparison of nothing proves nothing"
    assert [mart for mart in before if before[mart] != after[mart]] == []
    assert rows(db, "select count(*) from marts.dim_articles") == [(16,)]


def test_nothing_that_was_read_is_lost(sample: Path) -> None:
    kinds = {
        "mentions": "fct_mentions",
        "dates": "fct_dates",
        "quantities": "fct_quantities",
        "quotations": "fct_quotations",
    }
    for raw, mart in kinds.items():
        (expected,), (found,) = (
            rows(sample, f"select count(*) from {table}")[0] for table in (f"raw.{raw}", f"marts.{mart}")
        )
        assert found == expected > 0, raw


@pytest.mark.parametrize("mart", ["fct_mentions", "fct_dates", "fct_quantities", "fct_quotations", "fct_statements"])
def test_every_span_is_its_text(sample: Path, mart: str) -> None:
    sql = f"""
        select count(*), count(*) filter (
            where substr(body, start_char + 1, end_char - start_char) is distinct from findings.text
        )
        from marts.{mart} as findings
        inner join marts.dim_versions as versions on findings.version_id = versions.version_id
    """
    ((found, wrong),) = rows(sample, sql)
    assert found > 0
    assert wrong == 0


class TestTheCorpusIsUnderstood:
    """What examples/README.md says is hidden in the corpus is found."""

    def test_three_stories_of_ten_outlets(self, sample: Path) -> None:
        sql = "select article_count, outlet_count from marts.dim_stories order by all desc"
        assert rows(sample, sql) == [(11, 10), (3, 3), (1, 1)]

    def test_the_undated_article_stays_undated(self, sample: Path) -> None:
        sql = """
            select outlet from marts.dim_articles join marts.dim_outlets using (outlet_key) where published_at is null
        """
        assert rows(sample, sql) == [("Radio Quillwater",)]

    def test_the_corrected_article_has_two_versions(self, sample: Path) -> None:
        sql = """
            select a.external_id, v.version_number, contains(v.body, 'Four people were injured')
            from marts.dim_versions v join marts.dim_articles a using (article_id)
            where article_id in (select article_id from marts.dim_versions where version_number = 2)
            order by 2
        """
        assert rows(sample, sql) == [("ledger-5501", 1, True), ("ledger-5501", 2, False)]

    def test_the_wire_story_and_its_two_copies_are_one_group(self, sample: Path) -> None:
        sql = """
            select copies.external_id, fct_copies.relation, copies.is_copy
            from marts.fct_copies
            join marts.dim_articles as copies on fct_copies.copy_article_id = copies.article_id
            join marts.dim_articles as originals on fct_copies.original_article_id = originals.article_id
            where originals.external_id = 'tellwire-0303-17' and fct_copies.containment >= 0.5
            order by all
        """
        assert rows(sample, sql) == [("courier-88121", "exact", True), ("gazette-4410", "partial", True)]
        sql = """
            select members.external_id
            from marts.dim_articles as wire
            join marts.dim_articles as members on wire.copy_group_key = members.copy_group_key
            where wire.external_id = 'tellwire-0303-17'
            order by all
        """
        assert rows(sample, sql) == [("courier-88121",), ("gazette-4410",), ("tellwire-0303-17",)]

    def test_the_item_that_cannot_be_used_is_named(self, sample: Path) -> None:
        assert rows(sample, "select file, place from raw.rejects") == [("provincial.jsonl", "line 6")]

    @pytest.mark.parametrize(
        ("outlet", "variant"),
        [
            ("Ollenford Lantern", "identical"),
            ("Provincial Ledger", "truncated"),
            ("Harbour & Hill", "elided"),
            ("Weekly Anvil", "altered"),
            ("Evening Sundial", "truncated"),
            ("Radio Quillwater", "paraphrase"),
        ],
    )
    def test_one_utterance_in_all_its_forms(self, sample: Path, outlet: str, variant: str) -> None:
        sql = f"""
            select distinct quotations.variant
            from marts.fct_quotations as quotations
            join marts.dim_articles as articles on quotations.article_id = articles.article_id
            join marts.dim_outlets as outlets on articles.outlet_key = outlets.outlet_key
            where outlets.outlet = '{outlet}' and quotations.utterance_key = (
                select utterance_key from marts.fct_quotations where text like 'We will never open%replaced%'
            )
        """
        assert (variant,) in rows(sample, sql)

    def test_one_utterance_has_two_speakers(self, sample: Path) -> None:
        sql = "select text from marts.dim_utterances where has_speaker_conflict"
        assert any("school bus full of children" in text for (text,) in rows(sample, sql))

    @pytest.mark.parametrize(
        ("slot", "most", "one"),
        [
            ("how_many", ("3", 9), ("5", 1)),
            ("when", ("1961-01-01/1961-12-31", 9), ("1971-01-01/1971-12-31", 1)),
            ("when", ("2026-05-15", 4), ("2026-06-15", 1)),
        ],
    )
    def test_contradictions(self, sample: Path, slot: str, most: tuple[str, int], one: tuple[str, int]) -> None:
        sql = f"""
            select claim_key, value, count(distinct outlet_key)
            from marts.fct_claim_values
            join marts.fct_claim_agreement using (claim_key, slot)
            where slot = '{slot}' and relation = 'contradict'
            group by all
        """
        claims: dict[str, set[tuple[str, int]]] = {}
        for claim, value, outlets in rows(sample, sql):
            claims.setdefault(claim, set()).add((value, outlets))
        assert any({most, one} <= values for values in claims.values()), claims

    @pytest.mark.parametrize("values", [("43", "40"), ("18000", "18000"), ("240", "250")])
    def test_figures_that_are_compatible_do_not_contradict(self, sample: Path, values: tuple[str, str]) -> None:
        sql = f"""
            select relation, list(distinct value)
            from marts.fct_claim_values
            join marts.fct_claim_agreement using (claim_key, slot)
            where slot = 'how_many' and value in {values}
            group by claim_key, relation
        """
        found = rows(sample, sql)
        assert found
        assert all(relation != "contradict" for relation, _ in found), found


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"a.txt": "One.", "b/c.html": "<p>Two.</p>", ".hidden.txt": "None."}, 2),
        ({"a.jsonl": '{"body": "One."}\n{"body": "Two."}\n'}, 2),
        ({"a.txt": "One.", "b.csv": "body\nOne.\n"}, None),
        ({"empty.jsonl": ""}, 1),
    ],
)
def test_how_much_there_is_to_read_is_told_where_that_is_quick(
    tmp_path: Path, files: dict[str, str], count: int | None
) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert expected([tmp_path]) == count


def test_rows_of_parquet_are_counted_without_reading_them(tmp_path: Path) -> None:
    duckdb.sql("select 'Text.' as body from range(7)").write_parquet(str(tmp_path / "rows.parquet"))
    assert expected([tmp_path / "rows.parquet"]) == 7
    assert expected(["-"]) is None
    assert expected(["https://lantern.example/feed.xml"]) is None
