"""What was measured at one size, as data that can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self

from benchmarks.searching.timings import Summary

OURS: Final = "ours"


@dataclass(frozen=True, slots=True)
class Throughput:
    """So many clients that ask without a pause: answers a second, and how long one waits.

    ``load_share`` is how much of all cores those who ask took themselves, from 0 to 1.
    """

    clients: int
    per_second: float
    p50: float | None
    p95: float | None
    failed: int
    load_share: float


@dataclass(frozen=True, slots=True)
class Found:
    """How many rulings each contender finds for one word; none where it does not say."""

    word: str
    counts: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Times by contender and class; memory in MB; what the machine and its programs were."""

    size: int
    measured_on: str
    counted: Mapping[str, int]
    times: Mapping[str, Mapping[str, Summary]]
    cold: Mapping[str, Summary]
    edits: Summary
    throughput: tuple[Throughput, ...] = ()
    found: tuple[Found, ...] = ()
    memory: Mapping[str, float] = field(default_factory=dict)
    machine: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def worker_memory(self) -> float | None:
        """The largest worker's own and shared memory, in MB."""
        return self.memory.get("largest worker")

    @property
    def peers(self) -> tuple[str, ...]:
        """Who was measured beside us."""
        return tuple(name for name in self.times if name != OURS)

    def beside(self, peer: str, percent: int) -> list[tuple[float, float]]:
        """Our milliseconds and theirs in each class that both have answered."""
        both = [
            (summary.part(percent), self.times.get(peer, {}).get(name, Summary(0)).part(percent))
            for name, summary in self.times[OURS].items()
        ]
        return [(ours, theirs) for ours, theirs in both if ours and theirs]

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """What was kept with ``dataclasses.asdict``."""
        fields = dict(kept)
        fields["times"] = {name: _summaries(of) for name, of in kept["times"].items()}
        fields["cold"] = _summaries(kept["cold"])
        fields["edits"] = Summary(**kept["edits"])
        fields["throughput"] = tuple(Throughput(**one) for one in kept["throughput"])
        fields["found"] = tuple(Found(**one) for one in kept["found"])
        fields["notes"] = tuple(kept["notes"])
        return cls(**fields)


def _summaries(kept: Mapping[str, Mapping[str, Any]]) -> dict[str, Summary]:
    return {name: Summary(**one) for name, one in kept.items()}
