"""The rules of ranking, each as an example: what comes first."""

import pytest
from django.test import Client

from rulings.models import Ruling
from rulings.search.criteria import Criteria, Sort
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def ruling(title: str, **changes: object) -> Ruling:
    return published(
        **{"title": title, "summary": "", "particulars": [], "findings": [], "topics": []} | changes
    )


def alleged(text: str) -> list[dict[str, str]]:
    return [{"label": "1", "text": text}]


def found(reason: str) -> list[dict[str, str]]:
    return [{"ground": "misconduct", "outcome": "found", "reason": reason}]


def in_order(words: str, *, is_bounded: bool = False) -> list[str]:
    criteria = Criteria(q=words)
    listed = Ruling.objects.meeting(criteria).in_order(
        Sort.RELEVANCE, criteria, is_bounded=is_bounded
    )
    return [listed_ruling.title for listed_ruling in listed]


def test_the_title_comes_before_the_particulars_and_those_before_the_body() -> None:
    ruling("Body", summary="Kept late records, late again, and late once more.")
    ruling("Reason", findings=found("She was late. Being late is wrong."))
    ruling("Particular", particulars=alleged("Was late."))
    ruling("Late", decided_on="2001-01-01")
    assert in_order("late") == ["Late", "Particular", "Reason", "Body"]


def test_the_phrase_in_the_title_comes_before_its_words_scattered_there() -> None:
    ruling("Late with all her notes and late again with notes, notes, notes")
    ruling("A matter of late notes", decided_on="2001-01-01")
    assert in_order("late notes")[0] == "A matter of late notes"


def test_the_phrase_in_the_body_comes_before_scattered_words_there() -> None:
    ruling("Scattered", summary="Late. Later she found the notes. Late notes are bad notes."[:30])
    ruling("Phrase", summary="She kept late notes.", decided_on="2001-01-01")
    assert in_order("late notes") == ["Phrase", "Scattered"]


def test_a_small_word_belongs_to_the_phrase() -> None:
    ruling("Competence lack", particulars=alleged("Lack competence, lack competence."))
    ruling("Of", particulars=alleged("Lack of competence."), decided_on="2001-01-01")
    assert in_order("lack of competence")[0] == "Of"


def test_words_scattered_in_the_particulars_come_before_the_phrase_in_the_body() -> None:
    ruling("Body", summary="She kept late notes.")
    ruling("Particular", particulars=alleged("Notes were late."), decided_on="2001-01-01")
    assert in_order("late notes") == ["Particular", "Body"]


def test_of_equals_the_newest_comes_first() -> None:
    ruling("Older", summary="Late.", decided_on="2001-01-01")
    ruling("Undated", summary="Late.", decided_on=None, decided_precision=None)
    ruling("Newer", summary="Late.", decided_on="2002-01-01")
    assert in_order("late") == ["Newer", "Older", "Undated"]


def test_a_bounded_order_still_puts_title_and_particulars_first() -> None:
    ruling("Body", summary="Late.")
    ruling("Particular", particulars=alleged("Was late."), decided_on="2002-01-01")
    ruling("Late", decided_on="2001-01-01")
    assert in_order("late", is_bounded=True) == ["Particular", "Late", "Body"]


def test_what_is_left_out_ranks_nothing() -> None:
    ruling("Notes", decided_on="2001-01-01")
    ruling("Body", summary="Notes.")
    assert in_order("notes -late") == ["Notes", "Body"]
    assert in_order("-late") == ["Body", "Notes"]


def test_the_page_says_when_the_order_is_bounded(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruling("Late"), ruling("Late too")
    said = "not ranked one by one"
    assert said not in client.get("/rulings/?q=late").content.decode()
    monkeypatch.setattr("rulings.found.RANKED_AT_MOST", 1)
    assert said in client.get("/rulings/?q=late").content.decode()
    assert said not in client.get("/rulings/?q=late&sort=newest").content.decode()
    assert said not in client.get("/rulings/").content.decode()
