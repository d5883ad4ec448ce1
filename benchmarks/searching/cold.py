"""The first request after everything was started anew, one class at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.searching.contenders.own_site import OwnSite
from benchmarks.searching.timings import summary
from benchmarks.site import gunicorn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.searching.mix import Asked
    from benchmarks.searching.timings import Summary

DROP_CACHES: Final = Path("/proc/sys/vm/drop_caches")
_CLEAN_PAGES: Final = "1"


@dataclass(frozen=True, slots=True)
class Cold:
    """The first answers by class, and a sentence on what was really started anew."""

    times: Mapping[str, Summary]
    said: str


def cold(
    classes: Mapping[str, Sequence[Asked]],
    environment: Mapping[str, str],
    restart_database: Callable[[], None] | None,
) -> Cold:
    """The first request of each class. Without ``restart_database`` the web server alone."""
    times = {}
    dropped = restart_database is not None
    for name, (first, *_) in classes.items():
        if restart_database:
            restart_database()
            dropped = drop_page_cache() and dropped
        with gunicorn(environment) as site:
            times[name] = summary([OwnSite(site.port).ask(first)])
    database = "the database and the web server" if restart_database else "the web server alone"
    cache = "were dropped" if dropped else "were left as they were"
    return Cold(
        times,
        f"Cold is the first request after {database} had been started anew; "
        f"the pages that the system keeps of files {cache}.",
    )


def drop_page_cache() -> bool:
    """Make the system forget what it has read of files; whether it let us."""
    os.sync()
    try:
        DROP_CACHES.write_text(_CLEAN_PAGES)
    except OSError:
        return False
    return True
