"""What is printed beside a particular to say what became of it: "[not proved]", "NCTA"."""

from __future__ import annotations

import re
from typing import NamedTuple

from rulings.vocabulary import ParticularOutcome as Outcome

_FOUND = (
    r"(?:determined and )?(?:(?:was|were|is|are|has been|have been) )?(?:therefore )?(?:found )?"
)
_BODY = r"(?:the )?(?:HCPC|NMC|GMC|SWE|Social Work England|council|regulator|presenting officer)"
_PROVED = r"prov(?:ed|en)"
_TAIL = r"(?: (?:in|at|by|on|as|under|following|pursuant|at the) [^\])]{0,60})?"

_OUTCOMES: tuple[tuple[Outcome | None, str], ...] = (
    (
        Outcome.NO_EVIDENCE,
        rf"(?:{_BODY} )?(?:has |have )?offer(?:s|ed|ing)? no evidence{_TAIL}|"
        rf"no evidence (?:was |is )?"
        rf"offered{_TAIL}",
    ),
    (
        Outcome.NO_CASE,
        rf"NCTA|no case(?: to answer)?(?: found)?{_TAIL}|deleted following (?:a )?successful .*",
    ),
    (
        Outcome.NOT_PROVED,
        rf"{_FOUND}not (?:found )?{_PROVED}{_TAIL}|(?:un|dis)proven|{_FOUND}not made out|dismissed",
    ),
    (
        Outcome.PROVED_IN_PART,
        rf"{_FOUND}(?:(?:partly|partially) {_PROVED}|part[- ]{_PROVED}|"
        rf"{_PROVED},? (?:\(?(?:only )?in part\)?(?:,.*| in (?:respect|relation).*)?"
        rf"|save (?:for|as to|in respect of)\b.*|except (?:for )?.*|"
        rf"with the exception of .*|in respect"
        rf" of .*|in relation to .*|as to .* only|"
        rf"but not .*))(?: by (?:way of )?(?:\w+ )?admissions?)?"
        rf"|admitted(?: and found {_PROVED})? in part",
    ),
    (
        Outcome.ADMITTED,
        rf"(?:formally )?admitted(?:,? and (?:therefore )?(?:found )?{_PROVED})?(?: in "
        rf"(?:its|their) "
        rf"entirety)?|{_FOUND}{_PROVED}(?: in (?:its|"
        rf"their) entirety)?,? (?:\(?by (?:way of |reason of |"
        rf"virtue of )?|on |upon |through )(?:\w+(?:'s)? ){{0,2}}admissions?\)?"
        rf"|{_FOUND}{_PROVED} \(?admitted\)?|admission",
    ),
    (
        Outcome.PROVED,
        rf"{_FOUND}{_PROVED}(?: on the (?:facts|balance of probabilities))?(?: in (?:its|"
        rf"their|the) entirety)?{_TAIL}",
    ),
    (
        None,
        r"(?:allegation |particular |charge )?(?:withdrawn|deleted|discontinued|removed|struck out|"
        r"not pursued|amended|stayed)\b[^\])]{0,60}",
    ),
)
_PATTERNS = tuple((outcome, re.compile(words, re.IGNORECASE)) for outcome, words in _OUTCOMES)
_INSIDE = re.compile(r"[\[(]\s*(?P<mark>[^\[\]()]{2,120}?(?:\([^()]{1,20}\))?)\s*[.:;]?\s*[\])]")
_BEHIND = re.compile(
    r"(?:\s[-–—]{1,2}\s*|\s*[:|]\s+|\t+|[.;,]\s+|\s{2,})(?P<mark>[^-–—:|\t.;]{4,90}?)\s*[.;]?\s*$"
)
_LOUD = re.compile(
    r"\s(?P<mark>(?:FOUND |ADMITTED AND |ADMITTED AND FOUND )?(?:NOT )?(?:FOUND "
    r")?(?:PROVED|PROVEN|ADMITTED|NCTA)"
    r"(?: IN PART| IN ITS ENTIRETY| BY ADMISSION)?|NO CASE TO ANSWER)\s*[.;]?\s*$"
)


_TAIL_LENGTH = 160
"""Characters at the end of a particular in which a mark without brackets may stand."""


class Marked(NamedTuple):
    """A mark in some words: what it says, and where it stands with its brackets."""

    outcome: Outcome | None
    start: int
    end: int


def outcome_in(words: str) -> Outcome | None:
    """The outcome that the words as a whole are; ``None`` where they are anything else."""
    found = _known(words)
    return found[0] if found else None


def mark_in(words: str) -> Marked | None:
    """The mark that the words of a particular carry or consist of."""
    words = words.replace("\n", " ")
    whole = _known(words)
    if whole:
        return Marked(whole[0], 0, len(words))
    for found in _INSIDE.finditer(words):
        known = _known(found["mark"])
        if known:
            return Marked(known[0], *found.span())
    for pattern in (_BEHIND, _LOUD):
        last = pattern.search(words)
        known = _known(last["mark"]) if last else None
        if last and known and known[0]:
            return Marked(
                known[0],
                last.start("mark") if last.start("mark") == 0 else last.start(),
                last.end(),
            )
    return None


def _known(words: str) -> tuple[Outcome | None] | None:
    """The outcome in a tuple: a mark may be known and yet say nothing of an outcome."""
    bare = " ".join(words.strip(" \t\n[](){}*.;:-–—").replace("’", "'").split())
    if not bare or len(bare) > 120:
        return None
    for outcome, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return (outcome,)
    return None
