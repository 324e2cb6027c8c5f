"""Which named things of different articles are one, by splink, or by nothing but their spelling.

    python linking.py TOOL THINGS.parquet FOUND.json SETTING ...

Runs in the peers' own environment and knows nothing of Crosswire. Things are rows of `thing_id`, `article_id`,
`story_key`, `name`, `kind` and `beside`, what else their article names. Writes for each setting which thing is of which
entity, and the seconds from the things to that.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as levels
from splink import comparison_library as comparisons

THREADS = 2
MEMORY = "4GB"
# of what is weighed beside the name; the story is the one that Crosswire found
FEATURES = {
    "article": [comparisons.ExactMatch("kind"), comparisons.ArrayIntersectAtSizes("beside", [3, 1])],
    "story": [
        comparisons.ExactMatch("kind"),
        comparisons.ArrayIntersectAtSizes("beside", [3, 1]),
        comparisons.ExactMatch("story"),
    ],
}
# articles and titles tell nothing of who it is
TABLE = r"""
    create table things as
    with cleaned as (
        select
            * exclude (name),
            regexp_replace(
                lower(strip_accents(name)), '^(the|mr|mrs|ms|dr|president|sen|rep|gov)\.? |''s?$', '', 'g'
            ) as plain,
            trim(regexp_replace(plain, '[^a-z0-9]+', ' ', 'g')) as name
        from read_parquet(?)
    )
    select
        thing_id as unique_id, name, coalesce(kind, 'unknown') as kind, story_key as story, beside,
        string_split(name, ' ') as words, words[1] as first_word, words[-1] as last_word,
        -- "European Central Bank" and "ECB"
        case
            when len(words) >= 3 then array_to_string([word[1] for word in words], '')
            when len(words) = 1 and length(name) between 3 and 6 then name
        end as initials
    from cleaned
"""

Found = Iterator[tuple[str, float, dict[str, str]]]


def database(things: Path) -> duckdb.DuckDBPyConnection:
    """A database with the table of things."""
    connection = duckdb.connect(config={"threads": THREADS, "memory_limit": MEMORY})
    connection.execute(TABLE, [str(things)])
    return connection


def spelling(things: Path, settings: list[str]) -> Found:
    """Things are one whose names are the same without regard to case, accents and titles."""
    start = time.perf_counter()
    with database(things) as connection:
        entities = dict(connection.execute("select unique_id, name from things").fetchall())
    for setting in settings:
        yield setting, time.perf_counter() - start, entities


def splink(things: Path, settings: list[str]) -> Found:
    """Things are one that a trained model says are, at a threshold or through others."""
    for features, compared in FEATURES.items():
        start = time.perf_counter()
        with database(things) as connection:
            linker = trained(connection, compared)
            pairs = linker.inference.predict(threshold_match_probability=0.01)
            before = time.perf_counter() - start
            for threshold in map(float, settings):
                start = time.perf_counter()
                clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
                    pairs, threshold_match_probability=threshold
                )
                entities = connection.execute(f"select unique_id, cluster_id from {clusters.physical_name}").fetchall()
                yield f"{features} {threshold}", before + time.perf_counter() - start, dict(entities)


def trained(connection: duckdb.DuckDBPyConnection, compared: list[Any]) -> Linker:
    """Two things that are one, by parameters that no label taught.

    How often things agree by chance is seen on random pairs, how often things that are one do by expectation
    maximisation among those that share a word.
    """
    name = comparisons.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            levels.NullLevel("name"),
            levels.ExactMatchLevel("name", term_frequency_adjustments=True),
            levels.JaroWinklerLevel("name", 0.93),
            levels.CustomLevel("len(list_intersect(words_l, words_r)) = least(len(words_l), len(words_r))", "part"),
            levels.CustomLevel("last_word_l = last_word_r", "last word"),
            levels.JaroWinklerLevel("name", 0.8),
            levels.ElseLevel(),
        ],
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[name, *compared],
        blocking_rules_to_generate_predictions=[*map(block_on, ("name", "last_word", "first_word", "initials"))],
    )
    linker = Linker(DuckDBAPI(connection).register("things"), settings, log_level="ERROR")
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("name", "kind")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for words in ("last_word", "first_word"):
        training.estimate_parameters_using_expectation_maximisation(block_on(words))
    return linker


TOOLS = {"spelling": spelling, "splink": splink}


def main() -> None:
    """Link with each setting, timed without reading and writing of files that are not the things."""
    tool, things, found = TOOLS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3])
    tried = [
        {"setting": setting, "seconds": seconds, "entities": entities}
        for setting, seconds, entities in tool(things, sys.argv[4:])
    ]
    found.write_text(json.dumps(tried), encoding="utf-8")


if __name__ == "__main__":
    main()
