from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.searching.mix import Asked, Search, page
from benchmarks.searching.rounds import in_turns
from benchmarks.searching.timings import Answer

SEARCH, FRONT = page(Search(("panel",))), Asked("/")


@dataclass
class Steady:
    """Answers in the same time always; keeps what it was asked in a list shared by all."""

    name: str
    milliseconds: float
    asked: list[tuple[str, str]] = field(default_factory=list)
    gives_up: bool = False
    pages_too: bool = True

    def ask(self, asked: Asked) -> Answer | None:
        if asked.search is None and not self.pages_too:
            return None
        self.asked.append((self.name, asked.path))
        return Answer(self.milliseconds, is_over=self.gives_up)

    def found(self, word: str) -> int | None:
        return len(word)


def test_all_are_asked_in_turns() -> None:
    asked: list[tuple[str, str]] = []
    two = [Steady("ours", 1, asked), Steady("theirs", 1, asked)]
    in_turns(two, {"words": [SEARCH], "front": [FRONT]}, seconds=1, rounds=1)
    round_ = [("ours", SEARCH.path), ("theirs", SEARCH.path), ("ours", "/"), ("theirs", "/")]
    assert asked == round_ * 2


def test_the_first_answer_warms_up_and_is_not_counted() -> None:
    site = Steady("ours", 1)
    answers = in_turns([site], {"front": [FRONT]}, seconds=1, rounds=4)
    assert (len(site.asked), len(answers["ours"]["front"])) == (5, 4)


def test_the_first_answer_counts_for_whoever_spent_all_the_time_on_it() -> None:
    answers = in_turns([Steady("ours", 2000)], {"front": [FRONT]}, seconds=1, rounds=4)
    assert [answer.milliseconds for answer in answers["ours"]["front"]] == [2000]


def test_who_was_given_up_is_not_asked_again() -> None:
    slow = Steady("theirs", 1, gives_up=True)
    answers = in_turns([slow], {"words": [SEARCH]}, seconds=60, rounds=4)
    assert len(slow.asked) == 1
    assert answers["theirs"]["words"][0].is_over


@given(st.floats(1, 300), st.floats(0.01, 5), st.integers(1, 30))
def test_nobody_is_asked_beyond_the_time_by_more_than_one_answer(
    milliseconds: float, seconds: float, rounds: int
) -> None:
    one = Steady("ours", milliseconds)
    in_turns([one], {"front": [FRONT]}, seconds, rounds)
    assert 1 <= len(one.asked) <= rounds + 1
    assert (len(one.asked) - 1) * milliseconds / 1000 <= seconds + 1e-9


def test_a_slow_one_leaves_the_others_their_turns() -> None:
    quick, slow = Steady("ours", 1), Steady("theirs", 900)
    answers = in_turns([quick, slow], {"words": [SEARCH]}, seconds=1, rounds=10)
    assert (len(answers["ours"]["words"]), len(slow.asked)) == (10, 2)


def test_who_has_nothing_like_a_page_is_left_out_of_its_class() -> None:
    peer = Steady("theirs", 1, pages_too=False)
    answers = in_turns([peer], {"words": [SEARCH], "front": [FRONT]}, seconds=1, rounds=2)
    assert list(answers["theirs"]) == ["words"]


def test_every_request_of_a_class_has_its_turn() -> None:
    site = Steady("ours", 1)
    three = [Asked(f"/{number}") for number in range(3)]
    in_turns([site], {"pages": three}, seconds=1, rounds=5)
    assert [path for _, path in site.asked] == ["/0", "/1", "/2"] * 2
