"""What stands above the form: words that were not saved, who else is there; and hidden fields."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from rulings.admin.unsaved.offers import SHOWN_AGAIN, Offer, offer
from rulings.admin.unsaved.opened import opened_now
from rulings.admin.unsaved.presence import in_words, others, seen
from rulings.admin.unsaved.sent import TOKEN, own_fields
from rulings.admin.unsaved.tokens import token_for
from rulings.autosaves import FORM

if TYPE_CHECKING:
    from django.http import HttpRequest

    from rulings.models import Ruling

_FIRST_LOOK = "unsaved_first_look"

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class FirstLook:
    """What is known before anything of the form is read: the form is at least as new as this."""

    fields: Fields = field(default_factory=list)
    offer: Offer | None = None
    may_change: bool = False


def look(admin: Any, request: HttpRequest, ruling_id: str | None) -> None:
    """Before the form is made: which revision it will be, and what can be offered."""
    opened = opened_now(ruling_id).as_fields() if ruling_id else []
    fields = [*opened, (FORM, secrets.token_hex(8))]
    may_change = admin.has_change_permission(request) if ruling_id else True
    offered = offer(admin, request, ruling_id) if may_change else None
    request.__dict__[_FIRST_LOOK] = FirstLook(fields, offered, may_change)


def notices(request: HttpRequest, ruling: Ruling | None) -> dict[str, Any]:
    """For the form of a ruling, or of a new one: ``unsaved``; no errors where none are meant."""
    first: FirstLook = request.__dict__.get(_FIRST_LOOK, FirstLook())
    ruling_id = ruling.pk if ruling else None
    user_id = request.user.pk or 0
    is_sent = request.method == "POST"
    own = own_fields(request.POST) if is_sent else first.fields
    if not (is_sent or first.may_change):
        return {}
    shown_again = request.__dict__.get(SHOWN_AGAIN)
    context: dict[str, Any] = {
        "unsaved": {
            "fields": [*own, (TOKEN, token_for(user_id, ruling_id))],
            "offer": first.offer if not is_sent else None,
            "shown_again": shown_again,
            "others": _others(user_id, ruling_id),
            **_addresses(ruling_id),
        }
    }
    return context | ({"errors": []} if shown_again else {})


def _others(user_id: int, ruling_id: str | None) -> str:
    if ruling_id is None:
        return ""
    seen(user_id, ruling_id)
    return in_words(others(user_id, ruling_id))


def _addresses(ruling_id: str | None) -> dict[str, str]:
    if ruling_id is None:
        return {
            "form": reverse("admin:rulings_ruling_add"),
            "autosave": reverse("admin:rulings_ruling_autosave"),
            "kept": reverse("admin:rulings_ruling_kept"),
        }
    return {
        "form": reverse("admin:rulings_ruling_change", args=[ruling_id]),
        "autosave": reverse("admin:rulings_ruling_autosave", args=[ruling_id]),
        "kept": reverse("admin:rulings_ruling_kept", args=[ruling_id]),
        "presence": reverse("admin:rulings_ruling_presence", args=[ruling_id]),
    }
