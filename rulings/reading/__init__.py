"""Published text -> ``Draft``: pure functions, no database, every value with its evidence.

bytes -> decode -> an article: pages (article, comments) -> sentences -> one reader per value
               -> a determination of a known shape: metadata and parts -> one reader per stage
       -> Draft
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from rulings.reading.conditions import read_conditions
from rulings.reading.conduct import read_particulars
from rulings.reading.corrections import read_corrections
from rulings.reading.decode import MAX_BYTES, decode, is_html
from rulings.reading.determinations import read_determination
from rulings.reading.draft import Article, Draft, ReadCondition, ReadSanction
from rulings.reading.factors import read_factors
from rulings.reading.grounds import read_findings
from rulings.reading.harm import read_harm
from rulings.reading.hearing import read_decided_on, read_hearing, read_impairment
from rulings.reading.pages.document import address_of, text_of_page
from rulings.reading.pages.pdf import is_pdf, text_of_pdf
from rulings.reading.pages.plain import read_plain
from rulings.reading.pages.web import read_web
from rulings.reading.recognition import require_article, require_length_of_article
from rulings.reading.register import (
    read_agency,
    read_committee,
    read_profession,
    read_regulator,
    read_setting,
)
from rulings.reading.sanctions import read_sanctions
from rulings.reading.sentences import prose_of
from rulings.reading.shapes import shape_of
from rulings.reading.unread import unread_in
from rulings.reading.unreadable import Unreadable

__all__ = ["MAX_BYTES", "Draft", "Unreadable", "read"]

COMMENT_COUNT_DIFFERS = "The heading states {stated} comments; {found} were found."
COMMENTS_UNREAD = (
    "The heading states {stated} comments, but none could be read: they are laid out in a way "
    "that is not known here."
)
IN_THE_FUTURE = (
    "The text gives {day} as the day of {what}, which is still to come; it was left out."
)
NO_REGULATOR = "No regulator could be told from the text; please choose one."


def read(data: bytes, today: date | None = None) -> Draft:
    """The draft ruling in a saved article; raises ``Unreadable`` rather than return half of one."""
    return _without_future(_read(data), today or datetime.now().astimezone().date())


def _read(data: bytes) -> Draft:
    text = text_of_pdf(data) if is_pdf(data) else decode(data)
    page = is_html(text) and not is_pdf(data)
    printed = text_of_page(text) if page else text
    shape = shape_of(printed)
    draft = read_determination(printed, shape, address_of(text) if page else "") if shape else None
    draft = draft or _read_article(text)
    return replace(draft, unread=unread_in(draft))


def _read_article(text: str) -> Draft:
    article = _article(text)
    require_length_of_article(article)
    sentences = prose_of(article)
    regulator = read_regulator(sentences)
    slug = regulator.value if regulator else None
    particulars = read_particulars(sentences)
    sanctions, doubts = read_sanctions(sentences, slug)
    require_article(article, sentences, sanctions)
    impairment = read_impairment(sentences)
    return Draft(
        article=article,
        regulator=regulator,
        committee=read_committee(sentences, slug) if slug else None,
        profession=read_profession(sentences, slug),
        setting=read_setting(sentences),
        agency=read_agency(sentences),
        hearing=read_hearing(sentences),
        decided_on=read_decided_on(sentences),
        particulars=particulars,
        findings=read_findings(sentences, particulars, slug),
        impairment=impairment.outcome,
        impairment_personal=impairment.personal,
        impairment_public=impairment.public,
        sanctions=_with_conditions(sanctions, read_conditions(sentences)),
        factors=read_factors(sentences),
        harm=read_harm(sentences),
        corrections=read_corrections(article),
        doubts=(*doubts, *_doubts(article, slug)),
    )


def _article(text: str) -> Article:
    return read_web(text) if is_html(text) else read_plain(text)


def _without_future(draft: Draft, today: date) -> Draft:
    """No panel has decided, and no newspaper printed, after today."""
    doubts = list(draft.doubts)
    decided_on, published_on = draft.decided_on, draft.article.published_on
    if decided_on and decided_on.value > today:
        doubts.append(IN_THE_FUTURE.format(day=decided_on.value, what="the decision"))
        decided_on = None
    if published_on and published_on.value > today:
        doubts.append(IN_THE_FUTURE.format(day=published_on.value, what="publication"))
        published_on = None
    article = replace(draft.article, published_on=published_on)
    return replace(draft, article=article, decided_on=decided_on, doubts=tuple(doubts))


def _with_conditions(
    sanctions: tuple[ReadSanction, ...], conditions: tuple[ReadCondition, ...]
) -> tuple[ReadSanction, ...]:
    """What the registrant must do belongs to the one imposed order that consists of conditions."""
    takers = [one for one in sanctions if one.imposed and one.kind.value.takes_conditions]
    if not takers or not conditions:
        return sanctions
    taker = next((one for one in takers if not one.kind.value.is_interim), takers[0])
    return tuple(replace(one, conditions=conditions) if one is taker else one for one in sanctions)


def _doubts(article: Article, regulator: str | None) -> list[str]:
    doubts = []
    stated, found = article.comments_stated, len(article.comments)
    if stated and stated.value and not found:
        doubts.append(COMMENTS_UNREAD.format(stated=stated.value))
    elif stated and stated.value != found:
        doubts.append(COMMENT_COUNT_DIFFERS.format(stated=stated.value, found=found))
    if regulator is None:
        doubts.append(NO_REGULATOR)
    return doubts
