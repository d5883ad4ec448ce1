"""The one thing of a comment that a moderator enters: which earlier comment it corrects."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from comments.models import Comment
from rulings.admin.typed import ModelForm
from rulings.rules import sentence

NO_SUCH_COMMENT = "There is no comment {number}: check the number, or leave the field empty."
_LARGEST = 2**63 - 1  # what the database can count to


class CorrectionForm(ModelForm):
    """Its number, or nothing."""

    corrects = forms.IntegerField(
        label="Corrects comment number",
        required=False,
        help_text="An earlier comment of the same author on this ruling. Empty: none.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 12}),
    )

    class Meta:
        model = Comment
        fields = ("corrects",)

    def clean_corrects(self) -> Comment | None:
        number = self.cleaned_data["corrects"]
        if number is None:
            return None
        within = 0 < number <= _LARGEST
        found: Comment | None = Comment.objects.filter(pk=number).first() if within else None
        if found is None:
            raise ValidationError(NO_SUCH_COMMENT.format(number=number))
        if found.pk >= self.instance.pk:
            raise ValidationError(sentence("comment_corrects_earlier"))
        if found.ruling_id != self.instance.ruling_id:
            raise ValidationError(sentence("comment_corrects_same_ruling"))
        return found

    def _get_validation_exclusions(self) -> Any:
        """The words are none of this form's business, nor are the rules about them."""
        return {field.name for field in Comment._meta.get_fields()}
