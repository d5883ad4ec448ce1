"""What authors see and do by their own link to a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comments.submission import changing
from comments.submission.following import followed, is_shown, link_to, notice, token_of
from comments.submission.forms import EditForm, WordsOnly
from comments.submission.refusals import Closed, Refused
from comments.submission.sentences import ERASURE
from comments.views.cannot import cannot
from comments.views.see_other import SeeOther

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from comments.models import Comment

METHODS = ("GET", "HEAD", "POST")


@never_cache
@require_safe
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a comment. The address is told to no other page."""
    comment = followed(token)
    if comment is None:
        return _ended(request)
    response = TemplateResponse(request, "comments/writing/mine.html", _context(comment))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_http_methods(METHODS)
def edit(request: HttpRequest, token: str) -> HttpResponse:
    """Other words in place of those that were sent, while there is time."""
    comment = followed(token)
    if comment is None:
        return _ended(request)
    if why := changing.why_fixed(comment):
        return _cannot(request, comment, why)
    if request.method != "POST":
        return _form_page(request, comment, EditForm(comment))
    form = EditForm(comment, request.POST)
    if not form.is_valid():
        return _form_page(request, comment, form, status=422)
    if form.is_preview:
        return _form_page(request, comment, form)
    return _changed(request, comment, form)


@never_cache
@require_http_methods(METHODS)
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, then take the comment back for good."""
    comment = followed(token)
    if comment is None:
        return _ended(request)
    if why := changing.why_fixed(comment):
        return _cannot(request, comment, why)
    if request.method != "POST":
        return TemplateResponse(request, "comments/writing/withdraw.html", _context(comment))
    try:
        changing.withdraw(comment)
    except Closed as closed:
        return _cannot(request, comment, closed.sentence)
    return SeeOther(link_to(comment))


def _changed(request: HttpRequest, comment: Comment, form: EditForm) -> HttpResponse:
    try:
        form.change()
    except Closed as closed:
        return _cannot(request, comment, closed.sentence)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        form.renew()
        return _form_page(request, comment, form, status=422)
    return SeeOther(link_to(comment))


def _context(comment: Comment) -> dict[str, Any]:
    return {
        "comment": comment,
        "ruling": comment.ruling if comment.ruling.is_public else None,
        "link": link_to(comment),
        "token": token_of(comment),
        "notice": notice(comment),
        "is_shown": is_shown(comment),
        "is_changeable": not changing.why_fixed(comment),
        "until": changing.changeable_until(comment),
        "erasure": ERASURE,
    }


def _form_page(
    request: HttpRequest, comment: Comment, form: EditForm, status: int = 200
) -> HttpResponse:
    context = _context(comment) | {
        "form": form,
        "problems": form.problems,
        "is_preview": form.is_bound and form.is_valid() and form.is_preview,
    }
    return TemplateResponse(request, "comments/writing/edit.html", context, status=status)


def _cannot(request: HttpRequest, comment: Comment, sentence: str) -> HttpResponse:
    return cannot(request, sentence, link=link_to(comment), erasure=ERASURE)


def _ended(request: HttpRequest) -> HttpResponse:
    context = {"erasure": ERASURE, "words": WordsOnly(request.POST).words}
    return TemplateResponse(request, "comments/writing/ended.html", context, status=404)
