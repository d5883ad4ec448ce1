"""Screens for what editors know about words: those that mean the same, and common phrases."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from rulings.admin.typed import ModelAdmin
from rulings.models import CommonPhrase, SynonymGroup

TERMS = (
    "One word or phrase a line, at least two. Capitals and a plural s do not matter. Only what "
    "means the same: who searches for one finds every ruling that has any of them."
)
PHRASE = "As a reader would type it. Suggested from now on, as long as some ruling has these words."


@admin.register(SynonymGroup)
class SynonymGroupAdmin(ModelAdmin):
    """A group counts from the next search on."""

    fields = ("name", "terms")
    list_display = ("name", "all_terms")
    search_fields = ("name", "terms")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return super().get_form(request, obj, change, help_texts={"terms": TERMS}, **kwargs)

    @admin.display(description="terms")
    def all_terms(self, group: SynonymGroup) -> str:
        return ", ".join(group.listed)


@admin.register(CommonPhrase)
class CommonPhraseAdmin(ModelAdmin):
    """Phrases stand in the order of the alphabet."""

    fields = ("text",)
    search_fields = ("text",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return super().get_form(request, obj, change, help_texts={"text": PHRASE}, **kwargs)
