"""What the search page shows: comments with their excerpts, chips, pages, wider searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.utils.formats import date_format

from comments.filters import DEEPEST_COMMENT
from comments.models import Comment
from comments.search.excerpts import with_excerpts
from rulings.parameters import problems
from rulings.views.results import Chip
from rulings.views.wider import Wider

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comments.filters import CommentSearchForm
    from comments.search.criteria import CommentCriteria

PAGES_END = f"Pages end at comment {DEEPEST_COMMENT:,}; narrow the search."


def refused(form: CommentSearchForm) -> dict[str, Any]:
    """The page of a search that made no sense."""
    return {"form": form, "problems": problems(form), "sound": form.canonical()}


def too_slow(form: CommentSearchForm) -> dict[str, Any]:
    """The page of a search that took too long."""
    return {"form": form, "is_too_slow": True}


def results(form: CommentSearchForm) -> dict[str, Any]:
    """The page of a search, with every query made. Only for a valid form."""
    criteria = form.criteria()
    comments = Comment.objects.public().meeting(criteria)
    count = comments.count()
    paginator = Paginator(comments.newest_first().for_results(), form.page_size)
    paginator.count = min(count, DEEPEST_COMMENT)
    page = paginator.get_page(form.page_number)
    applied = chips(form, criteria)
    return {
        "form": form,
        "criteria": criteria,
        "query": form.canonical(),
        "count": count,
        "page": page,
        "found": with_excerpts(list(page), criteria.understood.tree),
        "end": PAGES_END if count > DEEPEST_COMMENT else "",
        "chips": applied,
        "wider": [] if count else wider(criteria, applied),
    }


def chips(form: CommentSearchForm, criteria: CommentCriteria) -> list[Chip]:
    """Every part of the search, removable one by one."""
    return [
        Chip(name, str(form.fields[name].label), shown, form.canonical_lifting(name))
        for name, shown in _applied(form, criteria)
    ]


def wider(criteria: CommentCriteria, applied: list[Chip]) -> list[Wider]:
    """What gives something with one part fewer; the richest first."""
    counts = Comment.objects.public().counts_of([criteria.lifting(chip.name) for chip in applied])
    found = [
        Wider(removes=True, label=chip.label, value=chip.value, query=chip.others, count=count)
        for chip, count in zip(applied, counts, strict=True)
        if count
    ]
    return sorted(found, key=lambda search: -search.count)


def _applied(form: CommentSearchForm, criteria: CommentCriteria) -> Iterator[tuple[str, str]]:
    """Parameter, and its value in words."""
    if criteria.q:
        yield "q", criteria.understood.searched_for or criteria.q
    if form.one_ruling:
        yield "ruling", form.one_ruling.title
    for name in ("posted_after", "posted_before"):
        day = getattr(criteria, name)
        if day is not None:
            yield name, date_format(day, "j F Y")
