"""Ten thousand rulings from one file: how long until they are public and can be found."""

from __future__ import annotations

import io
import json
import random
import time
from typing import TYPE_CHECKING, Any

from rulings.demonstration import demonstration
from rulings.importing import Options, import_rulings

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = 10_000
MOST_SECONDS = 60


def importing(number: int = NUMBER) -> Iterator[str]:
    """New and published, then the same file again."""
    content = file_of(number)
    yield f"{number} rulings in a file of {len(content) // 1_000_000} MB"
    for name in ("new and published", "the same again"):
        started = time.perf_counter()
        report = import_rulings(io.BytesIO(content), Options("benchmark", publish=True))
        took = time.perf_counter() - started
        meets = "yes" if took < MOST_SECONDS else "no"
        yield f"{name:32} {took:6.1f} s  {report.counts}  under {MOST_SECONDS} s: {meets}"
        yield from map(str, report.troubles.shown[:3])


def file_of(number: int) -> bytes:
    """Written rulings over and over, with three particulars each, conditions, factors, a source."""
    chance = random.Random(2017)  # the same file in every run
    written = [one for one in demonstration() if len(one["particulars"]) >= 3]
    lines = []
    for place in range(number):
        ruling: dict[str, Any] = dict(chance.choice(written))
        ruling.pop("comments", None)
        ruling["case_reference"] = f"BENCH {place}"
        ruling["title"] = f"{ruling['title'][:280]} ({place})"
        lines.append(json.dumps(ruling, ensure_ascii=False))
    return "\n".join(lines).encode()
