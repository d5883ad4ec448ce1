"""The bar above a ruling's form, and the addresses of the steps that it offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from rulings.admin.step_page import label, step_page
from rulings.roles import Step, open_steps, refusal_to_change

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin
    from rulings.models import Revision, Ruling


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a ruling stands, and the steps this account may take with it now."""

    ruling: Ruling
    steps: list[tuple[str, str]]
    """Label and address."""
    refusal: str | None
    last_word: Revision | None
    """The last word on it, while it is still being entered."""


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own: one for each step."""
    return [
        path(
            f"<str:ruling_id>/{step.value}/",
            admin.admin_site.admin_view(_view(admin, step)),
            name=f"rulings_ruling_{step.name.lower()}",
        )
        for step in Step
    ]


def bar(request: HttpRequest, ruling: Ruling) -> dict[str, Any]:
    """What the bar above the form shows: the state, and what can be done now."""
    steps = [
        (label(request.user, step, ruling), address(step, ruling))
        for step in open_steps(request.user, ruling)
    ]
    said = ruling.revisions.exclude(reason="").select_related("made_by")
    return {
        "bar": Bar(
            ruling,
            steps,
            refusal_to_change(request.user, ruling),
            said.first() if ruling.is_unpublished else None,
        )
    }


def address(step: Step, ruling: Ruling) -> str:
    """The page of the step."""
    return reverse(f"admin:rulings_ruling_{step.name.lower()}", args=[ruling.pk])


def _view(admin: ModelAdmin, step: Step) -> Any:
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, ruling_id: str) -> HttpResponse:
        return step_page(request, admin, ruling_id, step)

    return view
