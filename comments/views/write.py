"""The forms for a comment and for a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from comments.submission.following import link_to
from comments.submission.forms import CommentForm, WordsOnly
from comments.submission.place import Place, place_below, place_beside, place_under
from comments.submission.refusals import Closed, ParentGone, Refused, SentBefore, TooMany
from comments.submission.sentences import PARENT_GONE
from comments.submission.taking_in import take_in
from comments.views.cannot import cannot, not_here
from comments.views.see_other import SeeOther

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

METHODS = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(METHODS)
def write(request: HttpRequest, ruling_id: str) -> HttpResponse:
    """A comment of its own on a public ruling."""
    place = place_under(ruling_id)
    return _answer(request, place) if place else not_here(request)


@never_cache
@require_http_methods(METHODS)
def reply(request: HttpRequest, comment_id: int) -> HttpResponse:
    """An answer to a comment that the public may read."""
    place = place_below(comment_id)
    if place:
        return _answer(request, place)
    beside = place_beside(comment_id) if request.method == "POST" else None
    return _without_parent(request, beside) if beside else not_here(request)


def _answer(request: HttpRequest, place: Place) -> HttpResponse:
    if place.closed:
        return cannot(request, place.closed, ruling=place.ruling)
    if request.method != "POST":
        return _page(request, CommentForm(place))
    form = CommentForm(place, request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    if form.is_preview:
        return _page(request, form)
    return _sent(request, form)


def _sent(request: HttpRequest, form: CommentForm) -> HttpResponse:
    try:
        return SeeOther(link_to(take_in(form.sent(), request)))
    except Closed as closed:
        return cannot(request, closed.sentence)
    except ParentGone:
        return _without_parent(request, Place(form.place.ruling))
    except TooMany as too_many:
        return _too_many(request, form, too_many)
    except Refused as refused:
        return _refused(request, form, refused)


def _refused(request: HttpRequest, form: CommentForm, refused: Refused) -> HttpResponse:
    form.add_error(None, refused.sentence)
    if isinstance(refused, SentBefore):
        form.renew_token()
        return _page(request, form, status=422, earlier=link_to(refused.comment))
    return _page(request, form, status=422)


def _too_many(request: HttpRequest, form: CommentForm, refused: TooMany) -> HttpResponse:
    form.add_error(None, refused.sentence)
    response = _page(request, form, status=429)
    response.headers["Retry-After"] = str(refused.seconds)
    return response


def _without_parent(request: HttpRequest, beside: Place) -> HttpResponse:
    """The same words in the form for a comment of their own."""
    if beside.closed:
        return cannot(request, beside.closed, ruling=beside.ruling)
    form = CommentForm(beside, initial=WordsOnly(request.POST).signed)
    return _page(request, form, status=422, problems=[("", PARENT_GONE)])


def _page(
    request: HttpRequest, form: CommentForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "ruling": form.place.ruling,
        "parent": form.place.parent,
        "problems": form.problems,
        "is_preview": form.is_bound and form.is_valid() and form.is_preview,
    } | more
    return TemplateResponse(request, "comments/writing/write.html", context, status=status)
