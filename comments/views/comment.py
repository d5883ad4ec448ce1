"""The permanent address of a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from comments.models import Comment
from comments.paging import page_of
from comments.templatetags.reader_comments import PAGE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Lead to its page and place under its ruling; 404 unless it stands on a public page."""
    comments = Comment.objects.on_public_pages().select_related("ruling")
    found = get_object_or_404(comments, pk=comment_id)
    number = page_of(found)
    query = f"?{PAGE}={number}" if number > 1 else ""
    return HttpResponseRedirect(f"{found.ruling.get_absolute_url()}{query}#{found.anchor}")
