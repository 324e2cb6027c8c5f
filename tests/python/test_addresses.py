"""Which addresses are one page, and which are not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswire.readers import find_sources, read
from crosswire.readers.addresses import page
from crosswire.records import Article


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        # scheme, host and port
        ("https://echo.example/fire", "echo.example/fire"),
        ("http://echo.example/fire", "echo.example/fire"),
        ("//echo.example/fire", "echo.example/fire"),
        (" HTTPS://Echo.Example/fire ", "echo.example/fire"),
        ("www.echo.example/fire", "echo.example/fire"),
        ("http://echo.example:80/fire", "echo.example/fire"),
        ("https://echo.example:443/fire", "echo.example/fire"),
        ("https://echo.example:8080/fire", "echo.example:8080/fire"),
        ("https://echo.example./fire", "echo.example/fire"),
        ("https://reader:secret@echo.example/fire", "echo.example/fire"),
        # forms for devices
        ("https://www.echo.example/fire", "echo.example/fire"),
        ("https://m.echo.example/fire", "echo.example/fire"),
        ("https://mobile.echo.example/fire", "echo.example/fire"),
        ("https://amp.echo.example/fire", "echo.example/fire"),
        ("https://en.m.echo.example/fire", "en.echo.example/fire"),
        ("https://news.echo.example/fire", "news.echo.example/fire"),
        ("https://m.example/fire", "m.example/fire"),
        ("https://echo.example/fire/amp/", "echo.example/fire"),
        ("https://echo.example/fire?amp=1", "echo.example/fire"),
        ("https://echo.example/fire/ampere", "echo.example/fire/ampere"),
        # path
        ("https://echo.example/fire/", "echo.example/fire"),
        ("https://echo.example/", "echo.example"),
        ("https://echo.example/Fire", "echo.example/Fire"),
        ("https://echo.example/caf%c3%a9%7e", "echo.example/caf%C3%A9~"),
        ("https://echo.example/café~", "echo.example/caf%C3%A9~"),
        # fragment
        ("https://echo.example/fire#comments", "echo.example/fire"),
        ("https://echo.example/#!/fire", "echo.example#!/fire"),
        # parameters
        ("https://echo.example/fire?utm_source=wire&utm_medium=feed", "echo.example/fire"),
        ("https://echo.example/fire?fbclid=a&gclid=b&mc_cid=c&at_medium=d", "echo.example/fire"),
        ("https://echo.example/?page=2&id=7&utm_source=wire", "echo.example?id=7&page=2"),
        ("https://echo.example/?id=7&page=2", "echo.example?id=7&page=2"),
        ("https://echo.example/?id=8&page=2", "echo.example?id=8&page=2"),
        ("https://echo.example/?print", "echo.example?print="),
        ("https://echo.example/fire?", "echo.example/fire"),
        # no web address: an identity that says nothing of pages
        ("tag:echo.example,2031:fire", "tag:echo.example,2031:fire"),
        ("fire.html#top", "fire.html#top"),
        ("https://", "https://"),
        ("https://[", "https://["),
        ("www. #", "www. #"),
    ],
)
def test_an_address_leads_to_a_page(url: str, leads_to: str) -> None:
    assert page(url) == leads_to


@given(st.sampled_from(["", "www.", "http://", "https://echo.example/", "https://echo.example:"]), st.text(max_size=20))
def test_no_text_makes_it_raise_and_a_page_is_its_own(start: str, rest: str) -> None:
    found = page(start + rest)
    assert page(f"https://{found}") == found or page(found) == found


def test_the_forms_of_one_address_are_one_article_and_the_address_stays_as_given(tmp_path: Path) -> None:
    urls = ["https://www.echo.example/fire?utm_source=wire", "http://m.echo.example/fire/", "https://echo.example/ice"]
    lines = [json.dumps({"outlet": "Echo", "url": url, "body": f"A mill burned, {url}."}) for url in urls]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = [item for source in find_sources([tmp_path]) for item in read(source) if isinstance(item, Article)]
    assert [article.url for article in found] == urls
    first, second, other = [article.article_id for article in found]
    assert first == second
    assert first != other
