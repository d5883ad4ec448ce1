"""Many clients at once, each asking without a pause, over all classes of the mix."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TYPE_CHECKING, Final

from benchmarks.searching.outcome import Throughput
from benchmarks.searching.timings import Answer, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.searching.contenders import Contender
    from benchmarks.searching.mix import Asked

CLIENTS: Final = (1, 8, 32)


def throughput(site: Contender, mix: Sequence[Asked], clients: int, seconds: float) -> Throughput:
    """So many threads of this process share one row of requests until the time is over."""
    turns, lock = count(), threading.Lock()
    started, used = time.perf_counter(), time.process_time()
    ends = started + seconds

    def client() -> list[Answer]:
        answers: list[Answer] = []
        while time.perf_counter() < ends or not answers:
            with lock:
                turn = next(turns)
            answer = site.ask(mix[turn % len(mix)])
            answers.append(answer or Answer(0, "not asked"))
        return answers

    with ThreadPoolExecutor(clients) as pool:
        asked = [pool.submit(client) for _ in range(clients)]
        answers = [answer for one in asked for answer in one.result()]
    took = time.perf_counter() - started
    told = summary(answers)
    share = (time.process_time() - used) / took / (os.cpu_count() or 1)
    return Throughput(
        clients, round(told.count / took, 2), told.p50, told.p95, told.failed, round(share, 3)
    )


def mixed(classes: Sequence[Sequence[Asked]]) -> list[Asked]:
    """One request of each class after the other, as often as the longest class has any."""
    longest = max(map(len, classes))
    return [asked[turn % len(asked)] for turn in range(longest) for asked in classes]
