"""Write the Superset bundle in `superset/`: database, datasets, charts and dashboard as YAML, and packed to import.

`python -m bi.make`. Superset keeps a chart twice, as its form (`params`) and as its query (`query_context`); here it is
said once, and both are written. Keys of Superset are made of names, so that a second import adds nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml

FOLDER = Path(__file__).parent / "superset"
ARCHIVE = FOLDER.with_suffix(".zip")
"""The same files as one, which is what Superset imports."""

VERSION = "1.0.0"

DATABASE = "Crosswire"
URI = "duckdb:///crosswire.published.duckdb"
"""The published copy, in the folder that Superset was started in; another path needs four slashes."""

Parts = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A table of Superset: a query on the marts, with its columns."""

    name: str
    columns: dict[str, str]
    """Name -> type."""
    sql: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: what it shows of a dataset, row by row or summed up."""

    name: str
    dataset: str
    kind: str
    """Superset's name of it."""
    columns: list[str]
    """Shown as they are where there is no metric, else what the metric is summed up by."""
    metric: tuple[str, str] | None = None
    """Label and SQL."""
    order: list[tuple[str, bool]] = field(default_factory=list)
    """Column and whether it rises."""
    form: Parts = field(default_factory=dict)
    """What only the form says: how it looks."""
    width: int = 12
    height: int = 50


TEXT, NUMBER, SHARE, TIME, FLAG = "VARCHAR", "BIGINT", "DOUBLE", "TIMESTAMP", "BOOLEAN"

DATASETS = [
    Dataset(
        name="crosswire_articles",
        columns={
            "article_id": TEXT,
            "outlet": TEXT,
            "story": TEXT,
            "title": TEXT,
            "published_at": TIME,
            "language": TEXT,
            "origin_kind": TEXT,
            "is_copy": FLAG,
            "url": TEXT,
        },
        sql="""
            select
                articles.article_id, outlets.outlet, stories.label as story, articles.title, articles.published_at,
                articles.language, articles.origin_kind, articles.is_copy, articles.url
            from marts.dim_articles as articles
            left join marts.dim_outlets as outlets using (outlet_key)
            left join marts.dim_stories as stories using (story_key)
        """,
    ),
    Dataset(
        name="crosswire_claim_reports",
        columns={
            "claim": TEXT,
            "claim_key": TEXT,
            "story": TEXT,
            "outlet": TEXT,
            "stance": TEXT,
            "stance_value": NUMBER,
        },
        # the claims that most outlets report, so that the map can be read
        sql="""
            with carried as (
                select
                    claims.claim_key, claims.label, stories.label as story,
                    row_number() over (
                        order by claims.is_disputed desc, claims.outlet_count desc, claims.claim_key asc
                    ) as place
                from marts.dim_claims as claims
                left join marts.dim_stories as stories using (story_key)
                where claims.outlet_count > 1
            )
            select
                carried.label as claim, carried.claim_key, carried.story, outlets.outlet, reports.stance,
                case reports.stance when 'asserts' then 1 when 'contradicts' then -1 else 0 end as stance_value
            from carried
            inner join marts.fct_claim_reports as reports using (claim_key)
            inner join marts.dim_outlets as outlets using (outlet_key)
            where carried.place <= 40
        """,
    ),
    Dataset(
        name="crosswire_disputes",
        columns={
            "claim": TEXT,
            "story": TEXT,
            "slot": TEXT,
            "relation": TEXT,
            "leading_value": TEXT,
            "second_value": TEXT,
            "outlets": NUMBER,
            "origins": NUMBER,
            "agreement_share": SHARE,
            "reason": TEXT,
        },
        sql="""
            select
                claims.label as claim, stories.label as story, agreement.slot, agreement.relation,
                agreement.leading_value, agreement.second_value, agreement.outlet_count as outlets,
                agreement.origin_count as origins, agreement.agreement_share, agreement.dispute_reason as reason
            from marts.fct_claim_agreement as agreement
            inner join marts.dim_claims as claims using (claim_key)
            left join marts.dim_stories as stories on claims.story_key = stories.story_key
            where agreement.relation in ('contradict', 'tension')
        """,
    ),
    Dataset(
        name="crosswire_outlet_pairs",
        columns={
            "outlet_a": TEXT,
            "outlet_b": TEXT,
            "shared_stories": NUMBER,
            "shared_claims": NUMBER,
            "agree": NUMBER,
            "contradict": NUMBER,
            "agreement": SHARE,
            "agreement_low": SHARE,
            "agreement_high": SHARE,
            "copy_share": SHARE,
        },
        sql="""
            select
                a.outlet as outlet_a, b.outlet as outlet_b, pairs.shared_story_count as shared_stories,
                pairs.shared_claim_count as shared_claims, pairs.agree_count as agree,
                pairs.contradict_count as contradict, pairs.agreement, pairs.agreement_low, pairs.agreement_high,
                pairs.copy_share
            from marts.fct_outlet_pairs as pairs
            inner join marts.dim_outlets as a on pairs.outlet_a_key = a.outlet_key
            inner join marts.dim_outlets as b on pairs.outlet_b_key = b.outlet_key
        """,
    ),
    Dataset(
        name="crosswire_quotations",
        columns={
            "quotation_key": TEXT,
            "published_at": TIME,
            "outlet": TEXT,
            "speaker": TEXT,
            "text": TEXT,
            "quotation_type": TEXT,
            "variant": TEXT,
            "attribution": TEXT,
            "url": TEXT,
        },
        sql="""
            select
                quotations.quotation_key, quotations.published_at, outlets.outlet,
                coalesce(entities.name, quotations.speaker_text) as speaker, quotations.text,
                quotations.quotation_type, quotations.variant, quotations.attribution, articles.url
            from marts.fct_quotations as quotations
            inner join marts.dim_articles as articles using (article_id)
            left join marts.dim_outlets as outlets on quotations.outlet_key = outlets.outlet_key
            left join marts.dim_entities as entities on quotations.speaker_entity_key = entities.entity_key
            where quotations.is_latest
        """,
    ),
]

CHARTS = [
    Chart(
        name="Articles",
        dataset="crosswire_articles",
        kind="big_number_total",
        columns=[],
        metric=("articles", "count(*)"),
        width=3,
        height=20,
    ),
    Chart(
        name="Outlets",
        dataset="crosswire_articles",
        kind="big_number_total",
        columns=[],
        metric=("outlets", "count(distinct outlet)"),
        width=3,
        height=20,
    ),
    Chart(
        name="Share of copies",
        dataset="crosswire_articles",
        kind="big_number_total",
        columns=[],
        metric=("copy share", "avg(case when is_copy then 1.0 else 0.0 end)"),
        form={"y_axis_format": ".0%"},
        width=3,
        height=20,
    ),
    Chart(
        name="Share of quotations with a named speaker",
        dataset="crosswire_quotations",
        kind="big_number_total",
        columns=[],
        metric=("named share", "avg(case when attribution = 'named source' then 1.0 else 0.0 end)"),
        form={"y_axis_format": ".0%"},
        width=3,
        height=20,
    ),
    Chart(
        name="Coverage: articles by outlet and story",
        dataset="crosswire_articles",
        kind="pivot_table_v2",
        columns=["outlet", "story"],
        metric=("articles", "count(*)"),
        form={"groupbyRows": ["outlet"], "groupbyColumns": ["story"], "aggregateFunction": "Sum", "rowTotals": True},
    ),
    Chart(
        name="Agreement: which outlet carries which claim",
        dataset="crosswire_claim_reports",
        kind="heatmap_v2",
        columns=["outlet", "claim"],
        metric=("stance", "avg(stance_value)"),
        form={
            "x_axis": "outlet",
            "groupby": "claim",
            "linear_color_scheme": "blue_white_yellow",
            "normalize_across": "heatmap",
            "value_bounds": [-1, 1],
            "legend_type": "piecewise",
            "show_legend": True,
            "left_margin": "auto",
            "bottom_margin": "auto",
        },
        height=90,
    ),
    Chart(
        name="Disputed claims",
        dataset="crosswire_disputes",
        kind="table",
        columns=[
            "claim",
            "story",
            "slot",
            "relation",
            "leading_value",
            "second_value",
            "outlets",
            "origins",
            "agreement_share",
            "reason",
        ],
        order=[("relation", True), ("outlets", False), ("agreement_share", True), ("claim", True)],
    ),
    Chart(
        name="Pairs of outlets",
        dataset="crosswire_outlet_pairs",
        kind="table",
        columns=[
            "outlet_a",
            "outlet_b",
            "shared_stories",
            "shared_claims",
            "agree",
            "contradict",
            "agreement",
            "agreement_low",
            "agreement_high",
            "copy_share",
        ],
        order=[("agreement", False), ("outlet_a", True), ("outlet_b", True)],
    ),
    Chart(
        name="Quotations",
        dataset="crosswire_quotations",
        kind="table",
        columns=["published_at", "outlet", "speaker", "text", "quotation_type", "variant", "attribution", "url"],
        order=[("published_at", False), ("outlet", True), ("text", True)],
        height=80,
    ),
]
DASHBOARD = "Crosswire: who said what"
ROW_LIMIT = 10_000


def main() -> None:
    """Write the bundle anew."""
    with ZipFile(ARCHIVE, "w", ZIP_DEFLATED) as archive:
        for name, parts in bundle():
            file = FOLDER / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text(parts), encoding="utf-8")
            # the same bytes whenever it is written
            archive.writestr(ZipInfo(f"crosswire/{name}", date_time=(2026, 1, 1, 0, 0, 0)), text(parts), ZIP_DEFLATED)


def text(parts: Parts) -> str:
    """Return a part of the bundle as YAML."""
    return str(yaml.safe_dump(parts, sort_keys=False, allow_unicode=True, width=110))


def bundle() -> Iterator[tuple[str, Parts]]:
    """Yield each file of the bundle with what it says."""
    yield "metadata.yaml", {"version": VERSION, "type": "Dashboard", "timestamp": "2026-01-01T00:00:00+00:00"}
    yield (
        f"databases/{DATABASE}.yaml",
        {
            "database_name": DATABASE,
            "sqlalchemy_uri": URI,
            "expose_in_sqllab": True,
            "allow_ctas": False,
            "allow_cvas": False,
            "allow_dml": False,
            # read-only, so that a publication can put another file in its place
            "extra": {"engine_params": {"connect_args": {"read_only": True}}},
            "uuid": _uuid("database", DATABASE),
            "version": VERSION,
        },
    )
    for dataset in DATASETS:
        yield f"datasets/{DATABASE}/{dataset.name}.yaml", _dataset(dataset)
    for chart in CHARTS:
        yield f"charts/{_file(chart.name)}.yaml", _chart(chart)
    yield f"dashboards/{_file(DASHBOARD)}.yaml", _dashboard()


def _uuid(kind: str, name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"crosswire/superset/{kind}/{name}"))


def _file(name: str) -> str:
    return "_".join("".join(char if char.isalnum() else " " for char in name).lower().split())


def _dataset(dataset: Dataset) -> Parts:
    lines = dataset.sql.strip("\n").splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    time = next((name for name, kind in dataset.columns.items() if kind == TIME), None)
    return {
        "table_name": dataset.name,
        "main_dttm_col": time,
        "sql": "\n".join(line[indent:].rstrip() for line in lines).strip(),
        "schema": "marts",
        "metrics": [{"metric_name": "count", "expression": "count(*)", "verbose_name": "rows"}],
        "columns": [
            {
                "column_name": name,
                "type": kind,
                "is_dttm": kind == TIME,
                "groupby": True,
                "filterable": True,
                "is_active": True,
            }
            for name, kind in dataset.columns.items()
        ],
        "uuid": _uuid("dataset", dataset.name),
        "version": VERSION,
        "database_uuid": _uuid("database", DATABASE),
    }


def _metric(label: str, sql: str) -> Parts:
    return {"expressionType": "SQL", "sqlExpression": sql, "label": label, "hasCustomLabel": True}


def _chart(chart: Chart) -> Parts:
    metric = _metric(*chart.metric) if chart.metric else None
    params: Parts = {"viz_type": chart.kind, "adhoc_filters": [], "row_limit": ROW_LIMIT, **chart.form}
    if metric is None:
        params |= {
            "query_mode": "raw",
            "all_columns": chart.columns,
            "order_by_cols": [json.dumps([name, rises]) for name, rises in chart.order],
            "server_page_length": 50,
        }
    elif chart.kind == "pivot_table_v2":
        params |= {"metrics": [metric]}
    else:
        params |= {"metric": metric}
    query: Parts = {
        "columns": chart.columns,
        "metrics": [metric] if metric else [],
        "orderby": [list(pair) for pair in chart.order] or ([[metric, False]] if metric and chart.columns else []),
        "filters": [],
        "row_limit": ROW_LIMIT,
        "time_range": "No filter",
    }
    # the importer puts in the dataset's number
    context = {
        "datasource": {"id": 0, "type": "table"},
        "force": False,
        "queries": [query],
        "form_data": params,
        "result_format": "json",
        "result_type": "full",
    }
    return {
        "slice_name": chart.name,
        "viz_type": chart.kind,
        "params": params,
        "query_context": json.dumps(context),
        "cache_timeout": None,
        "uuid": _uuid("chart", chart.name),
        "version": VERSION,
        "dataset_uuid": _uuid("dataset", chart.dataset),
    }


def _dashboard() -> Parts:
    rows: list[list[Chart]] = []
    for chart in CHARTS:
        if rows and sum(other.width for other in rows[-1]) + chart.width <= 12:
            rows[-1].append(chart)
        else:
            rows.append([chart])
    position: Parts = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": DASHBOARD}},
        "GRID_ID": {
            "type": "GRID",
            "id": "GRID_ID",
            "parents": ["ROOT_ID"],
            "children": [f"ROW-{number}" for number in range(len(rows))],
        },
    }
    for number, charts in enumerate(rows):
        row = f"ROW-{number}"
        names = [f"CHART-{_file(chart.name)}" for chart in charts]
        position[row] = {
            "type": "ROW",
            "id": row,
            "children": names,
            "parents": ["ROOT_ID", "GRID_ID"],
            "meta": {"background": "BACKGROUND_TRANSPARENT"},
        }
        for name, chart in zip(names, charts, strict=True):
            position[name] = {
                "type": "CHART",
                "id": name,
                "children": [],
                "parents": ["ROOT_ID", "GRID_ID", row],
                "meta": {
                    "chartId": 0,
                    "uuid": _uuid("chart", chart.name),
                    "sliceName": chart.name,
                    "width": chart.width,
                    "height": chart.height,
                },
            }
    return {
        "dashboard_title": DASHBOARD,
        "description": "Coverage, agreement, disputes, pairs of outlets and quotations of a published warehouse.",
        "slug": "crosswire",
        "position": position,
        "metadata": {"refresh_frequency": 0, "cross_filters_enabled": True},
        "published": True,
        "uuid": _uuid("dashboard", DASHBOARD),
        "version": VERSION,
    }


if __name__ == "__main__":
    main()
