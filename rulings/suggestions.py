"""What a reader may be about to type: phrases, topics, names of orders and grounds, and titles.

Whatever is suggested finds at least one ruling. The last word typed is taken as the beginning of a
word, the others as words.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import connection, transaction

from rulings.search.language.parse import parse
from rulings.search.language.tree import Or, Term
from rulings.search.language.words import plain, words_of
from rulings.search.time_limit import TookTooLong, noticing_limit
from rulings.vocabulary import GroundKind, SanctionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MOST: Final = 8
# So many places are for titles at least, if there are so many.
FOR_TITLES: Final = 3
FEWEST_LETTERS: Final = 2
# Longer than any phrase; whoever has typed so much knows what to look for.
MOST_LETTERS: Final = 100
# Looked at for those that begin as the last word does: stems match more than that.
_CANDIDATES: Final = 40
# Among so many of the newest rulings titles are looked for, and among so many with rare words.
_NEWEST: Final = 300
_RARE: Final = 500
# The longest ending that the stemmer takes away, in letters: “administr-ation”.
_LONGEST_ENDING: Final = 5

# A reader who types on waits for no list, and the planner reads no table through for what it takes
# for frequent. For this transaction alone.
_LIMIT: Final = """
SELECT set_config('statement_timeout', %s, true), set_config('enable_seqscan', 'off', true)
"""

_NAMES: Final = [*SanctionKind.labels, *GroundKind.labels]

# What is frequent is met among the latest rulings. The index would list every ruling that has it:
# it is asked only for what has a word that is not among the frequent ones. CASE keeps the order:
# with OR the expensive side was asked first.
WORDINGS: Final = """
WITH latest AS MATERIALIZED (
    SELECT strip(long_vector) AS words FROM rulings_searchentry ORDER BY changed_at DESC LIMIT 50
)
SELECT offered.text
FROM (
    SELECT text FROM rulings_commonphrase
    UNION SELECT label FROM rulings_topic
    UNION SELECT unnest(%(names)s::text[])
) offered,
LATERAL to_tsvector('rulings_english', rulings_words(offered.text)) vector,
LATERAL plainto_tsquery('rulings_english', rulings_words(offered.text)) query
WHERE vector @@ to_tsquery('rulings_english', %(typed)s)
  AND CASE
      WHEN EXISTS (SELECT FROM latest WHERE words @@ query) THEN true
      WHEN tsvector_to_array(vector) <@ ARRAY(
          SELECT value FROM rulings_tallytotal WHERE kind = 'word' AND number > 0) THEN false
      ELSE EXISTS (SELECT FROM rulings_searchentry WHERE long_vector @@ query) END
"""

NEWEST_TITLES: Final = """
SELECT title FROM (
    SELECT ruling_id, decided_on, short_vector FROM rulings_searchentry
    WHERE decided_on IS NOT NULL ORDER BY decided_on DESC LIMIT %(newest)s
) newest JOIN rulings_ruling ON id = ruling_id
WHERE state = 'published' AND short_vector @@ to_tsquery('rulings_english', %(typed)s)
ORDER BY newest.decided_on DESC, id LIMIT %(candidates)s
"""

RARE_TITLES: Final = """
SELECT title FROM (
    SELECT ruling_id, decided_on, short_vector FROM rulings_searchentry
    WHERE short_vector @@ to_tsquery('rulings_english', %(rare)s) LIMIT %(most)s
) few JOIN rulings_ruling ON id = ruling_id
WHERE state = 'published'
  AND strip(ts_filter(short_vector, '{a}')) @@ to_tsquery('rulings_english', %(typed)s)
ORDER BY few.decided_on DESC NULLS LAST, id LIMIT %(candidates)s
"""

# Of these words those that are frequent in titles and particulars, the last one as a beginning.
_FREQUENT: Final = """
SELECT word FROM unnest(%(complete)s::text[]) word
WHERE EXISTS (SELECT FROM rulings_tallytotal WHERE kind = 'first'
              AND value = ANY (tsvector_to_array(to_tsvector('rulings_english', word))))
UNION ALL SELECT %(last)s
WHERE EXISTS (SELECT FROM rulings_tallytotal WHERE kind = 'first'
              AND (starts_with(value, %(last)s) OR value = ANY (%(beginnings)s::text[])))
"""


def suggestions(typed: str) -> list[str]:
    """At most ``MOST``, best first; none for what is too short, too long or no word."""
    words = words_of(typed) if len(typed) <= MOST_LETTERS else []
    if sum(map(len, words)) < FEWEST_LETTERS:
        return []
    wordings = sorted(
        _in_time(_wordings, words),
        key=lambda text: (not text.lower().startswith(words[0]), len(text), text),
    )
    titles = _sayable(_in_time(_newest_titles, words))
    if len(titles) < MOST:
        titles = _sayable([*titles, *_in_time(_rare_titles, words)])
    first = wordings[: MOST - min(FOR_TITLES, len(titles))]
    rest = wordings[len(first) :]
    different = {text.casefold(): text for text in reversed([*first, *titles, *rest])}
    return list(reversed(different.values()))[:MOST]


def _in_time(look: Callable[[list[str]], list[str]], words: list[str]) -> list[str]:
    """What is found, as far as it continues what was typed; nothing if it takes too long."""
    try:
        with noticing_limit(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_LIMIT, [str(settings.SUGGEST_LIMIT)])
            found = look(words)
    except TookTooLong:
        return []
    return [text for text in found if any(w.startswith(words[-1]) for w in words_of(text))]


def _wordings(words: list[str]) -> list[str]:
    """Phrases, topics and names whose words some ruling has."""
    return _texts(WORDINGS, {"names": _NAMES, "typed": _as_typed(words)})


def _newest_titles(words: list[str]) -> list[str]:
    asked = {"typed": _as_typed(words, "A"), "newest": _NEWEST, "candidates": _CANDIDATES}
    return _texts(NEWEST_TITLES, asked)


def _rare_titles(words: list[str]) -> list[str]:
    """Of older rulings too, as far as one of the words is rare."""
    *complete, last = words
    asked = {"complete": complete, "last": last, "beginnings": _beginnings(last)}
    frequent = set(_texts(_FREQUENT, asked))
    rare = [f"'{word}'" for word in complete if word not in frequent]
    if not rare and last in frequent:
        return []
    typed = _as_typed(words)
    wanted = {"rare": " & ".join(rare) or typed, "most": _RARE}
    return _texts(RARE_TITLES, {**wanted, "typed": typed, "candidates": _CANDIDATES})


def _texts(sql: str, asked: Mapping[str, Any]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return [text for (text,) in cursor.fetchall()]


def _as_typed(words: list[str], label: str = "") -> str:
    """The words for PostgreSQL, the last one as a beginning; ``label`` is a part of the vector."""
    *complete, last = words
    suffix = f":{label}" if label else ""
    parts = [f"'{word}'{suffix}" for word in complete]
    beginnings = [f"'{last}':*{label}", *(f"'{word}'{suffix}" for word in _beginnings(last))]
    return " & ".join([*parts, f"({' | '.join(beginnings)})"])


def _beginnings(word: str) -> list[str]:
    """What its stem may be: “competen” is more than “compet”, which is how the index has it."""
    return [word[:-cut] for cut in range(1, _LONGEST_ENDING + 1) if len(word) - cut >= 3]


def _sayable(titles: Iterable[str]) -> list[str]:
    """The first few, each once, as words to search for."""
    return [*islice(filter(None, map(_searchable, dict.fromkeys(titles))), MOST)]


def _searchable(title: str) -> str:
    """The title as words to search for: as it is, or without the signs that mean something there.

    “Late notes: a caution” would look for “a” in a part named “notes”.
    """
    return next((text for text in (title, plain(title)) if _is_plain(text)), "")


def _is_plain(text: str) -> bool:
    parsed = parse(text)
    return not parsed.repairs and all(
        isinstance(part, Or) or (isinstance(part, Term) and not part.field) for part in parsed.parts
    )
