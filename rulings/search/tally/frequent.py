"""How large the tally is, what changed since, and which words it holds: one small query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import connection

from rulings.search.language.small_words import SMALL_WORDS
from rulings.search.language.spelling import spellings
from rulings.search.language.tree import All, Either, Not, Term, terms_of

if TYPE_CHECKING:
    from rulings.search.language.tree import Node

# A word that one ruling in so many holds is frequent: the tally has it.
SHARE = 128
# Looked at one by one while a page is made; with more of them the tally is of no use.
CHANGED_AT_MOST = 5_000

_STATE = """
SELECT coalesce((SELECT number FROM rulings_tallytotal WHERE kind = 'all'), 0),
       ARRAY(SELECT DISTINCT ruling_id FROM rulings_untallied LIMIT %s),
       (SELECT json_object_agg(asked.word, json_build_array(asked.lexeme, total.number))
        FROM (SELECT word, CASE WHEN word LIKE '%% %%' THEN word ELSE
                  (tsvector_to_array(to_tsvector('rulings_english', word)))[1] END AS lexeme
              FROM unnest(%s::text[]) word) asked
        JOIN rulings_tallytotal total ON total.kind = 'word' AND total.value = asked.lexeme)
"""


@dataclass(frozen=True, slots=True)
class Frequent:
    """A frequent word as the search entries hold it, and in how many rulings of the tally.

    Well-known phrases count as words, their words with a blank between them.
    """

    lexeme: str
    number: int


@dataclass(frozen=True, slots=True)
class State:
    """The tally as a search finds it: of ``size`` rulings, while some ``changed`` since: their ids.

    The bits and the list of one search go by the same ids, whatever changes meanwhile.
    """

    size: int
    changed: tuple[str, ...]
    words: dict[str, Frequent] = field(default_factory=dict)

    @property
    def is_of_use(self) -> bool:
        """Whether there is a tally, and most of it still holds."""
        return self.size > 0 and len(self.changed) <= CHANGED_AT_MOST

    def holds(self, node: Node) -> bool:
        """Whether no part of it has to be scanned for: of several, all are scanned for at once."""
        match node:
            case Term():
                return self.of(node) is not None
            case All(parts) | Either(parts):
                return all(map(self.holds, parts))
            case Not(part):
                return self.holds(part)

    def most(self, node: Node) -> int:
        """No more rulings of the tally than about so many meet a tree; its rare words tell."""
        match node:
            case Term() if node.words and (known := self.of(node)) is not None:
                return sum(each.number for each in known)
            case Term():
                telling = [word for word in node.words if word not in SMALL_WORDS]
                return min((self._most_of_word(word) for word in telling), default=self.size)
            case All(parts):
                return min(self.most(part) for part in parts)
            case Either(parts):
                return sum(self.most(part) for part in parts)
            case Not():
                return self.size

    def of(self, term: Term) -> list[Frequent] | None:
        """What the tally holds of a term, in every spelling; ``None`` where it lacks any."""
        if term.field or (term.within is not None and len(term.words) > 1):
            return None
        spelled = spellings(term.words[0]) if len(term.words) == 1 else [" ".join(term.words)]
        known = [self.words.get(spelling) for spelling in spelled]
        return [each for each in known if each] if all(known) else None

    def _most_of_word(self, word: str) -> int:
        frequent = [self.words.get(spelling) for spelling in spellings(word)]
        return sum(each.number if each else self.size // SHARE for each in frequent)


def state(tree: Node | None) -> State:
    """The tally, with what it knows of the words of a tree."""
    terms = terms_of(tree)
    words = {spelling for term in terms for word in term.words for spelling in spellings(word)}
    phrases = {" ".join(term.words) for term in terms}
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [CHANGED_AT_MOST + 1, sorted(words | phrases)])
        size, changed, frequent = cursor.fetchone()
    known = {word: Frequent(*each) for word, each in (frequent or {}).items()}
    return State(size, tuple(changed), known)
