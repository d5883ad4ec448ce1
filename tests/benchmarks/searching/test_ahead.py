from hypothesis import given
from hypothesis import strategies as st

from benchmarks.searching.peer_files import ahead


@given(st.lists(st.lists(st.integers(), min_size=1)))
def test_pieces_that_are_made_ahead_come_in_their_order(pieces: list[list[int]]) -> None:
    assert list(ahead(iter(pieces))) == pieces
