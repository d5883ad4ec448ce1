"""What takes how long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

Seconds = dict[str, float]  # by step


@contextmanager
def timed(seconds: Seconds, step: str) -> Iterator[None]:
    """Adds the seconds on the clock to those of the step, also of one that fails."""
    started = perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + perf_counter() - started
