"""The form of the ruling itself, without the rows below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from rulings.admin.entry import Entry
from rulings.admin.offers import What
from rulings.admin.plain_text import PlainText, ThreeWay
from rulings.admin.rules_at_fields import RuledForm
from rulings.models import Correction, Ruling
from rulings.roles import EXPIRE, Step, refusal
from rulings.vocabulary import CorrectionAuthor, RulingState

if TYPE_CHECKING:
    from django.contrib.auth.models import User

NOTE_WANTED = (
    "This ruling has been public: write what readers should know about the change, "
    "or tick that it is minor."
)
COMMITTEE_WITHOUT_REGULATOR = "Choose the regulator that this committee belongs to."
MOVE_NOT_OFFERED = (
    "The ruling cannot be moved there from its present state, or not by your account: choose one "
    "of the states offered here, or ask a publisher."
)
SET_BY_ADMINISTRATOR = "The last day is for an administrator to set: on it everything is deleted."
# Not words of the record: changing them corrects nothing.
OUTSIDE_THE_RECORD = {"state", "public_note", "is_minor", "reason", "expires_by_hand"}
# What needs nothing more than the state; the other steps have pages of their own.
STEPS_HERE = (Step.SEND_BACK, Step.SEND_FOR_REVIEW, Step.PUBLISH, Step.WITHDRAW)


class RulingForm(RuledForm):
    """Who, what, impairment, harm and state; with the public note that a correction needs."""

    # Of the request; set by the admin on a class of the request's own.
    entry: ClassVar[Entry]
    user: ClassVar[User]
    offered: ClassVar[dict[str, What]] = {"committee": "committees", "profession": "professions"}
    field_of_rule: ClassVar = {
        "ruling_has_title": "title",
        "ruling_not_decided_in_future": "decided_on",
        "ruling_date_has_precision": "decided_precision",
        "ruling_harm_within_affected": "harm_actual",
        "published_ruling_has_regulator": "regulator",
    }
    public_note = PlainText(
        label="Public note on this correction",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What was wrong, and what it says now. Readers see it with today’s date.",
    )
    reason = forms.CharField(
        label="Why, for the history",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="If it does not explain itself. Editors read it, readers do not.",
    )
    is_minor = forms.BooleanField(label="Minor change (spelling, layout): no note", required=False)

    class Meta:
        model = Ruling
        fields = "__all__"  # the admin names them: rulings.admin.stages
        help_texts: ClassVar = {"agency": ""}
        widgets: ClassVar = {
            "agency": ThreeWay(),
            "impairment_personal": ThreeWay("Found", "Not found"),
            "impairment_public": ThreeWay("Found", "Not found"),
            "title": forms.TextInput(attrs={"class": "vTextField"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.was_public = self.instance.published_on is not None
        for name, what in self.offered.items():
            if name in self.fields:  # an editor who may only look has none
                self._offer(name, what)
        if "state" in self.fields:
            self._offer_moves()
        if "expires_by_hand" in self.fields and not self.user.has_perm(EXPIRE):
            self.fields["expires_by_hand"].disabled = True
            self.fields["expires_by_hand"].help_text = SET_BY_ADMINISTRATOR

    def _offer(self, name: str, what: What) -> None:
        field: Any = self.fields[name]
        chosen = self["regulator"].value()
        regulator = int(chosen) if str(chosen or "").isdecimal() else None
        field.choices = self.entry.offers.choices(what, regulator)
        field.widget.attrs["data-offered"] = what

    def _offer_moves(self) -> None:
        field: Any = self.fields["state"]
        ruling = self.instance
        moves = [
            step.to
            for step in STEPS_HERE
            if step.to and step.is_open(ruling) and not refusal(self.user, step, ruling)
        ]
        offered = {ruling.ruling_state, *moves}
        field.choices = [(each.value, each.label) for each in RulingState if each in offered]
        field.error_messages["invalid_choice"] = MOVE_NOT_OFFERED

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self._wants_note():  # after the instance took in what was entered
            self.add_error("public_note", NOTE_WANTED)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.entry.refusal:
            self.add_error(None, ValidationError(self.entry.refusal))
        self._check_offered()
        if self.cleaned_data.get("state") == RulingState.PUBLISHED and not self.was_public:
            self.instance.published_on = timezone.localdate()  # as Ruling.publish() does
        return cleaned

    def _check_offered(self) -> None:
        regulator = self.cleaned_data.get("regulator")
        if regulator is None:
            if self.cleaned_data.get("committee"):
                self.add_error("regulator", COMMITTEE_WITHOUT_REGULATOR)
            return
        offer = self.entry.offers.at(regulator.pk)
        for name, what in self.offered.items():
            chosen = self.cleaned_data.get(name)
            refusal = offer.refusal(what, str(chosen.pk)) if offer and chosen else None
            if refusal:
                self.add_error(name, refusal)

    def _wants_note(self) -> bool:
        if not self.was_public:
            return False
        if self.cleaned_data.get("public_note") or self.cleaned_data.get("is_minor"):
            return False
        return bool(set(self.changed_data) - OUTSIDE_THE_RECORD) or self.entry.rows_changed()

    def save_note(self) -> None:
        """The public note becomes a correction of our own, made today."""
        if note := self.cleaned_data.get("public_note"):
            Correction.objects.create(
                ruling=self.instance,
                made_by=CorrectionAuthor.EDITOR,
                made_on=timezone.localdate(),
                note=note,
            )
