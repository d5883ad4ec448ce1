"""The only reader of the query string: request.GET -> form with errors -> Criteria."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.db import connection
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django_filters import ChoiceFilter, FilterSet

from rulings.models import Ruling, SynonymGroup
from rulings.parameters import DayFilter, WordsFilter, facet, months, whole_number
from rulings.search.criteria import Criteria, Sort
from rulings.search.facets import FACETS, LONGEST_AGO
from rulings.search.language.parse import cut
from rulings.search.language.tree import wanted
from rulings.search.language.understood import understand

if TYPE_CHECKING:
    from rulings.search.language.synonyms import Groups
    from rulings.terms import Terms

PAGE_SIZES = (10, 25, 50)
NO_SYNONYMS = "off"
# The General Medical Council's first register; no panel of any regulator sat before.
EARLIEST_YEAR = 1858
# Where the pages end: to skip more rulings than that would cost more than anyone would read.
DEEPEST_RULING = 10_000
DEEPEST_PAGE = DEEPEST_RULING // min(PAGE_SIZES)


# By hand: every search for words asks it, and to put it together takes longer than to answer it.
_GROUPS: Final = "SELECT terms FROM rulings_synonymgroup ORDER BY name"


class Parameters(FilterSet):
    """One filter for each parameter of the public interface."""

    q = WordsFilter(label="Words")
    synonyms = ChoiceFilter(
        label="Words that mean the same",
        choices=[(NO_SYNONYMS, NO_SYNONYMS)],
        error_messages={"invalid_choice": "“Words that mean the same” can only be “off”."},
    )
    sanction = facet("sanction")
    sanction_rejected = facet("sanction_rejected")
    length = facet("length")
    ground = facet("ground")
    ground_not_found = facet("ground_not_found")
    impairment = facet("impairment")
    regulator = facet("regulator")
    committee = facet("committee")
    profession = facet("profession")
    setting = facet("setting")
    topic = facet("topic")
    hearing = facet("hearing")
    mitigating = facet("mitigating")
    aggravating = facet("aggravating")
    year = facet("year")
    duration_min = months("At least")
    duration_max = months("At most")
    decided_after = DayFilter(label="Decided on or after")
    decided_before = DayFilter(label="Decided on or before")
    decided_within = whole_number(
        "Decided", f"“Decided” takes a whole number of days from 1 to {LONGEST_AGO}.", LONGEST_AGO
    )
    sort = ChoiceFilter(
        label="Sort by",
        choices=[(sort.value, sort.value) for sort in Sort],
        error_messages={
            "invalid_choice": "“%(value)s” is not an order of results: "
            "choose one under “Sort by”, or remove it.",
        },
    )
    page = whole_number(
        "Page", f"“Page” takes a whole number from 1 to {DEEPEST_PAGE}.", DEEPEST_PAGE
    )
    place = whole_number(
        "Place",
        f"“Place” takes a whole number from 1 to {DEEPEST_RULING}.",
        DEEPEST_RULING,
    )
    size = ChoiceFilter(
        label="Results a page",
        choices=[(str(size), str(size)) for size in PAGE_SIZES],
        error_messages={"invalid_choice": "“Results a page” takes 10, 25 or 50."},
    )


# Made once: a set of filters copies itself and makes its form anew for every request.
ParametersForm: Final[type[forms.Form]] = Parameters(
    queryset=Ruling.objects.none()
).get_form_class()
_MANY: Final = {facet.name for facet in FACETS}
# Which ruling was opened says nothing of the list that it stands in.
_IN_LINKS: Final = sorted(ParametersForm.base_fields.keys() - {"place"})


class RulingFilter:
    """A search as the query string asks for it: the form, and what links are made of."""

    def __init__(self, parameters: QueryDict, terms: Terms) -> None:
        self.data = parameters
        self.form = ParametersForm(parameters)
        fields: dict[str, Any] = self.form.fields
        for name, known in {**terms, "year": _years(parameters)}.items():
            fields[name].known = known

    def is_valid(self) -> bool:
        """Whether all of it makes sense."""
        return self.form.is_valid()

    @cached_property
    def criteria(self) -> Criteria:
        """What was asked for. Only for a valid form."""
        cleaned = self.form.cleaned_data
        chosen: dict[str, Any] = {
            facet.name: tuple(dict.fromkeys(cleaned[facet.name])) for facet in FACETS
        }
        return Criteria(
            q=self._words,
            synonyms=self._synonyms,
            duration_min=cleaned["duration_min"],
            duration_max=cleaned["duration_max"],
            decided_after=cleaned["decided_after"],
            decided_before=cleaned["decided_before"],
            decided_within=cleaned["decided_within"],
            **chosen,
        )

    @property
    def order(self) -> Sort:
        """The order asked for; by default relevance for words, otherwise the newest first."""
        asked = self.form.cleaned_data["sort"]
        if not asked or (asked == Sort.RELEVANCE and not self._has_words):
            return self.usual_order
        return Sort(asked)

    @property
    def usual_order(self) -> Sort:
        """The order where none is asked for."""
        return Sort.RELEVANCE if self._has_words else Sort.NEWEST

    @property
    def _has_words(self) -> bool:
        """Whether words are wanted; words that are only left out rank nothing."""
        return wanted(understand(self._words).tree) is not None

    @property
    def _words(self) -> str:
        words: str = self.form.cleaned_data["q"]
        return words

    @property
    def _synonyms(self) -> Groups:
        """The editors' groups, in one query; none where they could change nothing."""
        has_words = understand(self._words).tree is not None
        if not has_words or self.form.cleaned_data["synonyms"] == NO_SYNONYMS:
            return ()
        with connection.cursor() as cursor:
            cursor.execute(_GROUPS)
            return _listed(tuple(terms for (terms,) in cursor.fetchall()))

    @property
    def page_number(self) -> int:
        """The page asked for, from 1."""
        return int(self.form.cleaned_data["page"] or 1)

    @property
    def page_size(self) -> int:
        """How many results a page has."""
        return int(self.form.cleaned_data["size"] or PAGE_SIZES[0])

    @property
    def place_number(self) -> int:
        """Which ruling of the list was opened, from 1; 0 if none was."""
        return int(self.form.cleaned_data["place"] or 0)

    def canonical(self) -> QueryDict:
        """The known, non-empty parameters in alphabetical order: what links are made of."""
        known = QueryDict(mutable=True)
        for name, values in self._known.items():
            known.setlist(name, values)
        return known

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        sent = {name: self._sent(name) for name in _IN_LINKS if name in self.data}
        full = {
            name: [value for value in values if value and value.strip()]
            for name, values in sent.items()
        }
        return {name: values for name, values in full.items() if values}

    def _sent(self, name: str) -> list[str]:
        """The values as a link carries them: each once, and of a single one the last."""
        if name in _MANY:
            return list(dict.fromkeys(self.data.getlist(name)))
        return [cut(self._words) if name == "q" else str(self.data.get(name, ""))]

    def canonical_changed(self, **changed: str | None) -> QueryDict:
        """The same query from its first page, some parameters changed; ``None`` leaves one out."""
        known = self.canonical()
        for name, value in {"page": None, **changed}.items():
            if value is None:
                known.pop(name, None)
            else:
                known[name] = value
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

    def canonical_only(self, name: str) -> QueryDict:
        """A query for one of the parameters and nothing else; as ``Criteria.only``."""
        known = self.canonical()
        for other in set(known) - {name, "synonyms"}:
            del known[other]
        return known

    def canonical_address(self, page: int) -> QueryDict:
        """One address for each page of each list, however it was asked for: no defaults in it."""
        usual = {"page": "1", "size": str(PAGE_SIZES[0]), "sort": self.usual_order.value}
        shown = {"page": str(page), "size": str(self.page_size), "sort": self.order.value}
        asked = self.canonical()
        address = QueryDict(mutable=True)
        for name in sorted({*asked, *shown}):
            values = [shown[name]] if name in shown else sorted(asked.getlist(name))
            if values != [usual.get(name)]:
                address.setlist(name, values)
        return address


def _years(parameters: QueryDict) -> set[str]:
    """The years asked for in which panels can have sat; the form then refuses all others."""
    if "year" not in parameters:
        return set()
    possible = {str(year) for year in range(EARLIEST_YEAR, localdate().year + 1)}
    return possible.intersection(parameters.getlist("year"))


# The same texts come with every search; to read them again would take longer than to fetch them.
@lru_cache(maxsize=4)
def _listed(texts: tuple[str, ...]) -> Groups:
    return tuple(SynonymGroup(terms=text).listed for text in texts)
