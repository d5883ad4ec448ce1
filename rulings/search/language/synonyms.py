"""Puts what means the same beside what was typed, from the editors' list."""

from __future__ import annotations

from collections.abc import Iterable

from rulings.search.language.small_words import without_small_words
from rulings.search.language.tree import All, Either, Node, Not, Term, phrase
from rulings.search.language.words import words_of

Groups = tuple[tuple[str, ...], ...]
"""Groups of words and phrases that mean the same."""

_Known = dict[tuple[str, ...], tuple[str, ...]]


def with_synonyms(parts: list[Node], groups: Groups) -> list[Node]:
    """The parts with every unquoted run of words that a group lists widened to the whole group.

    The longest run wins: "social worker" is looked up before "worker".
    """
    known = {_key(words_of(term)): group for group in groups for term in group}
    widened: list[Node] = []
    at = 0
    while at < len(parts):
        taken, node = _longest(parts[at:], known)
        widened.append(node)
        at += taken
    return widened


def _longest(parts: list[Node], known: _Known) -> tuple[int, Node]:
    """How many parts the first widened node takes up, and the node."""
    run = _run(parts, most=max((len(key) for key in known), default=0))
    for length in range(len(run), 0, -1):
        words = [word for term in run[:length] for word in term.words]
        group = known.get(_key(words))
        if group:
            return length, _widened(run[:length], words, group)
    return 1, _inside(parts[0], known)


def _run(parts: list[Node], most: int) -> list[Term]:
    """The terms at the beginning that a reader typed as one run of words."""
    run: list[Term] = []
    for part in parts[:most]:
        if not isinstance(part, Term) or part.is_quoted:
            break
        if run and part.field != run[0].field:
            break
        run.append(part)
    return run


def _widened(run: list[Term], words: list[str], group: tuple[str, ...]) -> Either:
    typed: Node = run[0] if len(run) == 1 else All(tuple(run))
    others = (phrase(term, run[0].field) for term in group if _key(words_of(term)) != _key(words))
    return Either((typed, *filter(None, others)), typed=str(typed))


def _inside(part: Node, known: _Known) -> Node:
    """Sides of an “or” and what is excluded are widened one by one."""
    match part:
        case Either(parts):
            return Either(tuple(_longest([side], known)[1] for side in parts))
        case Not(excluded):
            return Not(_longest([excluded], known)[1])
    return part


def _key(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they are looked up: small words and an ending in s make no difference."""
    return tuple(word.rstrip("s") or word for word in without_small_words(tuple(words)))
