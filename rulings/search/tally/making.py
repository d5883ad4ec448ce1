"""Makes the tally anew, from the search entries alone. Readers see the old one until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from rulings.search.language.spelling import spellings
from rulings.search.language.tree import phrase
from rulings.search.language.tsquery import compiled
from rulings.search.query import FIRST_PARTS
from rulings.search.stems import stems
from rulings.search.tally.beforehand import MADE
from rulings.search.tally.bits import BLOCK, gathered
from rulings.search.tally.counting import COUNTED
from rulings.search.tally.frequent import SHARE
from rulings.search.tally.values import values_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# A word in so few rulings is looked up faster than counted; and it could be somebody's name.
FEWEST = 20
# Frequent words are found out among so many rulings, spread over all years.
_SAMPLE = 20_000
# Every page looks at what changed: so many rulings are let go by, and of ten thousand so many more;
# of one ruling that changes again and again, so many marks.
_CHANGES, _CHANGES_OF_TEN_THOUSAND, _MARKS = 20, 2, 1_000

# One at a time, until the transaction ends: whoever comes second makes the next one.
_ALONE = "SELECT pg_advisory_xact_lock(hashtext('rulings_tally'))"
_ROOM = "SELECT set_config('work_mem', '256MB', true), set_config('jit', 'off', true)"

_TALLY = "INSERT INTO rulings_tally (kind, value, block, bits) {} ORDER BY kind, value, block"

_HELD = f"""
SELECT v.kind, v.value, n.number
FROM numbered n JOIN rulings_searchentry e USING (ruling_id)
CROSS JOIN LATERAL ({values_of("e")}) v (kind, value)
"""
# One statement, so that the marks left are those of what changed after the values were read: they
# keep what was read. What came meanwhile is marked too, and has no number.
_VALUES = f"""
WITH unmarked AS (DELETE FROM rulings_untallied), numbered AS (
    INSERT INTO rulings_tallied (number, ruling_id, decided_on)
    SELECT row_number() OVER (ORDER BY e.decided_on DESC NULLS LAST, r.published_on DESC, r.id) - 1,
           r.id, e.decided_on
    FROM rulings_searchentry e JOIN rulings_ruling r ON r.id = e.ruling_id
    ORDER BY 1
    RETURNING number, ruling_id
)
{_TALLY.format(gathered(_HELD, "kind", "value"))}
"""

# In the text of one ruling each lexeme stands once; “a” and “b” are title and particulars.
_FREQUENT = """
SELECT array_agg(lexeme) FROM (
    SELECT lexeme FROM rulings_tallied n JOIN rulings_searchentry e USING (ruling_id),
    unnest(tsvector_to_array(e.long_vector)) lexeme
    WHERE mod(n.number, %(step)s) = 0
    GROUP BY lexeme HAVING count(*) >= greatest(%(least)s, %(fewest)s::float / %(step)s)
) frequent
"""
_WORDS = f"""
SELECT v.kind, v.value, n.number
FROM rulings_tallied n JOIN rulings_searchentry e USING (ruling_id)
CROSS JOIN LATERAL (
    SELECT 'word', unnest(tsvector_to_array(e.long_vector))
    UNION ALL SELECT 'first', unnest(tsvector_to_array(ts_filter(e.short_vector, '{{a,b}}')))
) v (kind, value)
WHERE n.number BETWEEN %(block)s * {BLOCK} AND %(block)s * {BLOCK} + {BLOCK - 1}
  AND v.value = ANY(%(words)s)
"""

# A phrase with a rare word is found by that word.
_QUERIES = """
SELECT coalesce(array_agg(text), '{}'),
       coalesce(array_agg(to_tsquery('rulings_english', whole)::text), '{}'),
       coalesce(array_agg(to_tsquery('rulings_english', parts)::text), '{}')
FROM unnest(%s::text[], %s::text[], %s::text[]) asked (text, whole, parts)
WHERE tsvector_to_array(to_tsvector('rulings_english', text)) <@ %s::text[]
"""
# Each vector is unpacked once, for all phrases: hence the copies, and the order that OFFSET keeps.
_PHRASES = f"""
SELECT held.kind, held.text AS value, entry.number
FROM (
    SELECT n.number, e.long_vector || '' AS long_vector, e.short_vector || '' AS short_vector
    FROM rulings_tallied n JOIN rulings_searchentry e USING (ruling_id)
    WHERE n.number BETWEEN %(block)s * {BLOCK} AND %(block)s * {BLOCK} + {BLOCK - 1}
    OFFSET 0
) entry
CROSS JOIN LATERAL (
    SELECT 'word' AS kind, text FROM unnest(%(texts)s::text[], %(whole)s::tsquery[]) p (text, query)
    WHERE entry.long_vector @@ query
    UNION ALL
    SELECT 'first', text FROM unnest(%(texts)s::text[], %(parts)s::tsquery[]) p (text, query)
    WHERE entry.short_vector @@ query
) held
"""

_TOTALS = """
INSERT INTO rulings_tallytotal (kind, value, number)
SELECT kind, value, sum(bit_count(bits)) FROM rulings_tally GROUP BY 1, 2
"""
_COUNTS = f"UPDATE rulings_tallytotal asked SET counts = {MADE} WHERE kind = ANY(%(asked)s)"
# That no ruling holds a word is known too.
_ABSENT = """
INSERT INTO rulings_tallytotal (kind, value, number) SELECT 'word', unnest(%s::text[]), 0
ON CONFLICT DO NOTHING
"""
_DUE = """
SELECT (SELECT count(*) FROM (SELECT DISTINCT ruling_id FROM rulings_untallied) changed)
     > %s + %s * coalesce((SELECT number FROM rulings_tallytotal WHERE kind = 'all'), 0) / 10000
    OR (SELECT count(*) FROM rulings_untallied) > %s
    OR EXISTS (SELECT FROM rulings_untallied mark WHERE mark.entry IS NOT NULL
               AND NOT EXISTS (SELECT FROM rulings_searchentry WHERE ruling_id = mark.ruling_id))
"""


def is_due() -> bool:
    """Whether so much changed since the tally was made that searches are the slower for it.

    Or a ruling went: what it held must not stay, not even in a mark, where nobody can read it.
    """
    return bool(_value(_DUE, [_CHANGES, _CHANGES_OF_TEN_THOUSAND, _MARKS]))


def make_tally(phrases: Iterable[str] = ()) -> int:
    """Number all rulings in the search and tally what they hold; how many there are.

    Of phrases, which are slow to find by their words, those are tallied that readers ask for most.

    The marks go as the values are read: what changes from then on is marked, and looked at by
    itself until the next time. The words may be newer than the values. That does no harm: counts
    and what is taken off them go by the same bits.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_ALONE)
        cursor.execute(_ROOM)
        for table in ("tallied", "tally", "tallytotal"):
            cursor.execute(f"DELETE FROM rulings_{table}")
        cursor.execute(_VALUES)
        cursor.execute("ANALYZE rulings_tallied")
        number = int(_value("SELECT count(*) FROM rulings_tallied", []))
        words = _frequent(number)
        cursor.execute(_QUERIES, [*_queries(phrases), words])
        texts, whole, parts = cursor.fetchone()
        for block in range(-(-number // BLOCK)):
            cursor.execute(_tally(_WORDS), {"block": block, "words": words})
            asked = {"block": block, "texts": texts, "whole": whole, "parts": parts}
            cursor.execute(_tally(_PHRASES), asked)
        cursor.execute(_TOTALS)
        cursor.execute(_COUNTS, {"asked": ["word", *COUNTED], "counted": COUNTED})
        cursor.execute(_ABSENT, [[*words, *texts]])
        cursor.execute("ANALYZE rulings_tally, rulings_tallytotal")
    return number


def _tally(numbers: str) -> str:
    return _TALLY.format(gathered(numbers, "kind", "value"))


def _queries(phrases: Iterable[str]) -> list[list[str]]:
    """The words of each phrase with blanks between them; its queries for both vectors."""
    terms = {term for text in phrases if (term := phrase(text)) and len(term.words) > 1}
    return [
        [" ".join(term.words) for term in terms],
        [compiled(term) for term in terms],
        [compiled(term, FIRST_PARTS) for term in terms],
    ]


def _frequent(number: int) -> list[str]:
    """Lexemes that many rulings hold, each in every spelling, however rare the other ones are."""
    step = max(1, number // _SAMPLE)
    asked = {"step": step, "least": number / step / SHARE, "fewest": FEWEST}
    found = set(_value(_FREQUENT, asked) or [])
    # Of “organise” the stemmer leaves “organis”: the ending tells that it can be spelled otherwise.
    words = found.union(f"{lexeme}e" for lexeme in found)
    spelled = {other for word in words for other in spellings(word)}
    return sorted(found.union(stems(spelled - found).values()))


def _value(sql: str, parameters: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0]
