from urllib.parse import parse_qsl, urlsplit

import pytest

from benchmarks.corpus import frequency_classes
from benchmarks.searching.chance import Chance
from benchmarks.searching.mix import INSTANCES, KINDS, READ, SEARCHES, Search, instances

VALUES = tuple(
    (("regulator", "hcpc"), ("sanction", sanction), ("topic", "record_keeping"))
    for sanction in ("caution", "suspension", "removal")
)


def chance() -> Chance:
    pages = tuple(f"/rulings/{number}/late-notes/" for number in range(40))
    return Chance(frequency_classes(), VALUES, pages, pages[:9], ("late", "note", "visi"))


def test_the_same_requests_are_chosen_in_every_run() -> None:
    assert instances(chance()) == instances(chance())


def test_no_request_of_a_class_is_made_twice() -> None:
    for name, asked in instances(chance()).items():
        assert 1 <= len(asked) == len(set(asked)) <= INSTANCES, name


def test_classes_of_words_have_several_requests() -> None:
    chosen = instances(chance())
    for name in ("common word", "very common word", "two words", "phrase", "ruling page"):
        assert len(chosen[name]) == INSTANCES, name


def test_the_others_are_asked_every_search_and_nothing_else() -> None:
    chosen = instances(chance())
    searches = {kind.name for kind in SEARCHES}
    for name, asked in chosen.items():
        assert all((one.search is not None) is (name in searches) for one in asked), name
    assert {kind.name for kind in KINDS} - {kind.name for kind in READ} == {"CSV of 10,000"}


@pytest.mark.parametrize(
    ("search", "path"),
    [
        (Search(), "/rulings/"),
        (Search(("panel",)), "/rulings/?q=panel"),
        (Search(("lack", "of", "insight"), is_phrase=True), "/rulings/?q=%22lack+of+insight%22"),
        (Search(chosen=VALUES[0][:1], page=3), "/rulings/?page=3&regulator=hcpc"),
        (Search(("panel",), sort="longest"), "/rulings/?q=panel&sort=longest"),
    ],
)
def test_a_search_has_the_address_that_a_reader_would_have(search: Search, path: str) -> None:
    assert search.path() == path


def test_three_facets_are_three_parameters() -> None:
    for asked in instances(chance())["word and three facets"]:
        names = {name for name, _ in parse_qsl(urlsplit(asked.path).query)}
        assert names == {"q", "regulator", "sanction", "topic"}


@pytest.mark.parametrize(
    ("search", "order"),
    [
        (Search(), "newest"),
        (Search(("panel",)), "relevance"),
        (Search(("panel",), sort="longest"), "longest"),
    ],
)
def test_words_come_by_best_match_and_the_rest_newest_first(search: Search, order: str) -> None:
    assert search.order == order
