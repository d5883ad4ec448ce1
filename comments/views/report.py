"""The form in which a reader reports a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from comments.models import Comment
from comments.submission.forms import ReportForm
from comments.submission.refusals import Closed, TooMany
from comments.submission.reporting import ReportedBefore, reported_comment, take_report
from comments.views.cannot import not_here

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@require_http_methods(("GET", "HEAD", "POST"))
def report(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Tell the moderators what is wrong with a comment that the public may read."""
    comment = reported_comment(comment_id)
    if comment is None:
        return not_here(request)
    if request.method != "POST":
        return _page(request, comment, ReportForm(comment))
    form = ReportForm(comment, request.POST)
    if not form.is_valid():
        return _page(request, comment, form, status=422)
    return _sent(request, comment, form)


def _sent(request: HttpRequest, comment: Comment, form: ReportForm) -> HttpResponse:
    try:
        take_report(comment, *form.reported, request)
    except Closed:
        return not_here(request)
    except ReportedBefore as before:
        return _thanks(request, comment, before.sentence)
    except TooMany as refused:
        form.add_error(None, refused.sentence)
        response = _page(request, comment, form, status=429)
        response.headers["Retry-After"] = str(refused.seconds)
        return response
    return _thanks(request, comment)


def _page(
    request: HttpRequest, comment: Comment, form: ReportForm, status: int = 200
) -> HttpResponse:
    context = {"comment": comment, "form": form, "problems": form.problems}
    return TemplateResponse(request, "comments/writing/report.html", context, status=status)


def _thanks(request: HttpRequest, comment: Comment, before: str = "") -> HttpResponse:
    """What happens next. The comment may be out of sight by now."""
    context = {
        "ruling": comment.ruling,
        "before": before,
        "holds": bool(settings.COMMENTS.reports_to_hold),
    }
    return TemplateResponse(request, "comments/writing/reported.html", context)
