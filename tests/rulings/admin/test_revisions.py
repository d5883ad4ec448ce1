"""The pages on a ruling's history: what they show, to whom, and what a restore comes to."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from rulings.admin.revisions import NOT_SEEN, ON_A_PAGE
from rulings.editing import Editor, editing
from rulings.history.restoring import NOTE_WANTED
from rulings.models import Revision, Ruling
from rulings.vocabulary import MadeWith, RulingState
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)


def address(ruling: Ruling, rest: str = "") -> str:
    return f"/admin/rulings/ruling/{ruling.pk}/history/{rest}"


def newest(ruling: Ruling) -> int:
    revision = ruling.revisions.first()
    assert revision is not None
    return revision.number


def shown(client: Client, at: str) -> LexborHTMLParser:
    response = client.get(at)
    assert response.status_code == 200
    return LexborHTMLParser(response.content.decode())


def words(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def corrected(**changes: Any) -> Ruling:
    """A public ruling of which an editor changed the summary."""
    ruling = published()
    with editing(Editor(MadeWith.DESK, reason="The summary was wrong.", **changes)):
        Ruling.objects.filter(pk=ruling.pk).update(
            summary="Notes of home visits were written days later."
        )
    return ruling


def editor(*permissions: str) -> Client:
    """Someone who may sign in and do just this."""
    user = User.objects.create_user("editor", password="password", is_staff=True)
    rulings = ContentType.objects.get_for_model(Ruling)
    for codename in permissions:
        permission, _ = Permission.objects.get_or_create(
            codename=codename, content_type=rulings, defaults={"name": codename}
        )
        user.user_permissions.add(permission)
    client = Client()
    client.force_login(user)
    return client


def test_the_list_says_when_who_by_which_way_why_and_what(
    admin_client: Client, admin_user: User
) -> None:
    ruling = corrected(user_id=admin_user.pk)
    page = shown(admin_client, address(ruling))
    first, *others = words(page, ".revisions > li")
    assert first.startswith(f"Revision {newest(ruling)} ")
    assert re.search(r"\d{4}, \d\d:\d\d, admin, editors’ desk", first)
    assert "The summary was wrong." in first
    assert first.endswith("Summary changed")
    assert "directly in the database (role " in others[0]
    assert others[0].endswith("State changed")
    assert others[-1].endswith("Entered")


def test_a_minor_change_is_marked_and_its_difference_is_kept(admin_client: Client) -> None:
    ruling = corrected(is_minor=True)
    assert "Minor" in words(shown(admin_client, address(ruling)), ".tag")
    page = shown(admin_client, address(ruling, f"{newest(ruling)}/"))
    assert "Minor" in words(page, ".tag")
    assert words(page, "del") == ["removed: weeks"]
    assert words(page, "ins") == ["added: days"]


def test_a_revision_shows_its_change_in_words_and_the_whole_text(admin_client: Client) -> None:
    ruling = corrected()
    page = shown(admin_client, address(ruling, f"{newest(ruling)}/"))
    assert words(page, ".change .where") == ["Summary changed"]
    assert words(page, ".change del, .change ins") == ["removed: weeks", "added: days"]
    assert "Notes of home visits were written days later." in words(page, ".whole dd")
    assert "Did not write up visits within two days." in page.text()
    assert not page.css("a.button")  # the newest is not restored


def test_an_earlier_revision_is_compared_with_now(admin_client: Client) -> None:
    ruling = corrected()
    Ruling.objects.update(case_reference="A1")
    page = shown(admin_client, address(ruling, "1/?compared_with=now"))
    assert words(page, ".change .where") == [
        "Summary changed",
        "Case reference added",
        "State changed",
    ]
    assert "Notes of home visits were written weeks later." in words(page, ".whole dd")


@pytest.mark.parametrize("query", ["?compared_with=then", "?page=-1", "?page=x", "?page=99999"])
def test_what_makes_no_sense_is_as_good_as_not_asked_for(admin_client: Client, query: str) -> None:
    ruling = corrected()
    assert words(shown(admin_client, address(ruling, query)), ".revisions h2")
    assert shown(admin_client, address(ruling, f"1/{query}")).css("#changes-title")


def test_whatever_was_entered_is_shown_as_text(admin_client: Client) -> None:
    ruling = draft(title="<script>alert(1)</script>", summary="a\u202e<b>&amp;")
    with editing(Editor(MadeWith.DESK, reason="<img src=x>")):
        Ruling.objects.update(title="<i>Other</i>")
    for rest in ("", "1/", f"{newest(ruling)}/", "1/?compared_with=now", "1/restore/"):
        html = admin_client.get(address(ruling, rest)).content.decode()
        for written in ("<script>alert", "<img src=x", "<i>Other", "<b>&"):
            assert written not in html, rest
    page = shown(admin_client, address(ruling, "1/"))
    assert "<script>alert(1)</script>" in words(page, ".change ins span:not(.visually-hidden)") or (
        "added: <script>alert(1)</script>" in words(page, ".change ins")
    )


def test_the_list_is_paged_and_the_number_of_queries_does_not_grow(
    admin_client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ruling = draft()
    for number in range(ON_A_PAGE + 4):
        Ruling.objects.update(title=f"Title {number}")
    # Session, user, whether there is demonstration data; the ruling, the number of its revisions,
    # one page of them, the one before, the labels.
    with django_assert_num_queries(8):
        page = shown(admin_client, address(ruling))
    headings = words(page, ".revisions h2")
    assert headings[0] == f"Revision {newest(ruling)}"
    assert len(headings) == ON_A_PAGE
    assert words(page, ".revisions .summary")[-1] == "Title changed"
    with django_assert_num_queries(7):  # there is none before the first
        last = shown(admin_client, address(ruling, "?page=2"))
    assert words(last, ".revisions .summary")[-1] == "Entered"
    assert words(last, ".pages") == ["Newer Page 2 of 2"]


def test_an_expired_ruling_says_why_it_has_no_history(admin_client: Client) -> None:
    ruling = published()
    ruling.move_to(RulingState.EXPIRED)
    assert "This ruling has expired." in shown(admin_client, address(ruling)).text()
    assert admin_client.get(address(ruling, "1/")).status_code == 404


def test_the_form_leads_to_the_history(admin_client: Client) -> None:
    ruling = draft()
    page = shown(admin_client, f"/admin/rulings/ruling/{ruling.pk}/change/")
    links = [node.attributes.get("href") for node in page.css("a.historylink")]
    assert links == [address(ruling)]


@pytest.mark.parametrize("rest", ["", "1/", "1/restore/"])
def test_nobody_sees_it_without_permission(client: Client, rest: str) -> None:
    ruling = draft()
    response: Any = client.get(address(ruling, rest))
    assert (response.status_code, response.url.split("?")[0]) == (302, "/admin/login/")
    assert editor().get(address(ruling, rest)).status_code == 403


@pytest.mark.parametrize("rest", ["99/", "99/restore/", f"{2**70}/", "0/"])
def test_a_revision_that_is_not_there_is_not_found(admin_client: Client, rest: str) -> None:
    assert admin_client.get(address(draft(), rest)).status_code == 404
    assert admin_client.get(f"/admin/rulings/ruling/unknown/history/{rest}").status_code == 404


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        (["view_ruling"], False),
        (["view_ruling", "change_ruling"], False),
        (["view_ruling", "restore_ruling"], False),
        (["view_ruling", "change_ruling", "restore_ruling"], True),
    ],
)
def test_restoring_takes_two_permissions(permissions: list[str], may: bool) -> None:
    ruling = draft()
    Ruling.objects.update(title="Second")
    before = newest(ruling)
    client = editor(*permissions)
    page = shown(client, address(ruling, "1/"))
    assert words(page, "a.button") == (["Restore this"] if may else [])
    assert client.get(address(ruling, "1/restore/")).status_code == (200 if may else 403)
    sent = {"note": "", "seen": before}
    response = client.post(address(ruling, "1/restore/"), sent)
    assert response.status_code == (302 if may else 403)
    assert newest(ruling) == (before + 1 if may else before)


def test_a_restore_shows_what_would_change_and_then_does(
    admin_client: Client, admin_user: User
) -> None:
    ruling = corrected()
    at = address(ruling, "2/restore/")
    page = shown(admin_client, at)
    assert words(page, ".change .where") == ["Summary changed"]
    seen = page.css_first("[name=seen]")
    assert seen is not None
    sent = {"note": "It was right before.\r\nSorry.", "seen": seen.attributes["value"]}

    response = admin_client.post(at, sent, follow=True)

    assert "Revision 2 was restored, as revision 4." in response.content.decode()
    revision = Revision.objects.get(ruling=ruling, number=4)
    assert (revision.restores, revision.made_by_id) == (2, admin_user.pk)
    assert ruling.corrections.get().note == "It was right before.\nSorry."
    assert "Restores revision 2" in words(shown(admin_client, address(ruling)), ".tag")


def test_a_refused_restore_says_why_and_keeps_the_note(admin_client: Client) -> None:
    ruling = corrected()
    at = address(ruling, "2/restore/")
    without = admin_client.post(at, {"note": "", "seen": newest(ruling)}).content.decode()
    assert NOTE_WANTED in LexborHTMLParser(without).text()

    Ruling.objects.update(title="A colleague's title")
    stale = admin_client.post(at, {"note": "Kept note.", "seen": newest(ruling) - 1})
    page = LexborHTMLParser(stale.content.decode())
    assert "was changed after you opened this page" in page.text()
    assert words(page, "textarea") == ["Kept note."]
    assert "Title changed" in words(page, ".change .where")
    seen = page.css_first("[name=seen]")
    assert seen is not None
    assert seen.attributes["value"] == str(newest(ruling))

    assert Ruling.objects.get().title == "A colleague's title"


@pytest.mark.parametrize("seen", [{}, {"seen": ""}, {"seen": "x"}, {"seen": "\0"}])
def test_a_form_that_does_not_say_what_was_seen_restores_nothing(
    admin_client: Client, seen: dict[str, str]
) -> None:
    ruling = corrected()
    before = newest(ruling)
    response = admin_client.post(address(ruling, "2/restore/"), {"note": "Note.", **seen})
    assert NOT_SEEN in response.content.decode()
    assert newest(ruling) == before


@pytest.mark.parametrize("note", ["a\0b", "x" * 5001])
def test_a_note_that_cannot_be_kept_is_refused(admin_client: Client, note: str) -> None:
    ruling = corrected()
    before = newest(ruling)
    sent = {"note": note, "seen": before}
    assert admin_client.post(address(ruling, "2/restore/"), sent).status_code == 200
    assert newest(ruling) == before


def test_a_minor_restore_asks_for_no_note(admin_client: Client) -> None:
    ruling = corrected()
    sent = {"note": "", "is_minor": "on", "seen": newest(ruling)}
    assert admin_client.post(address(ruling, "2/restore/"), sent).status_code == 302
    assert not ruling.corrections.exists()
    assert Revision.objects.get(ruling=ruling, number=4).is_minor
