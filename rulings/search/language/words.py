"""What counts as a word. The database says the same: ``rulings_words`` in migration 0016.

Curly quotes, dashes, ``§``, soft hyphens and the ligatures of PDFs must change nothing. So texts
and queries go through the same three steps before PostgreSQL's own parser sees them: compatibility
decomposition, removal of what joins letters, and a blank for whatever parts them.
"""

from __future__ import annotations

import re
import unicodedata

# Inside a word, and nothing of it: accents, soft hyphens, invisible marks, apostrophes.
JOINING = (
    r"\u0027\u00ad\u02bb\u02bc\u0300-\u036f\u200b-\u200f\u2018-\u201b\u202a-\u202e\u2032"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
# Between words: the punctuation and signs of ASCII, Latin-1, General Punctuation, currency, arrows,
# mathematics, boxes, dingbats, CJK punctuation and emoji.
PARTING = (
    r"\u0001-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab\u00ac\u00ae-\u00b1"
    r"\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u2010-\u2017\u201c-\u2029"
    r"\u202f-\u2031\u2033-\u205f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3007-\u3030\u303d-\u303f"
    r"\U0001f000-\U0001faff"
)
_JOINING = re.compile(f"[{JOINING}]")
_PARTING = re.compile(f"[{PARTING}]+")
# A word where it stands in a text, with what joins its letters.
WORD = re.compile(rf"(?:[^\W_]+|[{JOINING}])+")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def plain(text: str) -> str:
    """The text as words with single blanks between them, in the case it was written."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\0", " "))
    return _PARTING.sub(" ", _JOINING.sub("", decomposed)).strip()


def words_of(text: str) -> list[str]:
    """The words in order, in lower case; what holds neither letter nor digit is none."""
    return [word for word in plain(text).lower().split() if _LETTER_OR_DIGIT.search(word)]
