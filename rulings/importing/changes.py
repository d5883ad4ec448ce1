"""What a described ruling says that the one that is there does not; and that, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rulings.importing.trouble import shortened

if TYPE_CHECKING:
    from rulings.intake import Described

MOST_LINES = 20

# Orders that no face shows: between imposed and rejected, between the sides, among topics.
_SORTED_BY = {
    "sanctions": lambda row: not row.get("imposed", True),
    "factors": lambda row: row.get("side", ""),
    "topics": lambda row: row.get("topic", ""),
}
# Not described: its digest stands for a text, and evidence belongs to the text.
_UNTOLD = {"text", "evidence"}


def changes(now: Described, wanted: Described) -> Described:
    """The keys of ``wanted`` that say something new."""
    return {key: value for key, value in wanted.items() if not _says(key, now.get(key), value)}


def _says(key: str, now: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and isinstance(now, dict):
        told = {name: value for name, value in wanted.items() if name not in _UNTOLD or name in now}
        return all(_says(name, now.get(name), value) for name, value in told.items())
    if isinstance(wanted, list) and isinstance(now, list):
        now, wanted = _ordered(key, now), _ordered(key, wanted)
        return len(now) == len(wanted) and all(
            _says("", before, after) for before, after in zip(now, wanted, strict=True)
        )
    return bool(now == wanted)


def _ordered(key: str, rows: list[Any]) -> list[Any]:
    if rows and not isinstance(rows[0], dict):
        return sorted(rows)
    return sorted(rows, key=_SORTED_BY[key]) if key in _SORTED_BY else rows


def differences(now: Described, wanted: Described) -> list[str]:
    """“field: before → after” for each value that changes, so many at most."""
    lines = [line for key, value in wanted.items() for line in _lines(key, now.get(key), value)]
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[:MOST_LINES], f"and {len(lines) - MOST_LINES} more"]


def _lines(path: str, now: Any, wanted: Any) -> Iterator[str]:
    if isinstance(wanted, dict):
        before = now if isinstance(now, dict) else {}
        for name, value in wanted.items():
            if name not in _UNTOLD or name in before:
                yield from _lines(f"{path}, {name}", before.get(name), value)
    elif isinstance(wanted, list) and any(isinstance(row, dict) for row in [*wanted, *(now or [])]):
        yield from _rows(path, now or [], wanted)
    elif (sorted(now or []) != sorted(wanted)) if isinstance(wanted, list) else now != wanted:
        yield f"{path}: {_quoted(now)} → {_quoted(wanted)}"


def _rows(path: str, now: list[Any], wanted: list[Any]) -> Iterator[str]:
    key = path.rpartition(", ")[2]
    now, wanted = _ordered(key, now), _ordered(key, wanted)
    for place in range(max(len(now), len(wanted))):
        named = f"{path} {place + 1}"
        if place >= len(wanted):
            yield f"{named}: {_summed(now[place])} → removed"
        elif place >= len(now):
            yield f"{named}: added, {_summed(wanted[place])}"
        else:
            yield from _lines(named, now[place], wanted[place])


def _summed(row: dict[str, Any]) -> str:
    told = [value for value in row.values() if isinstance(value, str) and value]
    return _quoted(" ".join(told))


def _quoted(value: Any) -> str:
    if value is None or value in ("", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return shortened(", ".join(map(str, value)))
    return f"“{shortened(value)}”" if isinstance(value, str) else str(value)
