from benchmarks.searching.contenders.search_vector import PLACES
from rulings.search.facets import FACETS


def test_the_tutorial_counts_the_same_facets() -> None:
    assert list(PLACES) == [facet.name for facet in FACETS]
