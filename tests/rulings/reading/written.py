"""Short articles of our own, made for one test each."""

from __future__ import annotations

from rulings.reading import Draft, read
from rulings.reading.draft import ReadSanction
from rulings.vocabulary import SanctionKind

TITLE = "Practitioner learns outcome of conduct hearing"
OPENING = (
    "A nurse appeared before a panel of the Nursing and Midwifery Council (NMC) this month.\n\n"
    "The fitness to practise hearing lasted two days and both sides were represented throughout."
)


def article(*paragraphs: str, title: str = TITLE) -> str:
    """A plausible article around the paragraphs under test."""
    return "\n\n".join([title, OPENING, *paragraphs]) + "\n"


def draft(*paragraphs: str, title: str = TITLE) -> Draft:
    """What is read from such an article."""
    return read(article(*paragraphs, title=title).encode())


def imposed(*paragraphs: str) -> list[tuple[str, int | None]]:
    """Kind and months of the orders imposed."""
    return [
        (one.kind.value.value, one.duration_months.value if one.duration_months else None)
        for one in draft(*paragraphs).sanctions
        if one.imposed
    ]


def rejected(*paragraphs: str) -> list[str]:
    """Kinds of the orders considered and rejected."""
    return [one.kind.value.value for one in draft(*paragraphs).sanctions if not one.imposed]


def sanction(found: Draft, kind: SanctionKind) -> ReadSanction:
    """The one sanction of that kind."""
    (one,) = [one for one in found.sanctions if one.kind.value is kind]
    return one


def words(found: Draft, evidence: tuple[int, int]) -> str:
    """The words a span points at."""
    return found.article.text[evidence[0] : evidence[1]]
