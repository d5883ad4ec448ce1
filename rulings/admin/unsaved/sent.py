"""The fields of a ruling's form as they were sent: kept as plain data, and read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from django.http import QueryDict

from rulings.admin.rows import MOST_ROWS
from rulings.autosaves import FORM, Fields

if TYPE_CHECKING:
    from rulings.admin.unsaved.versions import Keys

# Row set -> what the names of its fields begin with.
PREFIXES: Final = {
    "particulars": "particulars",
    "findings": "findings",
    "sanctions": "sanctions",
    "factors": "factors",
    "topics": "ruling_topics",
    "sources": "sources",
    "corrections": "corrections",
    "names": "name_replacements",
}
REVISION: Final = "kept-revision"
ROW_KEYS: Final = "kept-rows"
TOKEN: Final = "kept-token"  # noqa: S105 - the name of a field
ENDED: Final = "kept-ended"
BACK: Final = "kept-back"
THEIRS: Final = "kept-theirs"
CHOICE: Final = "kept-choice:"
_WAS: Final = "kept-was:"
_OWN: Final = (REVISION, ROW_KEYS, FORM)
_NOT_KEPT: Final = ("csrfmiddlewaretoken", TOKEN, ENDED, BACK, THEIRS)
_NUMBERED: Final = re.compile(r"#\s*(\d{1,4})")


def fields_of(sent: QueryDict) -> Fields:
    """What was typed, without buttons, choices and tokens; null characters have no place."""
    return {
        name.replace("\0", ""): [str(value).replace("\0", "") for value in values]
        for name, values in sent.lists()
        if not name.startswith(("_", CHOICE)) and name not in _NOT_KEPT
    }


def as_sent(fields: Fields) -> QueryDict:
    """The fields as a browser would send them."""
    sent = QueryDict(mutable=True)
    for name, values in fields.items():
        sent.setlist(name, values)
    return sent


def revision_of(sent: Mapping[str, str]) -> int | None:
    """The number of the revision that the form was opened at; none if it is not said."""
    number = sent.get(REVISION) or ""
    return int(number) if re.fullmatch(r"[0-9]{1,9}", number) else None


def own_fields(sent: QueryDict) -> list[tuple[str, str]]:
    """What a form that is shown again must go on saying of itself."""
    return [
        (name, value)
        for name, values in sent.lists()
        if name in _OWN or name.startswith(_WAS)
        for value in values[:1]
    ]


def row_keys(sent: QueryDict, rows: str) -> list[str]:
    """A key for each row of the form: the id of the row it was opened with, or one of its own."""
    prefix, keys = PREFIXES[rows], list[str]()
    for index in range(_count(sent, rows, "TOTAL")):
        saved = sent.get(f"{prefix}-{index}-id") or sent.get(f"{_WAS}{prefix}-{index}") or ""
        known = saved.isdecimal() and saved not in keys
        keys.append(saved if known else f"new-{index}")
    return keys


def as_new(sent: QueryDict) -> QueryDict:
    """The form as if all its rows were new; which are to be removed stays ticked."""
    new = sent.copy()
    for prefix in PREFIXES.values():
        new[f"{prefix}-INITIAL_FORMS"] = "0"
    for name in sent:
        if re.fullmatch(r"[a-z_]+-\d+-(?:id|ruling)", name):
            del new[name]
    return new


def without_vanished(sent: QueryDict, present: Keys) -> QueryDict:
    """The form with the rows that somebody deleted meanwhile as new ones, so that it can be shown.

    They come after the saved ones, and say which rows they were.
    """
    again = sent.copy()
    for rows, prefix in PREFIXES.items():
        total, initial = _count(sent, rows, "TOTAL"), _count(sent, rows, "INITIAL")
        gone = [
            index
            for index in range(min(initial, total))
            if sent.get(f"{prefix}-{index}-id") not in present.get(rows, ())
        ]
        if gone:
            _renumber(again, sent, rows, gone)
    return again


def _renumber(again: QueryDict, sent: QueryDict, rows: str, gone: list[int]) -> None:
    prefix, initial = PREFIXES[rows], _count(sent, rows, "INITIAL")
    total = _count(sent, rows, "TOTAL")
    kept = [index for index in gone if f"{prefix}-{index}-DELETE" not in sent]
    stay = [index for index in range(initial) if index not in gone]
    order = [*stay, *kept, *range(initial, total)]
    _drop(again, prefix)
    for place, index in enumerate(order):
        _move(again, sent, (f"{prefix}-{index}", f"{prefix}-{place}"), is_gone=index in gone)
    again[f"{prefix}-TOTAL_FORMS"] = str(len(order))
    again[f"{prefix}-INITIAL_FORMS"] = str(len(stay))
    if rows == "particulars":
        _renumber_references(again, {old + 1: new + 1 for new, old in enumerate(order)})


def _drop(again: QueryDict, prefix: str) -> None:
    for name in [*again]:
        if re.match(rf"(?:{_WAS})?{prefix}-\d", name):
            del again[name]


def _move(again: QueryDict, sent: QueryDict, way: tuple[str, str], *, is_gone: bool) -> None:
    old, new = way
    for name, values in sent.lists():
        if name.startswith(f"{old}-") and not (is_gone and name == f"{old}-id"):
            again.setlist(new + name.removeprefix(old), values)
        elif name == f"{_WAS}{old}":
            again.setlist(f"{_WAS}{new}", values)
    if is_gone:
        again[f"{_WAS}{new}"] = sent.get(f"{old}-id") or sent.get(f"{_WAS}{old}") or ""


def _renumber_references(again: QueryDict, places: Mapping[int, int]) -> None:
    """Findings may name particulars by their number on the screen."""
    for name in [*again]:
        if re.fullmatch(r"findings-\d+-rests_on", name):
            again[name] = _NUMBERED.sub(
                lambda found: f"#{places.get(int(found[1]), int(found[1]))}", str(again[name])
            )


def _count(sent: QueryDict, rows: str, which: str) -> int:
    number = sent.get(f"{PREFIXES[rows]}-{which}_FORMS") or ""
    return min(int(number), MOST_ROWS) if re.fullmatch(r"[0-9]{1,9}", number) else 0


def words_of(fields: Iterable[tuple[str, list[str]]]) -> list[tuple[str, str]]:
    """What a person typed, by the name of the field: to be shown where nothing else can be done."""
    return [
        (name, value)
        for name, values in fields
        if not name.startswith("kept-") and not name.endswith(("_FORMS", "-id"))
        for value in values
        if value.strip()
    ]
