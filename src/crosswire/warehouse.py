"""A warehouse from Python: load, build, ask, publish, with data frames at both ends."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from crosswire.errors import CrosswireError, EnvironmentFault, UsageError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from crosswire.intake import Load
    from crosswire.pictures import Picture
    from crosswire.publishing import Publication

Articles = Any
"""One path or address, several, or a table with an article a row: of pandas, of polars, or of any Arrow library."""


class Warehouse:
    """One DuckDB file with raw tables and marts.

    No connection stays open between two calls, so that other programs can use the file in between. Errors are those
    of `crosswire.errors`, one line each.

    >>> import crosswire
    >>> news = crosswire.open("news.duckdb")  # doctest: +SKIP
    >>> news.run("articles/")  # doctest: +SKIP
    >>> news.sql("select outlet, article_count from dim_outlets")  # doctest: +SKIP
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __repr__(self) -> str:
        return f"crosswire.open({str(self.path)!r})"

    def load(
        self,
        articles: Articles,
        *,
        outlet: str | None = None,
        models: Mapping[str, str] | None = None,
        cues: str | None = None,
        workers: int = 1,
        fetch: bool = False,
    ) -> "Load":
        """Read, extract and load articles from files, folders or a table; return what was new, known or unusable.

        The columns of a table are called as the fields of JSON Lines are: body, id, outlet, url, title, published_at
        and so on. `fetch` allows addresses of the web among the paths. `outlet` is that of articles that name none,
        `models` names the model of each language beside the default ones. More than one worker needs the guard
        `if __name__ == "__main__":` around the calling program.
        """
        from crosswire import loader, pipeline
        from crosswire.frames import inputs
        from crosswire.parsing import DEFAULT_MODELS
        from crosswire.workplace import work_folder

        work = work_folder(self.path)
        with TemporaryDirectory(dir=work, prefix="frame-") as folder:
            paths = inputs(articles, Path(folder))
            with loader.connect(self.path) as connection:
                return pipeline.load(
                    connection,
                    paths,
                    work=work,
                    outlet=outlet,
                    models=DEFAULT_MODELS | dict(models or {}),
                    cues=cues,
                    workers=workers,
                    may_fetch=fetch,
                )

    def build(self, *, project: str | Path | None = None, corrections: str | Path | None = None) -> None:
        """Build the marts of what is loaded, and test them; raises CrosswireError naming what failed.

        `corrections` is an editor's sheet, as the analysis of that name writes it; it holds until another one is given.
        """
        from crosswire import build
        from crosswire import corrections as sheets
        from crosswire.workplace import work_folder

        if not self.path.is_file():
            raise UsageError(f"{self.path}: no such warehouse; load articles into it first")
        if corrections:
            sheets.replace(self.path, Path(corrections))
        failures = build.build(self.path, work=work_folder(self.path), project=Path(project) if project else None)
        if failures:
            first = failures[0]
            more = f", and {len(failures) - 1} more" if len(failures) > 1 else ""
            raise CrosswireError(f"{self.path}: {first.node} failed{more}; {first.message}")

    def run(
        self,
        articles: Articles,
        *,
        outlet: str | None = None,
        cues: str | None = None,
        workers: int = 1,
        fetch: bool = False,
    ) -> "Load":
        """Load articles as `load` does, then build the marts."""
        done = self.load(articles, outlet=outlet, cues=cues, workers=workers, fetch=fetch)
        self.build()
        return done

    def sql(self, query: str, /, **given: str) -> "pd.DataFrame":
        """Return the answer to one SELECT as a DataFrame; `given` has values for `$name` in it.

        Marts need no schema before their names. A load in another process does not disturb: the published copy
        answers then. Raises UsageError with the nearest names where one is wrong.
        """
        return self.ask(query, given=given)

    def ask(self, question: str, *, given: dict[str, str] | None = None, evidence: bool = False) -> "pd.DataFrame":
        """Return the answer to SQL, or to the analysis of that name, as a DataFrame.

        `evidence` adds outlet, date, prefix, text, suffix and url where the answer has the key of a finding.
        """
        from crosswire import asking

        with asking.ask(self.path, question, given=given, evidence=evidence) as answer:
            return answer.result.df()

    def arrow(self, question: str, *, given: dict[str, str] | None = None, evidence: bool = False) -> "pa.Table":
        """Return what `ask` does as an Arrow table; needs pyarrow, which is not installed with Crosswire."""
        from crosswire import asking

        with asking.ask(self.path, question, given=given, evidence=evidence) as answer:
            try:
                return answer.result.to_arrow_table()
            except ImportError as error:
                raise EnvironmentFault(
                    "arrow: pyarrow is not installed; install it with pip install pyarrow"
                ) from error

    def picture(self, words: str = "", *, kind: str | None = None, dark: bool = False) -> "Picture":
        """Draw what `words` name, by key or by words; a notebook shows the picture, `save` writes it as SVG or PNG.

        A story gives its claims by outlet, an entity or an utterance a timeline of the words that outlets printed,
        and no words at all how often outlets agree. `data` of the picture has the rows that it shows, `chart` is
        Altair's. Needs the extra `pictures`.
        """
        from crosswire import showing

        return showing.picture(self.path, words, kind=kind, dark=dark)[0]

    def publish(self, to: str | Path | None = None) -> "Publication":
        """Copy the marts to a read-only file that replaces the last copy in one step."""
        from crosswire import publishing

        return publishing.publish(self.path, Path(to) if to else publishing.default_target(self.path))

    def forget(self, *articles: str) -> None:
        """Take articles out, named by address, id or `article_id`, with all that came of them, for good.

        No load brings them back. Raises UsageError for a word that names no article, CrosswireError naming what could
        not be built without them.
        """
        from crosswire import forgetting

        forgetting.take_out(self.path, [article.article_id for article in forgetting.find(self.path, articles)])
        self.build()
        forgetting.clear(self.path)
