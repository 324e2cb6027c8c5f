"""Boards: a folder of pages on a warehouse, which opens from disk, loads nothing and asks nobody."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
from jinja2 import Environment, PackageLoader, StrictUndefined

from crosswire.asking.reading import open_for_reading
from crosswire.boards.figures import figure, groups, matrix
from crosswire.boards.text import paragraphs
from crosswire.errors import CrosswireError, EnvironmentFault
from crosswire.faults import first_line

STORIES = 50
ENTITIES = 100
CLAIMS = 100
"""How many claims of a story are shown: those in dispute, and those that most outlets carry."""

SHARES = (0.5, 0.7, 0.8, 0.9)
"""Where one step of agreement ends and the next begins, on boards and in pictures."""

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Warehouse:
    """What every page needs: the open warehouse, the templates, and which pages there will be."""

    connection: duckdb.DuckDBPyConnection
    templates: Environment
    pages: frozenset[str]
    stories: int
    entities: int

    def figure(self, name: str, **parameters: Any) -> Any:
        return figure(self.connection, name, self.pages, **parameters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What was written."""

    pages: int
    note: str | None
    """Why another file than the named one was read."""


def export(
    db: Path, folder: Path, *, stories: int = STORIES, entities: int = ENTITIES, progress: Progress = lambda done: None
) -> Export:
    """Write the boards of the warehouse at `db`, or of its published copy while a load runs, to `folder`.

    The folder is replaced whole. The largest `stories` get a page each, and so do their articles and the `entities`
    that are quoted most. Raises UsageError where there is no warehouse or no mart in it, EnvironmentFault where the
    folder cannot be written or holds something else.
    """
    if folder.exists() and not (folder / _MARK).exists() and any(folder.iterdir()):
        raise EnvironmentFault(f"{folder}: holds something else; name a folder that is not there yet")
    try:
        with open_for_reading(db) as opened:
            count = _export(opened.connection, folder, stories=stories, entities=entities, progress=progress)
            return Export(pages=count, note=opened.note)
    except duckdb.CatalogException as error:
        raise CrosswireError(f"{db}: the marts are not whole; run crosswire build; {first_line(error)}") from error
    except OSError as error:
        raise EnvironmentFault(f"{folder}: cannot be written; {error.strerror}") from error


_MARK = ".crosswire-boards"
"""Tells a folder of boards from any other: only such a one is replaced."""


def _export(
    connection: duckdb.DuckDBPyConnection, folder: Path, *, stories: int, entities: int, progress: Progress
) -> int:
    templates = Environment(
        loader=PackageLoader("crosswire.boards"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    pages = _pages(connection, stories=stories, entities=entities)
    warehouse = _Warehouse(
        connection=connection, templates=templates, pages=frozenset(pages), stories=stories, entities=entities
    )
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(mkdtemp(dir=folder.parent, prefix=f".{folder.name}-"))
    try:
        (fresh / _MARK).touch()
        count = 0
        for name, page in _written(warehouse):
            (fresh / name).write_text(page, encoding="utf-8")
            count += 1
            progress(count)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.chmod(0o755)
        fresh.replace(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return count


def _pages(connection: duckdb.DuckDBPyConnection, *, stories: int, entities: int) -> list[str]:
    """The pages that there will be: those of the largest stories and of their articles, and of who is quoted most."""
    of_stories = figure(connection, "stories", stories=stories)
    of_speakers = figure(connection, "speakers", entities=entities)
    pages = [cell.page for found in (of_stories, of_speakers) for row in found.rows for cell in row if cell.page]
    articles = connection.execute(
        "select 'article-' || article_id || '.html' from marts.dim_articles "
        "where 'story-' || story_key || '.html' in (select unnest($pages)) order by all",
        {"pages": pages},
    )
    return pages + [page for (page,) in articles.fetchall()]


def _written(warehouse: _Warehouse) -> Iterator[tuple[str, str]]:
    """Every page with its name."""
    coverage = [
        warehouse.figure("stories", stories=warehouse.stories),
        warehouse.figure("outlets"),
        warehouse.figure("speakers", entities=warehouse.entities),
        warehouse.figure("days"),
    ]
    yield (
        "index.html",
        _render(
            warehouse,
            "figures.html",
            title="Coverage",
            here="index.html",
            facts=warehouse.figure("totals"),
            figures=coverage,
            bars={"days": 1, "stories": 1, "outlets": 1},
        ),
    )
    yield (
        "agreement.html",
        _render(
            warehouse,
            "agreement.html",
            title="Agreement",
            here="agreement.html",
            disputed=matrix(warehouse.figure("disputed_matrix")),
            pairs=matrix(warehouse.figure("pair_matrix")),
            shares=SHARES,
            figures=[warehouse.figure(name) for name in ("disputed", "single_origin", "pairs")],
        ),
    )
    for page in sorted(warehouse.pages):
        kind, _, key = page.removesuffix(".html").partition("-")
        if kind in _PAGES:
            yield page, _PAGES[kind](warehouse, key)


def _story(warehouse: _Warehouse, key: str) -> str:
    label = _value(warehouse, "select label from marts.dim_stories where story_key = ?", key)
    names = ("story_articles", "story_values", "story_utterances", "story_changes")
    return _render(
        warehouse,
        "story.html",
        title=label,
        facts=warehouse.figure("story_facts", story_key=key),
        matrix=matrix(warehouse.figure("story_matrix", story_key=key, claims=CLAIMS)),
        figures=[warehouse.figure(name, story_key=key) for name in names],
    )


def _entity(warehouse: _Warehouse, key: str) -> str:
    timeline = warehouse.figure("entity_timeline", entity_key=key)
    return _render(
        warehouse,
        "entity.html",
        title=_value(warehouse, "select name from marts.dim_entities where entity_key = ?", key),
        facts=warehouse.figure("entity_facts", entity_key=key),
        timeline=timeline,
        utterances=groups(timeline),
        figures=[warehouse.figure("entity_aliases", entity_key=key)],
    )


def _article(warehouse: _Warehouse, key: str) -> str:
    row = warehouse.connection.execute(
        """
        select articles.title, outlets.outlet, articles.published_at, articles.url, articles.story_key,
            versions.version_id, versions.body
        from marts.dim_articles as articles
        inner join marts.dim_outlets as outlets using (outlet_key)
        inner join marts.dim_versions as versions using (version_id)
        where articles.article_id = ?
        """,
        [key],
    ).fetchone()
    assert row
    title, outlet, published_at, url, story_key, version_id, body = row
    return _render(
        warehouse,
        "article.html",
        title=title or "An article without a title",
        outlet=outlet,
        published=published_at,
        # an address of an input may be anything: only these lead anywhere
        url=url if url and url.startswith(("http://", "https://")) else None,
        story=f"story-{story_key}.html",
        paragraphs=paragraphs(warehouse.connection, version_id, body, warehouse.pages),
        figures=[
            warehouse.figure(name, article_id=key)
            for name in ("article_claims", "article_quotations", "article_entities")
        ],
    )


_PAGES = {"story": _story, "entity": _entity, "article": _article}


def _value(warehouse: _Warehouse, sql: str, key: str) -> str:
    row = warehouse.connection.execute(sql, [key]).fetchone()
    return str(row[0]) if row and row[0] else key


def _render(warehouse: _Warehouse, template: str, **values: Any) -> str:
    return warehouse.templates.get_template(template).render({"here": "", "bars": {}} | values)
