"""The database and a plain reading in Python agree on what holds the words of a search."""

import re
from importlib import import_module
from itertools import pairwise

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rulings.search.highlight import Finder
from rulings.search.language.parse import MOST_APART, MOST_LETTERS, cut
from rulings.search.language.small_words import without_small_words
from rulings.search.language.spelling import spellings
from rulings.search.language.tree import All, Either, Node, Not, Term, terms_of, wanted
from rulings.search.language.tsquery import CONFIGURATION, compiled
from rulings.search.language.understood import understand
from rulings.search.language.words import JOINING, PARTING, plain, words_of
from rulings.search.stems import Stems, stems

pytestmark = pytest.mark.django_db

WORDS = ["late", "notes", "note", "visits", "of", "the", "practice", "practise", "competence", "§5"]
JOINTS = [" ", " ", " ", ", ", " – ", "/", "-", "\u00a0", "’s ", " “", "” ", "\n", "…", "\u00ad"]
SIGNS = [
    *(" ", " ", " ", " ", " or ", " -", ' "', '" ', '"~2 ', "“", "”", " –", "-", "’"),
    *(" (", ") ", " OR ", " NOT ", "*", "~3", "\0", "😀", "!", "&", "|", ":", "'", "\\", "<->"),
]
SEVERAL_BLANKS = re.compile(" {2,}")

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINTS)), max_size=12).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
queries = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=6).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)


def reads(tree: Node | None, words: list[str], stem: Stems) -> bool:
    """What the tree asks for, looked up word by word."""
    match tree:
        case None:
            return True
        case All(parts):
            return all(reads(part, words, stem) for part in parts)
        case Either(parts):
            return any(reads(part, words, stem) for part in parts)
        case Not(part):
            return not reads(part, words, stem)
    return stands(tree, words, stem)


def stands(term: Term, words: list[str], stem: Stems) -> bool:
    def same(place: int, word: str) -> bool:
        return stem[words[place]] in {stem[spelling] for spelling in spellings(word)}

    if term.within is None:
        return any(
            all(same(start + step, word) for step, word in enumerate(term.words))
            for start in range(len(words) - len(term.words) + 1)
        )
    telling = without_small_words(term.words)
    if len(telling) == 1:
        return any(same(place, telling[0]) for place in range(len(words)))
    return all(
        any(
            same(one, first) and same(other, second) and 0 < abs(one - other) <= term.within + 1
            for one in range(len(words))
            for other in range(len(words))
        )
        for first, second in pairwise(telling)
    )


def all_stems(tree: Node | None, text: str) -> Stems:
    asked = {word for term in terms_of(tree) for word in term.words}
    return stems({*words_of(text), *(each for word in asked for each in spellings(word))})


def is_found(tree: Node, text: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rulings_vector(%s, 'D') @@ to_tsquery(%s, %s)",
            [text.replace("\0", ""), CONFIGURATION, compiled(tree)],
        )
        return bool(cursor.fetchone()[0])


@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, queries)
@example("late notes of visits", '"notes of visits"')
@example("late notes the visits", '"notes of visits"')
@example("practice", "practise")
@example("late–notes", "late-notes")
@example("", "-late")
def test_a_text_is_found_exactly_if_it_reads_so(text: str, typed: str) -> None:
    tree = understand(typed).tree
    if tree is None:
        return
    stem = all_stems(tree, text)
    assert is_found(tree, text) == reads(tree, words_of(text), stem), (compiled(tree), text)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, queries)
def test_what_is_found_by_a_word_is_marked(text: str, typed: str) -> None:
    """Of a search that only wants, every text that is found shows where."""
    tree = understand(typed).tree
    if tree is None or wanted(tree) != tree:
        return
    marked = Finder(tree, all_stems(tree, text)).matches(text, "summary")
    if is_found(tree, text):
        assert marked
    for match in marked:
        assert words_of(text[match.start : match.end])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=60)
    | st.text(st.characters(max_codepoint=127), max_size=60)
)
@example("ﬁtness — naïve ’n’ soft\u00adhyphen §5 １２ ½ ™ e.g. a_b")
@example("late, 'late' -- (late)")
@example("".join(f"a{chr(sign)}b" for sign in range(128)))
def test_the_database_makes_the_same_words(text: str) -> None:
    """Of characters that both know: the newest ones come to one of them first."""
    clean = text.replace("\0", " ")
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_words(%s)", [clean])
        assert SEVERAL_BLANKS.sub(" ", cursor.fetchone()[0]).strip() == plain(clean)


def test_the_migration_parts_words_at_the_same_signs() -> None:
    migration = import_module("rulings.migrations.0005_search_passages")
    assert (migration.JOINING, migration.PARTING) == (JOINING, PARTING)
    assert migration.GAP > MOST_APART


@settings(max_examples=300)
@given(st.one_of(queries, st.text(max_size=2_000)))
def test_what_links_carry_is_read_alike(typed: str) -> None:
    """A link holds as much of the words as is read."""
    carried = cut(typed)
    assert cut(carried) == carried
    assert len(carried) <= MOST_LETTERS
    assert understand(carried).tree == understand(typed).tree
    assert understand(carried).run == understand(typed).run
