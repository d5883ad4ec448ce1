"""Comments of one name on one ruling that say nearly the same: marked for a moderator."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models.functions import Lower

from comments.models import Comment, Concern
from comments.vocabulary import NAME_REMOVED, CommentState, ConcernRule

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set

    from rulings.models import Ruling

# So many others are looked at closely for one comment: those with its rarest words first.
MOST_COMPARED = 100
# Of one name so many others count, the newest: many sign “Anonymous”, and a writer waits meanwhile.
MOST_OTHERS = 500
# Fewer words than that stand in a longer text by chance.
FEWEST_WORDS = 5
NOT_COMPARED = (CommentState.ERASED, CommentState.WITHDRAWN)

_WORD = re.compile(r"\w+")

# A word and which of its occurrences in the text it is; or a run of words.
Token = tuple[str, int]


def mark_repeated(ruling: Ruling, ids: Sequence[int]) -> int:
    """Note for each of these comments another one of that name much like it; how many are new.

    May be repeated: a comment that has such a note gets no second one.
    """
    noted = set(
        Concern.objects.filter(comment__in=ids, rule=ConcernRule.REPEATED).values_list(
            "comment_id", flat=True
        )
    )
    wanted = set(ids) - noted
    concerns = [
        Concern(comment_id=one, rule=ConcernRule.REPEATED, detail=str(other))
        for texts in _texts_by_name(ruling, wanted)
        for one, other in alike(texts, wanted, settings.COMMENTS.alike).items()
    ]
    return len(Concern.objects.bulk_create(concerns))


def alike(texts: Mapping[int, str], wanted: Set[int], per_cent: int) -> dict[int, int]:
    """For each wanted text another that is much like it.

    Either they share so many per cent of the words of the longer one; or the shorter one, of at
    least ``FEWEST_WORDS``, stands so far in the longer one: runs of three words are compared.
    """
    by_words = _Others({one: _tokens(text) for one, text in texts.items()}, per_cent, of=max)
    by_runs = _Others({one: _runs(text) for one, text in texts.items()}, per_cent, of=min)
    found: dict[int, int] = {}
    for measure in (by_words, by_runs):
        for one in sorted((texts.keys() & wanted) - found.keys()):
            other = measure.much_like(one)
            if other is not None:
                found[one] = other
    return found


class _Others:
    """Texts by their rarest tokens: few pairs have to be compared.

    If two share 8 of the 10 tokens of one, one of its 3 rarest is among the other's tokens. If 8 of
    10 are meant of the longer, and so of both, it is even among the other's 3 rarest.
    """

    def __init__(
        self,
        tokens: Mapping[int, frozenset[Token]],
        per_cent: int,
        of: Callable[[int, int], int],
    ) -> None:
        self._tokens, self._per_cent, self._of = tokens, per_cent, of
        self._frequency = Counter(token for each in tokens.values() for token in each)
        self._rarest = {one: self._rarest_of(each) for one, each in tokens.items()}
        self._having_rare = _by_token(self._rarest)
        self._having = self._having_rare if of is max else _by_token(tokens)

    def much_like(self, one: int) -> int | None:
        """Another text that is alike, if there is one."""
        near = islice(self._near(one), MOST_COMPARED)
        return next((other for other in near if self._are_alike(one, other)), None)

    def _rarest_of(self, tokens: frozenset[Token]) -> list[Token]:
        to_share = -(-len(tokens) * self._per_cent // 100)
        by_rarity = sorted(tokens, key=lambda token: (self._frequency[token], token))
        return by_rarity[: len(tokens) - to_share + 1]

    def _near(self, one: int) -> Iterator[int]:
        """Those that share a rare token, each once: rare in this text, or else in the other."""
        rare_here = (self._having[token] for token in self._rarest[one])
        everywhere = self._tokens[one] if self._of is min else ()
        rare_there = (self._having_rare.get(token, []) for token in everywhere)
        seen = {one}
        for other in chain.from_iterable(chain(rare_here, rare_there)):
            if other not in seen:
                seen.add(other)
                yield other

    def _are_alike(self, one: int, other: int) -> bool:
        here, there = self._tokens[one], self._tokens[other]
        return len(here & there) * 100 >= self._per_cent * self._of(len(here), len(there))


def _by_token(tokens: Mapping[int, Iterable[Token]]) -> dict[Token, list[int]]:
    having: dict[Token, list[int]] = defaultdict(list)
    for one, each in tokens.items():
        for token in each:
            having[token].append(one)
    return having


def _runs(text: str) -> frozenset[Token]:
    """Every three words that follow each other; none of a text that is too short to tell."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS:
        return frozenset()
    return frozenset((" ".join(words[at : at + 3]), 0) for at in range(len(words) - 2))


def _tokens(text: str) -> frozenset[Token]:
    """Its words; of a text without any, what stands between white space."""
    folded = text.casefold()
    seen: Counter[str] = Counter()
    tokens = set()
    for word in _WORD.findall(folded) or folded.split():
        seen[word] += 1
        tokens.add((word, seen[word]))
    return frozenset(tokens)


def _texts_by_name(ruling: Ruling, ids: Collection[int]) -> Iterable[dict[int, str]]:
    """For each name of one of the comments their texts, and those of the newest others by it."""
    named = (
        Comment.objects.filter(ruling=ruling)
        .exclude(state__in=NOT_COMPARED)
        .annotate(name=Lower("author_name"))
    )
    wanted: dict[str, dict[int, str]] = defaultdict(dict)
    of_somebody = named.filter(pk__in=ids).exclude(author_name=NAME_REMOVED)
    for pk, name, text in of_somebody.values_list("pk", "name", "text"):
        wanted[name][pk] = text
    for name, texts in wanted.items():
        others = named.filter(name=name).exclude(pk__in=texts).order_by("-pk")
        yield texts | dict(others.values_list("pk", "text")[:MOST_OTHERS])
