"""`make bench`: build a large site, measure it over HTTP, print one table."""

import sys
from itertools import chain

from benchmarks.site import running_site


def main() -> int:
    """Print the table; the exit status is that of the measuring, not of the figures."""
    with running_site() as site:
        # What fills and measures needs Django, which needs the database that was just made.
        from benchmarks.discussions import discussions  # noqa: PLC0415
        from benchmarks.importing import importing  # noqa: PLC0415

        for line in chain(discussions(site), importing()):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
