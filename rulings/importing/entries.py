"""A row of a file, beside the ruling that it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from rulings.drafting import digest
from rulings.importing.changes import changes
from rulings.importing.normal import Normal
from rulings.importing.public_shape import described_shape
from rulings.importing.sheet_edit import ALONGSIDE, from_sheet, parsed
from rulings.importing.trouble import shortened
from rulings.importing.vocabulary import Vocabulary
from rulings.intake import described_and_locked
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rulings.importing.trouble import Troubles
    from rulings.intake import Described

    Row = tuple[int, dict[str, Any]]
    Say = Callable[[str, str], None]

# As ``new_ruling_id`` gives them.
_ID = re.compile("[2-9bcdfghjkmnpqrstvwxz]{10}")
_ALONGSIDE = ("id", "note", "published_on", "is_demonstration", "desk", "clearances")


@dataclass
class Entry:
    """``described`` is what the row says; of a ruling that is there only what is new."""

    row: int
    ruling_id: str | None
    described: Described
    now: Described | None
    alongside: dict[str, Any] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        return self.now is None

    @property
    def state(self) -> str:
        """Where the ruling stands now; a new one is a draft."""
        return str(self.now["desk"]["state"]) if self.now else RulingState.DRAFT.value

    @property
    def note(self) -> str:
        return str(self.alongside.get("note", ""))

    @property
    def desk(self) -> dict[str, Any]:
        desk: dict[str, Any] = self.alongside.get("desk", {})
        return desk

    def is_about(self, ruling_id: str, now: Described) -> None:
        """The row turns out to be about this ruling."""
        self.ruling_id, self.now = ruling_id, now
        self.described = changes(now, self.described)


class Rows:
    """Turns rows into entries, some at a time; says what is wrong with each."""

    def __init__(self, troubles: Troubles, *, is_sheet: bool) -> None:
        self._troubles = troubles
        self._is_sheet = is_sheet
        self._vocabulary = Vocabulary()
        self._normal = Normal(self._vocabulary)
        self._seen: dict[str, int] = {}

    def entries(self, rows: Sequence[Row]) -> list[Entry]:
        """Only of rows that nothing is wrong with."""
        ids = [self._id(row, line) for line, row in rows]
        now = described_and_locked([one for one in ids if one])
        entries = [
            self._entry(line, row, ruling_id, now.get(ruling_id or ""))
            for (line, row), ruling_id in zip(rows, ids, strict=True)
        ]
        return [entry for entry in entries if entry.row not in self._troubles.rows]

    def _id(self, row: dict[str, Any], line: int) -> str | None:
        given = row.get("id")
        if given is None or given == "":
            return None
        given = given.strip() if isinstance(given, str) else given
        if not isinstance(given, str) or not _ID.fullmatch(given):
            self._troubles.add(
                line,
                "id",
                f"“{shortened(given)}” is no id of a ruling: copy it from the ruling’s address, "
                "or leave it away for a new ruling.",
            )
            return None
        if given in self._seen:
            before = self._seen[given]
            self._troubles.add(line, "id", f"row {before} has the same id: keep one of them.")
        self._seen.setdefault(given, line)
        return given

    def _entry(
        self, line: int, row: dict[str, Any], ruling_id: str | None, now: Described | None
    ) -> Entry:
        say = partial(self._troubles.add, line)
        if now is not None and now["desk"]["state"] == RulingState.EXPIRED:
            say("id", "this ruling has expired and stays empty: take the row out.")
        described = self._described(row, now, say)
        normal = self._normal.of(described, say)
        alongside = {key: normal.pop(key) for key in _ALONGSIDE if key in normal}
        entry = Entry(line, ruling_id, normal, None, alongside)
        if ruling_id is not None and now is not None:
            entry.is_about(ruling_id, now)
        elif "title" not in described:
            say("title", "it is missing: a new ruling needs a title.")
        return entry

    def _described(self, row: dict[str, Any], now: Described | None, say: Say) -> Described:
        if self._is_sheet:
            values = parsed(row, say)
            described = from_sheet(values, now or {}, say)
            return described | {key: values[key] for key in ALONGSIDE if key in values}
        if now is not None and "regulator" not in row:
            row = {**row, "regulator": now["regulator"]}
        described = described_shape(row, self._vocabulary, say)
        for source in _texts(described):
            source["text_digest"] = digest(source["text"])
        return described


def _texts(described: Described) -> list[dict[str, Any]]:
    """Sources that give their whole text without its digest."""
    sources = described.get("sources")
    return [
        source
        for source in (sources if isinstance(sources, list) else [])
        if isinstance(source, dict)
        and isinstance(source.get("text"), str)
        and source["text"]
        and not source.get("text_digest")
    ]
