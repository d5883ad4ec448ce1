"""Rows without an id that may be about a ruling that is there already, or that came before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rulings.importing.trouble import shortened
from rulings.intake import described_and_locked
from rulings.models import Ruling, Source
from rulings.querysets import reference_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rulings.importing.entries import Entry
    from rulings.importing.trouble import Troubles
    from rulings.intake import Described

Sign = tuple[Any, ...]
"""What two descriptions of one ruling have in common."""

_REASONS = {
    "text": "the same text of a source",
    "reference": "the same regulator, case reference and day",
    "title": "the same regulator, title and day",
}


class Suspects:
    """Remembers the rows of one file; asks the database about some at a time."""

    def __init__(self, troubles: Troubles) -> None:
        self._troubles = troubles
        self._rows: dict[Sign, int] = {}

    def settle(self, entries: Sequence[Entry]) -> None:
        """An entry that says nothing new is about the ruling that is there; others are troubles."""
        new = [entry for entry in entries if entry.is_new]
        there = _there(new)
        now = described_and_locked(set(there.values()))
        for entry in new:
            self._settle(entry, there, now)

    def _settle(self, entry: Entry, there: dict[Sign, str], now: dict[str, Described]) -> None:
        for sign in _signs(entry):
            if sign in self._rows:
                said = f"row {self._rows[sign]} has {_REASONS[sign[0]]}"
                self._troubles.add(entry.row, "", f"{said}: keep one, or give each an id.")
                return
        for sign in _signs(entry):
            if sign in there and entry.is_new:
                self._compare(entry, sign, there[sign], now)
            self._rows[sign] = entry.row

    def _compare(self, entry: Entry, sign: Sign, ruling_id: str, now: dict[str, Described]) -> None:
        entry.is_about(ruling_id, now[ruling_id])
        if entry.described:
            differs = ", ".join(entry.described)
            self._troubles.add(
                entry.row,
                "",
                f"ruling {ruling_id} has {_REASONS[sign[0]]}, and differs in "
                f"{shortened(differs)}: give its id to change it, or another for a new ruling.",
            )


def _signs(entry: Entry) -> Iterator[Sign]:
    for source in entry.described.get("sources", []):
        if source.get("text_digest"):
            yield ("text", source["text_digest"])
    if entry.ruling_id is not None:
        return
    described = entry.described
    regulator, day = described.get("regulator"), described.get("decided_on")
    reference = _key(described.get("case_reference", ""))
    if reference:
        yield ("reference", regulator, reference, day)
    else:
        yield ("title", regulator, described["title"], day)


def _key(reference: str) -> str:
    return "".join(one for one in reference if one.isascii() and one.isalnum()).upper()


def _there(entries: Iterable[Entry]) -> dict[Sign, str]:
    """Sign -> ruling, for the signs of these entries."""
    wanted: dict[str, set[Any]] = {reason: set() for reason in _REASONS}
    for entry in entries:
        for sign in _signs(entry):
            wanted[sign[0]].add(sign[1] if sign[0] == "text" else sign[2])
    texts = Source.objects.filter(text_digest__in=wanted["text"])
    found: dict[Sign, str] = {
        ("text", digest): pk for digest, pk in texts.values_list("text_digest", "ruling_id")
    }
    columns = ("regulator__slug", "key", "title", "decided_on", "pk")
    keyed = Ruling.objects.annotate(key=reference_key("case_reference")).exclude(state="expired")
    by_reference = keyed.exclude(case_reference="").filter(key__in=wanted["reference"])
    by_title = keyed.filter(title__in=wanted["title"])
    for regulator, key, _, day, pk in by_reference.values_list(*columns):
        found["reference", regulator, key, _iso(day)] = pk
    for regulator, _, title, day, pk in by_title.values_list(*columns):
        found["title", regulator, title, _iso(day)] = pk
    return found


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
