"""How long the rulings of each regulator stay: rules that an administrator keeps."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from rulings.admin.rules_at_fields import RuledForm
from rulings.admin.typed import ModelAdmin
from rulings.models import RetentionRule, Ruling

_DUE_AT_ONCE = (
    "With this rule {rulings} would have passed the last day, and would be emptied for good at the "
    "next round of the clock. Change the rule, or tick the box to say that this is meant."
)
_MOVED = "The rule gives {rulings} another last day."


@dataclass(frozen=True, slots=True)
class Effect:
    """What a rule changes: how many rulings get another last day, and how many become due."""

    moved: int
    due: int


def effect_of(rule: RetentionRule) -> Effect:
    """As the database would do it, and then as if nothing had happened."""
    tried = copy(rule)
    tried._state = copy(rule._state)
    with transaction.atomic():
        before = _last_days()
        due = Ruling.objects.due(timezone.localdate()).count()
        tried.save()
        after = _last_days()
        due = Ruling.objects.due(timezone.localdate()).count() - due
        transaction.set_rollback(True)
    moved = sum(after[ruling] != before.get(ruling) for ruling in after)
    return Effect(moved, max(due, 0))


class RetentionRuleForm(RuledForm):
    """A rule that would empty rulings at once is asked about first."""

    field_of_rule: ClassVar = {"retention_rule_once": "kind"}
    effect = Effect(0, 0)
    is_meant = forms.BooleanField(
        label="These rulings are to be emptied",
        required=False,
        help_text="Only needed where a rule makes rulings leave the site at once.",
    )

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound or self.errors:
            return
        self.effect = effect_of(self.instance)
        if self.effect.due and not self.cleaned_data.get("is_meant"):
            self.add_error("is_meant", _DUE_AT_ONCE.format(rulings=_counted(self.effect.due)))


@admin.register(RetentionRule)
class RetentionRuleAdmin(ModelAdmin):
    """Changing a rule sets the last days of its regulator's rulings anew, all in one step."""

    form = RetentionRuleForm
    list_display = ("regulator", "order", "months", "counted_from", "is_confirmed")
    list_filter = ("is_confirmed", "counted_from", "regulator")
    list_select_related = ("regulator",)
    fields = ("regulator", "kind", "months", "counted_from", "is_confirmed", "is_meant")

    @admin.display(description="order", ordering="kind")
    def order(self, rule: RetentionRule) -> str:
        """In words."""
        return rule.get_kind_display() or "Any order"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        super().save_model(request, obj, form, change)
        messages.info(request, _MOVED.format(rulings=_counted(form.effect.moved)))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A general rule stays: without one rulings would never leave."""
        is_general = obj is not None and not obj.kind
        return not is_general and super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> Any:
        """No deletion of many at once: it would take the general ones along."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


def _last_days() -> dict[str, Any]:
    return dict(Ruling.objects.exclude(state="expired").values_list("pk", "expires_on"))


def _counted(number: int) -> str:
    return "1 ruling" if number == 1 else f"{number:,} rulings"
