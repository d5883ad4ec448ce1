"""For whatever watches over the site: is it alive, can it serve."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config import schema
from config.problem import DatabaseProblem


@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. Does not touch the database: restarting would not mend that."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers, and holds the tables that this code expects."""
    try:
        ready = schema.is_current()
    except (DatabaseError, DatabaseProblem):
        ready = False
    words, status = ("ready", 200) if ready else ("not ready", 503)
    return HttpResponse(words, content_type="text/plain", status=status)
