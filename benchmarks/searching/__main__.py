"""One size in a process of its own: `python -m benchmarks.searching SIZE FOLDER`."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import django
from django.core.management import call_command

from benchmarks.processes import end_tidily
from benchmarks.searching.all_sizes import RESULT
from benchmarks.searching.database import Prepared, database_of
from benchmarks.searching.document import replace
from benchmarks.searching.options import OptionProblem, Options
from benchmarks.site import environment


def main(size: int, folder: Path) -> int:
    """Measure this size and leave the outcome in the folder. Returns the exit status."""
    end_tidily()
    try:
        options = Options.of(os.environ)
        with database_of(size, options, folder) as prepared:
            _measure(size, folder, options, prepared)
    except OptionProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _measure(size: int, folder: Path, options: Options, prepared: Prepared) -> None:
    os.environ |= environment(prepared.url, folder)
    django.setup()
    # What fills and measures needs Django, which needs the database that was just made.
    from benchmarks.corpus import frequency_classes  # noqa: PLC0415
    from benchmarks.searching.chance import chance_of  # noqa: PLC0415
    from benchmarks.searching.filling import filled  # noqa: PLC0415
    from benchmarks.searching.one_size import Measuring, measured  # noqa: PLC0415

    call_command("collectstatic", interactive=False, verbosity=0)
    filled(size, tell)
    files = (options.peer_files or folder / "peers") / str(size)
    asked = Measuring(
        size=size,
        peers=options.peers,
        seconds=options.seconds,
        patience=options.patience,
        environment=os.environ,
        folder=files,
        restart_database=prepared.restart,
        with_cold=options.with_cold,
    )
    outcome = measured(asked, chance_of(frequency_classes()), tell)
    replace(folder / RESULT, json.dumps(asdict(outcome)))


def tell(what: str) -> None:
    """On standard error: the report alone goes to standard output."""
    print(f"  {what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
