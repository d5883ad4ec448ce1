"""``python -m benchmarks.corpus SIZE``: fill the migrated database that DATABASE_URL names."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser

import django

from benchmarks.corpus import NotEmpty, fill


def main() -> int:
    """Prints what it took."""
    parser = ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("size", type=int, help="how many rulings")
    parser.add_argument("--seed", type=int, default=2017)
    parser.add_argument("--comments", type=float, default=10, help="of a ruling, in the mean")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    try:
        filled = fill(asked.size, seed=asked.seed, comments_per_ruling=asked.comments)
    except NotEmpty as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in filled.lines())
    return 0


if __name__ == "__main__":
    sys.exit(main())
