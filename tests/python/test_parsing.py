"""How a text falls into paragraphs, and which of them are crossheads."""

import pytest
from conftest import Parse
from hypothesis import given
from hypothesis import strategies as st

from crosswire.parsing import is_crosshead, paragraph_spans


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("‘Look where it is wet’", True),
        ("‘A bridge we all grew up with’", True),
        ("“No Second Chance”", True),
        ("A Bridge and Its Town", True),
        ("WHAT WE KNOW", True),
        ("“We did not do it.”", False),
        ("“We did not do it,”", False),
        ("“Yes” and “no”", False),
        ("“Yes, we can”", False),
        ("“Nobody”", True),
        ("The bridge fell.", False),
        ("The bridge fell", False),
        ("‘A bridge that all of us in this town grew up with’", False),
        ("", False),
        ("’’", False),
    ],
)
def test_a_heading_is_short_and_has_no_stop(line: str, is_heading: bool) -> None:
    assert is_crosshead(line) == is_heading


def test_a_crosshead_heads_something(parse: Parse) -> None:
    kinds = [
        paragraph.kind for paragraph in parse("The mill burned.\n\nA Long Night\n\nIt rained.\n\nThe End").paragraphs
    ]
    assert kinds == ["prose", "crosshead", "prose", "prose"]


@given(body=st.text(alphabet=st.characters() | st.sampled_from("\n\r \u2028“"), max_size=200), start=st.integers(0, 20))
def test_paragraphs_cover_all_that_is_not_blank(body: str, start: int) -> None:
    spans = list(paragraph_spans(body, start))
    assert all(body[first:last] == body[first:last].strip() != "" for first, last in spans)
    assert "".join("".join(body[first:last] for first, last in spans).split()) == "".join(body[start:].split())


def test_a_paragraph_of_any_length_is_cut_at_a_blank() -> None:
    body = "word " * 20_000
    spans = list(paragraph_spans(body))
    assert len(spans) > 1
    assert all(last - first <= 20_000 and body[first:last].startswith("word") for first, last in spans)
