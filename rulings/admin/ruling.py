"""The screen on which a ruling is entered and corrected."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import IntegrityError, connection
from django.http import HttpRequest, HttpResponse

from rulings.admin import (
    checking,
    from_text,
    many,
    moves,
    revisions,
    stages,
    unsaved,
)
from rulings.admin.entry import begin_again, entry_of
from rulings.admin.findings import FindingInline
from rulings.admin.names import NameInline
from rulings.admin.particulars import ParticularInline
from rulings.admin.parts import CorrectionInline, FactorInline, SourceInline, TopicInline
from rulings.admin.plain_text import COMFORTABLE_FIELDS
from rulings.admin.rows import without_buttons
from rulings.admin.ruling_form import RulingForm
from rulings.admin.ruling_list import RulingList
from rulings.admin.sanctions import SanctionInline
from rulings.checklist import require_green
from rulings.editing import Editor, editing
from rulings.in_step import evidence_in_step
from rulings.models import Ruling
from rulings.rules import broken_rule
from rulings.vocabulary import MadeWith


@admin.register(Ruling)
class RulingAdmin(RulingList):
    """One screen a ruling; saving it is all or nothing."""

    form = RulingForm
    formfield_overrides = COMFORTABLE_FIELDS
    inlines = (
        ParticularInline,
        FindingInline,
        SanctionInline,
        FactorInline,
        TopicInline,
        SourceInline,
        CorrectionInline,
        NameInline,
    )

    def get_urls(self) -> list[Any]:
        """The screens around the form come before Django's own addresses."""
        screens = (moves, checking, revisions, unsaved, from_text, many)
        own = [address for screen in screens for address in screen.urls(self)]
        return [*own, *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """As Django does; what the database refuses comes back as the filled form, and why."""
        kept = unsaved.kept_aside(self, request, object_id)
        if kept is not None:
            return kept
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            refusal = broken_rule(error)
            if refusal is None:
                raise
            begin_again(request, refusal)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_fieldsets(self, request: HttpRequest, obj: Ruling | None = None) -> Any:
        return stages.fieldsets(obj)

    def get_form(
        self, request: HttpRequest, obj: Ruling | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.entry = entry_of(request)
        return form

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        return kwargs | {"entry": entry_of(request)}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return without_buttons(super().formfield_for_dbfield(db_field, request, **kwargs))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        with editing(self._editor(request, form)):
            with evidence_in_step(form.instance):
                super().save_related(request, form, formsets, change)
                form.save_note()
            from_text.save_used(request, form.instance, formsets)
            # The rules that span tables wait for the end of the transaction. Ask for them while
            # the form can still be shown again.
            connection.check_constraints()
            require_green(form.instance)
        unsaved.saved(request, form.instance)

    def _editor(self, request: HttpRequest, form: Any) -> Editor:
        note = form.cleaned_data.get("public_note") or ""
        return Editor(
            MadeWith.DESK,
            request.user.pk,
            reason=note or form.cleaned_data.get("reason") or "",
            is_minor=bool(form.cleaned_data.get("is_minor")),
        )

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["stages"] = stages.shown_stages(
            context["adminform"], context["inline_admin_formsets"]
        )
        context["show_save_and_add_another"] = False
        ruling = context.get("original")
        if ruling is not None:
            for panel in (moves.bar, checking.panel, unsaved.notices):
                context |= panel(request, ruling)
            context |= from_text.panel(request, ruling, context)
        else:
            context |= unsaved.notices(request, None)
        context["offers"] = entry_of(request).offers.as_json()
        return super().render_change_form(request, context, *args, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Ruling | None = None) -> bool:
        """Only a draft that was never public is deleted; anything else is withdrawn."""
        never_public = obj is not None and obj.published_on is None
        return never_public and super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What hangs on a draft goes with it, though nobody may delete it by itself."""
        deleted, counts, _, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set(), protected

    def get_view_on_site_url(self, obj: Ruling | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_public else None
