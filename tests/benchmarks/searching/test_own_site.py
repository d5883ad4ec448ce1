import pytest

from benchmarks.processes import ROOT, free_port
from benchmarks.searching.contenders.own_site import GAVE_UP, OwnSite, left_out
from benchmarks.searching.mix import Asked


def test_a_whole_page_leaves_nothing_out() -> None:
    assert left_out("/rulings/", b"<h1>Rulings</h1>") == ""
    assert left_out("/suggestions.json?q=no", b'["no", ["Notes"]]') == ""


@pytest.mark.parametrize("sentence", GAVE_UP)
def test_a_page_that_gave_up_is_a_failure_though_it_says_200(sentence: bytes) -> None:
    assert left_out("/rulings/", b"<p>" + sentence) == "/rulings/ gave up counting or listing"


def test_a_page_still_says_so_in_these_words() -> None:
    template = (ROOT / "templates" / "rulings" / "search.html").read_bytes()
    assert all(sentence in template for sentence in GAVE_UP)


def test_no_suggestions_are_a_failure() -> None:
    assert left_out("/suggestions.json?q=no", b'["no", []]') != ""


def test_a_server_that_is_not_there_is_a_failure_and_not_an_error() -> None:
    answer = OwnSite(free_port()).ask(Asked("/"))
    assert answer.problem == "/ got no answer: ConnectionRefusedError"
