"""Evidence names rows by their place: it follows its row when rows are moved, added or removed.

The place of a row, in a path such as ``sanctions.0.kind``, counts from 0 in the order of entry:
by ``position`` where rows have one, by id where they have none.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rulings.models import (
    Condition,
    Correction,
    Evidence,
    Factor,
    Finding,
    Particular,
    RulingTopic,
    Sanction,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db.models import Model

    from rulings.models import Ruling

PLACED: dict[str, type[Model]] = {
    "particulars": Particular,
    "findings": Finding,
    "sanctions": Sanction,
}
UNPLACED: dict[str, type[Model]] = {
    "factors": Factor,
    "topics": RulingTopic,
    "corrections": Correction,
}
ROWS = PLACED | UNPLACED

_ROW = re.compile(rf"({'|'.join(ROWS)})\.(\d+)(.*)")
_CONDITION = re.compile(r"\.conditions\.(\d+)(.*)")

Keys = dict[str, list[int]]
Texts = dict[int, list[str]]


@contextmanager
def evidence_in_step(ruling: Ruling) -> Iterator[None]:
    """Whatever becomes of the ruling's rows inside, the evidence of each that stays follows it.

    Evidence of a row that is removed goes with it. Call it in a transaction.
    """
    if not Evidence.objects.filter(source__ruling=ruling).exists():
        yield
        return
    keys, conditions = _keys(ruling), _conditions(ruling)
    yield
    steps = _Steps(keys, _keys(ruling), conditions, _conditions(ruling))
    _rewrite(ruling, steps)


def in_order_of_entry(rows: Iterable[Any]) -> list[Any]:
    """Rows of one kind as evidence counts them."""
    return sorted(rows, key=lambda row: (getattr(row, "position", 0), row.pk))


class _Steps:
    """Where each row was, and where it is now."""

    def __init__(self, before: Keys, after: Keys, texts_before: Texts, texts_after: Texts) -> None:
        self._before, self._after = before, after
        self._texts_before, self._texts_after = texts_before, texts_after

    def path(self, path: str) -> str | None:
        """The path as it is now; ``None`` if what it named is gone."""
        row = _ROW.fullmatch(path)
        if row is None:
            return path
        kind, place, rest = row[1], int(row[2]), row[3]
        keys = self._before[kind]
        key = keys[place] if place < len(keys) else None
        if key is None or key not in self._after[kind]:
            return None
        leaf = self._condition(key, rest) if kind == "sanctions" else rest
        return None if leaf is None else f"{kind}.{self._after[kind].index(key)}{leaf}"

    def _condition(self, sanction: int, rest: str) -> str | None:
        """Conditions are written anew, line by line: what they say tells them apart."""
        condition = _CONDITION.fullmatch(rest)
        if condition is None:
            return rest
        before = self._texts_before.get(sanction, [])
        after = self._texts_after.get(sanction, [])
        place = _place_now(before, after, int(condition[1]))
        return None if place is None else f".conditions.{place}{condition[2]}"


def _place_now(before: list[str], after: list[str], place: int) -> int | None:
    if place >= len(before):
        return None
    if before[place] in after:
        return after.index(before[place])
    was_rewritten = place < len(after) and after[place] not in before
    return place if was_rewritten else None


def _rewrite(ruling: Ruling, steps: _Steps) -> None:
    """Paths are unique in a source at every moment: those that change leave before they return."""
    rows = list(Evidence.objects.filter(source__ruling=ruling))
    changed = [(row, path) for row in rows if (path := steps.path(row.field)) != row.field]
    Evidence.objects.filter(pk__in=[row.pk for row, _ in changed]).delete()
    Evidence.objects.bulk_create(
        Evidence(source_id=row.source_id, field=path, start=row.start, end=row.end)
        for row, path in changed
        if path is not None
    )


def _keys(ruling: Ruling) -> Keys:
    return {
        kind: list(
            model._default_manager.filter(ruling=ruling)
            .order_by(*(["position"] if kind in PLACED else []), "pk")
            .values_list("pk", flat=True)
        )
        for kind, model in ROWS.items()
    }


def _conditions(ruling: Ruling) -> Texts:
    texts: Texts = {}
    rows = Condition.objects.filter(sanction__ruling=ruling).order_by("position", "pk")
    for sanction, text in rows.values_list("sanction_id", "text"):
        texts.setdefault(sanction, []).append(text)
    return texts
