"""However stretches of evidence overlap, the pieces give the text and cover each exactly."""

from hypothesis import given
from hypothesis import strategies as st

from rulings.admin.from_text.marked import MarkedPiece, marked
from rulings.reading.draft import Span

TEXTS = st.text(max_size=60)
SPANS = st.dictionaries(
    st.integers(1, 99), st.builds(Span, st.integers(-5, 80), st.integers(-5, 80)), max_size=12
)


def test_overlapping_stretches_are_split_where_they_meet() -> None:
    pieces = marked("abcdef", {1: Span(0, 4), 2: Span(2, 6), 3: Span(2, 3)})

    assert pieces == [
        MarkedPiece(0, "ab", (1,), (1,)),
        MarkedPiece(2, "c", (3, 1, 2), (3, 2)),
        MarkedPiece(3, "d", (1, 2), ()),
        MarkedPiece(4, "ef", (2,), ()),
    ]


@given(TEXTS, SPANS)
def test_the_pieces_are_the_text(text: str, spans: dict[int, Span]) -> None:
    pieces = marked(text, spans)

    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text == text[piece.start :][: len(piece.text)] for piece in pieces)
    assert all(piece.text for piece in pieces)


@given(TEXTS, SPANS)
def test_every_evidence_is_covered_exactly_and_begins_once(
    text: str, spans: dict[int, Span]
) -> None:
    pieces = marked(text, spans)

    for key, span in spans.items():
        words = text[max(span.start, 0) : max(span.end, 0)] if span.start < span.end else ""
        assert "".join(piece.text for piece in pieces if key in piece.evidence) == words
        begins = [piece.start for piece in pieces if key in piece.begins]
        assert begins == ([max(span.start, 0)] if words else [])
