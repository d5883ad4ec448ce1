"""The sorts of parameters a search has: what may be sent, and the sentence for what may not."""

from __future__ import annotations

from typing import Any

from django import forms
from django_filters import DateFilter, Filter, MultipleChoiceFilter

from rulings.search.facets import FACETS, LONGEST_MONTHS

_LABELS = {facet.name: facet.label for facet in FACETS}


class WholeNumberFilter(Filter):
    """A whole number within bounds, with one sentence for whatever else is typed."""

    field_class = forms.IntegerField


class WordsField(forms.CharField):
    """Takes whatever is typed: see ``rulings.search.language``."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python((value or "").replace("\0", " ")))


class WordsFilter(Filter):
    """The words of a search."""

    field_class = WordsField


class _Boxes(forms.CheckboxSelectMultiple):
    """Tick boxes; a blank value, as in ``?sanction=``, ticks nothing."""

    def value_from_datadict(self, *sent: Any) -> list[str]:
        return [value for value in super().value_from_datadict(*sent) or () if value.strip()]


def facet(name: str) -> MultipleChoiceFilter:
    """The values of a facet, several at once; which there are, the form is told later."""
    return MultipleChoiceFilter(
        label=_LABELS[name],
        widget=_Boxes,
        error_messages={
            "invalid_choice": f"“%(value)s” is not a value of “{_LABELS[name]}”: "
            "choose from the list, or remove it.",
        },
    )


def months(label: str) -> WholeNumberFilter:
    """A length of a sanction."""
    sentence = f"“{label}” takes a whole number of months from 1 to {LONGEST_MONTHS}."
    return whole_number(label, sentence, LONGEST_MONTHS)


def date_of(label: str) -> DateFilter:
    """A day in ISO form, as browsers' own date fields send it."""
    return DateFilter(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": f"“{label}” takes a date such as 2017-09-25."},
    )


def whole_number(label: str, sentence: str, most: int) -> WholeNumberFilter:
    """A number from 1 to ``most``; ``sentence`` answers everything else."""
    return WholeNumberFilter(
        label=label,
        min_value=1,
        max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentence),
    )
