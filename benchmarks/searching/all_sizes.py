"""Every size that is asked for, one after the other; the report of all of them."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Final

from benchmarks.processes import ROOT, running
from benchmarks.searching.document import keep
from benchmarks.searching.outcome import Outcome
from benchmarks.site import own_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.searching.options import Options

DOCS: Final = ROOT / "docs"
RESULT: Final = "outcome.json"


class SizeFailed(Exception):
    """One sentence; the program that measured has said why."""


def searching(options: Options) -> Iterator[str]:
    """The report, once everything was measured: nothing is written before."""
    outcomes = [_measured(size) for size in options.sizes]
    yield keep(DOCS, outcomes)


def _measured(size: int) -> Outcome:
    print(f"{size:,} rulings", file=sys.stderr, flush=True)
    with own_directory() as folder:
        arguments = ("-m", "benchmarks.searching", str(size), str(folder))
        with running(*arguments, environment=os.environ) as measuring:
            status = measuring.wait()
        if status:
            raise SizeFailed(f"{size:,} rulings could not be measured; the reason is above.")
        return Outcome.from_json(json.loads((folder / RESULT).read_text(encoding="utf-8")))
