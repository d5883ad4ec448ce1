"""The orders of a spreadsheet's row: kinds as codes, lengths in words, and the longest length."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rulings.importing.trouble import Wrong, shortened
from rulings.vocabulary import SanctionKind, months_in_words

if TYPE_CHECKING:
    from rulings.intake import Described

    Length = dict[str, Any]

COLUMNS = ("sanctions", "sanctions_in_words", "sanctions_rejected", "duration_months", "indefinite")

_MONTHS = re.compile(r"(\d{1,3}) months?")
_NO_LENGTH = {"duration_months": None, "ends_on": None, "indefinite": False}


def shown(now: Described) -> dict[str, Any]:
    """The columns as our own export would show them."""
    imposed = [row for row in now["sanctions"] if row["imposed"]]
    return {
        "sanctions": [row["kind"] for row in imposed],
        "sanctions_in_words": [_in_words(row) for row in imposed],
        "sanctions_rejected": [row["kind"] for row in now["sanctions"] if not row["imposed"]],
        "duration_months": _longest(imposed),
        "indefinite": any(row["indefinite"] for row in imposed),
    }


def edited(different: dict[str, Any], values: dict[str, Any], now: Described) -> Described:
    """All sanctions, if a column says something new; those that are there keep what they hold."""
    if not any(name in different for name in COLUMNS if name != "sanctions_in_words") and (
        "sanctions_in_words" not in different or values.get("sanctions")
    ):
        return {}
    before = shown(now) if now else {}
    said = {**before, **{name: values[name] for name in COLUMNS if name in values}}
    in_words = [_read(words) for words in said.get("sanctions_in_words", [])]
    kinds = said.get("sanctions") or [kind for kind, _ in in_words]
    lengths = [length for _, length in in_words]
    if [kind for kind, _ in in_words] != kinds:
        lengths = [dict(_NO_LENGTH) for _ in kinds]
    _reconcile(kinds, lengths, said)
    pool = list(now.get("sanctions", []))
    orders = [
        _order(kind, True, length, pool) for kind, length in zip(kinds, lengths, strict=True)
    ] + [_order(kind, False, {}, pool) for kind in said.get("sanctions_rejected", [])]
    is_stated = {"sanction_not_stated": False} if kinds else {}
    return {"sanctions": orders, **is_stated}


def _order(kind: str, imposed: bool, length: Length, pool: list[Any]) -> dict[str, Any]:
    """The one of this kind that is there, with the length; else a new one."""
    there = next((row for row in pool if (row["kind"], row["imposed"]) == (kind, imposed)), None)
    if there is None:
        return {"kind": kind, "imposed": imposed, **length}
    pool.remove(there)
    return {**there, **length}


def _reconcile(kinds: list[str], lengths: list[Length], said: dict[str, Any]) -> None:
    """The numbers count where they can mean one order only."""
    months, indefinite = said.get("duration_months"), said.get("indefinite")
    if "duration_months" in said and months != _longest(lengths):
        _only(kinds, lengths, "duration_months")
        lengths[0].update(_NO_LENGTH, duration_months=months)
    if indefinite is not None and indefinite != any(one["indefinite"] for one in lengths):
        _only(kinds, lengths, "indefinite")
        lengths[0]["indefinite"] = indefinite
    if len(lengths) == 1 and lengths[0]["indefinite"] and lengths[0]["duration_months"]:
        raise Wrong(
            "duration_months\tan indefinite order has no length in months: keep one of the two."
        )


def _only(kinds: list[str], lengths: list[Length], column: str) -> None:
    if len(lengths) != 1:
        known = ", ".join(kinds) or "no order"
        raise Wrong(
            f"{column}\tit does not say which order it belongs to ({shortened(known)}): write the "
            "length of each in sanctions_in_words, as in “Suspension 12 months; Advice”."
        )


def _longest(rows: list[Any]) -> int | None:
    return max((row["duration_months"] for row in rows if row["duration_months"]), default=None)


def _in_words(row: dict[str, Any]) -> str:
    label = SanctionKind(row["kind"]).label
    if row["indefinite"]:
        return f"{label} indefinite"
    if row["duration_months"]:
        return f"{label} {months_in_words(row['duration_months'])}"
    if row["ends_on"]:
        day = datetime.fromisoformat(row["ends_on"])
        return f"{label} until {day.day} {day:%B %Y}"
    return label


def _read(words: str) -> tuple[str, Length]:
    """“Suspension 12 months” -> its kind and length. Raises ``Wrong``."""
    named = [kind for kind in SanctionKind if words.casefold().startswith(kind.label.casefold())]
    kind = max(named, key=lambda one: len(one.label), default=None)
    length = dict(_NO_LENGTH)
    written = words[len(kind.label) :].strip() if kind else ""
    if kind is None:
        raise Wrong(f"sanctions_in_words\t“{shortened(words)}” begins with no kind of order.")
    if match := _MONTHS.fullmatch(written):
        return kind.value, length | {"duration_months": int(match[1])}
    if written == "indefinite":
        return kind.value, length | {"indefinite": True}
    if written.startswith("until "):
        return kind.value, length | {"ends_on": _day(written.removeprefix("until "))}
    if written:
        raise Wrong(
            f"sanctions_in_words\t“{shortened(written)}” is no length: write “12 months”, "
            "“indefinite” or “until 20 September 2018”."
        )
    return kind.value, length


def _day(written: str) -> str:
    try:
        return datetime.strptime(written, "%d %B %Y").date().isoformat()  # noqa: DTZ007
    except ValueError:
        raise Wrong(
            f"sanctions_in_words\t“{shortened(written)}” is no date: write “20 September 2018”."
        ) from None
