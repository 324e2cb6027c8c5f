"""Pictures: what is drawn is what the query answers, labels and all, on light ground and on dark."""

import shutil
import struct
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pytest
from lxml import etree
from test_cli import crosswire

import crosswire as package
from crosswire import pictures
from crosswire.boards.figures import ANCHOR, PAGE, query
from crosswire.errors import CrosswireError, EnvironmentFault, UsageError
from crosswire.pictures.colours import DARK, LIGHT

KEYS = {
    "warehouse": "select ''",
    "story": "select story_key from marts.dim_stories order by outlet_count desc limit 1",
    "entity": "select entity_key from marts.dim_entities where name = 'Helen Brandmoor'",
    "utterance": "select utterance_key from marts.dim_utterances order by outlet_count desc limit 1",
}
drawn = pytest.mark.skipif(
    not (find_spec("altair") and find_spec("vl_convert")),
    reason="needs the extra `pictures`: altair, vl-convert-python",
)


@pytest.fixture(scope="module")
def connection(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    # a file of its own: two connections of one program to one file share their settings
    copy = shutil.copy(sample, tmp_path_factory.mktemp("pictures") / "sample.duckdb")
    with duckdb.connect(str(copy), read_only=True) as opened:
        yield opened


def key(connection: duckdb.DuckDBPyConnection, kind: str) -> str:
    ((found,),) = connection.execute(KEYS[kind]).fetchall()
    return str(found)


def rows(connection: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[Any, ...]]:
    """What the query under a picture answers, without what is not shown."""
    given: dict[str, Any] = {} if kind == "warehouse" else {f"{kind}_key": key(connection, kind)}
    if kind == "story":
        given["claims"] = pictures.CLAIMS
    answer = connection.execute(query(pictures.QUERIES[kind])[1], given)
    kept = [at for at, column in enumerate(answer.description or []) if not column[0].endswith((PAGE, ANCHOR))]
    return [tuple(row[at] for at in kept) for row in answer.fetchall()]


def words(svg: str) -> str:
    """All text of a drawing: of lines that were folded, one."""
    tree = etree.fromstring(svg.encode())
    return " ".join(" ".join(text.itertext()) for text in tree.iterfind(".//{*}text"))


@drawn
@pytest.mark.parametrize("kind", pictures.QUERIES)
def test_the_data_of_a_picture_is_what_its_query_answers(connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    picture = pictures.draw(connection, kind, key(connection, kind))
    expected = rows(connection, kind)
    assert expected
    assert [tuple(row) for row in picture.data.astype(object).where(picture.data.notna(), None).to_numpy()] == expected


@drawn
def test_a_heat_map_has_a_mark_for_each_row_and_names_each_claim_and_outlet(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    picture = pictures.draw(connection, "story", key(connection, "story"))
    marks = picture.chart.to_dict()["data"]["values"]
    assert sorted((mark["outlet"], mark["stance"]) for mark in marks) == sorted(
        (outlet, stance) for _, outlet, stance in rows(connection, "story")
    )
    shown = words(picture.svg())
    assert "Province sends aid after bridge collapse" in shown
    assert [outlet for _, outlet, _ in rows(connection, "story") if outlet not in shown] == []
    for claim, _, _ in rows(connection, "story"):
        # a long one is cut; its beginning is there
        assert " ".join(claim.split()[:4]) in shown
    assert {"asserts", "contradicts", "silent"} <= set(shown.split())


@drawn
def test_a_matrix_of_outlets_shows_each_share_with_its_number(connection: duckdb.DuckDBPyConnection) -> None:
    shown = words(pictures.draw(connection, "warehouse").svg()).split()
    pairs = rows(connection, "warehouse")
    assert len(pairs) == 90
    printed = Counter(shown)
    # the legend has shares of its own
    assert Counter(f"{share:.0%}" for _, _, share, _ in pairs) <= printed
    assert Counter(str(count) for *_, count in pairs) <= printed


@drawn
def test_a_timeline_says_what_it_leaves_out(connection: duckdb.DuckDBPyConnection) -> None:
    shown = words(pictures.draw(connection, "entity", key(connection, "entity")).svg())
    undated = sum(published is None for _, published, *_ in rows(connection, "entity"))
    assert undated
    assert f"{undated} reports without a date left out" in shown
    assert {"identical", "truncated", "altered"} <= set(shown.split())


@drawn
@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_is_svg_that_turns_with_the_page_and_png_of_its_size(
    sample: Path, tmp_path: Path, dark: bool
) -> None:
    picture = package.open(sample).picture("Helen Brandmoor", dark=dark)
    picture.save(tmp_path / "a.svg")
    picture.save(tmp_path / "a.PNG")
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    tree = etree.fromstring(svg.encode())
    assert (tree.get("role"), tree.findtext("{*}title")) == ("img", picture.title)
    ground, other = (DARK, LIGHT) if dark else (LIGHT, DARK)
    assert f"prefers-color-scheme:{'light' if dark else 'dark'}" in svg
    assert f'[fill="{ground["ground"]}"]{{fill:{other["ground"]}}}' in svg
    # every colour of the drawing has a counterpart
    used = {value for node in tree.iter() for value in (node.get("fill"), node.get("stroke")) if value}
    assert {colour for colour in used if colour.startswith("#")} <= set(ground.values())
    assert "http" not in svg.replace("http://www.w3.org/", "")
    content = (tmp_path / "a.PNG").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) == (float(tree.get("width") or 0) * 2, float(tree.get("height") or 0) * 2)
    assert picture._repr_mimebundle_()["image/svg+xml"] == svg


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_ink_can_be_read_on_every_ground(palette: dict[str, str]) -> None:
    assert palette.keys() == LIGHT.keys()
    assert len(set(palette.values())) == len(palette)
    pairs = [("ink", "ground"), ("quiet", "ground"), *((f"{name}_ink", name) for name in ("asserts", "contradicts"))]
    pairs += [("ink", f"step_{number}") for number in range(1, 6)]
    assert {pair: ratio for pair in pairs if (ratio := contrast(palette[pair[0]], palette[pair[1]])) < 4.5} == {}
    marks = ["faithful", "shortened", "changed", "reworded"]
    assert [name for name in marks if contrast(palette[name], palette["ground"]) < 3] == []
    assert contrast(palette["silent_ink"], palette["silent"]) > 3


@drawn
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "aid", "--kind", "story", "--picture", "a.svg"], 0, "drew a.svg: Which outlet carries which claim"),
        (["show", "--picture", "a.png"], 0, "drew a.png: How often outlets agree"),
        (["show", "helen", "brandmoor", "--picture", "a.svg", "--dark"], 0, "Helen Brandmoor"),
        (["show", "never open replaced", "--kind", "utterance", "--picture", "a.svg"], 0, "When each outlet reported"),
        (["show", "bridge", "--kind", "claim", "--picture", "a.svg"], 2, "claim: no picture of that; there is one of"),
        (["show", "bridge", "--picture", "a.svg"], 2, "name one by its key"),
        (["show", "bridge", "--picture", "a.jpg"], 2, "a picture is SVG or PNG"),
        (["show", "xyzzy", "--picture", "a.svg"], 1, "nothing of that key"),
        (["show", "bridge", "--dark"], 2, "--dark is for pictures"),
        (["show", "aid", "--kind", "story", "--picture", "no/a.svg"], 3, "a.svg: "),
    ],
)
def test_from_the_command_line(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert crosswire(monkeypatch, *arguments, "--db", sample) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert len(printed.err.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == (
        [] if code else [arguments[-2 if "--dark" in arguments else -1]]
    )


@drawn
def test_nothing_to_draw_is_told(sample: Path, connection: duckdb.DuckDBPyConnection) -> None:
    ((silent,),) = connection.execute(
        """
        select entity_key from marts.dim_entities
        where entity_key not in (select coalesce(speaker_entity_key, '') from marts.fct_quotations)
        order by 1 limit 1
        """
    ).fetchall()
    with pytest.raises(CrosswireError, match="nothing to draw; what was said"):
        pictures.draw(connection, "entity", silent)


def test_without_the_extra_the_mend_is_named(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    with pytest.raises(EnvironmentFault, match=r"pip install 'crosswire\[pictures\]'"):
        package.open(sample).picture()
    with pytest.raises(UsageError, match="no picture of that"):
        package.open(sample).picture("bridge", kind="article")
