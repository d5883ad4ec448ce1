"""Puts what means the same beside what was typed, from the editors' list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rulings.search.language.small_words import without_small_words
from rulings.search.language.tree import All, Either, Node, Not, Part, Term, phrase
from rulings.search.language.words import words_of

Groups = tuple[tuple[str, ...], ...]
"""Groups of words and phrases that mean the same."""

_Known = dict[tuple[str, ...], tuple[str, ...]]


def with_synonyms(parts: list[Part], groups: Groups) -> list[Part]:
    """The parts with every unquoted run of words that a group lists widened to the whole group.

    The longest run wins: "social worker" is looked up before "worker".
    """
    known = _known(groups)
    longest = max(map(len, known), default=0)
    widened: list[Part] = []
    at = 0
    while at < len(parts):
        taken, part = _longest(parts[at : at + longest], known) if known else (1, parts[at])
        widened.append(part)
        at += taken
    return widened


@lru_cache(maxsize=4)
def _known(groups: Groups) -> _Known:
    """What each term is looked up by, and what it is widened to: all groups that list it."""
    known: _Known = {}
    for group in groups:
        for term in group:
            key = looked_up_by(words_of(term))
            known[key] = tuple(dict.fromkeys((*known.get(key, ()), *group)))
    return known


def _longest(parts: list[Part], known: _Known) -> tuple[int, Part]:
    """How many parts the first widened one takes up, and what it becomes."""
    run = _run(parts)
    for length in range(len(run), 0, -1):
        either = _widened(run[:length], known)
        if either:
            return length, either
    first = parts[0]
    if isinstance(first, Not) and isinstance(first.part, Term) and not first.part.is_quoted:
        either = _widened([first.part], known)
        return 1, Not(either) if either else first
    return 1, first


def _run(parts: list[Part]) -> list[Term]:
    """The terms at the beginning that a reader typed as one run of words, all in one field."""
    run: list[Term] = []
    for part in parts:
        if not isinstance(part, Term) or part.is_quoted:
            break
        if run and part.field not in {"", run[0].field}:
            break
        run.append(replace(part, field=run[0].field) if run else part)
    return run


def _widened(run: list[Term], known: _Known) -> Either | None:
    key = looked_up_by(word for term in run for word in term.words)
    others = [
        phrase(term, run[0].field)
        for term in known.get(key, ())
        if looked_up_by(words_of(term)) != key
    ]
    typed: Node = run[0] if len(run) == 1 else All(tuple(run))
    return Either((typed, *filter(None, others)), typed=str(typed)) if others else None


def looked_up_by(words: Iterable[str]) -> tuple[str, ...]:
    """Words as they are looked up: small words and an ending in s make no difference."""
    return tuple(word.rstrip("s") or word for word in without_small_words(tuple(words)))
