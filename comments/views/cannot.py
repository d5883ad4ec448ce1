"""Pages that say why something cannot be done, with what was typed so that nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.template.response import TemplateResponse

from comments.submission.forms import WordsOnly
from comments.submission.sentences import NOT_HERE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def cannot(request: HttpRequest, sentence: str, status: int = 403, **context: Any) -> HttpResponse:
    """A plain page; its status is 200 for who only asked for the form."""
    said = {"sentence": sentence, "words": WordsOnly(request.POST).words, **context}
    shown = status if request.method == "POST" else 200
    return TemplateResponse(request, "comments/writing/cannot.html", said, status=shown)


def not_here(request: HttpRequest) -> HttpResponse:
    """404 for what is unknown or not public, and no word about which of the two."""
    if request.method != "POST":
        raise Http404
    return cannot(request, NOT_HERE, status=404)
