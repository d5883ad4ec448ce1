"""What changed between two texts of a ruling, in the order in which its page tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst

from rulings.history import fields, lists
from rulings.history.change import Change, ChangeKind
from rulings.history.rows import pairs_of
from rulings.terms import terms as all_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rulings.history.fields import Field, Row
    from rulings.history.rows import Rows
    from rulings.terms import Terms

Described = dict[str, Any]


def changes(
    before: Described | None, after: Described, terms: Terms | None = None
) -> tuple[Change, ...]:
    """The differences that a person sees; without ``before`` everything is added.

    Keys that ``after`` lacks are left alone, as ``rulings.intake.put`` does. ``terms`` are the
    labels of the vocabularies: one query unless they are given.
    """
    terms = all_terms() if terms is None else terms
    before = before or {}
    before, after = _with_references(before, after)
    return tuple(_changes(before, after, terms))


def _changes(before: Described, after: Described, terms: Terms) -> Iterator[Change]:
    yield from _in_fields(fields.CASE, "", before, after, terms)
    yield from _in_rows(lists.PARTICULARS, "", before, after, terms)
    yield from _in_rows(lists.FINDINGS, "", before, after, terms)
    yield from _in_group("impairment", fields.IMPAIRMENT, before, after, terms)
    yield from _in_fields(fields.ORDER, "", before, after, terms)
    for part in (lists.SANCTIONS, lists.FACTORS, lists.TOPICS):
        yield from _in_rows(part, "", before, after, terms)
    yield from _in_group("harm", fields.HARM, before, after, terms)
    yield from _in_rows(lists.SOURCES, "", before, after, terms)
    yield from _in_fields(fields.READERS, "", before, after, terms)
    yield from _in_rows(lists.CORRECTIONS, "", before, after, terms)
    if after.get("desk"):
        desk = before.get("desk") or {}
        yield from _in_fields(fields.DESK, "", desk, after["desk"], terms)
        yield from _in_rows(lists.NAMES, "", desk, after["desk"], terms)


def _in_group(
    key: str, group: tuple[Field, ...], before: Described, after: Described, terms: Terms
) -> Iterator[Change]:
    if after.get(key) is not None:
        where = f"{capfirst(key)}, "
        yield from _in_row(group, where, before.get(key) or {}, after[key], terms)


def _in_fields(
    wanted: tuple[Field, ...], where: str, before: Described, after: Described, terms: Terms
) -> Iterator[Change]:
    """Fields of the ruling itself: an absent one is left alone."""
    present = tuple(field for field in wanted if field.key in after)
    yield from _in_row(present, where, before, after, terms)


def _in_row(
    wanted: tuple[Field, ...],
    where: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    terms: Terms,
) -> Iterator[Change]:
    for field in wanted:
        if field.stays and field.key not in after:
            continue
        was, now = field.of(before), field.of(after)
        if was != now:
            path = where + field.label if where else capfirst(field.label)
            yield _change(path, _words(field, was, terms), _words(field, now, terms), was, now)


def _change(path: str, before: str, after: str, was: Any, now: Any) -> Change:
    """Two slugs may have one label, and a value may have no words: then the slugs tell."""
    if before == after:
        return Change.of(path, f"{before} ({was})".strip(), f"{after} ({now})".strip())
    return Change.of(path, before, after)


def _words(field: Field, value: Any, terms: Terms) -> str:
    return "" if value == "" and not field.words("", terms) else field.words(value, terms)


def _in_rows(
    part: Rows, where: str, before: Mapping[str, Any], after: Mapping[str, Any], terms: Terms
) -> Iterator[Change]:
    if after.get(part.key) is None:
        return
    was, now = before.get(part.key) or [], after[part.key]
    pairs = pairs_of(part, was, now)
    kept = set(pairs.values())
    for place, row in enumerate(was):
        if place not in kept:
            path = where + part.called(row, place, terms)
            yield Change(ChangeKind.REMOVED, path, whole_row(part, row, terms), "")
    for place, row in enumerate(now):
        path = where + part.called(row, place, terms)
        if place not in pairs:
            yield Change(ChangeKind.ADDED, path, "", whole_row(part, row, terms))
            continue
        earlier = was[pairs[place]]
        yield from _in_row(part.fields, f"{path}, ", earlier, row, terms)
        for below in part.rows:
            yield from _in_rows(below, f"{path}, ", earlier, row, terms)
    yield from _in_order(part, where, pairs, now, terms)


def _in_order(
    part: Rows, where: str, pairs: dict[int, int], now: list[Row], terms: Terms
) -> Iterator[Change]:
    """Rows that stayed and changed places, by their present names."""
    places = sorted(pairs)
    as_before = sorted(places, key=lambda place: pairs[place])
    if part.is_ordered and places != as_before:
        names = [
            ", ".join(part.called(now[place], place, terms) for place in order)
            for order in (as_before, places)
        ]
        yield Change(ChangeKind.CHANGED, f"{where}{part.many}, order", *names)


def whole_row(part: Rows, row: Row, terms: Terms, indent: str = "") -> str:
    """A row as text: a line for each value that is stated, and the rows below it."""
    lines = [
        f"{indent}{capfirst(field.label)}: {field.words(field.of(row), terms)}"
        for field in part.fields
        if field.of(row) != "" and field.words(field.of(row), terms)
    ]
    for below in part.rows:
        for place, one in enumerate(row.get(below.key) or []):
            lines.append(f"{indent}{capfirst(below.called(one, place, terms))}")
            lines.append(whole_row(below, one, terms, f"{indent}  "))
    return "\n".join(lines)


def _with_references(before: Described, after: Described) -> tuple[Described, Described]:
    """Findings name what they rest on as it is called in ``after``, instead of counting."""
    was = before.get("particulars") or []
    now = was if after.get("particulars") is None else after["particulars"]
    pairs = pairs_of(lists.PARTICULARS, was, now)
    called = dict(enumerate(lists.reference(row, place) for place, row in enumerate(now)))
    became = {one: called[other] for other, one in pairs.items()}
    gone = {
        place: f"{lists.reference(row, place)} (removed)"
        for place, row in enumerate(was)
        if place not in became
    }
    return _resting(before, became | gone), _resting(after, called)


def _resting(described: Described, called: dict[int, str]) -> Described:
    if not described.get("findings"):
        return described
    findings = [
        row | {"particulars": [called.get(place, f"#{place + 1}") for place in row["particulars"]]}
        if row.get("particulars") is not None
        else row
        for row in described["findings"]
    ]
    return described | {"findings": findings}
