"""An editor's sheet: rows of `crosswire ask corrections` that say what to do, read back into the warehouse."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from crosswire.asking.formats import unguarded
from crosswire.asking.nearest import nearest
from crosswire.errors import CrosswireError, UsageError
from crosswire.loader import TABLES, Loader, connect, encode
from crosswire.readers.rows import Row, separated
from crosswire.readers.source import Source
from crosswire.records import Correction, Reject, stable_id
from crosswire.workplace import work_folder

NEEDS: dict[str, tuple[str, ...]] = {
    "speaker": ("evidence", "value"),
    "no_speaker": ("evidence",),
    "not_quotation": ("evidence",),
    "merge": ("value",),
    "split": ("evidence", "value"),
    "rename": ("value",),
    "kind": ("value",),
    "not_entity": (),
    "same_claim": ("evidence", "other_text", "other_evidence"),
    "other_claim": ("evidence", "other_text", "other_evidence"),
}
"""Action -> the cells that it needs beside the text."""

KINDS = ("person", "organisation", "place", "group", "facility", "event", "product", "work", "law", "language")
COLUMNS = ("action", "value", "reason", "text", "kind", "evidence", "other_text", "other_evidence")
REQUIRED = ("action", "text", "evidence")

SHORT = 60
"""Characters of a text in a message."""

_EVIDENCE = re.compile(r"[^/\s]+/[^/\s]+/\d+-\d+")
_ARTICLE = re.compile(r"[^/\s]+(?:/.*)?")


def replace(db: Path, sheet: Path) -> int:
    """Put the corrections of the CSV file `sheet` in the place of those that `db` has; return how many there are.

    Raises UsageError where there is no such file, CrosswireError naming the first line that cannot be used: then the
    warehouse keeps what it has.
    """
    if not sheet.is_file():
        raise UsageError(f"{sheet}: no such file; `crosswire ask corrections --format csv` writes one to edit")
    items = list(read(Source.of_file(sheet)))
    rejects = [item for item in items if isinstance(item, Reject)]
    if rejects:
        first = rejects[0]
        more = f"; and {len(rejects) - 1} more such lines" if len(rejects) > 1 else ""
        where = ":".join(part for part in (str(sheet), first.place.removeprefix("line ")) if part)
        raise CrosswireError(f"{where}: {first.reason}; found {first.found or 'nothing'}{more}; nothing was changed")
    # one row twice is one correction, in the later place
    corrections = list({item.correction_id: item for item in items if isinstance(item, Correction)}.values())
    with connect(db) as connection:
        loader = Loader(connection, work=work_folder(db), loaded_at=datetime.now(UTC).replace(tzinfo=None))
        loader.add(encode(corrections))
        loader.write(instead_of=TABLES[Correction])
    return len(corrections)


def read(source: Source) -> Iterator[Correction | Reject]:
    """Yield a correction for each row with an action, in file order, and a reject for each that cannot be used."""
    number = 0
    is_first = True
    for row in separated(source):
        if isinstance(row, Reject):
            yield row
            continue
        if is_first and (missing := [name for name in REQUIRED if name not in _cells(row)]):
            yield source.reject(f"no column {', '.join(missing)}", found=", ".join(row.fields))
            return
        is_first = False
        cells = _cells(row)
        if not cells.get("action"):
            continue
        if fault := _fault(cells):
            reason, found = fault
            yield source.reject(reason, found=found, place=row.place, data=row.data)
            continue
        number += 1
        yield _correction(cells, number=number, file=source.name, place=row.place)


def unapplied(db: Path) -> Iterator[str]:
    """Yield a line for each correction that changes nothing in the last build."""
    with duckdb.connect(str(db), read_only=True) as connection:
        rows = connection.execute(
            """
            select place, action, text, value, min(state)
            from marts.fct_corrections
            group by all
            having count(*) filter (where state = 'applied') = 0
            order by all
            """
        ).fetchall()
    for place, action, text, value, state in rows:
        yield f"{place}: {action} {shortened(text)!r}{f' to {value!r}' if value else ''}: {state}"


def shortened(text: str) -> str:
    """Return a text that fits into a line."""
    return text if len(text) <= SHORT else f"{text[: SHORT - 3]}..."


def _cells(row: Row) -> dict[str, str]:
    return {name.strip().lower(): unguarded(str(value).strip()) for name, value in row.fields.items()}


def _fault(cells: dict[str, str]) -> tuple[str, str] | None:
    """What keeps a row from being a correction, and what was found; nothing for a good one."""
    action = cells["action"].lower()
    if any("\udc80" <= char <= "\udcff" for value in cells.values() for char in value):
        return "not UTF-8 text", action
    if action not in NEEDS:
        return f"no such action{nearest(action, NEEDS)}; known: {', '.join(NEEDS)}", action
    if missing := [name for name in ("text", *NEEDS[action]) if not cells.get(name)]:
        return f"{action} needs {', '.join(missing)}", action
    if action == "kind" and cells["value"].lower() not in KINDS:
        return f"no such kind; known: {', '.join(KINDS)}", cells["value"]
    pattern = _ARTICLE if action == "split" else _EVIDENCE
    for name in ("evidence", "other_evidence"):
        if name in NEEDS[action] and not pattern.fullmatch(cells[name]):
            return f"{name} is not article/version/first-last, as the sheet has it", cells[name]
    return None


def _correction(cells: dict[str, str], *, number: int, file: str, place: str) -> Correction:
    given = {name: cells.get(name) or None for name in COLUMNS}
    given["action"] = cells["action"].lower()
    if given["action"] == "kind":
        given["value"] = cells["value"].lower()
    # cells that an action does not look at are the sheet's, and no part of what the editor says
    used = {name: given[name] for name in ("value", "evidence", "other_text", "other_evidence")}
    for name in used:
        if name not in NEEDS[str(given["action"])]:
            given[name] = None
    told = [given[name] for name in COLUMNS if name != "reason"]
    return Correction(
        correction_id=stable_id(*told),
        number=number,
        action=str(given["action"]),
        value=given["value"],
        reason=given["reason"],
        text=str(given["text"]),
        kind=given["kind"] if NEEDS[str(given["action"])] in ((), ("value",)) else None,
        evidence=given["evidence"],
        other_text=given["other_text"],
        other_evidence=given["other_evidence"],
        file=file,
        place=place,
    )
