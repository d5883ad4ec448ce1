"""What is told of many answers: percentiles, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PERCENTS: Final = (50, 95, 99)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one request.

    ``is_over``: it was waited for that long and no longer. ``found`` is how many rulings it
    counted, where it says so; ``problem`` says what is wrong with it.
    """

    milliseconds: float
    problem: str = ""
    is_over: bool = False
    found: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """Of the sound answers: how many, and the milliseconds that so many in a hundred stay within.

    ``over_from``: some were given up, so times from there on are the least they can be. ``failed``
    counts the others, ``problem`` is what was wrong with the first of them.
    """

    count: int
    p50: float | None = None
    p95: float | None = None
    p99: float | None = None
    over_from: float | None = None
    failed: int = 0
    problem: str = ""

    def is_over(self, milliseconds: float | None) -> bool:
        """Whether this time is the least that it can be."""
        if milliseconds is None or self.over_from is None:
            return False
        return milliseconds >= self.over_from

    def part(self, percent: int) -> float | None:
        """The milliseconds of one of ``PERCENTS``."""
        value: float | None = getattr(self, f"p{percent}")
        return value


def percentile(groups: Sequence[Sequence[float]], percent: int) -> float:
    """The least time that ``percent`` in a hundred stay within; every group counts alike.

    A group without times counts for nothing. Whole numbers throughout, so no rounding decides.
    """
    filled = [group for group in groups if group]
    share = lcm(*map(len, filled))
    weighed = sorted((time, share // len(group)) for group in filled for time in group)
    wanted = percent * share * len(filled)
    reached = 0
    for time, weight in weighed:
        reached += weight * 100
        if reached >= wanted:
            return time
    raise ValueError("There is no time to choose from.")


def summary(*groups: Iterable[Answer]) -> Summary:
    """Of one class of requests, or of several that count alike."""
    answers = [list(group) for group in groups]
    together = [answer for group in answers for answer in group]
    sound = [[one.milliseconds for one in group if not one.problem] for group in answers]
    problems = [answer.problem for answer in together if answer.problem]
    count = sum(map(len, sound))
    times = {f"p{percent}": round(percentile(sound, percent), 3) for percent in PERCENTS if count}
    return Summary(
        count=count,
        over_from=min(
            (round(one.milliseconds, 3) for one in together if one.is_over), default=None
        ),
        failed=len(problems),
        problem=problems[0] if problems else "",
        **times,
    )
