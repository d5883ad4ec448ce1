"""Reference data: editable with care, every mistake answered in words."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from rulings.models import Committee, Regulator, Ruling, SanctionType, Topic
from rulings.rules import sentence
from tests.rulings.admin import form
from tests.rulings.described import draft

pytestmark = pytest.mark.django_db

SCREENS = {
    "regulator": "slug",
    "sanctiontype": "kind",
    "topic": "slug",
    "setting": "slug",
    "profession": "slug",
    "factortype": "slug",
    "synonymgroup": "terms",
    "commonphrase": "text",
}


def page_of(row: Any) -> str:
    return f"/admin/rulings/{row._meta.model_name}/{row.pk}/change/"


def opened(client: Client, address: str) -> form.Fields:
    """The fields of a reference screen."""
    html = client.get(address).content.decode()
    name = address.split("/")[3]
    return form.fields(html.replace(f'id="{name}_form"', 'id="ruling_form"'))


@pytest.mark.parametrize(("screen", "field"), SCREENS.items())
def test_every_screen_lists_its_rows_and_offers_a_form(
    admin_client: Client, screen: str, field: str
) -> None:
    rows = apps.get_model("rulings", screen)._default_manager.count()
    listed = admin_client.get(f"/admin/rulings/{screen}/").context["cl"].result_count
    assert listed == rows > 0
    assert field in opened(admin_client, f"/admin/rulings/{screen}/add/")


@pytest.mark.parametrize("model", ["evidence", "searchentry", "passage"])
def test_what_the_site_keeps_itself_has_no_screen(admin_client: Client, model: str) -> None:
    assert admin_client.get(f"/admin/rulings/{model}/").status_code == 404


def test_a_slug_is_chosen_once(admin_client: Client) -> None:
    topic = Topic.objects.get(slug="candour")

    answer = admin_client.post(
        page_of(topic), opened(admin_client, page_of(topic)) | {"label": "Openness", "slug": "new"}
    )

    assert answer.status_code == 302
    topic.refresh_from_db()
    assert (topic.label, topic.slug) == ("Openness", "candour")


def test_a_regulator_saves_as_it_was_opened(admin_client: Client) -> None:
    hcpc = Regulator.objects.get(slug="hcpc")

    answer = admin_client.post(page_of(hcpc), opened(admin_client, page_of(hcpc)))

    assert answer.status_code == 302


def test_a_committee_that_sat_in_a_ruling_stays(admin_client: Client) -> None:
    committee = draft().committee
    assert committee is not None
    sent = opened(admin_client, page_of(committee.regulator))
    row = next(
        name for name, value in sent.items() if name.endswith("-id") and value == str(committee.pk)
    )

    page = admin_client.post(
        page_of(committee.regulator), sent | {row.replace("-id", "-DELETE"): "on"}
    )

    assert any(
        "would require deleting the following protected" in error
        for error in form.errors(page.content.decode())
    )
    assert Committee.objects.filter(pk=committee.pk).exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"min_months": "70"}, sentence("sanction_limit_min_below_max")),
        (
            {"valid_from": "2020-01-02", "valid_to": "2020-01-01"},
            sentence("sanction_limit_dates_in_order"),
        ),
        (
            {"allowed_months": "twelve"},
            "Item 1 in the array did not validate: Enter a whole number.",
        ),
        ({"max_months": "-1"}, "Ensure this value is greater than or equal to 0."),
    ],
)
def test_a_limit_that_cannot_be_is_answered_in_words(
    admin_client: Client, changes: form.Fields, expected: str
) -> None:
    caution = SanctionType.objects.get(regulator__slug="hcpc", kind="caution")
    sent = opened(admin_client, page_of(caution))

    page = admin_client.post(
        page_of(caution), sent | {f"limits-0-{name}": value for name, value in changes.items()}
    )

    assert expected in form.errors(page.content.decode())


def test_the_desk_shows_my_drafts_and_what_changed_last(
    admin_client: Client, admin_user: User
) -> None:
    ruling = draft(title="On the desk")
    Ruling.objects.update(entered_by=admin_user)

    html = admin_client.get("/admin/").content.decode()

    lists = LexborHTMLParser(html).css(".desk-list")
    shown = [ruling.title in (each.text() or "") for each in lists]
    assert shown == [True, False, False, True]  # neither in review nor about to expire


def test_demonstration_data_is_announced_on_every_screen(admin_client: Client) -> None:
    announcement = "This site shows demonstration data."
    assert announcement not in admin_client.get("/admin/").content.decode()
    ruling = draft()
    ruling.publish()
    type(ruling).objects.update(is_demonstration=True)

    for path in ("/admin/", "/admin/rulings/ruling/", form.change(ruling)):
        assert announcement in admin_client.get(path).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_register(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    regulators = Regulator.objects.order_by("slug")
    admin_client.get(page_of(regulators[0]))

    for regulator in regulators.filter(slug__in=["hcpc", "swe"]):
        with django_assert_max_num_queries(20):
            admin_client.get(page_of(regulator))
