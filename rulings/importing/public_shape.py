"""The public document of a ruling (/rulings/ID.json) -> the described shape.

Only shapes are changed here; whether values can be taken is checked afterwards. What is in the
described shape already passes as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from rulings.importing.vocabulary import Vocabulary

    Say = Callable[[str, str], None]

_SCHEDULE = ("frequency", "from_month", "for_months")


def described_shape(row: dict[str, Any], vocabulary: Vocabulary, say: Say) -> dict[str, Any]:
    """Addresses and counts that this site makes itself are left out."""
    described = {key: value for key, value in row.items() if key not in {"url", "comments"}}
    _comments(row.get("comments"), described, say)
    particulars = row.get("particulars")
    if isinstance(particulars, list):
        described["particulars"] = [
            _particular(one, place) for place, one in enumerate(particulars, start=1)
        ]
    if isinstance(row.get("findings"), list):
        places = _places(particulars)
        described["findings"] = [
            _finding(one, places, f"findings {number}", say)
            for number, one in enumerate(row["findings"], start=1)
        ]
    if isinstance(row.get("sanctions"), list):
        described["sanctions"] = [
            _sanction(one, row.get("regulator"), vocabulary) for one in row["sanctions"]
        ]
        _say_if_not_stated(row, described)
    if isinstance(described.get("topics"), list):
        described["topics"] = sorted(described["topics"], key=_topic)
    return described


def _say_if_not_stated(row: dict[str, Any], described: dict[str, Any]) -> None:
    """A published ruling names an order or says that none is stated; the document shows the one."""
    if row.get("published_on") and "sanction_not_stated" not in row:
        described["sanction_not_stated"] = not any(
            isinstance(one, dict) and one.get("imposed", True) for one in row["sanctions"]
        )


def _comments(comments: Any, described: dict[str, Any], say: Say) -> None:
    if isinstance(comments, dict) and "comments_stated" not in described:
        if "stated" in comments:
            described["comments_stated"] = comments["stated"]
    elif comments:
        say("comments", "comments are taken in by import_comments: remove them from this row.")


def _topic(row: Any) -> str:
    return str(row.get("topic")) if isinstance(row, dict) else ""


def _particular(row: Any, place: int) -> Any:
    """Our own count is no printed label."""
    if isinstance(row, dict) and row.get("label") == f"#{place}":
        return {**row, "label": ""}
    return row


def _places(particulars: Any) -> dict[str, int]:
    """Label, or our count, -> index."""
    places = {}
    for index, row in enumerate(particulars if isinstance(particulars, list) else []):
        label = row.get("label") if isinstance(row, dict) else None
        places[str(label or f"#{index + 1}")] = index
    return places


def _finding(row: Any, places: dict[str, int], path: str, say: Say) -> Any:
    if not isinstance(row, dict) or not isinstance(row.get("particulars"), list):
        return row
    indexes = []
    for named in row["particulars"]:
        index = places.get(named) if isinstance(named, str) else named
        if index is None:
            say(
                f"{path}, particulars",
                f"there is no particular “{named}”: name its label as it stands in this row.",
            )
        else:
            indexes.append(index)
    return {**row, "particulars": indexes}


def _sanction(row: Any, regulator: Any, vocabulary: Vocabulary) -> Any:
    if not isinstance(row, dict):
        return row
    sanction = dict(row)
    try:
        usual = vocabulary.usual_name(regulator, row.get("kind", ""))
    except (ValueError, TypeError):
        usual = ""
    if usual and row.get("name") == usual:
        sanction["name"] = ""
    if isinstance(row.get("conditions"), list):
        sanction["conditions"] = _conditions(row["conditions"])
    return sanction


def _conditions(rows: list[Any]) -> list[Any]:
    """One object a phase -> one a condition: a later phase of the same words belongs to it."""
    conditions: list[Any] = []
    for row in rows:
        if not isinstance(row, dict) or not any(key in row for key in _SCHEDULE):
            conditions.append(row)
            continue
        phase = {key: row.get(key) for key in _SCHEDULE}
        condition = {key: value for key, value in row.items() if key not in _SCHEDULE}
        phases = [] if phase["frequency"] is None else [phase]
        if conditions and phases and _goes_on(conditions[-1], condition, phase):
            conditions[-1]["phases"] += phases
        else:
            conditions.append({**condition, "phases": phases})
    return conditions


def _goes_on(latest: Any, condition: dict[str, Any], phase: dict[str, Any]) -> bool:
    if not isinstance(latest, dict) or not latest.get("phases"):
        return False
    own = {key: value for key, value in latest.items() if key != "phases"}
    before, after = latest["phases"][-1]["from_month"], phase["from_month"]
    return json.dumps(own) == json.dumps(condition) and _later(before, after)


def _later(before: Any, after: Any) -> bool:
    return isinstance(before, int) and isinstance(after, int) and before < after
