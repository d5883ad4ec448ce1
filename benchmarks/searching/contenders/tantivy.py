"""Tantivy in this process, without HTTP, page or highlighting: what an engine can do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final, Self

import tantivy

from benchmarks.searching.mix import PAGE_SIZE
from benchmarks.searching.targets import TANTIVY
from benchmarks.searching.timings import Answer
from rulings.search.facets import FACETS

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.searching.mix import Asked, Search
    from benchmarks.searching.rows import Row

ROWS: Final = 20
HEAP: Final = 1_000_000_000  # bytes
THREADS: Final = 2
ANSWERS: Final = 1_000  # of one facet, at most
_SORTS: Final = {"relevance": None, "newest": "decided_on", "longest": "longest_months"}
_COUNTS: Final = {facet.name: {"terms": {"field": facet.name, "size": ANSWERS}} for facet in FACETS}


class TantivyFile:
    """An index of all rulings: words with stems, facets as columns to count."""

    def __init__(self, path: Path) -> None:
        path.mkdir()
        self._writer = tantivy.Index(_schema(), str(path)).writer(HEAP, THREADS)

    def add(self, rows: list[Row]) -> None:
        """Some more rulings."""
        for row in rows:
            self._writer.add_document(_document(row))

    def close(self) -> None:
        """From now on it can be searched."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("ruling_id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", stored=True, tokenizer_name="raw")
    builder.add_text_field("text", tokenizer_name="en_stem")
    builder.add_integer_field("decided_on", indexed=True, fast=True)
    builder.add_integer_field("longest_months", indexed=True, fast=True)
    for facet in FACETS:
        builder.add_text_field(facet.name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(row: Row) -> Any:
    day = int(row.decided_on.replace("-", "") or 0)
    facets = {
        name: values if isinstance(values, list) else [values]
        for name, values in row.facets.items()
        if values
    }
    return tantivy.Document(
        ruling_id=row.ruling_id,
        title=row.title,
        text=row.text,
        decided_on=day,
        longest_months=row.longest_months,
        **facets,
    )


class Tantivy:
    """The first rulings by best match, date or length, and the counts of all facets."""

    name = TANTIVY

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        self._index = tantivy.Index.open(str(self._path))
        self._searcher = self._index.searcher()
        return self

    def __exit__(self, *raised: object) -> None:
        del self._searcher, self._index

    def ask(self, asked: Asked) -> Answer | None:
        """Twenty rulings read, all facets counted."""
        if asked.search is None:
            return None
        started = time.perf_counter()
        query = self._query(asked.search)
        by = _SORTS[asked.search.order]
        skipped = (asked.search.page - 1) * PAGE_SIZE
        hits: Any = self._searcher.search(query, ROWS, order_by_field=by, offset=skipped)
        for _, address in hits.hits:
            self._searcher.doc(address)
        self._searcher.aggregate(query, _COUNTS)
        return Answer((time.perf_counter() - started) * 1000, found=hits.count)

    def found(self, word: str) -> int | None:
        """The count of a search."""
        hits: Any = self._searcher.search(self._index.parse_query(word, ["text"]), 1)
        count: int = hits.count
        return count

    def _query(self, search: Search) -> Any:
        parts = [
            (
                tantivy.Occur.Must,
                tantivy.Query.term_query(self._index.schema, name, value, "basic"),
            )
            for name, value in search.chosen
        ]
        if search.words:
            words = self._index.parse_query(search.query, ["text"], conjunction_by_default=True)
            parts.append((tantivy.Occur.Must, words))
        return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.all_query()
