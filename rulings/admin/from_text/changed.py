"""Which values are no longer what was read: beside their words the screen says so.

Nothing is stored for it. What was read is in the revision that reading left; a text also counts as
read as long as it holds the words that its evidence names.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from django.db import connection

from rulings.vocabulary import MadeWith

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rulings.models import Ruling

Described = dict[str, Any]

_PLACE = {
    "article.title": "title",
    "article.comments_stated": "comments_stated",
    "impairment": "impairment.outcome",
    "impairment_personal": "impairment.personal",
    "impairment_public": "impairment.public",
    "impairment_reason": "impairment.reason",
    "harm_note": "harm.note",
}
# By what a row is known again when others have come or gone before it.
_KNOWN_BY = {
    "particulars": ("text",),
    "findings": ("ground",),
    "sanctions": ("kind", "imposed"),
    "factors": ("side", "factor"),
}
_ROW = re.compile(r"(particulars|findings|sanctions|factors)\.(\d+)\.(.+)")
_UNTOLD = ("topics.", "corrections.", "names.", "registration_numbers.", "harm.others", "article.p")
_WORD = re.compile(r"\w+")
_ABSENT = object()


def changed_by_hand(ruling: Ruling, words: Mapping[str, str]) -> set[str]:
    """Of the paths in ``words`` (path → the words of its evidence) those whose value differs."""
    first = ruling.revisions.filter(made_with=MadeWith.READING).order_by("number").first()
    read: Described = first.snapshot if first else {}
    now = _described(ruling)
    return {
        path
        for path, passage in words.items()
        if not path.startswith(_UNTOLD) and _differs(now, read, path, passage)
    }


def _differs(now: Described, read: Described, path: str, words: str) -> bool:
    value = _value(now, path)
    if isinstance(value, str) and _bare(words) in _bare(value):
        return False
    as_read = _as_read(now, read, path)
    if as_read is _ABSENT:
        return isinstance(value, str) and " " in value.strip()  # a text without its words
    return value not in as_read if isinstance(as_read, tuple) else value != as_read


def _as_read(now: Described, read: Described, path: str) -> Any:
    row = _ROW.fullmatch(path)
    if row is None:
        return _value(read, path)
    kind, place, rest = row[1], int(row[2]), row[3]
    rows_now = now.get(kind, [])
    if place >= len(rows_now):
        return _ABSENT
    found = _row_as_read(rows_now[place], read.get(kind, []), place, _KNOWN_BY[kind])
    if found is None:
        return _ABSENT
    leaf = rest.split(".")
    if leaf[0] == "conditions":  # lines come and go: any that was read will do
        return tuple(_walked(one, leaf[2:]) for one in found["conditions"])
    return _walked(found, leaf)


def _row_as_read(
    row: Described, rows: list[Described], place: int, known_by: tuple[str, ...]
) -> Described | None:
    same = [one for one in rows if all(one[name] == row[name] for name in known_by)]
    here = rows[place] if place < len(rows) else None
    if here in same or not same:
        return here
    return same[0]


def _value(described: Described, path: str) -> Any:
    return _walked(described, _PLACE.get(path, path).split("."))


def _walked(part: Any, path: list[str]) -> Any:
    """What stands there; topics and phases as a whole, however many."""
    for step in path:
        if isinstance(part, list):
            place = int(step) if step.isdecimal() else len(part)
            part = part[place] if place < len(part) else _ABSENT
        else:
            part = part.get(step, _ABSENT) if isinstance(part, dict) else _ABSENT
        if step in {"topics", "phases"}:
            break
    return part


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _described(ruling: Ruling) -> Described:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_described(%s)", [ruling.pk])
        (described,) = cursor.fetchone()
    now: Described = json.loads(described) if isinstance(described, str) else described
    return now
