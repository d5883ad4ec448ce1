"""What was typed, what was made of it, and what a reader should be told about that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rulings.search.language.parse import parse
from rulings.search.language.synonyms import Groups, with_synonyms
from rulings.search.language.tree import Either, Node, Not, Part, Term, joined, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Widened:
    """What was typed, what else was searched for, and whether all of it was to be left out."""

    typed: str
    others: tuple[str, ...]
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """``tree`` is ``None`` where there is no word to search for: then everything is listed.

    ``repairs`` are sentences; ``is_plain`` tells that there are only words, which all must hold.
    ``run`` is all plain words in the order of typing: found side by side they count for more.
    """

    tree: Node | None
    searched_for: str
    repairs: tuple[str, ...]
    widened: tuple[Widened, ...]
    is_plain: bool
    run: Term | None


@lru_cache(maxsize=256)
def understand(typed: str, synonyms: Groups = ()) -> Understood:
    """Read the words of a search. Never raises."""
    parsed = parse(typed)
    parts = with_synonyms(parsed.parts, synonyms)
    return Understood(
        tree=joined(parts),
        searched_for=str(joined(parts) or ""),
        repairs=tuple(parsed.repairs),
        widened=tuple(_widened(parts)),
        is_plain=_are_plain(parsed.all_parts),
        run=_run(parsed.all_parts),
    )


def _widened(parts: list[Part]) -> Iterator[Widened]:
    for part in parts:
        is_excluded = isinstance(part, Not)
        either = part.part if isinstance(part, Not) else part
        if isinstance(either, Either):
            others = (" ".join(term.words) for node in either.parts[1:] for term in terms_of(node))
            yield Widened(either.typed, tuple(others), is_excluded)


def _run(parts: list[Part]) -> Term | None:
    """All words in one term, small ones too, if all that was typed are plain words."""
    if not _are_plain(parts):
        return None
    words = tuple(word for part in parts if isinstance(part, Term) for word in part.words)
    return Term(words) if len(words) > 1 else None


def _are_plain(parts: list[Part]) -> bool:
    return all(isinstance(part, Term) and not part.is_quoted and not part.field for part in parts)
