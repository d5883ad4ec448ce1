"""The permanent address of a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from comments.models import Comment
from comments.paging import PAGE, page_of
from rulings.views.gone import gone

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Lead to its page and place under its ruling; 404 unless it stands on a page.

    Where the ruling is gone, so is its comment.
    """
    found = get_object_or_404(Comment.objects.shown().select_related("ruling"), pk=comment_id)
    if not found.ruling.is_public:
        return gone(request, found.ruling.pk)
    number = page_of(found)
    place = reverse(
        "rulings:ruling",
        args=[found.ruling.pk, found.ruling.slug],
        query={PAGE: number} if number > 1 else None,
        fragment=found.anchor,
    )
    return HttpResponseRedirect(place)
