"""Run the main job on each annotated set and score its marts.

The sets and the scorers lie outside the project (`--shared`, by default `../shared`): texts that belong to
publishers, for measuring only. A set that is not there is left out, and the report says so.
"""

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import main_job, scoring
from crosswire.build import project_dir


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the report: a figure of a scorer, and what is published or asked of it."""

    name: str
    path: str
    """Where the scorer puts it in its answer, joined with `/`."""
    beside: str = ""
    """Published figures and other annotators, with their origin."""
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """An annotated set: how it enters the main job and which figures are reported."""

    name: str
    about: str
    figures: tuple[Figure, ...]
    is_assertions: bool = False
    has_listed_part: bool = False
    """Whether it is scored once more on what the project's lists name; those figures stand below `listed`."""


_QUOTATIONS = "another annotator {}; GenderGapTracker on its own articles {}"
SETS = (
    GoldSet(
        name="seeds",
        about="two articles on one event, marked in full",
        figures=(
            Figure(name="quotations, words (11)", path="seeds/quotations/text/share", target=1.0),
            Figure(name="quotations, speaker's entity", path="seeds/quotations/speaker_entity/share", target=1.0),
            Figure(name="direct or mixed quotations invented", path="seeds/quotations/extra_direct_or_mixed", target=0),
            Figure(name="what is no quotation left alone", path="seeds/quotations/not_quotations/share", target=1.0),
            Figure(name="indirect attributions found", path="seeds/quotations/indirect/share"),
            Figure(name="name mentions found", path="seeds/entities/name_mentions/share", target=1.0),
            Figure(name="entities whole", path="seeds/entities/whole/share", target=1.0),
            Figure(name="dates resolved", path="seeds/dates/resolved/share", target=1.0),
            Figure(name="open times left open", path="seeds/dates/left_open/share", target=1.0),
            Figure(name="numbers", path="seeds/numbers/share", target=1.0),
            Figure(name="agreeing facts as one claim, both assert (11)", path="seeds/facts/agree/share", target=8 / 11),
            Figure(name="compatible facts as one claim (5)", path="seeds/facts/compatible_one_claim/share", target=1.0),
            Figure(name="facts of one article, the other silent (13)", path="seeds/facts/only_000/share", target=1.0),
            Figure(name="the same of the other article (18)", path="seeds/facts/only_003/share", target=1.0),
            Figure(name="slots that contradict", path="seeds/contradictions/slots", target=0),
            Figure(name="one story, no copy, dates as printed", path="seeds/articles/share", target=1.0),
        ),
    ),
    GoldSet(
        name="polnear",
        about="84 articles of seven US outlets, every attribution marked (PolNeAR, its own dev part)",
        figures=(
            Figure(
                name="content F1, overlap 0.3",
                path="quotations/span_overlap_0.3/words/f1",
                beside=_QUOTATIONS.format(".839", ".837"),
                target=0.78,
            ),
            Figure(
                name="content F1, overlap 0.8",
                path="quotations/span_overlap_0.8/words/f1",
                beside=_QUOTATIONS.format(".807", ".761"),
                target=0.71,
            ),
            Figure(name="direct F1, overlap 0.8", path="quotations/span_overlap_0.8/by_type/direct/f1", target=0.92),
            Figure(name="mixed F1, overlap 0.8", path="quotations/span_overlap_0.8/by_type/mixed/f1", target=0.85),
            Figure(name="indirect F1, overlap 0.8", path="quotations/span_overlap_0.8/by_type/indirect/f1"),
            Figure(
                name="speaker right, given the quotation",
                path="quotations/span_overlap_0.3/speaker_given_match/share",
                beside=_QUOTATIONS.format(".932", ".865"),
                target=0.92,
            ),
            Figure(
                name="right words and speaker F1, overlap 0.3",
                path="quotations/span_overlap_0.3/right_words_right_speaker/f1",
                target=0.71,
            ),
            Figure(
                name="source, exact F1",
                path="quotations/attribution_spans/source/exact/f1",
                beside="BERT .832, CRF .506, CoreNLP .139 (CofeNet, table 6; test set)",
                target=0.506,
            ),
            Figure(
                name="cue, exact F1",
                path="quotations/attribution_spans/cue/exact/f1",
                beside="BERT .753, CRF .534, rules .228 (the same)",
                target=0.534,
            ),
            Figure(
                name="content, exact F1",
                path="quotations/attribution_spans/content/exact/f1",
                beside="BERT .729, CRF .286, CoreNLP .175 (the same)",
                target=0.286,
            ),
        ),
    ),
    GoldSet(
        name="gva_incidents",
        about="2,491 reports of 1,446 shootings by local US outlets",
        figures=(
            Figure(
                name="stories, B-cubed F1",
                path="stories/b_cubed/f1",
                beside="tf-idf leader .846; each alone .735",
                target=0.94,
            ),
            Figure(name="killed right, of those answered", path="claims/facts/killed/right/share", target=0.9),
            Figure(name="killed answered", path="claims/facts/killed/covered/share", target=0.6),
            Figure(name="injured right, of those answered", path="claims/facts/injured/right/share", target=0.9),
            Figure(name="injured answered", path="claims/facts/injured/covered/share", target=0.6),
            Figure(name="date right, of those answered", path="claims/facts/date/right/share", target=0.9),
            Figure(name="town right, of those answered", path="claims/facts/city/right/share", target=0.9),
        ),
    ),
    GoldSet(
        name="allsides_roundups",
        about="744 undated first sentences on 252 stories",
        figures=(
            Figure(
                name="stories, B-cubed F1",
                path="stories/b_cubed/f1",
                beside="tf-idf leader .813; each alone .506",
                target=0.86,
            ),
        ),
    ),
    GoldSet(
        name="ecbplus",
        about="772 articles on 66 stories, pairs of which are much alike on purpose",
        figures=(
            Figure(
                name="stories, B-cubed F1",
                path="stories/b_cubed/f1",
                beside="tf-idf leader .873; each alone .158",
                target=0.91,
            ),
            Figure(
                name="names, recall of gold (overlap)",
                path="entities/detection_of_names/overlap/recall",
                beside="mentions are marked only where they take part in an event",
            ),
            Figure(name="coreference of detected names, CoNLL F1", path="entities/coreference/names/detected/conll_f1"),
        ),
    ),
    GoldSet(
        name="meantime_en",
        about="60 Wikinews articles, entities tied across articles",
        figures=(
            Figure(
                name="coreference of detected names, CoNLL F1",
                path="entities/coreference/names/detected/conll_f1",
                beside="exact string of the bare model's names .77",
                target=0.87,
            ),
            Figure(
                name="coreference of all gold names, CoNLL F1",
                path="entities/coreference/names/all/conll_f1",
                beside="the same .65",
                target=0.72,
            ),
            Figure(name="names found, F1 (overlap)", path="entities/detection_of_names/overlap/f1"),
            Figure(name="time expressions, relaxed F1", path="dates/span_relaxed/f1"),
            Figure(name="quantities, relaxed F1", path="quantities/span_relaxed/f1"),
        ),
    ),
    GoldSet(
        name="el_news_fair_v2",
        about="120 news articles linked to Wikidata",
        has_listed_part=True,
        figures=(
            Figure(
                name="linking, all, F1",
                path="entities/linking/all/f1",
                beside="ReFinED .563, baseline .401 (ELEVANT)",
                target=0.401,
            ),
            Figure(
                name="linking, names, F1",
                path="entities/linking/names/f1",
                beside="ReFinED .786, baseline .577 (ELEVANT)",
                target=0.577,
            ),
            Figure(
                name="linking of what our lists give a code, all, F1",
                path="listed/entities/linking/all/f1",
                beside="the baseline's own predictions on these texts and ids .711",
                target=0.711,
            ),
            Figure(
                name="the same, names, F1",
                path="listed/entities/linking/names/f1",
                beside="the same .767",
                target=0.767,
            ),
        ),
    ),
    GoldSet(
        name="timeml",
        about="183 newspaper articles, time expressions marked (TimeBank)",
        figures=(
            Figure(
                name="relaxed span F1",
                path="dates/span_relaxed/f1",
                beside="HeidelTime: on TempEval-3's texts .91, on these .918",
                target=0.91,
            ),
            Figure(name="value F1, end to end", path="dates/value/f1", beside="the same: .78, .793", target=0.79),
            Figure(
                name="interval right, given the span",
                path="dates/interval_given_span/share",
                beside="the same: .95, .883",
                target=0.95,
            ),
        ),
    ),
    GoldSet(
        name="newsquant",
        about="295 news sentences with 436 quantities",
        figures=(
            Figure(
                name="value F1",
                path="quantities/value/f1",
                beside="CQE .920, quantulum3 .730 (CQE_Evaluation)",
                target=0.88,
            ),
            Figure(
                name="value and unit F1",
                path="quantities/value_unit/f1",
                beside="CQE .856, quantulum3 .472 (the same)",
                target=0.8,
            ),
        ),
    ),
    GoldSet(
        name="nanco",
        about="124 paragraphs that answer four questions: same answer or not",
        figures=(
            Figure(
                name="same claim, balanced accuracy",
                path="claims/same_claim/by_document/balanced_accuracy",
                beside="best published .81, sentence similarity .73, NLI .58",
                target=0.78,
            ),
        ),
    ),
    GoldSet(
        name="truth_flights",
        about="9,504 assertions of 38 outlets, 400 true values",
        is_assertions=True,
        figures=(
            Figure(
                name="leading value true",
                path="truth/all/leading_value/share",
                beside="majority of the same .878",
                target=0.8775,
            ),
            Figure(name="Brier score of belief (lower is better)", path="truth/belief/brier"),
        ),
    ),
    GoldSet(
        name="truth_population",
        about="49,955 assertions, 308 true values",
        is_assertions=True,
        figures=(
            Figure(
                name="leading value true",
                path="truth/all/leading_value/share",
                beside="majority of the same .725",
                target=0.7248,
            ),
            Figure(name="Brier score of belief (lower is better)", path="truth/belief/brier"),
        ),
    ),
)


def measure(gold_set: GoldSet, *, shared: Path, work: Path) -> dict[str, Any] | None:
    """Run the main job and the scorer on one set; null where the set is not there.

    Raises RuntimeError where the job or the scorer fails, with its last line.
    """
    folder = shared / "gold" / gold_set.name
    if not folder.is_dir():
        return None
    db = work / f"set_{gold_set.name}.duckdb"
    main_job.warehouse(folder / ("assertions.jsonl" if gold_set.is_assertions else "documents.jsonl"), db=db)
    answer = scoring.score(db, gold_set.name, shared=shared)
    if gold_set.has_listed_part:
        listed = _listed_part(folder, work / f"listed_{gold_set.name}")
        answer["listed"] = scoring.score(db, gold_set.name, shared=shared, gold=listed, only="entities")
    return {figure.name: scoring.pick(answer, figure.path) for figure in gold_set.figures}


def _listed_part(folder: Path, into: Path) -> Path:
    """The annotated set with no other entities than those whose Wikidata id the project's lists have."""
    with (project_dir() / "seeds" / "entities" / "known_entities.csv").open(encoding="utf-8") as file:
        listed = {row["wikidata_id"] for row in csv.DictReader(file)} - {""}
    into.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        if path.name == "entities.jsonl":
            entities = [(line, json.loads(line)) for line in lines]
            lines = [line for line, entity in entities if entity["ignore"] or entity["wikidata_id"] in listed]
        (into / path.name).write_text("".join(lines), encoding="utf-8")
    return into
