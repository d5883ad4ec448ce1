"""Notices in which a publisher corrects its own article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulings.reading.dates import DATE, read_date
from rulings.reading.draft import Article, Read, ReadCorrection, Span

_NOTICE = re.compile(
    r"\W*(?:(?:editor[’']?s? )?(?:update|updated|correction|corrections|corrected|clarification|"
    r"clarified|amendment|editor[’']?s[’']? note)(?: on)?(?: \(?[\w ,/]{0,30}\)?)?[:;–—-]"
    r"|(?:this|the) (?:article|story|piece|report|page|headline|post) (?:was|has been) (?:\w+ )?"
    r"(?:amended|corrected|changed|updated|edited|clarified|revised)"
    r"|an earlier version of (?:this|the)"
    r"|(?:a|the) previous version of (?:this|the) (?:article|story|piece|report))",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"chang|amend|correct|clarif|reflect|earlier version|previous|wrong|error|mistake|apolog|"
    r"inaccura|remov|stated|edited",
    re.IGNORECASE,
)
"""An "Update" may as well bring later news, which is no correction."""
_FEWEST_WORDS = 6
_DATE = re.compile(DATE, re.IGNORECASE)


def is_correction(words: str) -> bool:
    """Whether a paragraph is a correction notice rather than part of the report."""
    return (
        len(words.split()) >= _FEWEST_WORDS
        and _NOTICE.match(words) is not None
        and _CORRECTS.search(words) is not None
    )


def read_corrections(article: Article) -> tuple[ReadCorrection, ...]:
    """The correction notices printed with the article."""
    return tuple(_corrections(article))


def _corrections(article: Article) -> Iterator[ReadCorrection]:
    for paragraph in article.paragraphs:
        words = paragraph.of(article.text)
        if not is_correction(words):
            continue
        found = _DATE.search(words)
        day = read_date(found.group()) if found else None
        made_on = None
        if found and day:
            made_on = Read(
                day, Span(paragraph.start + found.start(), paragraph.start + found.end())
            )
        yield ReadCorrection(Read(" ".join(words.split()), paragraph), made_on)
