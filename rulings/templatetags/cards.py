"""A ruling in a list: order, length, grounds and date at a glance.

Ten to fifty of them are most of a page of results; in Python they take a fifth of the time.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import add
from typing import TYPE_CHECKING, Final

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.http import urlencode

from rulings.templatetags.marks import with_marks
from rulings.templatetags.sanctions import sanction
from rulings.vocabulary import FindingOutcome, GroundKind, ImpairmentOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.http import QueryDict
    from django.utils.safestring import SafeString

    from rulings.models import Ruling
    from rulings.search.highlight import Piece
    from rulings.search.snippets import Snippet

register = template.Library()

_NOTHING: Final = escape("")
_SUMMARY_WORDS: Final = 38
_CARD: Final = (
    '<article class="card" data-ruling="{}">\n'
    '  <h3 class="card-title"><a href="{}">{}</a></h3>\n'
    '  <p class="card-order">{}</p>\n'
    '  <ul class="facts">{}</ul>\n'
    "  {}\n"
    '  <p class="card-foot">{}</p>\n'
    "</article>"
)
_GROUNDS: Final = {kind.value: kind.label for kind in GroundKind}
_OUTCOMES: Final = {outcome.value: outcome.label.lower() for outcome in FindingOutcome}
_NO_SANCTION: Final = format_html(
    '<span class="sanction rung-none"><strong>{}</strong></span>', "Sanction not stated"
)


@register.simple_tag
def card(
    ruling: Ruling,
    query: QueryDict | None = None,
    place: int = 0,
    title: list[Piece] | None = None,
    snippets: Sequence[Snippet] = (),
) -> SafeString:
    """A ruling that was fetched with the parts ``OF_A_CARD``.

    In a list of results ``query`` is that of the list, without its page, and ``place`` counts
    from 1; ``title`` is cut at its matches.
    """
    address = ruling.get_absolute_url()
    opened = address + _from_list(query, place)
    return format_html(
        _CARD,
        ruling.pk,
        opened,
        with_marks(title) if title else ruling.title,
        _orders(ruling),
        _facts(ruling),
        _snippets(opened, snippets) if snippets else _summary(ruling.summary),
        format_html_join("\n", "{}", ((part,) for part in _foot(ruling, address))),
    )


@register.simple_tag
def decided(ruling: Ruling) -> SafeString:
    """When a ruling was decided, as exactly as its source says."""
    if ruling.decided_on is None:
        return format_html('<span class="unknown">{}</span>', "Date not stated")
    return format_html(
        '<time datetime="{}">{}</time>', ruling.decided_for_machines, ruling.decided_in_words
    )


def _from_list(query: QueryDict | None, place: int) -> str:
    """What leads back to the list, and on to its next ruling."""
    if query is None or not place:
        return ""
    return "?" + urlencode(dict(query.lists()) | {"place": place}, doseq=True)


def _orders(ruling: Ruling) -> SafeString:
    orders = [sanction(each) for each in ruling.imposed] or [_NO_SANCTION]
    return format_html_join("\n", "{}", ((order,) for order in orders))


def _facts(ruling: Ruling) -> SafeString:
    found = [_found(finding.ground, finding.outcome) for finding in ruling.findings.all()]
    if ruling.impairment == ImpairmentOutcome.NOT_FOUND:
        found.append(_fact("not_found", "Not impaired"))
    return reduce(add, found, _NOTHING)


# Two closed lists, and the same few pairs again and again.
@cache
def _found(ground: str, outcome: str) -> SafeString:
    return _fact(outcome, f"{_GROUNDS[ground]}: {_OUTCOMES[outcome]}")


def _fact(outcome: str, words: str) -> SafeString:
    return format_html('<li class="finding {}">{}</li>', outcome, words)


def _snippets(opened: str, snippets: Sequence[Snippet]) -> SafeString:
    shown = format_html_join(
        "",
        '<li><a class="snippet-place" href="{}#{}">{}</a> {}</li>',
        (
            (opened, snippet.anchor, snippet.place, with_marks(snippet.pieces))
            for snippet in snippets
        ),
    )
    return format_html('<ul class="snippets">{}</ul>', shown)


def _summary(text: str) -> SafeString | str:
    words = text.split()
    if not words:
        return ""
    dots = " …" if len(words) > _SUMMARY_WORDS else ""
    beginning = " ".join(words[:_SUMMARY_WORDS])
    return format_html('<p class="card-summary">{}{}</p>', beginning, dots)


def _foot(ruling: Ruling, address: str) -> Iterator[SafeString]:
    yield decided(ruling)
    if ruling.regulator:
        yield format_html("<span>{}</span>", ruling.regulator.short_name)
    if ruling.profession:
        yield format_html("<span>{}</span>", ruling.profession.label)
    discussion = getattr(ruling, "discussion", None)
    if discussion and discussion.visible_comments:
        yield _comments(address, discussion.visible_comments)
    if ruling.is_demonstration:
        yield format_html('<span class="tag">{}</span>', "Demonstration")


def _comments(address: str, number: int) -> SafeString:
    plural = "" if number == 1 else "s"
    return format_html('<a href="{}#comments">{} comment{}</a>', address, number, plural)
