"""An outcome for tests, with one thing changed."""

from typing import Any

from benchmarks.searching.mix import KINDS, MIX_NAME
from benchmarks.searching.outcome import OURS, Found, Outcome, Throughput
from benchmarks.searching.targets import DATASETTE, TANTIVY
from benchmarks.searching.timings import Summary

CLASSES = (*(kind.name for kind in KINDS), MIX_NAME)


def outcome_of(size: int = 100_000, ours: float = 10, **changes: Any) -> Outcome:
    """Everything took us ``ours`` milliseconds, Datasette a second, Tantivy five milliseconds."""
    whole: dict[str, Any] = {
        "size": size,
        "measured_on": "20 September 2017",
        "counted": {"rulings": size, "comments": 10 * size},
        "times": {
            OURS: {name: took(ours) for name in CLASSES},
            DATASETTE: {name: took(1000) for name in CLASSES},
            TANTIVY: {name: took(5) for name in CLASSES},
        },
        "cold": {"no words": took(400)},
        "edits": took(30),
        "throughput": (Throughput(8, 120.5, 60, 90, 0, 0.05),),
        "found": (Found("panel", {OURS: 10, DATASETTE: 12, TANTIVY: None}),),
        "memory": {"largest worker": 120.0},
        "machine": {"cores": "2"},
        "settings": {"shared_buffers": "6GB"},
        "notes": ("Measured in a test.",),
    }
    return Outcome(**whole | changes)


def took(milliseconds: float, **changes: Any) -> Summary:
    """Twenty answers that all took that long."""
    whole: dict[str, Any] = {
        "count": 20,
        "p50": milliseconds,
        "p95": milliseconds,
        "p99": milliseconds,
    }
    return Summary(**whole | changes)


def with_class(outcome: Outcome, name: str, summary: Summary, of: str = OURS) -> Outcome:
    """The same, but for one class of one contender."""
    times = {contender: dict(classes) for contender, classes in outcome.times.items()}
    times[of][name] = summary
    fields = {name: getattr(outcome, name) for name in Outcome.__dataclass_fields__}
    return Outcome(**fields | {"times": times})
