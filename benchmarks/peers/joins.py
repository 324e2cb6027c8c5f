"""Steps of joins and groups in pandas, as who knows it would write them.

    python joins.py STEP FOLDER FOUND.parquet

Runs in the peers' own environment and knows nothing of Crosswire. The folder holds each table that the step reads as
Parquet, of the columns that it needs. Prints the seconds from the first table read to the result written.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

Tables = Callable[[str], pd.DataFrame]


def fct_claim_reports(read: Tables) -> pd.DataFrame:
    """What each outlet of a story does with each claim of it: assert, contradict, say nothing."""
    statements = read("int_statements")
    statements = statements[statements["is_latest"]]
    evidence = read("int_statement_claims").merge(statements, on="statement_key")
    evidence["is_quoted"] = evidence["attribution"] != "narrator"
    evidence["is_phrase"] = evidence["kind"].isin(["nominal", "apposition"])
    order = ["is_quoted", "is_phrase", "published_at", "start_char", "statement_key"]
    reported = evidence.sort_values(order, na_position="last").drop_duplicates(["claim_key", "outlet_key"])
    pairs = read("int_claim_value_pairs")
    pairs = pairs[(pairs["place_a"] == 1) & (pairs["relation"] == "contradict")]
    pairs = pairs.rename(columns={"value_b": "value"})
    contradicting = read("int_claim_values").merge(pairs, on=["claim_key", "slot", "value"])
    contradicting = contradicting[["claim_key", "outlet_key"]].drop_duplicates()
    story_outlets = statements[["story_key", "outlet_key"]].drop_duplicates()
    found = (
        reported[["claim_key", "story_key"]]
        .drop_duplicates()
        .merge(story_outlets, on="story_key")
        .merge(reported.drop(columns="story_key"), on=["claim_key", "outlet_key"], how="left")
        .merge(contradicting, on=["claim_key", "outlet_key"], how="left", indicator=True)
    )
    found["stance"] = np.select(
        [found["statement_key"].isna(), found["_merge"] == "both"], ["silent", "contradicts"], default="asserts"
    )
    found = found.rename(columns={"modality": "strength"})
    kept = ["claim_key", "outlet_key", "statement_key", "story_key", "stance", "origin", "attribution", "strength"]
    return found[[*kept, "speaker_entity_key"]]


def int_outlet_pair_agreement(read: Tables) -> pd.DataFrame:
    """How often each two outlets agree, are in tension or contradict each other, and beyond what chance gives."""
    slots = read("int_claim_beliefs").groupby(["claim_key", "slot"], as_index=False)["outlet_count"].sum()
    slots["slot_count"] = slots.groupby("claim_key")["slot"].transform("size")
    slots = slots[slots["outlet_count"].between(2, 50)]
    given = (
        read("int_claim_values")
        .merge(slots[["claim_key", "slot", "slot_count"]], on=["claim_key", "slot"])
        .merge(read("int_claim_domains"), on="domain")
    )
    given["outlet"], keys = pd.factorize(given["outlet_key"], sort=True)
    given["is_category"] = given["value_count"] <= 50
    given = given[["claim_key", "slot", "value", "outlet", "slot_count", "is_category"]]
    compared = _compared(given, read("int_claim_value_pairs"))

    ends = ["outlet_a", "outlet_b"]
    # a claim with several slots is as its worst slot
    worst = compared[compared["slot_count"] > 1].groupby(["claim_key", *ends], as_index=False)["severity"].max()
    severities = pd.concat([compared.loc[compared["slot_count"] == 1, [*ends, "severity"]], worst[[*ends, "severity"]]])
    severities["agree_count"] = severities["severity"] <= 1
    severities["tension_count"] = severities["severity"] == 2
    severities["contradict_count"] = severities["severity"] == 3
    counts = ["agree_count", "tension_count", "contradict_count"]
    found = severities.groupby(ends, as_index=False)[counts].sum()
    found["shared_claim_count"] = found["agree_count"] + found["contradict_count"]
    found = found.merge(_chances(compared[compared["is_category"]]), on=ends, how="left")
    # of no pair at all, the ends have no type
    for end in ends:
        found[f"{end}_key"] = keys[found[end].astype("int64")]
    return found.drop(columns=ends)


def _compared(given: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Each two outlets that fill one slot of a claim, by equal values or by values that were compared."""
    same = given.merge(given.drop(columns=["slot_count", "is_category"]), on=["claim_key", "slot", "value"])
    same = same[same["outlet_x"] < same["outlet_y"]]
    same = same.assign(value_a=same["value"], value_b=same["value"], severity=0)
    other = pairs.merge(
        given.rename(columns={"value": "value_a", "outlet": "outlet_x"}), on=["claim_key", "slot", "value_a"]
    ).merge(
        given.rename(columns={"value": "value_b", "outlet": "outlet_y"}).drop(columns=["slot_count", "is_category"]),
        on=["claim_key", "slot", "value_b"],
    )
    other["severity"] = other["relation"].map({"contradict": 3, "tension": 2, "compatible": 1}).fillna(0).astype(int)
    columns = ["claim_key", "outlet_x", "outlet_y", "value_a", "value_b", "severity", "slot_count", "is_category"]
    found = pd.concat([same[columns], other[columns]], ignore_index=True)
    found["outlet_a"] = found[["outlet_x", "outlet_y"]].min(axis="columns")
    found["outlet_b"] = found[["outlet_x", "outlet_y"]].max(axis="columns")
    return found.drop(columns=["outlet_x", "outlet_y"])


def _chances(compared: pd.DataFrame) -> pd.DataFrame:
    """Agreement beyond chance where values are categories (Gwet 2008)."""
    ends = ["outlet_a", "outlet_b"]
    compared = compared.assign(is_same=compared["value_a"] == compared["value_b"])
    agreement = compared.groupby(ends, as_index=False).agg(
        category_claim_count=("is_same", "size"), same_share=("is_same", "mean")
    )
    uses = pd.concat([compared[[*ends, value]].rename(columns={value: "category"}) for value in ("value_a", "value_b")])
    uses = uses.groupby([*ends, "category"], as_index=False).size().merge(agreement, on=ends)
    share = uses["size"] / (2 * uses["category_claim_count"])
    uses["spread"] = share * (1 - share)
    chance = uses.groupby(ends, as_index=False).agg(spread=("spread", "sum"), categories=("category", "size"))
    found = agreement.merge(chance, on=ends)
    expected = np.where(found["categories"] == 1, 0, found["spread"] / (found["categories"] - 1).clip(lower=1))
    beyond = (found["same_share"] - expected) / np.where(expected == 1, np.nan, 1 - expected)
    return found.assign(ac1=beyond.round(6))[[*ends, "category_claim_count", "ac1"]]


def dim_utterances(read: Tables) -> pd.DataFrame:
    """Who carried which quotation: the fullest wording, how many articles and outlets, and who had it first."""
    attributions = read("int_utterance_attributions")
    credits = (
        attributions[attributions["speaker_entity_key"].notna()]
        .sort_values(["fullness", "speaker_entity_key"])
        .drop_duplicates("utterance_key")[["utterance_key", "speaker_entity_key"]]
    )
    order = ["published_at", "outlet_key", "article_id", "attribution_key"]
    first = attributions.sort_values(order, na_position="last").drop_duplicates("utterance_key")
    first = first.loc[first["published_at"].notna(), ["utterance_key", "outlet_key"]]
    fullest = (
        attributions[attributions["attribution_key"] == attributions["leader_key"]]
        .groupby("utterance_key", as_index=False)
        .agg(fullest_attribution_key=("attribution_key", "min"), text=("text", "min"))
    )
    attributions["is_quoted"] = attributions["quoted_word_count"] > 0
    found = attributions.groupby("utterance_key", as_index=False).agg(
        story_key=("story_key", "min"),
        attribution_count=("attribution_key", "size"),
        article_count=("article_id", "nunique"),
        outlet_count=("outlet_key", "nunique"),
        origin_count=("origin", "nunique"),
        is_quoted=("is_quoted", "max"),
        first_reported_at=("published_at", "min"),
        last_reported_at=("published_at", "max"),
    )
    variants = read("int_quotation_variants")
    kinds = ["identical", "truncated", "elided", "inserted", "altered", "unquoted", "paraphrase"]
    counted = pd.crosstab(variants["utterance_key"], variants["variant"]).reindex(columns=kinds, fill_value=0)
    counted.columns = [f"{kind}_count" for kind in kinds]
    counted.insert(0, "quotation_count", variants.groupby("utterance_key").size())
    found = (
        found.merge(fullest, on="utterance_key", how="left")
        .merge(counted.reset_index(), on="utterance_key")
        .merge(credits, on="utterance_key", how="left")
        .merge(first.rename(columns={"outlet_key": "first_outlet_key"}), on="utterance_key", how="left")
    )
    found["has_speaker_conflict"] = found["utterance_key"].isin(read("fct_speaker_conflicts")["utterance_key"])
    return found


STEPS = {step.__name__: step for step in (fct_claim_reports, int_outlet_pair_agreement, dim_utterances)}


def main() -> None:
    """Run one step, timed from the first table read to the result written."""
    step, folder, found = STEPS[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3])
    start = time.perf_counter()
    step(lambda table: pd.read_parquet(folder / f"{table}.parquet")).to_parquet(found)
    print(json.dumps(time.perf_counter() - start))


if __name__ == "__main__":
    main()
