"""Times of one page among others: measured in turns, so that a busy machine hits all alike."""

from __future__ import annotations

import time
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TYPE_CHECKING

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.site import Site

ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one page: milliseconds, bytes, statements."""

    first: float
    median: float
    most: float  # nine in ten are faster
    size: int
    queries: int


def measured(site: Site, pages: Mapping[str, str]) -> dict[str, Figures]:
    """The figures of some pages by their names; the first request of each is told apart."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    sizes: dict[str, int] = {}
    for _ in range(ROUNDS + 1):
        for name, path in pages.items():
            started = time.perf_counter()
            status, sizes[name] = site.get(path)
            times[name].append((time.perf_counter() - started) * 1000)
            if status != 200:
                raise RuntimeError(f"{path} answered {status}")
    return {
        name: Figures(
            first=times[name][0],
            median=median(times[name][1:]),
            most=quantiles(times[name][1:], n=10)[-1],
            size=sizes[name],
            queries=_queries(path),
        )
        for name, path in pages.items()
    }


def _queries(path: str) -> int:
    client = Client(headers={"host": "localhost"})
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)
