"""A corpus is like the real record: in lengths, words, facets and threads."""

from collections import Counter
from itertools import pairwise
from random import Random
from statistics import median
from typing import Any

import pytest

from benchmarks.corpus import Filled, frequency_classes
from benchmarks.corpus.case import id_of, words_of
from benchmarks.corpus.threads import MOST, numbers_of_comments
from benchmarks.corpus.words import tail_of
from rulings.models.ruling import new_ruling_id
from tests.benchmarks.corpus.conftest import SIZE

WORDS = """
SELECT sum(array_length(regexp_split_to_array(trim(text), '\\s+'), 1))
FROM rulings_passage GROUP BY ruling_id
"""
HOLDING = """
SELECT count(*) FILTER (WHERE long_vector @@ plainto_tsquery('rulings_english', %s)) * 100.0
       / count(*) FROM rulings_searchentry
"""
HOLDING_PHRASE = HOLDING.replace("plainto", "phraseto")


def test_half_of_the_rulings_have_about_400_words_and_few_have_thousands(rows: Any) -> None:
    lengths = sorted(int(length) for (length,) in rows(WORDS))

    assert 300 < median(lengths) < 500
    assert lengths[SIZE // 20] > 150
    assert lengths[-SIZE // 20] > 800
    assert lengths[-1] > 2_000


def test_long_determinations_come_a_few_times_in_a_thousand() -> None:
    chance = Random(1)
    drawn = [words_of(chance) for _ in range(10_000)]

    assert 10 < sum(words > 5_000 for words in drawn) < 100
    assert max(drawn) <= 9_000


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("rare", 0, 1), ("common", 1, 12), ("very common", 20, 95), ("nearly all", 95, 100)],
)
def test_words_are_as_common_as_their_class_says(
    rows: Any, name: str, least: float, most: float
) -> None:
    for word in frequency_classes()[name]:
        [(percent,)] = rows(HOLDING, word)
        assert least <= percent <= most, word


def test_rare_words_have_their_share_of_the_long_tail() -> None:
    tail = Counter(tail_of(Random(1)))
    words_of_the_tail_in_a_ruling = 10

    for word in frequency_classes()["rare"]:
        share = words_of_the_tail_in_a_ruling * tail[word] / tail.total()
        assert 0.0001 < share < 0.001, word


def test_phrases_and_pairs_go_from_rare_to_nearly_all(rows: Any) -> None:
    phrases = [rows(HOLDING_PHRASE, phrase)[0][0] for phrase in frequency_classes()["phrases"]]
    pairs = [rows(HOLDING, pair)[0][0] for pair in frequency_classes()["pairs"]]

    for percents in (phrases, pairs):
        assert percents[0] < 1
        assert percents[-1] > 20
        assert all(one <= next_one + 5 for one, next_one in pairwise(percents))


def test_small_words_have_the_rates_of_english(rows: Any) -> None:
    texts = " ".join(text for (text,) in rows("SELECT text FROM rulings_passage")).lower().split()
    counted = Counter(texts)

    rates = {word: counted[word] / len(texts) for word in ("the", "of", "and", "to", "was")}
    assert 0.05 < rates["the"] < 0.13
    for word in ("of", "and", "to", "was"):
        assert 0.01 < rates[word] < 0.06, word


def test_the_vocabulary_has_a_long_tail(rows: Any) -> None:
    [(words, once)] = rows(
        "SELECT count(*), count(*) FILTER (WHERE ndoc = 1) "
        "FROM ts_stat('SELECT long_vector FROM rulings_searchentry')"
    )

    assert words > 5_000
    assert once > words / 3


def test_facets_go_together(rows: Any) -> None:
    worked = {
        (regulator, profession)
        for regulator, profession in rows("SELECT regulator, profession FROM rulings_searchentry")
    }

    assert {profession for regulator, profession in worked if regulator == "tra"} == {"teacher"}
    assert not any(
        regulator != "tra" for regulator, profession in worked if profession == "teacher"
    )
    [(in_schools,)] = rows(
        "SELECT count(*) FROM rulings_searchentry WHERE profession = 'teacher' "
        "AND setting IS DISTINCT FROM 'school' AND setting IS NOT NULL"
    )
    assert in_schools <= 3


def test_grave_matters_end_the_career_and_poor_practice_seldom_does(rows: Any) -> None:
    removed = """
        SELECT avg(('removal' = ANY (sanctions))::int) FROM rulings_searchentry
        WHERE grounds && %s AND impairment = 'found'"""
    [(for_crimes,)] = rows(removed, ["conviction_or_caution"])
    [(for_competence,)] = rows(removed, ["lack_of_competence"])

    assert for_crimes > 2 * for_competence


def test_a_length_stands_where_an_order_has_one(rows: Any) -> None:
    [(without, with_length)] = rows(
        "SELECT count(*) FILTER (WHERE cardinality(durations) = 0), "
        "count(*) FILTER (WHERE 'suspension' <> ALL (sanctions)) FROM rulings_searchentry "
        "WHERE 'suspension' = ANY (sanctions)"
    )

    assert (without, with_length) == (0, 0)


def test_there_are_more_rulings_every_year(rows: Any) -> None:
    [(early, late, first, last)] = rows(
        "SELECT count(*) FILTER (WHERE decided_on < '2010-01-01'), "
        "count(*) FILTER (WHERE decided_on >= '2018-01-01'), "
        "extract(year FROM min(decided_on)), extract(year FROM max(decided_on)) FROM rulings_ruling"
    )

    assert late > 1.5 * early
    assert first >= 1998
    assert last == 2026


def test_nearly_all_rulings_are_public_and_some_were(rows: Any) -> None:
    states = dict(rows("SELECT state, count(*) FROM rulings_ruling GROUP BY state"))

    assert states["published"] > 0.95 * SIZE
    assert set(states) == {"published", "draft", "in_review", "withdrawn", "replaced"}


def test_titles_tell_cases_apart(rows: Any) -> None:
    [(titles, longest)] = rows(
        "SELECT count(DISTINCT title), max(length(title)) FROM rulings_ruling"
    )

    assert titles > 0.9 * SIZE
    assert longest <= 300


def test_most_rulings_have_no_comments_and_few_have_very_many(filled: Filled) -> None:
    numbers = numbers_of_comments(20_000, 10, seed=1)

    assert abs(sum(numbers) / 200_000 - 1) < 0.05
    assert numbers.count(0) > 13_000
    assert max(numbers) > 1_000
    assert max(numbers) <= MOST
    assert abs(filled.comments / (10 * SIZE) - 1) < 0.05


def test_there_are_as_many_comments_as_wanted() -> None:
    assert sum(numbers_of_comments(500, 0, seed=1)) == 0
    assert abs(sum(numbers_of_comments(5_000, 2, seed=1)) / 10_000 - 1) < 0.05
    assert numbers_of_comments(0, 10, seed=1) == []


def test_ids_are_of_the_product_s_own_kind_and_never_meet() -> None:
    ids = {id_of(number, seed=2017) for number in range(100_000)}

    assert len(ids) == 100_000
    assert {len(one) for one in ids} == {len(new_ruling_id())}
    assert set("".join(ids)) == set("".join(new_ruling_id() for _ in range(1_000)))
