"""Headers that every response carries and that no other middleware sets."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=()"


def response_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Keep search engines away unless the site is INDEXABLE, and browsers' sensors always."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if not settings.INDEXABLE:
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return middleware
