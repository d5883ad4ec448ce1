"""Words as typed -> a tree and the repairs that were needed; never raises, whatever was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rulings.search.language.fields import FIELDS, field_named
from rulings.search.language.small_words import SMALL_WORDS
from rulings.search.language.tree import OR, Not, Part, Term
from rulings.search.language.words import words_of

MOST_LETTERS = 1_000
MOST_WORDS = 40
# PostgreSQL keeps no word of more than 2 046 bytes; nobody writes one of 100 letters.
LONGEST_WORD = 100
MOST_APART = 20

CUT = f"Only the first {MOST_LETTERS:,} characters were searched for."
TOO_MANY = f"Only the first {MOST_WORDS} words were searched for."
WORD_CUT = f"A word of more than {LONGEST_WORD} letters was cut."
QUOTE_ADDED = "A closing quotation mark was added."
EMPTY_QUOTES = "Quotation marks with nothing between them were left out."
LOOSE_OR = "“or” stands between two things: one that did not was left out."
LOOSE_NOT = "“NOT” stands before what it excludes: one at the end was left out."
BRACKETS = "Brackets have no meaning here and were left out."
STAR = "“*” has no meaning here and was left out: other endings of a word are found anyway."
LOOSE_NEAR = "“~” stands right after a phrase in quotation marks, with a number; it was left out."
CLOSER = f"Words can be at most {MOST_APART} words apart: the number after “~” was changed to that."
NO_WORD = "There is no word to search for in what was typed."
NO_FIELD = "“{typed}:” names no part of a ruling, so it was read as a word. The parts are: {known}."

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‐‑‒–—―−－", "-"))
_PIECE = re.compile(
    r"""
    (?P<minus>(?<![^\s"])-+)?
    (?:(?P<field>[A-Za-z][A-Za-z-]*):(?!//)[ ]?(?=[^\s]))?
    (?: "(?P<phrase>[^"]*)(?P<closing>"?)(?:~(?P<within>\d*))?
      | (?P<bare>[^\s"]+) )
    """,
    re.VERBOSE,
)
# These part words typed in one go; other signs hold them together: “home-visits”, “1(a)”.
_APART = re.compile(r"[\s/\\,;+&|]+")
_BARE_NEAR = re.compile(r"~\d*$")
_OPENING, _CLOSING = "([{", ")]}"


@dataclass(slots=True)
class _Reading:
    """The parts read so far. ``negates`` tells that a “NOT” waits for what it excludes."""

    parts: list[Part] = field(default_factory=list)
    repairs: dict[str, None] = field(default_factory=dict)
    negates: bool = False
    words: int = 0

    def repair(self, sentence: str) -> None:
        self.repairs[sentence] = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """``all_parts`` has the small words too; ``repairs`` are sentences."""

    parts: list[Part]
    all_parts: list[Part]
    repairs: list[str]


def cut(typed: str) -> str:
    """As much of what was typed as is read, cut between words; cutting twice changes nothing."""
    if len(typed) <= MOST_LETTERS:
        return typed
    return typed[:MOST_LETTERS].rpartition(" ")[0] or typed[:MOST_LETTERS]


def parse(typed: str) -> Parsed:
    """What was typed, part by part in the order of typing."""
    reading = _Reading()
    text = typed.replace("\0", " ").translate(_QUOTES)
    if len(text) > MOST_LETTERS:
        reading.repair(CUT)
    for piece in _PIECE.finditer(cut(text)):
        if reading.words >= MOST_WORDS:
            reading.repair(TOO_MANY)
            break
        _read(piece, reading)
    if reading.parts and reading.parts[-1] is OR:
        reading.parts.pop()
        reading.repair(LOOSE_OR)
    if reading.negates:
        reading.repair(LOOSE_NOT)
    parts = _without_small_words(reading.parts)
    if typed.strip() and not parts:
        reading.repair(NO_WORD)
    return Parsed(parts, reading.parts, list(reading.repairs))


def _read(piece: re.Match[str], reading: _Reading) -> None:
    if piece["bare"] and not piece["minus"] and not piece["field"]:
        if piece["bare"].lower() == "or":
            _read_or(reading)
            return
        if piece["bare"] in {"AND", "NOT"}:
            reading.negates = reading.negates or piece["bare"] == "NOT"
            return
    for term in _terms(piece, reading):
        reading.words += len(term.words)
        is_excluded = piece["minus"] or reading.negates
        reading.parts.append(Not(term) if is_excluded else term)
        reading.negates = False


def _read_or(reading: _Reading) -> None:
    """Between two things “or” joins them, and binds closer than standing side by side."""
    if reading.parts and reading.parts[-1] is not OR:
        reading.parts.append(OR)
    else:
        reading.repair(LOOSE_OR)


def _terms(piece: re.Match[str], reading: _Reading) -> list[Term]:
    """What was typed in one go: mostly one term, or several words with signs between them."""
    name, text = _field(piece, reading)
    if piece["phrase"] is not None:
        return _quoted(piece, name, text, reading)
    text = _mended(text, reading)
    chunks = [text] if piece["minus"] or reading.negates else _APART.split(text)
    terms = []
    for chunk in chunks:
        words = _words(chunk, reading)
        if words:
            terms.append(Term(words, name))
    return terms


def _field(piece: re.Match[str], reading: _Reading) -> tuple[str, str]:
    """The part of a ruling that is named, and the text; a name that is none is a word."""
    typed = piece["field"] or ""
    text: str = piece["phrase"] if piece["phrase"] is not None else piece["bare"]
    name = field_named(typed)
    if typed and not name:
        reading.repair(NO_FIELD.format(typed=typed, known=", ".join(FIELDS)))
        text = f"{typed} {text}"
    return name, text


def _quoted(piece: re.Match[str], name: str, text: str, reading: _Reading) -> list[Term]:
    if not piece["closing"]:
        reading.repair(QUOTE_ADDED)
    words = _words(text, reading)
    if not words:
        reading.repair(EMPTY_QUOTES)
        return []
    within = _within(piece, reading)
    return [Term(words, name, within if len(words) > 1 else None, is_quoted=True)]


def _mended(bare: str, reading: _Reading) -> str:
    if _BARE_NEAR.search(bare):
        reading.repair(LOOSE_NEAR)
    if "*" in bare:
        reading.repair(STAR)
    if _groups(bare):
        reading.repair(BRACKETS)
    return _BARE_NEAR.sub("", bare)


def _groups(bare: str) -> bool:
    """Whether brackets are meant to hold several words together; those of “1(a)” are not."""
    is_closed_only = bare[-1:] in _CLOSING and not any(sign in bare for sign in _OPENING)
    return bare[:1] in _OPENING or (bool(bare) and is_closed_only)


def _words(text: str, reading: _Reading) -> tuple[str, ...]:
    words = words_of(text)
    room = MOST_WORDS - reading.words
    if len(words) > room:
        reading.repair(TOO_MANY)
    if any(len(word) > LONGEST_WORD for word in words):
        reading.repair(WORD_CUT)
    return tuple(word[:LONGEST_WORD] for word in words[:room])


def _within(piece: re.Match[str], reading: _Reading) -> int | None:
    typed = piece["within"]
    if typed is None:
        return None
    if not typed:
        reading.repair(LOOSE_NEAR)
        return None
    if len(typed) > 2 or int(typed) > MOST_APART:
        reading.repair(CLOSER)
        return MOST_APART
    return int(typed)


def _without_small_words(parts: list[Part]) -> list[Part]:
    """Unquoted small words narrow nothing, unless there is nothing else or “or” needs them."""
    telling = [part for place, part in enumerate(parts) if not _is_idle(place, parts)]
    return telling or parts


def _is_idle(place: int, parts: list[Part]) -> bool:
    part = parts[place]
    if not isinstance(part, Term) or part.is_quoted or part.field:
        return False
    beside = parts[max(place - 1, 0) : place + 2]
    return OR not in beside and all(word in SMALL_WORDS for word in part.words)
