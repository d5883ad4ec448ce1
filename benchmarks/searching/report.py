"""What was measured, as Markdown: a section for each size, and the growth from one to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from benchmarks.searching.mix import KINDS, MIX_NAME, SEARCHES
from benchmarks.searching.outcome import OURS
from benchmarks.searching.targets import judged
from benchmarks.searching.timings import Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from benchmarks.searching.outcome import Outcome
    from benchmarks.searching.targets import Judged

NOTHING: Final = "–"
CLASSES: Final = (
    *(kind.name for kind in SEARCHES),
    MIX_NAME,
    *(k.name for k in KINDS[len(SEARCHES) :]),
)
_NONE: Final = Summary(0)


def report(outcomes: Sequence[Outcome]) -> str:
    """All of it; the outcomes come by size."""
    sections = [_section(outcome) for outcome in outcomes]
    if len(outcomes) > 1:
        sections.append(_growth(outcomes))
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _section(outcome: Outcome) -> list[str]:
    rulings, comments = (outcome.counted.get(name, 0) for name in ("rulings", "comments"))
    return [
        f"## {outcome.size:,} rulings",
        "",
        f"{outcome.measured_on}; {rulings:,} public rulings and {comments:,} comments.",
        "",
        "### Targets",
        "",
        *_table(("target", "limit", "measured", "verdict"), map(_target, judged(outcome))),
        "",
        "### Classes",
        "",
        "Milliseconds. A ratio is how many times longer the other takes than we do, at p50 and at "
        "p95; “over” tells that it was given up then.",
        "",
        *_classes(outcome),
        *_failures(outcome),
        "",
        "### Many clients at once, memory, edits",
        "",
        *_throughput(outcome),
        "",
        *_amounts(outcome),
        "",
        "### Rulings found for one word",
        "",
        *_found(outcome),
        "",
        "### Measured on",
        "",
        *(f"- {note}" for note in outcome.notes),
        f"- {_listed(outcome.machine)}.",
        f"- PostgreSQL’s settings: {_listed(outcome.settings)}.",
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join(['---', *['---:'] * (len(head) - 1)])}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _listed(named: object) -> str:
    assert isinstance(named, dict)
    return ", ".join(f"{name} {value}" for name, value in named.items())


def _target(one: Judged) -> tuple[str, ...]:
    unit = one.target.unit
    most = "at least" if one.target.is_least else "at most"
    places = 2 if one.target.is_least else 1
    measured = NOTHING if one.value is None else f"{one.value:,.{places}f} {unit}"
    return one.target.name, f"{most} {one.limit:g} {unit}", measured, one.verdict


def _classes(outcome: Outcome) -> Iterator[str]:
    head = [
        "class",
        "cold",
        "p50",
        "p95",
        "p99",
        *(f"{peer}: p50 / p95, ratio" for peer in outcome.peers),
    ]
    return _table(head, (_class(outcome, name) for name in CLASSES))


def _class(outcome: Outcome, name: str) -> list[str]:
    ours = outcome.times[OURS].get(name, _NONE)
    cold = outcome.cold.get(name, _NONE)
    peers = [outcome.times[peer].get(name, _NONE) for peer in outcome.peers]
    times = [milliseconds(value) for value in (cold.p50, ours.p50, ours.p95, ours.p99)]
    return [name, *times, *(_beside(ours, theirs) for theirs in peers)]


def _beside(ours: Summary, theirs: Summary) -> str:
    if theirs.p50 is None or ours.p50 is None:
        return "failed" if theirs.failed else NOTHING
    ratios = [ratio(theirs.part(percent), ours.part(percent)) for percent in (50, 95)]
    times = [
        f"{'over ' if theirs.is_over(time) else ''}{milliseconds(time)}"
        for time in (theirs.p50, theirs.p95)
    ]
    return f"{' / '.join(times)}, {' / '.join(ratios)}"


def milliseconds(value: float | None) -> str:
    """Short times with a decimal place, long ones without."""
    if value is None:
        return NOTHING
    return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"


def ratio(of: float | None, to: float | None) -> str:
    """How many times as long, to two figures or so."""
    if not of or not to:
        return NOTHING
    times = of / to
    return f"× {times:.2g}" if times < 10 else f"× {times:,.0f}"


def _failures(outcome: Outcome) -> list[str]:
    """A sentence for each class that was not answered as it should be."""
    failed = [
        f"- {contender}, {name}: {one.failed} failed, first: {one.problem}"
        for contender, classes in outcome.times.items()
        for name, one in classes.items()
        if one.failed and name != MIX_NAME
    ]
    return ["", *failed] if failed else []


def _throughput(outcome: Outcome) -> Iterator[str]:
    head = (
        "clients",
        "answers a second",
        "p50",
        "p95",
        "failed",
        "share of the cores that asking took",
    )
    return _table(
        head,
        (
            (
                str(one.clients),
                f"{one.per_second:,.1f}",
                milliseconds(one.p50),
                milliseconds(one.p95),
                str(one.failed),
                f"{one.load_share:.1%}",
            )
            for one in outcome.throughput
        ),
    )


def _amounts(outcome: Outcome) -> Iterator[str]:
    edits = outcome.edits
    times = f"{milliseconds(edits.p50)} / {milliseconds(edits.p95)} / {milliseconds(edits.p99)} ms"
    memory = [(name, f"{value:,.0f} MB") for name, value in outcome.memory.items()]
    edited = ("edit of one ruling, p50 / p95 / p99", times)
    return _table(("amount", "measured"), [*memory, edited])


def _found(outcome: Outcome) -> Iterator[str]:
    names = [OURS, *outcome.peers]
    return _table(
        ("word", *names),
        (
            (one.word, *(_count(one.counts.get(name), one.counts.get(OURS)) for name in names))
            for one in outcome.found
        ),
    )


def _count(count: int | None, ours: int | None) -> str:
    if count is None:
        return NOTHING
    difference = f" ({count - ours:+,})" if ours is not None and count != ours else ""
    return f"{count:,}{difference}"


def _growth(outcomes: Sequence[Outcome]) -> list[str]:
    """How many times longer each class takes at one size than at the one before."""
    steps = list(pairwise(outcomes))
    head = ["class", *(f"{small.size:,} to {large.size:,}: p50 / p95" for small, large in steps)]
    rows = ([name, *(_grown(small, large, name) for small, large in steps)] for name in CLASSES)
    return [
        "## Growth from size to size",
        "",
        "How many times as long a class takes. The rulings grow tenfold from one size to the next "
        "where all sizes were measured.",
        "",
        *_table(head, rows),
    ]


def _grown(small: Outcome, large: Outcome, name: str) -> str:
    before, after = (one.times[OURS].get(name, _NONE) for one in (small, large))
    return f"{ratio(after.p50, before.p50)} / {ratio(after.p95, before.p95)}"
