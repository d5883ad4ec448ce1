"""The files that the others search: made from the database, and kept if somebody says where."""

from __future__ import annotations

import json
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

from benchmarks.searching.contenders.datasette import SqliteFile
from benchmarks.searching.contenders.tantivy import TantivyFile
from benchmarks.searching.rows import batches
from benchmarks.searching.targets import DATASETTE, TANTIVY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import psycopg

Piece = TypeVar("Piece")

NAMES: Final = {DATASETTE: "rulings.db", TANTIVY: "tantivy"}
BUILDERS: Final[dict[str, Any]] = {DATASETTE: SqliteFile, TANTIVY: TantivyFile}
COMPLETE: Final = "complete.json"
_FINGERPRINT: Final = b"""
SELECT count(*), md5(string_agg(content_hash, '' ORDER BY ruling_id)) FROM rulings_searchentry
"""


def made(
    database: psycopg.Connection[Any], folder: Path, peers: Sequence[str]
) -> tuple[dict[str, Path], str]:
    """Where each peer's file is, and a sentence on how it came there.

    Files are used again if they were made of the same rulings and were complete.
    """
    wanted = [peer for peer in peers if peer in NAMES]
    paths = {peer: folder / NAMES[peer] for peer in wanted}
    number, rulings = _fingerprint(database)
    complete = dict.fromkeys(wanted, rulings)
    if wanted and _kept(folder).items() >= complete.items():
        return paths, "The files of the others were kept from an earlier run."
    started = time.perf_counter()
    _make(database, folder, wanted)
    (folder / COMPLETE).write_text(json.dumps(complete))
    took = time.perf_counter() - started
    return paths, f"The files of the others were made of {number:,} rulings in {took:,.0f} s."


def _make(database: psycopg.Connection[Any], folder: Path, peers: Sequence[str]) -> None:
    """One reading of the rulings for all of them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = [BUILDERS[peer](folder / NAMES[peer]) for peer in peers]
    with database.transaction():
        for rows in ahead(batches(database)) if files else ():
            for file in files:
                file.add(rows)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda file: file.close(), files))


def ahead(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """The same, the next one being made while the last one is used."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, pieces, None)
        while (piece := coming.result()) is not None:
            coming = pool.submit(next, pieces, None)
            yield piece


def _fingerprint(database: psycopg.Connection[Any]) -> tuple[int, str]:
    number, hashed = database.execute(_FINGERPRINT).fetchone() or (0, "")
    return number, f"{number} {hashed}"


def _kept(folder: Path) -> dict[str, str]:
    """What is complete there, by peer: of which rulings it was made."""
    try:
        kept: dict[str, str] = json.loads((folder / COMPLETE).read_text())
    except (OSError, ValueError):
        return {}
    return kept
