"""What still stands in the way of publishing a ruling."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from django.db import IntegrityError, connection, transaction

from rulings.checklist.names import names
from rulings.checklist.personal import Suspicion, plain, suspicions
from rulings.checklist.texts import PublicText, address_of_page, public_texts
from rulings.rules import Refused, broken_rule, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rulings.models import Clearance, Ruling

# More would not be read; when these are mended, the others come up.
MOST_SUSPICIONS = 50
LONGEST_WORDS = 200

_LOOKS_LIKE = (
    "“{words}” in {place} looks like {looks_like}: take it out, or clear it with a reason."
)
_STILL_NAMED = "A name that is replaced still stands in {place}: take it out there."


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it cannot be published, the stage where it is mended, and words that can be cleared."""

    sentence: str
    anchor: str
    words: str = ""

    @property
    def code(self) -> str:
        """Names the words in an address without telling them."""
        return sha256(key(self.words).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What stands in the way, in the order of the form; and which words editors cleared."""

    blocking: tuple[Reason, ...]
    cleared: tuple[Clearance, ...] = field(default=())

    def suspicion(self, code: str) -> Reason | None:
        """The words of this code, if they still stand in the way."""
        return next((each for each in self.blocking if each.words and each.code == code), None)

    @property
    def is_green(self) -> bool:
        """Whether it may be published."""
        return not self.blocking


def require_green(ruling: Ruling) -> None:
    """Nothing public may stand with a red checklist: raises ``Refused``, with the reasons.

    For whatever has just changed a ruling, in the same transaction.
    """
    saved = type(ruling).objects.get(pk=ruling.pk)
    blocking = check(saved).blocking if saved.is_public else ()
    if blocking:
        raise Refused(" ".join(reason.sentence for reason in blocking))


def check(ruling: Ruling) -> Checklist:
    """The checklist of a saved ruling, in a fixed number of queries."""
    cleared = tuple(ruling.clearances.select_related("cleared_by"))
    texts = public_texts(ruling)
    reasons = chain(
        _missing(ruling),
        _outside_limits(ruling),
        _held(ruling),
        _still_named(ruling, [*texts, address_of_page(ruling)]),
        _suspicious(texts, {key(clearance.words) for clearance in cleared}),
    )
    return Checklist(tuple(reasons), cleared)


def key(words: str) -> str:
    """Words as they are compared: capitals and the width of blanks do not matter."""
    return " ".join(plain(words).casefold().split())


def _missing(ruling: Ruling) -> Iterator[Reason]:
    if ruling.regulator_id is None:
        yield Reason(sentence("published_ruling_has_regulator"), "case")
    if not (ruling.summary or ruling.particulars.exists() or ruling.findings.exists()):
        yield Reason(
            "It does not say what it is about: write a summary, or enter a particular or a "
            "finding.",
            "case",
        )
    imposed = ruling.sanctions.filter(imposed=True).exists()
    if imposed == ruling.sanction_not_stated:
        rule = "ruling_sanction_not_stated_alone" if imposed else "published_ruling_has_sanction"
        yield Reason(sentence(rule), "sanctions")
    if not ruling.sources.exists():
        yield Reason(sentence("published_ruling_has_source"), "sources")


def _outside_limits(ruling: Ruling) -> Iterator[Reason]:
    """The database's own rule: it speaks about the first sanction that breaks it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT rulings_check_sanctions(%s, NULL)", [ruling.pk])
    except IntegrityError as error:
        refusal = broken_rule(error)
        if refusal is None:
            raise
        yield Reason(refusal, "sanctions")


def _held(ruling: Ruling) -> Iterator[Reason]:
    if ruling.hold_reason:
        yield Reason(f"It is held: {ruling.hold_reason}", "publication")


def _still_named(ruling: Ruling, texts: list[PublicText]) -> Iterator[Reason]:
    """The database's own idea of a name; it has replaced those in its texts already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT place FROM unnest(%s::text[]) WITH ORDINALITY texts (body, place) "
            "WHERE rulings_without_names(%s, body) NOT IN (body, normalize(body)) ORDER BY place",
            [[text.text for text in texts], ruling.pk],
        )
        places = [texts[place - 1] for (place,) in cursor]
    for text in places:
        yield Reason(_STILL_NAMED.format(place=text.place), text.anchor)


def _suspicious(texts: list[PublicText], cleared: set[str]) -> Iterator[Reason]:
    """Each words once, at their first place."""
    seen = set(cleared)
    yield from islice(_not_seen(texts, seen), MOST_SUSPICIONS)


def _not_seen(texts: list[PublicText], seen: set[str]) -> Iterator[Reason]:
    for text in texts:
        for found in _suspicions(text.text):
            words = found.words.strip()[:LONGEST_WORDS]
            if key(words) not in seen:
                seen.add(key(words))
                said = _LOOKS_LIKE.format(
                    words=words, place=text.place, looks_like=found.looks_like
                )
                yield Reason(said, text.anchor, words)


def _suspicions(text: str) -> Iterator[Suspicion]:
    """As written and, in an address, as a browser would show it."""
    body = plain(unquote(text) if "://" in text[:10] else text)
    yield from suspicions(body)
    yield from names(body)
