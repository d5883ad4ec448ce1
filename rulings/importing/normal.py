"""A row in any of its shapes -> a described ruling in normal form, every trouble with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rulings.importing.schema import schema
from rulings.importing.trouble import Wrong, shortened, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from rulings.importing.schema import Schema
    from rulings.importing.vocabulary import Vocabulary
    from rulings.intake import Described

    Say = Callable[[str, str], None]

MOST_ROWS = 2000
"""How many particulars, sanctions and so on one ruling may have."""

_NEEDED = {
    "particulars": ("text",),
    "findings": ("ground",),
    "sanctions": ("kind",),
    "factors": ("side", "factor"),
    "topics": ("topic",),
    "corrections": ("note",),
    "conditions": ("text",),
    "phases": ("frequency",),
    "evidence": ("field", "start", "end"),
    "names": ("written", "shown"),
    "clearances": ("words", "reason"),
}


class Normal:
    """Checks rows against one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._schema = schema(vocabulary)

    def of(self, described: Described, say: Say) -> Described:
        """Only keys that are there; what is wrong is said, with its path, and left out."""
        normal = _object(described, self._schema, "", say)
        self._check_committee(normal, say)
        self._check_factors(normal, say)
        _check_findings(normal, say)
        return normal

    def _check_committee(self, normal: Described, say: Say) -> None:
        if "committee" not in normal:
            return
        normal["committee"] = committee = normal["committee"] or None
        regulator = normal.get("regulator")
        if committee is None or "regulator" not in normal:
            return
        known = self._vocabulary.committees.get(regulator or "", set())
        if committee not in known:
            name = f"committee of {regulator or 'no regulator'}"
            say("committee", unknown(name, committee, known))

    def _check_factors(self, normal: Described, say: Say) -> None:
        for place, factor in enumerate(normal.get("factors", []), start=1):
            known = self._vocabulary.factors.get(factor.get("side", ""), set())
            if "side" in factor and "factor" in factor and factor["factor"] not in known:
                name = f"{factor['side']} factor"
                say(f"factors {place}, factor", unknown(name, factor["factor"], known))


def _check_findings(normal: Described, say: Say) -> None:
    if "particulars" not in normal:
        return
    most = len(normal["particulars"])
    for place, finding in enumerate(normal.get("findings", []), start=1):
        for index in finding.get("particulars", []):
            if index >= most:
                say(
                    f"findings {place}, particulars",
                    f"there is no particular {index}: the first one is 0, the last {most - 1}.",
                )


def _object(value: Any, keys: Schema, path: str, say: Say) -> dict[str, Any]:
    if not isinstance(value, dict):
        say(path, "an object is expected: put “{” and “}” around its keys and values.")
        return {}
    read: dict[str, Any] = {}
    for key, one in value.items():
        if key not in keys:
            say(f"{path}, {shortened(key)}" if path else shortened(key), _no_key(key, keys))
            continue
        place = f"{path}, {key}" if path else key
        try:
            read[key] = _value(one, keys[key], place, say)
        except Wrong as wrong:
            say(place, str(wrong))
    return read


def _no_key(key: str, keys: Schema) -> str:
    return "there is no such key: " + unknown("key", key, keys)


def _value(value: Any, reader: Any, path: str, say: Say) -> Any:
    if isinstance(reader, dict):
        return {} if value is None else _object(value, reader, path, say)
    if isinstance(reader, list):
        return _list(value, reader[0], path, say)
    return reader(value)


def _list(value: Any, keys: Schema, path: str, say: Say) -> list[dict[str, Any]]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise Wrong("a list is expected: put “[” and “]” around its objects.")
    if len(value) > MOST_ROWS:
        raise Wrong(f"it has {len(value)} entries: no ruling has more than {MOST_ROWS}.")
    rows = []
    name = path.rpartition(", ")[2]
    for place, one in enumerate(value, start=1):
        row = _object(one, keys, f"{path} {place}", say)
        for key in _NEEDED.get(name, ()):
            if isinstance(one, dict) and key not in one:
                say(f"{path} {place}", f"“{key}” is missing: add it.")
        rows.append(row)
    return rows
