"""The comments that were shown last as feeds: of one ruling, and of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from comments.feed import MOST, CommentFeed, atom
from comments.models import Comment
from rulings.models import Ruling
from rulings.views.gone import gone

if TYPE_CHECKING:
    from django.http import HttpRequest

    from comments.querysets import CommentQuerySet

ALL = "Reader comments"


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The comments shown last on all rulings."""
    return _answer(request, Comment.objects.public(), ALL, reverse("comments:search"))


@require_safe
def feed_of_ruling(request: HttpRequest, ruling_id: str) -> HttpResponse:
    """The comments shown last on one ruling, if the public may read it."""
    ruling = Ruling.objects.published().filter(pk=ruling_id).first()
    if ruling is None:
        return gone(request, ruling_id)
    comments = ruling.comments.public()
    title = f"{ALL} on “{ruling.title}”"
    page = reverse("rulings:ruling", args=[ruling.pk, ruling.slug], fragment="comments")
    return _answer(request, comments, title, page)


def _answer(request: HttpRequest, comments: CommentQuerySet, title: str, page: str) -> HttpResponse:
    document = atom(
        comments.newly_shown_first().for_feed()[:MOST],
        title,
        request.build_absolute_uri(page),
        request.build_absolute_uri(request.path),
        request.build_absolute_uri,
    )
    return HttpResponse(document, content_type=CommentFeed.content_type)
