"""Words that an editor used for a field become its evidence, or are left out and said."""

import pytest
from django.test import Client

from rulings.admin.from_text.panel import CHANGED
from rulings.admin.from_text.used import NOT_KEPT
from rulings.models import Ruling, Source
from tests.rulings.admin import form
from tests.rulings.admin.from_text.beside import evidence, opened, saved, words_of
from tests.rulings.described import draft

pytestmark = pytest.mark.django_db


def used(ruling: Ruling, field: str, words: str, number: int = 0) -> dict[str, str]:
    """The hidden fields that name words of the text as a field's evidence."""
    source = ruling.sources.all()[0]
    start = source.text.index(words)
    return {
        f"evidence-{number}-field": field,
        f"evidence-{number}-source": str(source.pk),
        f"evidence-{number}-start": str(start),
        f"evidence-{number}-end": str(start + len(words)),
    }


def test_words_that_were_used_become_evidence_on_saving(
    admin_client: Client, ruling: Ruling
) -> None:
    words = "because the notes were needed by others"
    count = ruling.particulars.count()

    saved(
        admin_client,
        ruling,
        summary=words,
        **used(ruling, "summary", words),
        **form.particular(count, text=words, outcome="not_stated", move_to="1"),
        **used(ruling, f"particulars-{count}-text", words, 1),
        **{"sanctions-1-condition_lines": f"A log\r\n{words}"},
        **used(ruling, "sanctions-1-condition_lines", words, 2),
    )

    assert evidence()["summary"] == words
    assert evidence()["particulars.0.text"] == words
    assert evidence()["sanctions.1.conditions.1.text"] == words
    assert words_of(opened(admin_client, ruling), "summary") == [f"“{words}”"]
    assert CHANGED not in opened(admin_client, ruling).text()


@pytest.mark.parametrize(
    "damage",
    [
        {"evidence-0-end": "999999"},
        {"evidence-0-end": "0"},
        {"evidence-0-start": "-1"},
        {"evidence-0-start": "words"},
        {"evidence-0-source": "999999"},
        {"evidence-0-source": "9" * 30},
        {"evidence-0-field": "state"},
        {"evidence-0-field": "particulars-99-text"},
        {"evidence-0-field": ""},
    ],
)
def test_words_that_do_not_fit_are_left_out_and_said(
    admin_client: Client, ruling: Ruling, damage: dict[str, str]
) -> None:
    before = evidence()

    page = saved(
        admin_client,
        ruling,
        summary="Kept all the same.",
        **used(ruling, "summary", "the panel said") | damage,
    )

    ruling.refresh_from_db()
    assert ruling.summary == "Kept all the same."
    assert evidence() == before
    assert NOT_KEPT in page.content.decode()


def test_words_of_another_ruling_are_no_evidence(admin_client: Client, ruling: Ruling) -> None:
    other = Source.objects.create(ruling=draft(), title="Another", text="Words of another.")

    saved(
        admin_client,
        ruling,
        **used(ruling, "summary", "the panel said") | {"evidence-0-source": str(other.pk)},
    )

    assert not other.evidence.exists()


def test_a_refused_form_brings_back_what_was_used(admin_client: Client, ruling: Ruling) -> None:
    sent = form.opened(admin_client, form.change(ruling)) | used(ruling, "summary", "the panel")

    page = admin_client.post(form.change(ruling), sent | {"title": ""})

    assert page.status_code == 200
    back = form.fields(page.content.decode())
    assert {name: back.get(name) for name in sent if name.startswith("evidence-")} == {
        name: value for name, value in sent.items() if name.startswith("evidence-")
    }
