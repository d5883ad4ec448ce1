"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rulings.importing.trouble import Wrong, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rulings.importing.trouble import Troubles

_NO_OBJECT = "this line is no JSON object: write one ruling in “{}” a line."


def json_rows(lines: Iterable[str], troubles: Troubles) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each object with its line; lines that hold none are troubles, blank ones are skipped."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, _object(line)
            except Wrong as wrong:
                troubles.add(number, "", str(wrong))


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise Wrong(
            f"this line is no JSON (“{error.msg}” at character {error.pos + 1}): "
            "write one whole object a line."
        ) from None
    except RecursionError:
        raise Wrong("brackets stand in brackets too often: write a ruling as described.") from None
    except ValueError as error:
        raise error if isinstance(error, Wrong) else Wrong(_NO_OBJECT) from None
    if not isinstance(value, dict):
        raise Wrong(_NO_OBJECT)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Wrong(f"the key “{shortened(twice)}” stands there twice: keep one.")
    return named


def _no_number(constant: str) -> Any:
    raise Wrong(f"“{constant}” is no number: write null for what is not known.")
