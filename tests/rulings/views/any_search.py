"""Whatever anyone may send: strategies for words and for whole query strings."""

from urllib.parse import urlencode

from hypothesis import strategies as st

from rulings.search.facets import FACETS

WORDS = [
    *("late", "notes", "visit", "of", "the", "competence", "practise", "title", "or", "OR", "NOT"),
    *("title:", "finding:", "panel-reason:", "nothing:", "http://x.y/z", "1(a)(ii)", "§5", "C-12"),
    *("struck", "off", "SW", "social", "worker", "organised", "naïve", "ﬁtness", "o’clock"),
]
SIGNS = [
    *('"', "“", "”", "-", "–", "--", "~", "~5", "~99999999999", "*", "(", ")", "[", ":", "::", "'"),
    *("\\", "%", "&", "|", "!", "<->", "<2>", ":*", ":A", "<b>", "\0", "\n", "\t", "\u00a0", "$$"),
    *("😀", "\u202e", "שלום", "\u0301", "\ufeff", "\u2028", "１２", "½", "ß", "İ", "%00", ";--"),
]
pieces = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(SIGNS), st.text(max_size=4)
)
words = st.one_of(
    st.lists(st.tuples(pieces, st.sampled_from([" ", " ", ""])), max_size=14).map(
        lambda parts: "".join(piece + joint for piece, joint in parts)
    ),
    st.text(max_size=40),
    st.tuples(pieces, st.integers(1, 3_000)).map(lambda pair: pair[0] * pair[1]),
)

NAMES = [
    *(facet.name for facet in FACETS),
    *("duration_min", "duration_max", "decided_after", "decided_before", "decided_within"),
    *("sort", "page", "size", "place", "synonyms", "unknown"),
]
VALUES = [
    *("caution", "suspension", "misconduct", "found", "hcpc", "nmc", "social_worker", "insight"),
    *("2017", "0", "1", "2", "25", "600", "601", "-1", "1e9", "9" * 40, "2017-09-20", "2017-13-45"),
    *("0001-01-01", "9999-12-31", "relevance", "longest", "changed", "discussed", "off", "final"),
]
values = st.one_of(st.sampled_from(VALUES), st.sampled_from(VALUES), st.text(max_size=6))
parameters = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=5)


def encoded(asked: list[tuple[str, str]]) -> str:
    """A query string as a browser would send it; what UTF-8 cannot say is replaced."""
    return urlencode(asked, errors="replace")
