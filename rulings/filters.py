"""The only reader of the query string: request.GET -> form with errors -> Criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django_filters import (
    CharFilter,
    ChoiceFilter,
    DateFilter,
    Filter,
    FilterSet,
    MultipleChoiceFilter,
)

from rulings.models import Ruling
from rulings.search.criteria import Criteria, Sort
from rulings.search.facets import FACETS, LONGEST_MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rulings.querysets import RulingQuerySet
    from rulings.terms import Terms

PAGE_SIZES = (10, 25, 50)
LONGEST_QUERY = 1_000
DEEPEST_PAGE = 10_000

_LABELS = {facet.name: facet.label for facet in FACETS}


class WholeNumberFilter(Filter):
    """A whole number within bounds, with one sentence for whatever else is typed."""

    field_class = forms.IntegerField


def _facet(name: str) -> MultipleChoiceFilter:
    return MultipleChoiceFilter(
        label=_LABELS[name],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": f"“%(value)s” is not a value of “{_LABELS[name]}”: "
            "choose from the list, or remove it.",
        },
    )


def _months(label: str) -> WholeNumberFilter:
    sentence = f"“{label}” takes a whole number of months from 1 to {LONGEST_MONTHS}."
    return _whole_number(label, sentence, LONGEST_MONTHS)


def _date(label: str) -> DateFilter:
    return DateFilter(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": f"“{label}” takes a date such as 2017-09-25."},
    )


def _whole_number(label: str, sentence: str, most: int) -> WholeNumberFilter:
    return WholeNumberFilter(
        label=label,
        min_value=1,
        max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentence),
    )


class RulingFilter(FilterSet):
    """One filter for each parameter of the public interface."""

    q = CharFilter(
        label="Words",
        max_length=LONGEST_QUERY,
        error_messages={
            "max_length": f"The search is longer than {LONGEST_QUERY} characters: shorten it."
        },
    )
    sanction = _facet("sanction")
    sanction_rejected = _facet("sanction_rejected")
    length = _facet("length")
    ground = _facet("ground")
    ground_not_found = _facet("ground_not_found")
    impairment = _facet("impairment")
    regulator = _facet("regulator")
    committee = _facet("committee")
    profession = _facet("profession")
    setting = _facet("setting")
    topic = _facet("topic")
    hearing = _facet("hearing")
    mitigating = _facet("mitigating")
    aggravating = _facet("aggravating")
    year = _facet("year")
    duration_min = _months("At least")
    duration_max = _months("At most")
    decided_after = _date("Decided on or after")
    decided_before = _date("Decided on or before")
    sort = ChoiceFilter(
        label="Sort by",
        choices=[(sort.value, sort.value) for sort in Sort],
        error_messages={"invalid_choice": "“%(value)s” is not an order of results."},
    )
    page = _whole_number("Page", "The page is a whole number from 1.", DEEPEST_PAGE)
    size = ChoiceFilter(
        label="Results a page",
        choices=[(str(size), str(size)) for size in PAGE_SIZES],
        error_messages={"invalid_choice": "Results come 10, 25 or 50 a page."},
    )

    def __init__(self, parameters: Mapping[str, Any], terms: Terms) -> None:
        super().__init__(parameters, queryset=Ruling.objects.published())
        fields = self.form.fields
        for name, labels in terms.items():
            fields[name].choices = list(labels.items())
        fields["year"].choices = [(year, year) for year in _years(parameters)]

    def criteria(self) -> Criteria:
        """What was asked for. Only for a valid form."""
        cleaned = self.form.cleaned_data
        return Criteria(
            q=cleaned["q"].strip(),
            duration_min=cleaned["duration_min"],
            duration_max=cleaned["duration_max"],
            decided_after=cleaned["decided_after"],
            decided_before=cleaned["decided_before"],
            **{facet.name: tuple(dict.fromkeys(cleaned[facet.name])) for facet in FACETS},
        )

    @property
    def order(self) -> Sort:
        """The order asked for; by default relevance for words, otherwise the newest first."""
        asked = self.form.cleaned_data["sort"]
        has_words = bool(self.form.cleaned_data["q"].strip())
        if not asked or (asked == Sort.RELEVANCE and not has_words):
            return Sort.RELEVANCE if has_words else Sort.NEWEST
        return Sort(asked)

    @property
    def page_number(self) -> int:
        """The page asked for, from 1."""
        return int(self.form.cleaned_data["page"] or 1)

    @property
    def page_size(self) -> int:
        """How many results a page has."""
        return int(self.form.cleaned_data["size"] or PAGE_SIZES[0])

    def filter_queryset(self, queryset: RulingQuerySet) -> RulingQuerySet:
        """All clauses at once: single filters of this set narrow nothing by themselves."""
        criteria = self.criteria()
        return queryset.meeting(criteria).in_order(self.order, criteria.q)

    def canonical(self) -> QueryDict:
        """The known, non-empty parameters in alphabetical order: what links are made of."""
        known = QueryDict(mutable=True)
        many = {facet.name for facet in FACETS}
        for name in sorted(self.filters):
            sent = dict.fromkeys(self.data.getlist(name)) if name in many else [self.data.get(name)]
            values = [value for value in sent if value and value.strip()]
            if values:
                known.setlist(name, values)
        return known

    def canonical_sound(self) -> QueryDict:
        """The parameters that made sense, of a form where others did not."""
        known = self.canonical()
        for name in self.form.errors:
            known.pop(name, None)
        return known

    def canonical_without(self, name: str, value: str) -> QueryDict:
        """The same query without one value, from its first page."""
        known = self.canonical()
        known.setlist(name, [other for other in known.getlist(name) if other != value])
        known.pop("page", None)
        return known


def _years(parameters: Mapping[str, Any]) -> list[str]:
    """The years asked for that can be years; the form then refuses all others."""
    asked = parameters.getlist("year") if isinstance(parameters, QueryDict) else []
    return [year for year in asked if len(year) == 4 and year.isascii() and year.isdigit()]
