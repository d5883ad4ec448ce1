"""`make bench`: build large sites, measure them over HTTP, print tables."""

from __future__ import annotations

import os
import sys
from itertools import chain
from typing import TYPE_CHECKING

from benchmarks.processes import end_tidily
from benchmarks.searching.all_sizes import SizeFailed, searching
from benchmarks.searching.document import MarkersMissing
from benchmarks.searching.options import OptionProblem, Options
from benchmarks.site import running_site

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("searching", "discussions", "importing")
NOT_A_PART = "PARTS takes some of “{known}”, not {word!r}."


def main() -> int:
    """Print the tables; the exit status is that of the measuring, not of the figures."""
    end_tidily()
    try:
        for line in _measured(parts(os.environ.get("PARTS") or PARTS[0])):
            print(line, flush=True)
    except (OptionProblem, SizeFailed, MarkersMissing) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def parts(words: str) -> tuple[str, ...]:
    """What to measure. Raises OptionProblem."""
    for word in words.split():
        if word not in PARTS:
            raise OptionProblem(NOT_A_PART.format(known=" ".join(PARTS), word=word))
    return tuple(part for part in PARTS if part in words.split())


def _measured(asked: tuple[str, ...]) -> Iterator[str]:
    options = Options.of(os.environ)
    if "searching" in asked:
        yield from searching(options)
    if {"discussions", "importing"} & {*asked}:
        yield from _on_one_site(asked)


def _on_one_site(asked: tuple[str, ...]) -> Iterator[str]:
    with running_site() as site:
        # What fills and measures needs Django, which needs the database that was just made.
        from benchmarks.discussions import discussions  # noqa: PLC0415
        from benchmarks.importing import importing  # noqa: PLC0415

        yield from chain(
            discussions(site) if "discussions" in asked else (),
            importing() if "importing" in asked else (),
        )


if __name__ == "__main__":
    sys.exit(main())
