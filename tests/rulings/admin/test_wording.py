"""What editors know about words counts from the next search on."""

import pytest
from django.test import Client

from rulings.admin.wording import PHRASE, TERMS
from rulings.models import CommonPhrase, SynonymGroup
from tests.rulings.admin import form
from tests.rulings.admin.test_reference import opened
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

GROUPS = "/admin/rulings/synonymgroup/"
PHRASES = "/admin/rulings/commonphrase/"


def test_a_group_that_is_added_widens_the_search(admin_client: Client) -> None:
    published(title="Heliotrope")
    assert "Heliotrope" not in admin_client.get("/rulings/?q=turnsole").content.decode()

    answer = admin_client.post(
        f"{GROUPS}add/", {"name": "Heliotrope", "terms": "heliotrope\r\nturnsole\r\n"}
    )

    assert answer.status_code == 302
    assert SynonymGroup.objects.get(name="Heliotrope").listed == ("heliotrope", "turnsole")
    assert "Heliotrope" in admin_client.get("/rulings/?q=turnsole").content.decode()


def test_the_list_of_groups_shows_their_terms(admin_client: Client) -> None:
    SynonymGroup.objects.create(name="Heliotrope", terms="heliotrope\nturnsole")
    assert "heliotrope, turnsole" in admin_client.get(f"{GROUPS}?q=turnsole").content.decode()


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        *((one, "at least two different") for one in ("lilac", "lilac\nlilacs", "lilac\n-\n")),
        ("lilac\nof the", "too common"),
        ("lilac\nor", "too common"),
        ("lilac\n" + "l" * 101, "longer than 100 letters"),
        ("\n".join(f"lilac{number}" for number in range(31)), "at most 30"),
    ],
)
def test_a_group_that_cannot_work_is_answered_in_words(
    admin_client: Client, terms: str, said: str
) -> None:
    page = admin_client.post(f"{GROUPS}add/", {"name": "Lilac", "terms": terms})
    [error] = form.errors(page.content.decode())
    assert said in error


def test_a_phrase_that_is_added_is_suggested(admin_client: Client) -> None:
    published(summary="A garden of heliotrope.")

    answer = admin_client.post(f"{PHRASES}add/", {"text": "heliotrope garden"})

    assert answer.status_code == 302
    assert CommonPhrase.objects.filter(text="heliotrope garden").exists()
    suggested = admin_client.get("/suggestions.json?q=helio").json()
    assert suggested == ["helio", ["heliotrope garden"]]


def test_a_group_saves_as_it_was_opened(admin_client: Client) -> None:
    group = SynonymGroup.objects.get(name="Striking off")
    page = f"{GROUPS}{group.pk}/change/"
    assert admin_client.post(page, opened(admin_client, page)).status_code == 302
    assert SynonymGroup.objects.get(pk=group.pk).listed == group.listed


@pytest.mark.parametrize(("address", "help_text"), [(GROUPS, TERMS), (PHRASES, PHRASE)])
def test_a_screen_says_what_to_write(admin_client: Client, address: str, help_text: str) -> None:
    assert help_text in admin_client.get(f"{address}add/").content.decode()
