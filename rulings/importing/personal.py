"""What must not become public by an import: the checklist's own eye for personal data."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from rulings.checklist.checking import key
from rulings.checklist.names import names
from rulings.checklist.personal import plain, suspicions
from rulings.importing.trouble import shortened
from rulings.models import Clearance
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rulings.importing.entries import Entry
    from rulings.importing.saving import Saving
    from rulings.importing.trouble import Troubles

_TEXTS = {
    "title",
    "summary",
    "case_reference",
    "label",
    "text",
    "reason",
    "name",
    "review",
    "frequency",
    "unit",
    "note",
    "publisher",
    "url",
}
_LOOKS_LIKE = (
    "“{words}” looks like {looks_like}: take it out; or import the row as a draft, clear it on its "
    "form with a reason, and publish it there."
)
_SAYS_NOTHING = (
    "a published ruling needs a summary, a particular or a finding: add one, or import the row as "
    "a draft."
)


def watch(entries: Sequence[Entry], saving: Saving, troubles: Troubles) -> None:
    """Say what in the rows that are public afterwards looks like personal data."""
    cleared = _cleared(entries)
    for entry in entries:
        publishes = saving.publishes(entry)
        if publishes or entry.state == RulingState.PUBLISHED:
            public = {**(entry.now or {}), **entry.described} if publishes else entry.described
            for path, sentence in _troubles(public, cleared[entry.row]):
                troubles.add(entry.row, path, sentence)
            if publishes and not any(map(public.get, ("summary", "particulars", "findings"))):
                troubles.add(entry.row, "summary", _SAYS_NOTHING)


def _cleared(entries: Sequence[Entry]) -> dict[int, set[str]]:
    """Row -> words that editors cleared, here or where the row comes from."""
    cleared: dict[int, set[str]] = defaultdict(set)
    rows = {entry.ruling_id: entry.row for entry in entries if not entry.is_new}
    there = Clearance.objects.filter(ruling__in=[pk for pk in rows if pk])
    for ruling_id, words in there.values_list("ruling_id", "words"):
        cleared[rows[ruling_id]].add(key(words))
    for entry in entries:
        for clearance in entry.alongside.get("clearances", []):
            cleared[entry.row].add(key(clearance["words"]))
    return cleared


def _troubles(described: dict[str, Any], cleared: set[str]) -> Iterator[tuple[str, str]]:
    seen = set(cleared)
    for path, text in _public_texts(described, ""):
        body = plain(unquote(text) if "://" in text[:10] else text)
        for found in (*suspicions(body), *names(body)):
            words = found.words.strip()[:200]
            if key(words) not in seen:
                seen.add(key(words))
                yield path, _LOOKS_LIKE.format(words=shortened(words), looks_like=found.looks_like)


def _public_texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text that a reader sees, with its path; the saved text of a source is not one."""
    named = path.rpartition(", ")[2]
    if isinstance(value, dict):
        for name, one in value.items():
            is_saved_text = name == "text" and path.startswith("sources ")
            if name not in {"desk", "evidence"} and not is_saved_text:
                yield from _public_texts(one, f"{path}, {name}" if path else name)
    elif isinstance(value, list):
        for place, one in enumerate(value, start=1):
            yield from _public_texts(one, f"{path} {place}")
    elif isinstance(value, str) and value and named in _TEXTS:
        yield path, value
