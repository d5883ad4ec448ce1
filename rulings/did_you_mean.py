"""Other words for a search that finds nothing, made of words that rulings do have."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from itertools import product
from typing import TYPE_CHECKING, Final

from django.db import connection

from rulings.found import numbers_of
from rulings.search.language.small_words import SMALL_WORDS
from rulings.search.language.spelling import spellings
from rulings.search.language.tree import terms_of, wanted
from rulings.search.language.understood import understand
from rulings.search.language.words import WORD, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.search.criteria import Criteria
    from rulings.search.stems import Stems

MOST: Final = 3
MOST_UNKNOWN: Final = 6
MOST_CANDIDATES: Final = 12
# Shorter ones are abbreviations more often than mistakes.
FEWEST_LETTERS: Final = 4
# Of each unknown word so many similar ones are tried. One letter in four may be another.
_TRIED: Final = 3
_LOOKED_AT: Final = 12
_SIMILAR: Final = 0.75

_KNOWN: Final = """
SELECT word FROM unnest(%s::text[]) word
WHERE EXISTS (SELECT FROM rulings_searchentry
              WHERE long_vector @@ plainto_tsquery('rulings_english', word))
"""

# Words that are about as long and begin or end alike, with their stems; the most frequent ones.
_VOCABULARY: Final = """
WITH latest AS (
    SELECT ruling_id FROM rulings_searchentry ORDER BY changed_at DESC LIMIT 2000
), texts AS (
    SELECT title AS body FROM rulings_ruling JOIN latest ON ruling_id = id
    UNION ALL SELECT text FROM rulings_particular JOIN latest USING (ruling_id)
    UNION ALL SELECT text FROM rulings_commonphrase
    UNION ALL SELECT label FROM rulings_topic
    UNION ALL SELECT label FROM rulings_profession
    UNION ALL SELECT label FROM rulings_setting
    UNION ALL SELECT label FROM rulings_factortype
    UNION ALL SELECT name FROM rulings_regulator
    UNION ALL SELECT name FROM rulings_committee
    UNION ALL SELECT legal_name FROM rulings_sanctiontype
    UNION ALL SELECT legal_name FROM rulings_ground
), words AS (
    SELECT word, count(*) AS times
    FROM texts, string_to_table(lower(rulings_words(body)), ' ') word
    WHERE length(word) >= %(fewest)s
    GROUP BY word
)
SELECT word, coalesce((ts_lexize('rulings_stem', word))[1], word) FROM words
WHERE EXISTS (SELECT FROM unnest(%(unknown)s::text[]) unknown
              WHERE length(word) BETWEEN length(unknown) - 2 AND length(unknown) + 2
                AND (left(word, 1) = left(unknown, 1) OR right(word, 2) = right(unknown, 2)))
ORDER BY times DESC, word LIMIT 5000
"""


def did_you_mean(criteria: Criteria) -> list[tuple[str, int]]:
    """Words to search for instead, with how many rulings they find under the same filters.

    The most similar come first. Two queries and two for each that is counted, none without words.
    """
    unknown = _unknown(criteria.q)
    if not unknown or len(unknown) > MOST_UNKNOWN:
        return []
    candidates = _candidates(criteria.q, _similar(unknown))
    counts = numbers_of(replace(criteria, q=typed) for typed in candidates)
    found = zip(candidates, counts, strict=True)
    return [(typed, count) for typed, count in found if count][:MOST]


def _unknown(typed: str) -> list[str]:
    """The words wanted that no ruling holds, in either spelling."""
    terms = terms_of(wanted(understand(typed).tree))
    words = list(
        dict.fromkeys(word for term in terms for word in term.words if _may_be_wrong(word))
    )
    if not words:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [[spelling for word in words for spelling in spellings(word)]])
        known = {word for (word,) in cursor.fetchall()}
    return [word for word in words if known.isdisjoint(spellings(word))]


def _may_be_wrong(word: str) -> bool:
    return len(word) >= FEWEST_LETTERS and word.isalpha() and word not in SMALL_WORDS


def _similar(unknown: list[str]) -> dict[str, list[str]]:
    """Similar words for each word that has any, the most similar first."""
    with connection.cursor() as cursor:
        cursor.execute(_VOCABULARY, {"unknown": unknown, "fewest": FEWEST_LETTERS})
        stems: Stems = dict(cursor.fetchall())
    similar = {word: _closest(word, stems) for word in unknown}
    return {word: others for word, others in similar.items() if others}


def _closest(word: str, stems: Stems) -> list[str]:
    """Of words with the same stem, which find the same, the most similar one."""
    close = get_close_matches(word, stems, n=_LOOKED_AT, cutoff=_SIMILAR)
    by_stem = {stems[other]: other for other in reversed(close)}
    return [other for other in close if by_stem[stems[other]] == other][:_TRIED]


def _candidates(typed: str, similar: dict[str, list[str]]) -> list[str]:
    """What was typed with one or more words replaced; the most similar words first."""
    if not similar:
        return []
    ranked = sorted(product(*(enumerate(others) for others in similar.values())), key=_distance)
    candidates = (
        _replaced(typed, dict(zip(similar, (word for _, word in choice), strict=True)))
        for choice in ranked[:MOST_CANDIDATES]
    )
    return list(dict.fromkeys(candidates))


def _distance(choice: Iterable[tuple[int, str]]) -> int:
    return sum(rank for rank, _ in choice)


def _replaced(typed: str, replacements: dict[str, str]) -> str:
    """Words replaced where they stand; quotation marks and signs stay."""
    return WORD.sub(lambda found: _replacement(found[0], replacements), typed)


def _replacement(word: str, replacements: dict[str, str]) -> str:
    return replacements.get("".join(words_of(word)), word)
