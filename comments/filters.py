"""The only reader of the query string: request.GET -> form with errors -> CommentCriteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict

from comments.search.criteria import CommentCriteria
from rulings.filters import PAGE_SIZES
from rulings.models import Ruling
from rulings.parameters import DayField, WordsField

if TYPE_CHECKING:
    ModelChoiceField = forms.ModelChoiceField[Ruling]
else:
    ModelChoiceField = forms.ModelChoiceField

# Where the pages end: to skip more comments than that would cost more than anyone would read.
DEEPEST_COMMENT = 10_000
DEEPEST_PAGE = DEEPEST_COMMENT // min(PAGE_SIZES)

NO_RULING = "“%(value)s” is not the id of a published ruling: remove it."
NO_PAGE = f"“Page” takes a whole number from 1 to {DEEPEST_PAGE}."


class RulingField(ModelChoiceField):
    """A published ruling, by its id."""

    def to_python(self, value: Any) -> Any:
        """Without asking the database for an id that it could not keep."""
        if value and "\0" in value:
            wrong = {"value": value}
            raise forms.ValidationError(NO_RULING, code="invalid_choice", params=wrong)
        return super().to_python(value)


class CommentSearchForm(forms.Form):
    """One field for each parameter of the public interface."""

    q = WordsField(label="Words", required=False)
    ruling = RulingField(
        Ruling.objects.published(),
        label="Ruling",
        required=False,
        error_messages={"invalid_choice": NO_RULING},
    )
    posted_after = DayField(label="Posted on or after", required=False)
    posted_before = DayField(label="Posted on or before", required=False)
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=DEEPEST_PAGE,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), NO_PAGE),
    )
    size = forms.ChoiceField(
        required=False,
        choices=[(str(size), f"{size} a page") for size in PAGE_SIZES],
        error_messages={"invalid_choice": "“Comments a page” takes 10, 25 or 50."},
    )

    def criteria(self) -> CommentCriteria:
        """What was asked for. Only for a valid form."""
        ruling = self.one_ruling
        return CommentCriteria(
            q=self.cleaned_data["q"],
            ruling=ruling.pk if ruling else "",
            posted_after=self.cleaned_data["posted_after"],
            posted_before=self.cleaned_data["posted_before"],
        )

    @property
    def one_ruling(self) -> Ruling | None:
        """The only ruling whose comments are searched; ``None`` for all rulings or a wrong id."""
        found: Ruling | None = self.cleaned_data.get("ruling")
        return found

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields that ask for a day."""
        return [self["posted_after"], self["posted_before"]]

    @property
    def page_number(self) -> int:
        """The page asked for, from 1."""
        return int(self.cleaned_data["page"] or 1)

    @property
    def page_size(self) -> int:
        """How many comments a page has."""
        return int(self.cleaned_data["size"] or PAGE_SIZES[0])

    def canonical(self) -> QueryDict:
        """The known, non-empty parameters that made sense, in alphabetical order."""
        known = QueryDict(mutable=True)
        for name in sorted(self.fields.keys() - self.errors.keys()):
            value = self[name].value()
            if value and value.strip():
                known[name] = value
        return known

    def canonical_lifting(self, name: str) -> QueryDict:
        """The same query without one parameter, from its first page; as ``lifting`` of criteria."""
        known = self.canonical()
        for lifted in (name, "page"):
            known.pop(lifted, None)
        return known
