"""What a step asks for before it is taken: a reason, the other ruling, or the id typed out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from rulings.admin.plain_text import PlainText
from rulings.models import Ruling
from rulings.roles import Step

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.http import QueryDict

LONGEST_REASON = 1000
REASON_WANTED = "Write why: the reason is kept."
CHANGED_MEANWHILE = (
    "The ruling was changed after you opened this page: look at it as it is now, then press again."
)
REPLACEMENT_WANTED = "Give the ruling that takes its place, or withdraw this one instead."
ID_WANTED = "Type the id that stands above: nobody can bring the ruling back."
NO_SUCH_RULING = "There is no ruling with this id or address: copy it from its page."
ITSELF = "This is the ruling itself: give the one that takes its place."
NOT_PUBLIC = "“{title}” is not public: publish it first, or readers are led nowhere."
TYPE_THE_ID = "Type the id {id} to confirm, as it stands above."

_WANT_REASON = {Step.SEND_BACK, Step.HOLD, Step.WITHDRAW, Step.EXPIRE}
_NEVER_NAME = {Step.WITHDRAW, Step.REPLACE, Step.EXPIRE}
_HELP = "Editors read it in the history."
_HELP_OF_REMOVAL = "It stays in the log of removals when the ruling itself is gone: write no names."


class StepForm(forms.Form):
    """One step with one ruling. ``seen`` is the ruling as the page showed it."""

    seen = forms.CharField(required=False, max_length=40)
    reason = PlainText(
        label="Reason",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": REASON_WANTED},
    )
    replacement = forms.CharField(
        label="The ruling that takes its place",
        max_length=500,
        help_text="Its id, or the address of its page.",
        error_messages={"required": REPLACEMENT_WANTED},
    )
    typed_id = forms.CharField(
        label="Id of this ruling, typed out",
        max_length=40,
        error_messages={"required": ID_WANTED},
    )

    field_order = ("seen", "replacement", "reason", "typed_id")

    def __init__(
        self, step: Step, ruling: Ruling, user: User | AnonymousUser, sent: QueryDict | None = None
    ) -> None:
        super().__init__(sent)
        self.step, self.ruling = step, ruling
        self.fields["reason"].required = step in _WANT_REASON and not is_taken_back(
            user, step, ruling
        )
        self.fields["reason"].help_text = _HELP_OF_REMOVAL if step in _NEVER_NAME else _HELP
        self.fields["typed_id"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
        if step is not Step.REPLACE:
            del self.fields["replacement"]
        if step is not Step.EXPIRE:
            del self.fields["typed_id"]

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("seen") != mark_of(self.ruling):
            raise ValidationError(CHANGED_MEANWHILE)
        return self.cleaned_data

    def clean_replacement(self) -> Ruling:
        chosen = _named(self.cleaned_data["replacement"])
        if chosen is None:
            raise ValidationError(NO_SUCH_RULING)
        if chosen.pk == self.ruling.pk:
            raise ValidationError(ITSELF)
        if not chosen.is_public:
            raise ValidationError(NOT_PUBLIC.format(title=chosen))
        return chosen

    def clean_typed_id(self) -> str:
        typed: str = self.cleaned_data["typed_id"]
        if typed != self.ruling.pk:
            raise ValidationError(TYPE_THE_ID.format(id=self.ruling.pk))
        return typed


def is_taken_back(user: User | AnonymousUser, step: Step, ruling: Ruling) -> bool:
    """Whoever entered a ruling takes it back, and owes nobody a reason."""
    return step is Step.SEND_BACK and user.pk is not None and ruling.entered_by_id == user.pk


def mark_of(ruling: Ruling) -> str:
    """Tells the ruling as it is now from what it was before."""
    latest = ruling.revisions.values_list("number", flat=True).first()
    return f"{ruling.state}-{latest or 0}"


def _named(typed: str) -> Ruling | None:
    """By its id, or by any address that has the id in it."""
    parts = [part.removesuffix(".json") for part in re.split(r"[/?#\s]+", typed) if part]
    return Ruling.objects.filter(pk__in=parts[:20]).first()
