"""What a reader may be about to type: phrases, topics, names of orders and grounds, and titles.

Whatever is suggested finds at least one ruling. The last word typed is taken as the beginning of a
word, the others as words.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.postgres.search import SearchQuery
from django.db import connection, transaction
from django.db.models import F

from rulings.models import Ruling
from rulings.search.language.parse import parse
from rulings.search.language.tree import Or, Term
from rulings.search.language.tsquery import CONFIGURATION
from rulings.search.language.words import plain, words_of
from rulings.search.time_limit import TookTooLong, noticing_limit
from rulings.vocabulary import GroundKind, SanctionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

MOST: Final = 8
# So many places are for titles at least, if there are so many.
FOR_TITLES: Final = 3
FEWEST_LETTERS: Final = 2
# Longer than any phrase; whoever has typed so much knows what to look for.
MOST_LETTERS: Final = 100
# Looked at for those that begin as the last word does: stems match more than that.
_CANDIDATES: Final = 40
# The longest ending that the stemmer takes away, in letters: “administr-ation”.
_LONGEST_ENDING: Final = 5

# A reader who types on waits for no list. For this transaction alone.
_LIMIT: Final = "SELECT set_config('statement_timeout', %s, true)"

_NAMES: Final = [*SanctionKind.labels, *GroundKind.labels]

# A frequent wording is met among the latest rulings; the index, which would list every ruling that
# has it, is asked for the rare ones alone.
_WORDINGS: Final = """
SELECT offered.text
FROM (
    SELECT text FROM rulings_commonphrase
    UNION SELECT label FROM rulings_topic
    UNION SELECT unnest(%(names)s::text[])
) offered,
LATERAL plainto_tsquery('rulings_english', rulings_words(offered.text)) query
WHERE to_tsvector('rulings_english', rulings_words(offered.text))
      @@ to_tsquery('rulings_english', %(typed)s)
  AND (EXISTS (SELECT FROM (SELECT long_vector FROM rulings_searchentry
                            ORDER BY changed_at DESC LIMIT 50) latest
               WHERE latest.long_vector @@ query)
       OR EXISTS (SELECT FROM rulings_searchentry WHERE long_vector @@ query))
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
    titles = [*islice(filter(None, map(_searchable, _in_time(_titles, words))), MOST)]
    first = wordings[: MOST - min(FOR_TITLES, len(titles))]
    rest = wordings[len(first) :]
    different = {text.casefold(): text for text in reversed([*first, *titles, *rest])}
    return list(reversed(different.values()))[:MOST]


def matching_titles(words: list[str]) -> QuerySet[Any]:
    """Public rulings with these words in their title, the newest first."""
    query = SearchQuery(_as_typed(words, "A"), config=CONFIGURATION, search_type="raw")
    return (
        Ruling.objects.published()
        .filter(entry__short_vector=query)
        .order_by(F("entry__decided_on").desc(nulls_last=True), "pk")
    )


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
    with connection.cursor() as cursor:
        cursor.execute(_WORDINGS, {"names": _NAMES, "typed": _as_typed(words)})
        return [text for (text,) in cursor.fetchall()]


def _titles(words: list[str]) -> list[str]:
    return list(matching_titles(words).values_list("title", flat=True)[:_CANDIDATES])


def _as_typed(words: list[str], label: str = "") -> str:
    """The words for PostgreSQL, the last one as a beginning; ``label`` is a part of the vector.

    A stem can be shorter than what was typed: “competen” is more than “compet”. So the beginnings
    of the last word count as words too.
    """
    *complete, last = words
    suffix = f":{label}" if label else ""
    parts = [f"'{word}'{suffix}" for word in complete]
    shorter = [last[:-cut] for cut in range(1, _LONGEST_ENDING + 1) if len(last) - cut >= 3]
    beginnings = [f"'{last}':*{label}", *(f"'{word}'{suffix}" for word in shorter)]
    return " & ".join([*parts, f"({' | '.join(beginnings)})"])


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
