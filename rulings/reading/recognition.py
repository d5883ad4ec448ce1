"""Whether a text is an article about a conduct panel's decision at all."""

from __future__ import annotations

import re

from rulings.reading.draft import Article, ReadSanction
from rulings.reading.grounds import speaks_of_grounds
from rulings.reading.phrases import phrases
from rulings.reading.register import names_regulator
from rulings.reading.sanctions import names_an_order
from rulings.reading.sentences import Sentence
from rulings.reading.unreadable import Unreadable

NOT_PROSE = (
    "This does not read like an article: there are not two paragraphs of sentences below a "
    "heading. "
    "Save the whole article as plain text or as HTML."
)
MARKUP = (
    "This looks like source code, data or technical documentation, not an article: "
    "save the article itself as plain text or as HTML."
)
TOO_LONG = "The text is far longer than a news article: save a single article."
NO_PANEL = (
    "This does not read like an article about a conduct panel's decision: {missing} mentioned. "
    "Choose an article that reports one."
)

LONGEST_BODY = 120_000
"""Characters; more is a book, and reading it would take minutes."""

_CODE_LINE = re.compile(
    r"\s*(?:#{1,6} |```|\$ |[-*+] `|\||//|/\*|import |from \w+ import|def |class |function |const |"
    r"[{}\[\]];?$|\"[\w-]+\": |[\w.-]+ ?= ?\S|<\w+[^>]*>$|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?(?:INFO|"
    r"DEBUG|ERROR|WARN)|make \w+$)"
)
_PANEL = phrases(
    r"panels?|committees?|tribunals?|case examiners?|hearings?|regulators?|watchdog|adjudicators?"
)
_REGISTER = phrases(
    r"struck off|striking[- ]off|fitness[- ]to[- ]practi[sc]e|professional misconduct|"
    r"unacceptable professional conduct|"
    r"(?:social work|nursing|medical|professional|teaching|dental|pharmac\w+) register|"
    r"(?:prohibition|caution|suspension|warning|removal|conditions of practi[cs]e) order|"
    r"(?:banned|prohibited) from teaching|misconduct panel|"
    r"(?:removed|erased|struck) from the [\w ]{0,30}register|off the [\w ]{0,30}register"
)


def require_length_of_article(article: Article) -> None:
    """Raise ``Unreadable`` for a body so long that reading it would take minutes."""
    if sum(span.end - span.start for span in article.paragraphs) > LONGEST_BODY:
        raise Unreadable(TOO_LONG)


def require_article(
    article: Article, sentences: tuple[Sentence, ...], sanctions: tuple[ReadSanction, ...]
) -> None:
    """Raise ``Unreadable`` unless the article is prose and reports on a panel."""
    body = [paragraph.of(article.text) for paragraph in article.paragraphs]
    if _looks_like_code(article.text, article):
        raise Unreadable(MARKUP)
    if sum(_is_prose(words) for words in body) < 2:
        raise Unreadable(NOT_PROSE)
    words = " ".join(sentence.words for sentence in sentences)
    missing = _missing(words, sentences, any(one.imposed for one in sanctions))
    if missing:
        raise Unreadable(NO_PANEL.format(missing=missing))


def _missing(words: str, sentences: tuple[Sentence, ...], is_imposed: bool) -> str:
    has_regulator = names_regulator(words)
    has_panel = _PANEL.search(words) is not None
    has_decision = names_an_order(sentences) or speaks_of_grounds(words)
    if not has_decision:
        return (
            "no regulator, panel or sanction is"
            if not has_regulator
            else "no sanction or finding is"
        )
    if not has_regulator and not (has_panel and _REGISTER.search(words)):
        return "no regulator, panel or sanction is"
    if not has_panel and not is_imposed and not _REGISTER.search(words):
        return "no panel or hearing is"
    return ""


def _looks_like_code(text: str, article: Article) -> bool:
    """Whether a good part of the lines above the comments is code, markup or data."""
    end = article.comments[0].evidence.start if article.comments else len(text)
    lines = [line for line in text[: min(end, LONGEST_BODY)].split("\n") if line.strip()]
    marked = sum(_CODE_LINE.match(line) is not None for line in lines)
    return marked >= 3 and marked * 8 >= len(lines)


def _is_prose(words: str) -> bool:
    if len(words.split()) < 8 or not re.search(r"[.!?][\"'”’)\]]*$", words.rstrip()):
        return False
    letters = sum(character.isalpha() or character in " ’'\n" for character in words)
    return letters >= 0.8 * len(words)
