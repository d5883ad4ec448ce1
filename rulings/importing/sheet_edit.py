"""What a spreadsheet's row says of a ruling -> the described keys that it changes.

A row says less than a ruling holds. So a column that shows what our own export would show is left
alone, and one that differs changes as little as it can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rulings.importing import sheet_orders, sheet_sources
from rulings.importing.sheet_columns import COLUMNS, IGNORED
from rulings.importing.trouble import Wrong, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from rulings.intake import Described

    Say = Callable[[str, str], None]

_PLAIN = (
    "title",
    "summary",
    "case_reference",
    "regulator",
    "committee",
    "profession",
    "setting",
    "agency",
    "hearing",
    "decided_on",
    "decided_precision",
)
ALONGSIDE = ("published_on", "note")
"""Columns that say nothing of the ruling itself."""


def parsed(row: dict[str, str], say: Say) -> dict[str, Any]:
    """Column -> value; cells that cannot be read are said."""
    values: dict[str, Any] = {}
    for name, cell in row.items():
        if name in IGNORED:
            continue
        try:
            values[name] = COLUMNS[name](cell)
        except Wrong as wrong:
            say(name, str(wrong))
    return values


def from_sheet(values: dict[str, Any], now: Described, say: Say) -> Described:
    """The described keys that differ; ``now`` is empty for a new ruling."""
    said = _shown(now) if now else {}
    different = {
        name: value
        for name, value in values.items()
        if name not in said or _comparable(name, value) != _comparable(name, said[name])
    }
    described: Described = {name: different[name] for name in _PLAIN if name in different}
    if "impairment" in different:
        described["impairment"] = {"outcome": different["impairment"]}
    _precision(described)
    if not now and values.get("published_on") and not values.get("sanctions", True):
        # A published ruling names an order or says that none is stated.
        described["sanction_not_stated"] = True
    for part in (_findings, _topics, _factors, sheet_orders.edited, sheet_sources.edited):
        try:
            described |= part(different, values, now)
        except Wrong as wrong:
            path, _, sentence = str(wrong).partition("\t")
            say(path, sentence)
    return described


def wrong(column: str, sentence: str) -> Wrong:
    """A trouble with a column, for ``from_sheet`` to take apart."""
    return Wrong(f"{column}\t{sentence}")


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, list) and name not in {"sanctions", "sanctions_rejected", "source_urls"}:
        return sorted(set(value))
    return value or None if isinstance(value, str | None) else value


def _shown(now: Described) -> dict[str, Any]:
    """The columns as our own export would show them."""
    shown = {name: now[name] for name in _PLAIN}
    shown["summary"] = shown["summary"].replace("\r\n", "\n")
    shown["impairment"] = now["impairment"]["outcome"]
    for column, outcome in _OUTCOMES.items():
        shown[column] = [row["ground"] for row in now["findings"] if row["outcome"] == outcome]
    shown["topics"] = [row["topic"] for row in now["topics"]] + _on_particulars(now)
    for side in _SIDES:
        shown[side] = [row["factor"] for row in now["factors"] if _accepted(row, side)]
    return shown | sheet_orders.shown(now) | sheet_sources.shown(now)


def _precision(described: Described) -> None:
    """A whole date is exact to the day unless the sheet says otherwise; no date has none."""
    if "decided_on" in described and not described.get("decided_precision"):
        described["decided_precision"] = "day" if described["decided_on"] else None


_OUTCOMES = {"grounds_found": "found", "grounds_not_found": "not_found"}
_SIDES = ("mitigating", "aggravating")


def _findings(different: dict[str, Any], values: dict[str, Any], now: Described) -> Described:
    changed = {name: _OUTCOMES[name] for name in _OUTCOMES if name in different}
    if not changed:
        return {}
    rows = list(now.get("findings", []))
    for column, outcome in changed.items():
        wanted = values[column]
        rows = [row for row in rows if row["outcome"] != outcome or row["ground"] in wanted]
        there = {row["ground"] for row in rows if row["outcome"] == outcome}
        new = [ground for ground in dict.fromkeys(wanted) if ground not in there]
        rows += [{"ground": ground, "outcome": outcome} for ground in new]
    return {"findings": rows}


def _on_particulars(now: Described) -> list[str]:
    return [topic for row in now.get("particulars", []) for topic in row["topics"]]


def _topics(different: dict[str, Any], values: dict[str, Any], now: Described) -> Described:
    if "topics" not in different:
        return {}
    wanted, fixed = list(dict.fromkeys(values["topics"])), _on_particulars(now)
    for topic in fixed:
        if topic not in wanted:
            raise wrong(
                "topics",
                f"“{shortened(topic)}” stands at a particular: take it away on the ruling’s form.",
            )
    rows = [row for row in now.get("topics", []) if row["topic"] in wanted]
    there = {row["topic"] for row in rows} | set(fixed)
    new = [{"topic": topic, "standing": "alleged"} for topic in wanted if topic not in there]
    return {"topics": sorted(rows + new, key=lambda row: str(row["topic"]))}


def _accepted(row: dict[str, Any], side: str) -> bool:
    return bool(row["side"] == side and row["accepted"] is True)


def _factors(different: dict[str, Any], values: dict[str, Any], now: Described) -> Described:
    sides = [side for side in _SIDES if side in different]
    if not sides:
        return {}
    rows = [dict(row) for row in now.get("factors", [])]
    for side in sides:
        wanted = list(dict.fromkeys(values[side]))
        rows = [row for row in rows if not _accepted(row, side) or row["factor"] in wanted]
        for factor in wanted:
            known = [row for row in rows if (row["side"], row["factor"]) == (side, factor)]
            if not any(row["accepted"] is True for row in known):
                unstated = next((row for row in known if row["accepted"] is None), None)
                if unstated is None:
                    rows.append({"side": side, "factor": factor, "accepted": True})
                else:
                    unstated["accepted"] = True
    return {"factors": rows}
