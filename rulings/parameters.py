"""The sorts of parameters a search has: what may be sent, and the sentence for what may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django_filters import Filter

from rulings.search.facets import FACETS, LONGEST_MONTHS

if TYPE_CHECKING:
    from collections.abc import Container

MOST_VALUES = 40

_LABELS = {facet.name: facet.label for facet in FACETS}


class WholeNumberFilter(Filter):
    """A whole number within bounds, with one sentence for whatever else is typed."""

    field_class = forms.IntegerField


class WordsField(forms.CharField):
    """Takes whatever is typed: see ``rulings.search.language``.

    A null character, which no word holds and no database keeps, parts words.
    """

    def to_python(self, value: Any) -> Any:
        return super().to_python(_without_nulls(value))

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What the page shows again and puts into its links."""
        return super().bound_data(_without_nulls(data), initial)


class DayField(forms.DateField):
    """A day in ISO form, as browsers' own date fields send it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, *, label: str, **options: Any) -> None:
        sentence = f"“{label}” takes a date such as 2017-09-25."
        options |= {"input_formats": ["%Y-%m-%d"], "error_messages": {"invalid": sentence}}
        super().__init__(label=label, **options)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What the page shows again, even if it is no date."""
        return super().bound_data(_without_nulls(data), initial)


def _without_nulls(value: Any) -> Any:
    return value.replace("\0", " ") if isinstance(value, str) else value


class DayFilter(Filter):
    """A day."""

    field_class = DayField


class WordsFilter(Filter):
    """The words of a search."""

    field_class = WordsField


class _Boxes(forms.CheckboxSelectMultiple):
    """Tick boxes; a blank value, as in ``?sanction=``, ticks nothing."""

    def value_from_datadict(self, *sent: Any) -> list[str]:
        return [value for value in super().value_from_datadict(*sent) or () if value.strip()]


class ValuesField(forms.Field):
    """Each value once; so many at most that every one can have a link that removes it.

    Which there are stands in ``known``: hundreds, which a
    field with choices would go through again for every value and every copy of itself.
    """

    widget = _Boxes
    known: Container[str] = ()

    def to_python(self, value: Any) -> list[str]:
        """The same values, fit to be shown and linked one by one."""
        values = list(dict.fromkeys(value))
        if len(values) > MOST_VALUES:
            raise forms.ValidationError(
                f"“{self.label}” takes at most {MOST_VALUES} values: remove some."
            )
        return values

    def validate(self, value: Any) -> None:
        """Nothing but what is known."""
        for each in value:
            if each not in self.known:
                raise forms.ValidationError(
                    f"“{each}” is not a value of “{self.label}”: "
                    "choose from the list, or remove it.",
                    code="invalid_choice",
                )


class ValuesFilter(Filter):
    """Several values of one parameter are alternatives."""

    field_class = ValuesField


def facet(name: str) -> ValuesFilter:
    """The values of a facet; which there are, the form is told later."""
    return ValuesFilter(label=_LABELS[name])


def months(label: str) -> WholeNumberFilter:
    """A length of a sanction."""
    sentence = f"“{label}” takes a whole number of months from 1 to {LONGEST_MONTHS}."
    return whole_number(label, sentence, LONGEST_MONTHS)


def whole_number(label: str, sentence: str, most: int) -> WholeNumberFilter:
    """A number from 1 to ``most``; ``sentence`` answers everything else."""
    return WholeNumberFilter(
        label=label,
        min_value=1,
        max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentence),
    )


def problems(form: forms.BaseForm) -> dict[str, list[str]]:
    """Parameter -> sentences, for everything that made no sense; fit to be shown to anyone."""
    return {
        name: [str(sentence).replace("\0", "\N{REPLACEMENT CHARACTER}") for sentence in errors]
        for name, errors in form.errors.items()
    }
