"""Words as typed -> a tree and the repairs that were needed; never raises, whatever was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rulings.search.language.fields import FIELDS, field_named
from rulings.search.language.small_words import SMALL_WORDS
from rulings.search.language.tree import Either, Node, Not, Term
from rulings.search.language.words import words_of

MOST_LETTERS = 10_000
MOST_WORDS = 40
# PostgreSQL keeps no word of more than 2 046 bytes; nobody writes one of 100 letters.
LONGEST_WORD = 100
MOST_APART = 20

TOO_LONG = f"Only the first {MOST_WORDS} words were searched for."
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
_BARE_NEAR = re.compile(r"~\d*$")
_BRACKET = re.compile(r"(?<![^\s(\[{\"-])[(\[{]|[)\]}](?![^\s)\]}\"])")


@dataclass(slots=True)
class _Reading:
    """The parts read so far. ``joins`` tells that an “or” waits for its second side."""

    parts: list[Node] = field(default_factory=list)
    repairs: dict[str, None] = field(default_factory=dict)
    joins: bool = False
    negates: bool = False
    words: int = 0

    def repair(self, sentence: str) -> None:
        self.repairs[sentence] = None


def parse(typed: str) -> tuple[list[Node], list[str]]:
    """The parts that must all hold, in the order of typing, and what was repaired, as sentences."""
    reading = _Reading()
    text = typed.replace("\0", " ").translate(_QUOTES)
    if len(text) > MOST_LETTERS:
        reading.repair(TOO_LONG)
    for piece in _PIECE.finditer(text[:MOST_LETTERS]):
        if reading.words >= MOST_WORDS:
            reading.repair(TOO_LONG)
            break
        _read(piece, reading)
    if reading.joins:
        reading.repair(LOOSE_OR)
    if reading.negates:
        reading.repair(LOOSE_NOT)
    parts = _without_small_words(reading.parts)
    if typed.strip() and not parts:
        reading.repair(NO_WORD)
    return parts, list(reading.repairs)


def _read(piece: re.Match[str], reading: _Reading) -> None:
    if piece["bare"] and not piece["minus"] and not piece["field"]:
        if piece["bare"].lower() == "or":
            _read_or(reading)
            return
        if piece["bare"] in {"AND", "NOT"}:
            reading.negates = reading.negates or piece["bare"] == "NOT"
            return
    term = _term(piece, reading)
    if term is None:
        return
    reading.words += len(term.words)
    node: Node = Not(term) if piece["minus"] or reading.negates else term
    reading.negates = False
    if reading.joins:
        node = _either(reading.parts.pop(), node)
        reading.joins = False
    reading.parts.append(node)


def _read_or(reading: _Reading) -> None:
    """Between two things “or” joins them, and binds closer than standing side by side."""
    if reading.parts and not reading.joins:
        reading.joins = True
    else:
        reading.repair(LOOSE_OR)


def _either(first: Node, second: Node) -> Either:
    parts = first.parts if isinstance(first, Either) else (first,)
    return Either((*parts, second))


def _term(piece: re.Match[str], reading: _Reading) -> Term | None:
    typed_field = piece["field"] or ""
    name = field_named(typed_field)
    text = piece["phrase"] if piece["phrase"] is not None else piece["bare"]
    if typed_field and not name:
        known = ", ".join(FIELDS)
        reading.repair(NO_FIELD.format(typed=typed_field, known=known))
        text = f"{typed_field} {text}"
    if piece["phrase"] is None:
        text = _mended(text, reading)
    elif not piece["closing"]:
        reading.repair(QUOTE_ADDED)
    words = _words(text, reading)
    if not words:
        if piece["phrase"] is not None:
            reading.repair(EMPTY_QUOTES)
        return None
    within = _within(piece, reading)
    is_near = within is not None and len(words) > 1
    return Term(words, name, within if is_near else None, is_quoted=piece["phrase"] is not None)


def _mended(bare: str, reading: _Reading) -> str:
    if _BARE_NEAR.search(bare):
        reading.repair(LOOSE_NEAR)
    if "*" in bare:
        reading.repair(STAR)
    if _BRACKET.search(bare):
        reading.repair(BRACKETS)
    return _BARE_NEAR.sub("", bare)


def _words(text: str, reading: _Reading) -> tuple[str, ...]:
    words = words_of(text)
    room = MOST_WORDS - reading.words
    if len(words) > room:
        reading.repair(TOO_LONG)
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


def _without_small_words(parts: list[Node]) -> list[Node]:
    """Unquoted small words narrow nothing, unless there is nothing else."""
    telling = [part for part in parts if not _is_small(part)]
    return telling or parts


def _is_small(part: Node) -> bool:
    return (
        isinstance(part, Term)
        and not part.is_quoted
        and not part.field
        and (all(word in SMALL_WORDS for word in part.words))
    )
