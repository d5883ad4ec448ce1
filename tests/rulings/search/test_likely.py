"""Texts that are passed over hold no match, and no word with a stem that was asked for."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulings.search.highlight import Finder, terms_to_mark, words_to_stem
from rulings.search.language.understood import understand
from rulings.search.language.words import words_of
from rulings.search.likely import Likely, beginning
from rulings.search.stems import stems

pytestmark = pytest.mark.django_db

ROOTS = [
    "di",
    "ly",
    "ti",
    "sk",
    "record",
    "practis",
    "happ",
    "sensib",
    "relat",
    "general",
    "hop",
    "hopp",
    "commun",
    "exceed",
    "organis",
    "analys",
    "ag",
    "us",
    "sing",
    "ey",
    "nois",
    "fulfil",
    "behaviour",
    "agre",
    "feed",
    "conflat",
    "avail",
    "luxuri",
    "howe",
    "new",
    "earl",
    "on",
    "inn",
    "out",
    "act",
]
ENDINGS = [
    "e",
    "es",
    "ed",
    "ing",
    "s",
    "y",
    "ies",
    "ied",
    "ying",
    "ely",
    "ational",
    "ation",
    "ations",
    "ator",
    "ability",
    "ibility",
    "iveness",
    "fulness",
    "ousness",
    "ement",
    "ment",
    "ent",
    "ance",
    "ences",
    "izer",
    "ize",
    "ized",
    "ising",
    "ogist",
    "al",
    "ally",
    "alli",
    "ful",
    "less",
    "lessly",
]
WORDS = st.builds(str.__add__, st.sampled_from(ROOTS), st.sampled_from(["", *ENDINGS]))
TEXTS = st.lists(WORDS | st.sampled_from(["don't", "naïve", "of", "§ 3"]), max_size=12).map(
    " ".join
)
QUERIES = [
    "record",
    "dying",
    "skies or act",
    '"act of record"',
    "practice~2 record",
    "-happy general",
    "naive",
    "don't",
    "organise analysing",
]


def test_every_word_begins_as_its_stem_tells() -> None:
    words = {root + ending for root in ROOTS for ending in ["", *ENDINGS]} | {"dying", "skies"}
    found = stems(words)
    assert [word for word in words if not word.startswith(beginning(found[word]))] == []


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, query=st.sampled_from(QUERIES) | WORDS)
def test_with_fewer_words_the_same_matches_are_found(text: str, query: str) -> None:
    tree = understand(query).tree
    if not tree:
        return
    of_search = stems(words_to_stem(tree))
    likely = Likely(terms_to_mark(tree), of_search)
    found = Finder(tree, of_search | stems(words_of(text))).matches(text, "summary")
    fewer = Finder(tree, of_search | stems(likely.words([text]))).matches(text, "summary")
    assert fewer == found
    assert likely.may_hold(text) or not found


def test_most_texts_are_passed_over() -> None:
    tree = understand("records").tree
    likely = Likely(terms_to_mark(tree), stems(words_to_stem(tree)))
    assert not likely.may_hold("The panel recalled that the registrant had not been there.")
    assert likely.may_hold("Her RECORD-keeping was poor.")
    assert likely.may_hold("Naïve, perhaps.")
