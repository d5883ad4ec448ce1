"""A tree of words -> conditions on the search entry's vectors.

Words reach PostgreSQL in quotes, without any sign of its own query syntax: see ``words_of``.
"""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from rulings.search.language.fields import FIELDS
from rulings.search.language.small_words import SMALL_WORDS, without_small_words
from rulings.search.language.spelling import spellings
from rulings.search.language.tree import All, Either, Node, Not, Term, terms_of

CONFIGURATION = "rulings_english"
WHOLE = "long_vector"

# Texts in which small words have lost places (migration 0005): there any word stands for them.
LONG_TEXT = "'xlongtextx'"


def search_query(tree: Node, label: str = "") -> SearchQuery:
    """The tree for one vector; ``label`` limits every word to parts of it (“A”, “AB”)."""
    return SearchQuery(compiled(tree, label), config=CONFIGURATION, search_type="raw")


def holds(tree: Node, entry: str) -> Q:
    """The condition that a ruling holds what the tree asks for; ``entry`` is the lookup path."""
    fields = {term.field for term in terms_of(tree)}
    if len(fields) == 1:
        field = FIELDS.get(fields.pop())
        vector = field.vector if field else WHOLE
        return Q(**{f"{entry}{vector}": search_query(tree, field.label if field else "")})
    match tree:
        case All(parts):
            return reduce(and_, (holds(part, entry) for part in parts))
        case Either(parts):
            return reduce(or_, (holds(part, entry) for part in parts))
        case Not(part):
            return ~holds(part, entry)
    raise AssertionError(tree)  # a term has one field


def compiled(node: Node, label: str = "") -> str:
    """The tree in PostgreSQL's own query syntax."""
    match node:
        case Term():
            return _term(node, label)
        case All(parts):
            return " & ".join(f"({compiled(part, label)})" for part in parts)
        case Either(parts):
            return " | ".join(f"({compiled(part, label)})" for part in parts)
        case Not(part):
            return f"!({compiled(part, label)})"


def _term(term: Term, label: str) -> str:
    if term.within is not None:
        return _near(term, term.within, label)
    exact = " <-> ".join(_word(word, label) for word in term.words)
    if len(term.words) == 1 or not SMALL_WORDS.intersection(term.words):
        return exact
    return f"({exact}) | ({LONG_TEXT} & ({_with_gaps(term.words, label)}))"


def _with_gaps(words: tuple[str, ...], label: str) -> str:
    """The telling words at their distances: “lack of competence” is lack <2> competence."""
    telling = [place for place, word in enumerate(words) if word not in SMALL_WORDS]
    compiled = "".join(
        f" <{place - before}> {_word(words[place], label)}" for before, place in pairwise(telling)
    )
    first = _word(words[telling[0]], label) if telling else _word(words[0], label)
    return first + compiled


def _near(term: Term, within: int, label: str) -> str:
    """Each word near the next one, in either order; small words between them count."""
    words = without_small_words(term.words)
    return " & ".join(f"({_pair(a, b, within, label)})" for a, b in pairwise(words)) or (
        _word(words[0], label)
    )


def _pair(first: str, second: str, within: int, label: str) -> str:
    first, second = _word(first, label), _word(second, label)
    return " | ".join(
        f"({before} <{distance}> {after})"
        for distance in range(1, within + 2)
        for before, after in ((first, second), (second, first))
    )


def _word(word: str, label: str) -> str:
    suffix = f":{label}" if label else ""
    spelled = [f"'{spelling}'{suffix}" for spelling in spellings(word)]
    return spelled[0] if len(spelled) == 1 else f"({' | '.join(spelled)})"
