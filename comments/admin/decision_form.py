"""What a moderator sent: which decision, about which comments, and why."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from comments.moderation.deciding import Shown, Unreadable
from comments.moderation.decisions import Decision

LONGEST_REASON: Final = 1000
REASON_HELP = "Kept in the history; the author reads it if the comment is not shown."
LONG_REASON = (
    "Nothing was decided: the reason has %(show_value)s characters. "
    "Shorten it to %(limit_value)s and decide again."
)
NOTHING_TICKED = "Nothing was decided: tick the comments first, then press a button below the list."
NOTHING_PRESSED = "Nothing was decided: press one of the buttons."
DAMAGED = "Nothing was decided: the form arrived damaged. Look at the list and decide again."

_PRESSED = re.compile(r"(?P<decision>[a-z]{1,10})(?::(?P<comment_id>[0-9]{1,18}))?", re.ASCII)


class Several(forms.Field):
    """All values of a name."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        return list(value or [])


class DecisionForm(forms.Form):
    """A button pressed in a row names its comment; one of the bar means all that are ticked.

    ``shown`` is what the page showed, in its order. Cleaned, ``chosen`` is the part of it that is
    decided about.
    """

    decide = forms.CharField(error_messages={"required": NOTHING_PRESSED})
    reason = forms.CharField(
        required=False, max_length=LONGEST_REASON, error_messages={"max_length": LONG_REASON}
    )
    shown = Several(required=False)
    ticked = Several(required=False)

    def clean_decide(self) -> tuple[Decision, str | None]:
        pressed = _PRESSED.fullmatch(self.cleaned_data["decide"])
        if pressed is None or pressed["decision"] not in Decision.values:
            raise ValidationError(DAMAGED)
        return Decision(pressed["decision"]), pressed["comment_id"]

    def clean_shown(self) -> list[Shown]:
        try:
            return [Shown.read(written) for written in self.cleaned_data["shown"]]
        except Unreadable as error:
            raise ValidationError(DAMAGED) from error

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.cleaned_data["chosen"] = self._chosen()
        return self.cleaned_data

    @property
    def decision(self) -> Decision:
        decision: Decision = self.cleaned_data["decide"][0]
        return decision

    @property
    def next_shown(self) -> int | None:
        """The comment to go on with: the one after what was decided, or else the one before."""
        chosen = {each.comment_id for each in self.cleaned_data["chosen"]}
        ids = [each.comment_id for each in self.cleaned_data["shown"]]
        last = max(index for index, comment_id in enumerate(ids) if comment_id in chosen)
        after = ids[last + 1 :]
        before = [comment_id for comment_id in ids[:last] if comment_id not in chosen]
        return after[0] if after else before[-1] if before else None

    @property
    def refusal(self) -> str:
        """The first sentence of why nothing can be decided."""
        return next(str(error) for errors in self.errors.values() for error in errors)

    def _chosen(self) -> list[Shown]:
        _, of_row = self.cleaned_data["decide"]
        wanted = {of_row} if of_row else set(self.cleaned_data["ticked"])
        chosen = [each for each in self.cleaned_data["shown"] if str(each.comment_id) in wanted]
        if not chosen:
            raise ValidationError(DAMAGED if of_row else NOTHING_TICKED)
        return chosen


class UndoForm(forms.Form):
    """Which decision to undo."""

    undo = forms.UUIDField()

    @property
    def batch(self) -> UUID:
        batch: UUID = self.cleaned_data["undo"]
        return batch
