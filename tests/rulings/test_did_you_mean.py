"""Other words for a search that finds nothing: counted, and none that finds nothing either."""

import pytest
from pytest_django import DjangoAssertNumQueries

from rulings.did_you_mean import MOST, MOST_UNKNOWN, did_you_mean
from rulings.models import SearchEntry
from rulings.search.criteria import Criteria
from tests.rulings.described import published, sanction

pytestmark = pytest.mark.django_db


def meant(typed: str) -> list[tuple[str, int]]:
    return did_you_mean(Criteria(q=typed))


def test_a_mistake_is_mended_and_counted() -> None:
    for number in range(3):
        published(title=f"Lack of competence {number}", committee=None)
    published(title="Another matter", committee=None)
    assert meant("competense") == [("competence", 3)]


def test_the_count_is_what_the_search_then_finds_under_the_same_filters() -> None:
    published(title="Competence and a caution")
    published(title="Competence and a suspension", sanctions=[sanction("suspension", 6)])
    criteria = Criteria(q="competense", sanction=("suspension",))
    assert did_you_mean(criteria) == [("competence", 1)]
    again = Criteria(q="competence", sanction=("suspension",))
    assert SearchEntry.objects.meeting(again).count() == 1


def test_nothing_is_offered_that_finds_nothing() -> None:
    published(title="Competence")
    assert did_you_mean(Criteria(q="competense", sanction=("removal",))) == []
    assert meant("competense heliotrope") == []
    assert meant("xyzzyx") == []


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ('"lack of competense"', '"lack of competence"'),
        ("“lack of competense”", "“lack of competence”"),
        ("title:competense -alcohol", "title:competence -alcohol"),
        ("Competense, lakc", "competence, lack"),
        ("heliotrope or competense", "heliotrope or competence"),
        ("compet\u00adense", "competence"),
        ("lack competense competense", "lack competence competence"),
    ],
)
def test_quotes_and_signs_stay_where_they_were(typed: str, mended: str) -> None:
    published(title="Lack of competence")
    assert (mended, 1) in meant(typed)


def test_words_inside_other_words_stay() -> None:
    published(title="Competence at Xcompetensex")
    assert meant("xcompetensex competense") == [("xcompetensex competence", 1)]


def test_what_is_excluded_is_no_mistake() -> None:
    published(title="Competence")
    assert meant("-competense") == []


def test_the_other_spelling_is_no_mistake() -> None:
    published(title="Organised behaviour")
    assert meant("behavior removal") == []


def test_words_of_the_particulars_are_known() -> None:
    published(particulars=[{"label": "1", "text": "Administered paracetamol."}])
    assert meant("parcetamol") == [("paracetamol", 1)]


def test_a_word_of_a_ruling_that_is_not_public_is_not_offered() -> None:
    published(title="Heliotropes").withdraw()
    published()
    assert meant("heliotropse") == []


def test_two_mistakes_are_mended_together() -> None:
    published(title="Lack of competence")
    assert meant("lakc competense")[0] == ("lack competence", 1)


def test_at_most_three_are_offered_the_most_similar_first() -> None:
    for title in ("Larkspur", "Larkspun", "Larkspurt", "Larkspurn"):
        published(title=title)
    found = meant("larkspurr")
    assert len(found) == MOST
    assert found[0] == ("larkspur", 1)


def test_words_that_find_the_same_are_offered_once() -> None:
    published(title="Larkspur, larkspurs")
    assert meant("larkspurr") == [("larkspur", 1)]


def test_too_many_unknown_words_are_no_typing_mistake(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    published(title="Competence")
    words = [f"competens{letter}" for letter in "abcdefghij"]
    with django_assert_num_queries(1):
        assert meant(" ".join(words[: MOST_UNKNOWN + 1])) == []


@pytest.mark.parametrize(
    ("typed", "queries"), [("", 0), ("the of", 0), ("\0", 0), ("lack competence", 1), ("x" * 99, 2)]
)
def test_nothing_more_is_asked_than_needed(
    django_assert_num_queries: DjangoAssertNumQueries, typed: str, queries: int
) -> None:
    published(title="Lack of competence")
    with django_assert_num_queries(queries):
        assert meant(typed) == []


def test_the_number_of_queries_depends_on_what_is_tried_alone(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(8):
        published(title=f"Lack of competence, late visits, poor notes {number}")
    # Which words are unknown, which are similar; and how many rulings the one other search finds.
    with django_assert_num_queries(2 + 2):
        assert meant("lakc competense vistis")


@pytest.mark.parametrize("typed", ['"', "-", "title:", "😀 or", "a" * 10_000, "competense " * 900])
def test_whatever_is_typed_gets_an_answer(typed: str) -> None:
    published(title="Competence")
    assert isinstance(meant(typed), list)
