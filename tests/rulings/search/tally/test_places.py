"""Any stretch of a long list: over parts and blocks, in every order that goes by bits."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulings.models import SearchEntry
from rulings.search.criteria import Criteria, Sort
from rulings.search.tally import counting, listing
from rulings.search.tally.hits import hits
from tests.rulings.search.tally.numbered import SIZE, STATE

pytestmark = pytest.mark.django_db
TOGETHER = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])

# What is asked for -> whether the ruling with a number is a hit; see ``VALUES``.
ASKED: dict[str, tuple[Criteria, Callable[[int], bool]]] = {
    "nearly all": (Criteria(q="panel"), lambda _: True),
    "a frequent word": (Criteria(q="record"), lambda number: number % 3 == 0),
    "two words": (Criteria(q="record remorse"), lambda number: number % 150 == 0),
    "one of two": (
        Criteria(q="record or remorse"),
        lambda number: number % 3 == 0 or number % 50 == 0,
    ),
    "facets": (
        Criteria(sanction=("caution", "strike_off"), ground=("misconduct",)),
        lambda number: number % 2 == 0 and (number % 4 == 0 or number % 5 == 0),
    ),
}
# Order -> what goes first, among numbers.
KEYS: dict[Sort, Callable[[int], tuple[int, ...]]] = {
    Sort.NEWEST: lambda number: (number,),
    Sort.OLDEST: lambda number: (-number,),
    Sort.LONGEST: lambda number: (number % 2, number),
}


@TOGETHER
@given(
    asked=st.sampled_from(list(ASKED)),
    sort=st.sampled_from(list(KEYS)),
    place=st.floats(0, 1),
    most=st.integers(1, 3_000),
)
def test_a_stretch_is_cut_where_it_lies(
    tally: None, asked: str, sort: Sort, place: float, most: int
) -> None:
    criteria, is_hit = ASKED[asked]
    expected = sorted(filter(is_hit, range(SIZE)), key=KEYS[sort])
    found = hits(criteria, STATE, SearchEntry.objects.holding)
    assert counting.total(found) == len(expected)
    first = round(place * len(expected))
    listed = listing.listed(found, sort, first, first + most)
    assert listed == [f"r{number}" for number in expected[first : first + most]]
