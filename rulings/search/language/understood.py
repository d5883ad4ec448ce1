"""What was typed, what was made of it, and what a reader should be told about that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rulings.search.language.parse import parse
from rulings.search.language.synonyms import Groups, with_synonyms
from rulings.search.language.tree import All, Either, Node, Not, Term, terms_of, together
from rulings.search.language.words import words_of


@dataclass(frozen=True, slots=True)
class Understood:
    """``tree`` is ``None`` where there is no word to search for: then everything is listed.

    ``repairs`` are sentences; ``widened`` pairs what was typed with what was searched for too.
    ``run`` is all plain words in the order of typing: found side by side they count for more.
    """

    tree: Node | None
    searched_for: str
    repairs: tuple[str, ...]
    widened: tuple[tuple[str, tuple[str, ...]], ...]
    run: Term | None


@lru_cache(maxsize=256)
def understand(typed: str, synonyms: Groups = ()) -> Understood:
    """Read the words of a search. Never raises."""
    parts, repairs = parse(typed)
    widened = with_synonyms(parts, synonyms) if synonyms else parts
    return Understood(
        tree=together(widened),
        searched_for=" ".join(map(str, parts)),
        repairs=tuple(repairs),
        widened=tuple(_widened(together(widened))),
        run=_run(typed, parts),
    )


def _widened(node: Node | None) -> list[tuple[str, tuple[str, ...]]]:
    match node:
        case Either(parts, typed) if typed:
            others = (" ".join(term.words) for part in parts[1:] for term in terms_of(part))
            return [(typed, tuple(others))]
        case All(parts) | Either(parts):
            return [pair for part in parts for pair in _widened(part)]
        case Not(part):
            return _widened(part)
    return []


def _run(typed: str, parts: list[Node]) -> Term | None:
    """The words as typed, small ones too, if all that was typed are plain words."""
    if '"' in typed or not all(isinstance(part, Term) and not part.field for part in parts):
        return None
    words = tuple(words_of(typed))
    return Term(words) if len(words) > 1 else None
