"""The words that hold a comment for a moderator, or file it as spam."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import ValidationError

from comments.models import WatchedWord
from rulings.admin.typed import ModelAdmin, ModelForm

TEXT = (
    "A whole word or a phrase: “casino” is not found in “casinos”. An asterisk at the end stands "
    "for any ending: “casino*” finds both. Capitals do not matter. It counts for comments sent "
    "from now on."
)
ASTERISK_ELSEWHERE = "Keep one asterisk, at the very end: “casino*” finds “casinos” too."
NO_LETTER = "Give at least one letter or digit before the asterisk, or every comment is held."


class WatchedWordForm(ModelForm):
    """A word that can be found as it is written."""

    class Meta:
        model = WatchedWord
        fields = ("text", "effect", "note")
        help_texts = {"text": TEXT}

    def clean_text(self) -> str:
        text: str = " ".join(self.cleaned_data["text"].split())
        if "*" in text[:-1]:
            raise ValidationError(ASTERISK_ELSEWHERE)
        if not any(sign.isalnum() for sign in text):
            raise ValidationError(NO_LETTER)
        return text


@admin.register(WatchedWord)
class WatchedWordAdmin(ModelAdmin):
    """A word counts from the next comment on."""

    form = WatchedWordForm
    list_display = ("text", "effect", "note")
    list_filter = ("effect",)
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("text", "note")
    search_help_text = "A word, or the note about it"
