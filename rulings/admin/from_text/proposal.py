"""What was read, as a page shows it before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format

from rulings.admin.from_text.labels import group_of, label_of
from rulings.drafting import values
from rulings.models import Committee, FactorType, Profession, Regulator, Setting, Topic

if TYPE_CHECKING:
    from rulings.reading import Draft

LONGEST_WORDS = 300
NUMBER_SEEN = (
    "A registration number stands in the text: {number}. It is not taken over; "
    "see that it stands in no field."
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One value, and the words it was read from."""

    label: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """Values of one stage."""

    title: str
    rows: list[Proposed] = field(default_factory=list)


def groups(draft: Draft) -> list[Group]:
    """All values that were read, stage by stage."""
    found: dict[str, Group] = {}
    names = _Names()
    for path, value, span in values(draft):
        if path.startswith(("names.", "registration_numbers.")):
            continue  # shown apart: they are not taken over
        title = group_of(path)
        words = _shortened(span.of(draft.article.text))
        shown = names.shown(path, value) + _standing(draft, path)
        found.setdefault(title, Group(title)).rows.append(Proposed(label_of(path), shown, words))
    return list(found.values())


def remarks(draft: Draft) -> list[str]:
    """Sentences on what was seen and not taken over."""
    numbers = dict.fromkeys(number.value for number in draft.registration_numbers)
    return [*draft.doubts, *(NUMBER_SEEN.format(number=number) for number in numbers)]


def _standing(draft: Draft, path: str) -> str:
    """What became of an order or a factor."""
    rows, _, rest = path.partition(".")
    place, _, leaf = rest.partition(".")
    if rows == "sanctions" and leaf == "kind":
        return "" if draft.sanctions[int(place)].imposed else " (considered and rejected)"
    if rows == "factors":
        factor = draft.factors[int(place)]
        accepted = {True: "accepted", False: "rejected", None: "not said whether accepted"}
        return f" ({factor.side.label.lower()}, {accepted[factor.accepted]})"
    return ""


class _Names:
    """Labels of slugs, each list read once."""

    def __init__(self) -> None:
        self._labels: dict[str, dict[str, str]] = {
            "regulator": dict(Regulator.objects.values_list("slug", "short_name")),
            "committee": dict(Committee.objects.values_list("slug", "name")),
            "profession": dict(Profession.objects.values_list("slug", "label")),
            "setting": dict(Setting.objects.values_list("slug", "label")),
            "factor": dict(FactorType.objects.values_list("slug", "label")),
            "topics": dict(Topic.objects.values_list("slug", "label")),
        }

    def shown(self, path: str, value: Any) -> str:
        """The value in words."""
        leaf = [part for part in path.split(".") if not part.isdecimal()][-1]
        if leaf in self._labels:
            return self._labels[leaf].get(str(value), str(value))
        return _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, Enum):
        return str(getattr(value, "label", value.value))
    return _shortened(str(value))


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_WORDS else f"{line[:LONGEST_WORDS]}…"
