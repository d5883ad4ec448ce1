"""Datasette with SQLite's full text search: what a developer would reach for."""

from __future__ import annotations

import json
import sqlite3
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import urlencode

from benchmarks.processes import HOST, free_port, running, wait_until_it_answers
from benchmarks.searching.fetching import fetched
from benchmarks.searching.targets import DATASETTE
from benchmarks.searching.timings import Answer
from rulings.search.facets import FACETS

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.searching.mix import Asked, Search
    from benchmarks.searching.rows import Row

ROWS: Final = 20
_MANY: Final = {facet.name for facet in FACETS if facet.many}
_SINGLE: Final = [facet.name for facet in FACETS if not facet.many]
_NAMES: Final = [facet.name for facet in FACETS]
_COLUMNS: Final = ["id", "title", "text", "decided_on", "longest_months", *_NAMES]
_SORTS: Final = {"newest": "decided_on", "longest": "longest_months"}
# Everything is counted to the end, as the site does, and nothing that the site does not do.
SETTINGS: Final = {
    "default_facet_size": "200",
    "max_returned_rows": "1000",
    "suggest_facets": "off",
    "default_cache_ttl": "0",
}
_QUICKLY: Final = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -1000000",
    "PRAGMA temp_store = MEMORY",
)


class SqliteFile:
    """A table of all rulings with a column for each facet, many values as JSON, and an index of
    the words with stems, as Datasette's own tools make them."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        for setting in _QUICKLY:
            self._database.execute(setting)
        columns = ", ".join(f'"{name}"' for name in _COLUMNS)
        self._database.execute(f"CREATE TABLE rulings (number INTEGER PRIMARY KEY, {columns})")
        self._database.execute(
            "CREATE VIRTUAL TABLE rulings_fts USING fts5("
            "text, content=[rulings], content_rowid=[number], tokenize='porter unicode61')"
        )
        self._database.execute("BEGIN")

    def add(self, rows: list[Row]) -> None:
        """Some more rulings."""
        places = ", ".join("?" * len(_COLUMNS))
        self._database.executemany(
            f"INSERT INTO rulings VALUES (NULL, {places})", map(_values, rows)
        )

    def close(self) -> None:
        """The indexes; from now on it can be served."""
        self._database.execute("INSERT INTO rulings_fts (rulings_fts) VALUES ('rebuild')")
        for name in (*_SINGLE, *_SORTS.values()):
            self._database.execute(f'CREATE INDEX "by_{name}" ON rulings ("{name}")')
        self._database.execute("COMMIT")
        self._database.execute("ANALYZE")
        self._database.close()


def _values(row: Row) -> list[Any]:
    facets = (row.facets[name] for name in _NAMES)
    return [
        row.ruling_id,
        row.title,
        row.text,
        row.decided_on,
        row.longest_months,
        *(json.dumps(value) if isinstance(value, list) else value for value in facets),
    ]


class Datasette:
    """Asked over HTTP for the data of a page, without the page: that is quicker."""

    name = DATASETTE

    def __init__(self, path: Path, seconds: float) -> None:
        self._path, self._seconds = path, seconds
        self._port = 0
        self._program = ExitStack()

    def __enter__(self) -> Self:
        self._port = free_port()
        program = self._program.enter_context(
            running(*self._command(), log=self._path.with_suffix(".log"))
        )
        wait_until_it_answers(program, self._port, "/-/versions.json")
        return self

    def __exit__(self, *raised: object) -> None:
        self._program.close()

    def _command(self) -> list[str]:
        limit = str(int(self._seconds * 1000))
        settings = {**SETTINGS, "sql_time_limit_ms": limit, "facet_time_limit_ms": limit}
        set_to = [word for setting in settings.items() for word in ("--setting", *setting)]
        at = [f"--host={HOST}", f"--port={self._port}"]
        return ["-m", "datasette", "serve", "--immutable", str(self._path), *at, *set_to]

    def ask(self, asked: Asked) -> Answer | None:
        """One page of rulings with its count and all facets; in no order by best match."""
        if asked.search is None or asked.search.page > 1:  # it cannot go to a page by its number
            return None
        answer = self._fetched(query_of(asked.search))
        if answer.is_over:  # what nobody waits for any more would go on beside the others
            self._program.close()
            self.__enter__()
        return answer

    def found(self, word: str) -> int | None:
        """The count of a search without facets."""
        return self._fetched([("_search", word), ("_size", "0")]).found

    def _fetched(self, query: list[tuple[str, str]]) -> Answer:
        path = f"/{self._path.stem}/rulings.json?{urlencode(query)}"
        answer, body = fetched(self._port, path, self._seconds)
        if answer.problem or answer.is_over:
            return answer
        page = json.loads(body)
        is_over = bool(page.get("facets_timed_out")) or page["filtered_table_rows_count"] is None
        found = page["filtered_table_rows_count"]
        return Answer(answer.milliseconds, is_over=is_over, found=found)


def query_of(search: Search) -> list[tuple[str, str]]:
    """A search in Datasette's parameters."""
    facets = [("_facet_array" if facet.many else "_facet", facet.name) for facet in FACETS]
    chosen = [
        (f"{name}__arraycontains" if name in _MANY else f"{name}__exact", value)
        for name, value in search.chosen
    ]
    words = [("_search", search.query)] if search.words else []
    order = [("_sort_desc", _SORTS[search.sort])] if search.sort else []
    return [*words, *chosen, *order, ("_size", str(ROWS)), ("_nocol", "text"), *facets]
