"""What stands in place of a ruling that was public: a note without its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate

from rulings.models import Removal, Ruling
from rulings.vocabulary import RemovalKind, RulingState

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

_REMOVED = (RemovalKind.WITHDRAWN, RemovalKind.REPLACED, RemovalKind.EXPIRED)


@dataclass(frozen=True, slots=True)
class Gone:
    """A ruling that was public and is not: what may be told of it.

    ``state`` is never the desk's own: who looks at a withdrawn ruling again is still withdrawing it
    from readers. ``gone_on`` is missing only where the log of removals was emptied.
    """

    ruling: Ruling
    state: RulingState
    gone_on: date | None

    @property
    def successor(self) -> Ruling | None:
        """The ruling in its place, if readers know or knew it."""
        following: Ruling | None = self.ruling.replaced_by
        return following if following and following.published_on else None

    @property
    def as_data(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "id": self.ruling.pk,
            "state": self.state,
            "gone_on": self.gone_on and self.gone_on.isoformat(),
            "replaced_by": self.successor and self.successor.pk,
        }


def what_is_gone(ruling_id: str) -> Gone | None:
    """``None`` for a ruling that is public, never was, or does not exist."""
    found = Ruling.objects.gone().for_tombstone().filter(pk=ruling_id).first()
    if found is None:
        return None
    state = found.ruling_state if found.ruling_state.is_gone else RulingState.WITHDRAWN
    removals = Removal.objects.filter(ruling_id=found.pk, kind__in=_REMOVED)
    removed_at = removals.values_list("made_at", flat=True).first()
    return Gone(found, state, localdate(removed_at) if removed_at else None)


def gone(request: HttpRequest, ruling_id: str) -> HttpResponse:
    """410 with a note in place of the ruling; 404 if there never was a public one."""
    found = what_is_gone(ruling_id)
    if found is None:
        raise Http404
    response = TemplateResponse(request, "rulings/gone.html", {"gone": found}, status=410)
    return not_kept(response)


def not_kept(response: HttpResponse) -> HttpResponse:
    """In no index; and asked for anew each time, because it may come back."""
    patch_cache_control(response, no_cache=True)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
