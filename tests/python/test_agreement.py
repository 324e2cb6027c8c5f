"""The figures of the agreement marts, exact to hand-made cases and to what other libraries give.

The golden vectors are not part of this repository; where they do not lie beside it, their tests are skipped.
"""

import json
import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import jinja2
import pytest
from dbt_common.clients.jinja import MaterializationExtension

ROOT = Path(__file__).parents[2]
VECTORS = ROOT.parent / "shared" / "gold" / "agreement_vectors"
golden = pytest.mark.skipif(not VECTORS.is_dir(), reason=f"no golden vectors in {VECTORS}")

Render = Callable[[str], str]
Rows = Iterable[tuple[Any, ...]]


@pytest.fixture(scope="module")
def render() -> Render:
    """Renders SQL with the project's macros as dbt does for DuckDB; a model is read by its bare name."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "macros").rglob("*.sql")))
    text = (
        text.split("{% macro generate_schema_name")[0]
        + text.split("{% macro generate_schema_name")[1].split("{%- endmacro %}", 1)[1]
    )
    # a full build; what macros return is text here, and a text that says False is true
    text += "{% macro goes_on() %}{% endmacro %}"
    environment = jinja2.Environment(extensions=["jinja2.ext.do", MaterializationExtension])

    class Adapter:
        def dispatch(self, name: str, package: str) -> Any:
            assert package == "crosswire"
            return getattr(module, f"duckdb__{name}", None) or getattr(module, f"default__{name}")

    class Exceptions:
        def raise_compiler_error(self, message: str) -> str:
            raise ValueError(message)

    environment.globals.update(
        adapter=Adapter(),
        exceptions=Exceptions(),
        ref=lambda name: name,
        config=lambda **_: "",
        **{"return": lambda value: value},
    )
    module: Any = environment.from_string(text).module
    return lambda sql: environment.from_string(text + sql).render()


@pytest.fixture
def db() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def model(name: str) -> str:
    """The text of a model, wherever it lies."""
    (path,) = (ROOT / "models").rglob(f"{name}.sql")
    return path.read_text(encoding="utf-8")


def table(db: duckdb.DuckDBPyConnection, name: str, columns: str, rows: Rows) -> None:
    rows = list(rows)
    db.execute(f"create or replace table {name} ({columns})")
    if rows:
        db.executemany(f"insert into {name} values ({', '.join('?' * len(rows[0]))})", rows)


def wilson(db: duckdb.DuckDBPyConnection, render: Render, cases: Rows) -> list[tuple[Any, ...]]:
    """Rows of k, n, low and high."""
    table(db, "cases", "k double, n bigint", cases)
    return db.execute(
        render("select k, n, {{ wilson('k', 'n', 'low') }}, {{ wilson('k', 'n', 'high') }} from cases")
    ).fetchall()


def test_wilson_bounds_are_the_shares_that_the_observed_one_is_just_likely_under(
    db: duckdb.DuckDBPyConnection, render: Render
) -> None:
    cases = [(k, n) for n in (1, 2, 3, 10, 1000, 10_000_000) for k in (0, 0.25 * n, 0.5 * n, n - 0.5, n)]
    for k, n, low, high in wilson(db, render, cases):
        assert 0 <= low <= k / n <= high <= 1
        for bound in (low, high):
            distance = (k / n - bound) ** 2
            assert distance == pytest.approx(1.959963984540054**2 * bound * (1 - bound) / n, abs=1e-12)


def test_wilson_of_nothing_is_null(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    assert wilson(db, render, [(0, 0)]) == [(0, 0, None, None)]


def test_wilson_refuses_an_unknown_bound(render: Render) -> None:
    with pytest.raises(ValueError, match="got: middle"):
        render("{{ wilson('k', 'n', 'middle') }}")


@pytest.mark.parametrize(
    ("values", "median"),
    [
        ([(3, 1)], 3),
        # half is reached at the smaller of two: never a number between, which nobody gave
        ([(3, 1), (5, 1)], 3),
        ([(3, 1), (5, 1), (900, 1)], 5),
        ([(3, 1), (5, 1.5)], 5),
        ([(3, 0.7), (3, 0.7), (5, 1.3)], 3),
        ([(3, 0.1), (4, 0.2), (5, 0.3)], 4),
        ([(None, 9), (5, 1)], 5),
    ],
)
def test_weighted_median(
    db: duckdb.DuckDBPyConnection, render: Render, values: list[tuple[float | None, float]], median: float
) -> None:
    table(db, "given", "claim varchar, value double, weight double", [("c", *pair) for pair in values])
    sql = render("{{ weighted_median('given', ['claim'], 'value', 'weight') }}")
    assert db.execute(sql).fetchall() == [("c", median)]


@pytest.mark.parametrize(
    ("pairs", "fitted"),
    [
        # nothing to fit
        ([], False),
        ([(3, 4)], False),
        ([(4, 4), (2, 2)], False),
        ([(0, 4), (0, 2)], False),
        ([(1, 4), (3, 4), (9, 10)], True),
    ],
)
def test_beta_prior(db: duckdb.DuckDBPyConnection, render: Render, pairs: list[tuple[int, int]], fitted: bool) -> None:
    table(db, "given", "k bigint, n bigint", pairs)
    rows = db.execute(render("{{ beta_prior('given', 'k', 'n') }}")).fetchall()
    assert len(rows) == fitted
    for alpha, beta, rho in rows:
        mean = sum(k for k, _ in pairs) / sum(n for _, n in pairs)
        assert alpha / (alpha + beta) == pytest.approx(mean, abs=1e-12)
        assert alpha + beta == pytest.approx((1 - rho) / rho, abs=1e-9)


def accuvote(
    db: duckdb.DuckDBPyConnection, render: Render, rows: Rows, *, rounds: int, alpha: float, beta: float
) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """Accuracies by voter and posteriors by claim and value, from rows of voter, claim and value."""
    table(db, "given", "voter_id varchar, claim_id varchar, candidate varchar", rows)
    db.execute(
        "create or replace table votes as select voter_id, claim_id, claim_id || '=' || candidate as candidate_id, "
        "10 as n_false from given"
    )
    db.execute("create or replace table accuracies as select distinct voter_id, 0.8::double as accuracy from votes")
    scores = render("{{ accuvote_scores('votes', 'accuracies') }}")
    accuracies = render(f"{{{{ accuvote_accuracies('votes', 'scores', {alpha}, {beta}) }}}}")
    for _ in range(rounds):
        db.execute(f"create or replace table scores as {scores}")
        db.execute(f"create or replace table accuracies as {accuracies}")
    accuracy = dict(db.execute("select voter_id, accuracy from accuracies").fetchall())
    posterior = dict(db.execute("select candidate_id, posterior from scores").fetchall())
    return accuracy, posterior


def test_accuvote_by_hand(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    votes = [("a", "c", "x"), ("b", "c", "x"), ("d", "c", "y")]
    accuracy, posterior = accuvote(db, render, votes, rounds=1, alpha=8, beta=2)
    weight = 10 * 0.8 / 0.2
    total = weight**2 + weight + 9
    assert posterior == pytest.approx({"c=x": weight**2 / total, "c=y": weight / total}, abs=1e-12)
    assert accuracy["a"] == pytest.approx((weight**2 / total + 8) / 11, abs=1e-12)


def test_a_lone_vote_leaves_its_voter_where_it_stands(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    accuracy, posterior = accuvote(db, render, [("a", "c", "x")], rounds=10, alpha=8, beta=2)
    assert accuracy == pytest.approx({"a": 0.8}, abs=1e-12)
    assert posterior == pytest.approx({"c=x": 0.8}, abs=1e-12)


def pair_agreement(db: duckdb.DuckDBPyConnection, render: Render, rows: Rows) -> dict[tuple[str, str], Any]:
    """What `int_outlet_pair_agreement` makes of rows of outlet, claim and category; another category contradicts."""
    table(db, "int_claim_values", "outlet_key varchar, claim_key varchar, value varchar", rows)
    db.execute("alter table int_claim_values add column slot varchar default 'whether'")
    db.execute("alter table int_claim_values add column domain varchar default 'whether'")
    db.execute("alter table int_claim_values add column story_key varchar")
    db.execute(
        "create or replace table int_outlet_stories as "
        "select distinct '' as story_key, outlet_key from int_claim_values"
    )
    db.execute(
        "create or replace table int_claim_beliefs as "
        "select *, count(*) over (partition by claim_key, slot) as value_count "
        "from (select claim_key, slot, value, count(*) as outlet_count from int_claim_values group by all)"
    )
    db.execute(
        "create or replace table int_claim_value_pairs as "
        "select a.claim_key, a.slot, a.value as value_a, b.value as value_b, 'contradict' as relation "
        "from int_claim_beliefs as a join int_claim_beliefs as b "
        "on a.claim_key = b.claim_key and a.slot = b.slot and a.value < b.value"
    )
    db.execute("create or replace table int_claim_domains as select 'whether' as domain, 2 as value_count")
    db.execute(f"create or replace table int_outlet_pair_counts as {render(model('int_outlet_pair_counts'))}")
    sql = render(model("int_outlet_pair_agreement"))
    keys = "outlet_a_key, outlet_b_key, agree_count, shared_claim_count, ac1"
    return {(a, b): found for a, b, *found in db.execute(f"select {keys} from ({sql})").fetchall()}


def test_agreement_where_one_category_dominates(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    """Two outlets that agree on 19 of 20 claims agree far beyond chance, though nearly all is one category."""
    rows = [(outlet, f"c{n}", "yes") for outlet in "ab" for n in range(19)]
    rows += [("a", "c19", "yes"), ("b", "c19", "no")]
    # chance after Gwet: the share of "yes" is 39/40, of "no" 1/40
    chance = 2 * (39 / 40) * (1 / 40)
    assert pair_agreement(db, render, rows)[("a", "b")] == [19, 20, round((0.95 - chance) / (1 - chance), 6)]


def read_vectors(statistic: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / "golden_vectors.json").read_text(encoding="utf-8"))["vectors"]
    chosen = [vector for vector in found if vector["statistic"] == statistic]
    assert chosen, f"no vector of {statistic}"
    return chosen


@golden
def test_golden_wilson(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    vectors = {(v["params"]["k"], v["params"]["n"]): v for v in read_vectors("wilson_95")}
    for k, n, *bounds in wilson(db, render, vectors):
        vector = vectors[(k, n)]
        assert bounds == pytest.approx(vector["expected"], abs=vector["tolerance"]), vector["id"]


@golden
def test_golden_beta_prior(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    (vector,) = read_vectors("beta_prior_method_of_moments")
    db.execute(f"create table given as select k, n from read_csv('{VECTORS / vector['input']}')")
    row = db.execute(render("{{ beta_prior('given', 'k', 'n') }}")).fetchall()[0]
    expected = vector["expected"]
    assert row == pytest.approx((expected["alpha"], expected["beta"], expected["rho"]), abs=1e-9)


@golden
def test_golden_expected_agreement(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    """Pairs are ranked by the mean of the posterior under the fitted prior."""
    (vector,) = read_vectors("beta_prior_method_of_moments")
    alpha, beta = vector["expected"]["alpha"], vector["expected"]["beta"]
    db.execute(
        "create table int_outlet_pair_agreement as select pair::varchar as outlet_a_key, 'z' as outlet_b_key, "
        "k as agree_count, 0 as tension_count, n - k as contradict_count, n as shared_claim_count, null::double as ac1 "
        f"from read_csv('{VECTORS / vector['input']}')"
    )
    db.execute(
        "create table int_outlet_pair_stories (outlet_a_key varchar, outlet_b_key varchar, "
        "shared_story_count bigint, copied_story_count bigint)"
    )
    sql = f"select agree_count, shared_claim_count, expected_agreement from ({render(model('fct_outlet_pairs'))})"
    rows = db.execute(sql).fetchall()
    assert rows
    for k, n, expected in rows:
        assert expected == pytest.approx((k + alpha) / (n + alpha + beta), abs=1e-6)


@golden
def test_golden_accuvote(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    for vector in read_vectors("accuvote"):
        rows = db.execute(f"select source, object, value from read_csv('{VECTORS / vector['input']}')").fetchall()
        alpha, beta = vector["params"]["beta_prior"]
        accuracy, posterior = accuvote(db, render, rows, rounds=vector["params"]["iterations"], alpha=alpha, beta=beta)
        assert accuracy == pytest.approx(vector["expected"]["accuracy"], abs=vector["tolerance"]), vector["id"]
        assert posterior == pytest.approx(vector["expected"]["posterior"], abs=vector["tolerance"]), vector["id"]


@golden
def test_golden_ac1(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    (vector,) = read_vectors("gwet_ac1")
    rows = db.execute(
        f"select 'a', claim, a from read_csv('{VECTORS / vector['input']}', all_varchar = true) "
        f"union all select 'b', claim, b from read_csv('{VECTORS / vector['input']}', all_varchar = true)"
    ).fetchall()
    found = pair_agreement(db, render, rows)[("a", "b")]
    assert found[2] == pytest.approx(vector["expected"], abs=1e-6)
    assert found[0] / found[1] == pytest.approx(vector["params"]["raw_agreement"])


@golden
def test_golden_kappa(db: duckdb.DuckDBPyConnection, render: Render) -> None:
    """Cohen's chance in place of Gwet's gives kappa, whose paradox is why marts show AC1."""
    (vector,) = read_vectors("cohen_kappa")
    sql = render(
        "select {{ agreement_beyond_chance('same_share', 'chance') }} from ("
        "select avg((a = b)::int) as same_share, "
        "avg((a = 'support')::int) * avg((b = 'support')::int) "
        "+ avg((a <> 'support')::int) * avg((b <> 'support')::int) as chance "
        f"from read_csv('{VECTORS / vector['input']}', all_varchar = true))"
    )
    ((kappa,),) = db.execute(sql).fetchall()
    assert kappa == pytest.approx(vector["expected"], abs=vector["tolerance"])
    assert math.isfinite(kappa)
