"""Names of persons: a title with a surname. “Mr A” and “Dr XY” are none; judges may be named."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from rulings.checklist.personal import Suspicion

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "the name of a person"

_WORD = r"[^\W\d_][\w'’ʼ\-]{0,40}"
_TITLED = re.compile(
    r"\b(?P<title>Mr|Mrs|Ms|Miss|Mx|Drs?|Messrs|Prof(?:essor)?|Rev(?:erend)?)\b"
    r"(?=(?P<between>\.?[\s_+\-]{1,3})"
    r"(?P<particles>(?:(?:de|da|di|du|van|von|der|den|la|le|el|al|bin|ibn|ap)[\s\-]){0,3})"
    r"(?P<initials>(?:[A-Z]\.?[\s]){0,3}|(?:[A-Z]\.){1,3})"
    rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,2}}))",
    re.IGNORECASE,
)
_LONGEST_INITIALS = 3
# Who is not named by what follows the title.
_ROLES = "justice recorder registrant colleague patient witness person resident pupil user redacted"
# “… told Mr A. The panel …”: a new sentence, not a surname.
_BEGINS_SENTENCE = (
    "a after all although an and any as at because before both but by colleague during each for "
    "from had he her his however i if in it its later miss mr mrs ms no none nor not on one or "
    "other patient registrant she so some that the their then there these they this those though "
    "to two under was we what when where while who with you panel dr"
)
_NO_NAMES = frozenset(_ROLES.split())
_NO_SURNAMES = frozenset(_BEGINS_SENTENCE.split())
_LAW = re.compile(r"\s(?:Act|Order|Rules|Regulations|v|case)\b")
_AGAINST = re.compile(r"\bv\.?\s$")


def names(text: str) -> Iterator[Suspicion]:
    """In a text that ``plain`` made."""
    for match in _TITLED.finditer(text):
        if _is_name(match) and not _is_case_or_law(match, text):
            yield Suspicion(NAME, _written(match))


def _is_name(match: re.Match[str]) -> bool:
    first = match["name"].split(" ")[0]
    bare = re.sub(r"['’ʼ]s?$", "", first)
    if len(bare) == 1 or bare.lower() in _NO_NAMES:
        return False
    if match["initials"] and bare.lower() in _NO_SURNAMES:
        return False
    if bare.isupper():
        return len(bare) > _LONGEST_INITIALS
    # “MS Society” is no Ms.
    return bare[0].isupper() and match["title"][1:].islower()


def _is_case_or_law(match: re.Match[str], text: str) -> bool:
    after = _LAW.search(text, match.end("initials"), match.end("name") + 12)
    return bool(after or _AGAINST.search(text[max(0, match.start() - 4) : match.start()]))


def _written(match: re.Match[str]) -> str:
    """Title to surname: the words after it only while they are capitalised."""
    first, *others = match["name"].split(" ")
    kept = [first, *takewhile(lambda word: word[0].isupper(), others)]
    parts = (match["title"], match["between"], match["particles"], match["initials"])
    return "".join((*parts, " ".join(kept)))
