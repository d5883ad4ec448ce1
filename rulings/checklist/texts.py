"""Every text of a ruling that the public can read, each with the place where it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rulings.models import (
    Condition,
    ConditionPhase,
    Correction,
    Factor,
    Finding,
    Particular,
    Sanction,
    Source,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rulings.models import Ruling


@dataclass(frozen=True, slots=True)
class PublicText:
    """``place`` is for a sentence (“the summary”), ``anchor`` the stage of the form."""

    anchor: str
    place: str
    text: str


# Column -> stage of the form, place in words. The database replaces names in the same columns
# (migration 0010, TEXTS); a test compares the two lists.
OF_RULING = {
    "title": ("case", "the title"),
    "summary": ("case", "the summary"),
    "case_reference": ("case", "the case reference"),
    "impairment_reason": ("impairment", "the reason on impairment"),
    "harm_unit": ("harm", "the people affected"),
    "harm_note": ("harm", "the note on harm"),
}
OF_PARTS: dict[type[Any], tuple[str, str, dict[str, str]]] = {
    Particular: (
        "ruling",
        "particulars",
        {
            "label": "the label of a particular",
            "text": "a particular",
            "reason": "the reason of a particular",
        },
    ),
    Finding: ("ruling", "findings", {"reason": "the reason of a finding"}),
    Sanction: (
        "ruling",
        "sanctions",
        {
            "name": "the legal name of a sanction",
            "review": "the review of a sanction",
            "reason": "the reason of a sanction",
        },
    ),
    Condition: ("sanction__ruling", "sanctions", {"text": "a condition"}),
    ConditionPhase: (
        "condition__sanction__ruling",
        "sanctions",
        {"frequency": "the frequency of a condition"},
    ),
    Factor: ("ruling", "factors", {"text": "a factor"}),
    Source: (
        "ruling",
        "sources",
        {
            "publisher": "the publisher of a source",
            "title": "the title of a source",
            "url": "the address of a source",
        },
    ),
    Correction: ("ruling", "corrections", {"note": "the note of a correction"}),
}


def public_texts(ruling: Ruling) -> list[PublicText]:
    """All that is not empty, in the order of the form; one query for each kind of part."""
    return [text for text in (*_of_ruling(ruling), *_of_parts(ruling)) if text.text]


def address_of_page(ruling: Ruling) -> PublicText:
    """The title once more, without marks on its letters."""
    return PublicText("case", "the address of the page, which follows the title", ruling.slug)


def _of_ruling(ruling: Ruling) -> Iterator[PublicText]:
    for column, (anchor, place) in OF_RULING.items():
        yield PublicText(anchor, place, getattr(ruling, column))


def _of_parts(ruling: Ruling) -> Iterator[PublicText]:
    for part, (path, anchor, places) in OF_PARTS.items():
        rows = part.objects.filter(**{path: ruling.pk}).order_by("pk").values_list(*places)
        for row in rows:
            for place, text in zip(places.values(), row, strict=True):
                yield PublicText(anchor, place, text)
