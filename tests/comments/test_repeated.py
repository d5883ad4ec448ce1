"""Comments of one name that say nearly the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.models import Comment, Concern
from comments.repeated import alike, mark_repeated
from rulings.models import Ruling
from tests.comments.written import comment
from tests.rulings.described import published

TEN = "one two three four five six seven eight nine ten"
words = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=8).map(" ".join)


def shared(one: str, other: str) -> float:
    """The plain way to say how much two texts share, in per cent."""
    left, right = one.split(), other.split()
    common = sum(min(left.count(word), right.count(word)) for word in set(left))
    return max(100 * common / max(len(left), len(right), 1), contained(left, right))


def contained(one: list[str], other: list[str]) -> float:
    """How much of the text with fewer runs of three words stands in the other."""
    if min(len(one), len(other)) < 5:
        return 0
    runs = [{tuple(words[at : at + 3]) for at in range(len(words) - 2)} for words in (one, other)]
    return 100 * len(runs[0] & runs[1]) / min(map(len, runs))


def marked(ruling: Ruling) -> dict[int, str]:
    concerns = Concern.objects.filter(comment__ruling=ruling, rule="repeated")
    return dict(concerns.values_list("comment", "detail"))


@given(st.lists(words, max_size=12), st.integers(1, 100))
def test_it_finds_all_that_the_plain_way_finds(texts: list[str], per_cent: int) -> None:
    by_id = dict(enumerate(texts))
    found = alike(by_id, set(by_id), per_cent)
    for one, text in by_id.items():
        likes = {
            other
            for other, its in by_id.items()
            if other != one and text and its and shared(text, its) >= per_cent
        }
        assert (found[one] in likes) if one in found else not likes


@pytest.mark.parametrize(
    ("other", "is_alike"),
    [
        (TEN, True),
        (TEN.upper() + " !!", True),
        (TEN.replace("nine", "9"), True),
        (TEN.replace("nine ten", "9 10"), True),
        (TEN.replace("eight nine ten", "8 9 10"), False),
        (TEN + " eleven twelve thirteen", True),
        ("Once more for all who missed it: " + TEN + " and so on and on and on", True),
        ("one two, and later three four; five of six, seven more, eight or nine", False),
        ("ten nine eight seven six five four three two one", True),
    ],
)
def test_four_of_five_words_are_alike(other: str, is_alike: bool) -> None:
    assert bool(alike({1: TEN, 2: other}, {2}, 80)) == is_alike


def test_texts_without_words_are_compared_too() -> None:
    assert alike({1: ":-)", 2: ":-)", 3: ":-("}, {1, 2, 3}, 80) == {1: 2, 2: 1}


def test_ten_thousand_of_one_name_are_compared() -> None:
    """Half of them are all the same, half are all different but for some common words."""
    texts = {number: f"the panel said a{number} and b{number} of it" for number in range(5000)}
    texts |= dict.fromkeys(range(5000, 10000), TEN)
    assert set(alike(texts, set(texts), 80)) == set(range(5000, 10_000))


@pytest.mark.django_db
def test_a_repeated_comment_names_the_other() -> None:
    ruling = published()
    first, second = comment(ruling, TEN), comment(ruling, TEN + "!", author_name="a READER")
    assert mark_repeated(ruling, [second.pk]) == 1
    assert marked(ruling) == {second.pk: str(first.pk)}


@pytest.mark.django_db
def test_of_an_import_both_are_marked_once_however_often_it_is_done() -> None:
    ruling = published()
    first, second = comment(ruling, TEN), comment(ruling, TEN)
    other = comment(ruling, "Something else")
    ids = [first.pk, second.pk, other.pk]
    assert [mark_repeated(ruling, ids) for _ in range(2)] == [2, 0]
    assert marked(ruling) == {first.pk: str(second.pk), second.pk: str(first.pk)}


@pytest.mark.django_db
def test_other_names_other_rulings_and_what_was_taken_back_do_not_count() -> None:
    ruling = published()
    comment(ruling, TEN, author_name="Another")
    comment(published(title="Another"), TEN)
    comment(ruling, TEN, state="withdrawn")
    Comment.objects.filter(pk=comment(ruling, TEN).pk).update(state="erased", text="")
    new = comment(ruling, TEN, state="pending")
    assert mark_repeated(ruling, [new.pk]) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["pending", "rejected", "spam", "removed"])
def test_what_no_reader_sees_counts_too(state: str) -> None:
    ruling = published()
    comment(ruling, TEN, state=state)
    assert mark_repeated(ruling, [comment(ruling, TEN).pk]) == 1


@pytest.mark.django_db
def test_ids_that_are_not_of_the_ruling_are_passed_over() -> None:
    elsewhere = comment(published(title="Another"), TEN)
    assert mark_repeated(published(), [elsewhere.pk, 17]) == 0
    assert mark_repeated(published(title="A third"), []) == 0
