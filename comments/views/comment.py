"""The permanent address of a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from comments.models import Comment

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def comment(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Lead to the comment's place under its ruling; 404 unless the public may read both."""
    found = get_object_or_404(Comment.objects.public().select_related("ruling"), pk=comment_id)
    return HttpResponseRedirect(f"{found.ruling.get_absolute_url()}#{found.anchor}")
