"""Which field of the ruling's form holds the value that evidence names, and the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rulings.in_step import ROWS, in_order_of_entry

if TYPE_CHECKING:
    from collections.abc import Iterable

_PREFIX = {"topics": "ruling_topics"}  # the others are called alike
_LEAF = {"factor": "factor_type", "conditions": "condition_lines"}
_OF_RULING = {
    "article.title": "title",
    "article.comments_stated": "comments_stated",
    "harm.affected": "harm_affected",
    "harm.actual": "harm_actual",
    "harm.unit": "harm_unit",
    "harm.others_at_risk": "harm_note",
}
_OF_SOURCE = {
    "article.publisher": "publisher",
    "article.published_on": "published_on",
}
_ROW = re.compile(r"(\w+)\.(\d+)(?:\.(\w+).*)?")
_NOT_SHOWN = ("names.", "registration_numbers.")


class Fields:
    """The fields of one request's form. Built from what the screen holds: it asks no query."""

    def __init__(self, formsets: Iterable[Any], source_id: int) -> None:
        self._forms: dict[str, dict[int, Any]] = {}
        self._keys: dict[str, list[int]] = {}
        for formset in formsets:
            saved = {form.instance.pk: form for form in formset.initial_forms if form.instance.pk}
            self._forms[formset.prefix] = saved
            rows = in_order_of_entry(form.instance for form in saved.values())
            self._keys[formset.prefix] = [row.pk for row in rows]
        self._source_id = source_id

    def name(self, path: str) -> str | None:
        """The field's name in the form; ``None`` where the form has none for it."""
        if path.startswith(_NOT_SHOWN):
            return None
        if path in _OF_SOURCE:
            return self._of(self._forms.get("sources", {}).get(self._source_id), _OF_SOURCE[path])
        row = _ROW.fullmatch(path)
        if row is None or row[1] not in ROWS:
            return _OF_RULING.get(path, path if "." not in path else None)
        prefix = _PREFIX.get(row[1], row[1])
        keys, place = self._keys.get(prefix, []), int(row[2])
        if place >= len(keys):
            return None
        leaf = row[3] or ("topic" if row[1] == "topics" else "")
        return self._of(self._forms[prefix][keys[place]], _LEAF.get(leaf, leaf))

    def bound(self, form: Any, name: str) -> Any:
        """The field itself, from the ruling's form or a row's; ``None`` where it is not there."""
        rows = (row for saved in self._forms.values() for row in saved.values())
        for one in (form, *rows):
            prefix = f"{one.prefix}-" if one.prefix else ""
            if name.startswith(prefix) and name[len(prefix) :] in one.fields:
                return one[name[len(prefix) :]]
        return None

    def _of(self, form: Any, leaf: str) -> str | None:
        return f"{form.prefix}-{leaf}" if form is not None else None
