"""Readers' comments under a ruling with replaced names, and under one whose time is over."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from comments.models import Comment, Concern, Contact, Letter, Move, Report, Subscription
from comments.rendering import VERSION
from rulings.models import Discussion, NameReplacement, Ruling, Source
from tests.comments.people.everywhere import tables_with
from tests.comments.written import comment
from tests.concurrent import both
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db

NAME = "Odile Quennell"


def replace(ruling: Ruling, written: str = NAME, shown: str = "Registrant A") -> NameReplacement:
    return NameReplacement.objects.create(ruling=ruling, written=written, shown=shown)


def found(client: Client, words: str) -> int:
    return client.get("/comments/", {"q": words}).content.count(b'class="found-head"')


def of(one: Comment) -> Comment:
    return Comment.objects.get(pk=one.pk)


def test_a_comment_keeps_its_words_and_the_public_reads_the_replacement(client: Client) -> None:
    ruling = published()
    one = comment(ruling, f"I knew {NAME}.\n\n<b>{NAME}</b>", author_name=NAME)
    assert found(client, "Quennell") == 1
    replace(ruling)
    kept = of(one)
    assert (kept.text, kept.author_name) == (f"I knew {NAME}.\n\n<b>{NAME}</b>", NAME)
    assert (kept.public_name, kept.public_text.count("Registrant A")) == ("Registrant A", 2)
    for address in (
        ruling.get_absolute_url(),
        "/comments/?q=knew",
        "/comments/",
        "/comments.atom",
        f"/rulings/{ruling.pk}/comments.atom",
        f"/comments/{one.pk}/reply/",
        f"/comments/{one.pk}/report/",
    ):
        page = client.get(address, follow=True).content.decode()
        assert "Quennell" not in page, address
        assert "Registrant A" in page, address
    assert (
        "&lt;b&gt;Registrant A&lt;/b&gt;" in client.get(ruling.get_absolute_url()).content.decode()
    )


def test_the_search_in_comments_knows_the_replacement_and_not_the_name(client: Client) -> None:
    ruling, other = published(), published()
    comment(ruling, f"I knew {NAME}.")
    comment(other, f"I knew another {NAME}.")
    replace(ruling)
    assert found(client, "Quennell") == 1
    assert found(client, '"Registrant A"') == 1
    assert found(client, "knew") == 2


@pytest.mark.parametrize("path", ["save", "update", "bulk", "sql"])
def test_words_that_come_later_by_any_path_are_replaced_too(path: str) -> None:
    ruling = published()
    replace(ruling)
    if path == "bulk":
        Comment.objects.bulk_create(
            [Comment(ruling=ruling, text=NAME, author_name=NAME, state="approved")]
        )
    elif path == "sql":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO comments_comment (ruling_id, text, author_name, state, created_at,"
                " posted_as_printed, is_visible, rendered, renderer_version)"
                " VALUES (%s, %s, %s, 'approved', now(), '', false, %s, %s)",
                [ruling.pk, NAME, NAME, f"<p>{NAME}</p>", VERSION],
            )
    else:
        one = comment(ruling)
        one.text = one.author_name = NAME
        if path == "save":
            one.save()
        else:
            Comment.objects.filter(pk=one.pk).update(text=NAME, author_name=NAME)
    kept = Comment.objects.get()
    assert (kept.public_text, kept.public_name) == ("Registrant A", "Registrant A")
    assert kept.html == '<p dir="auto">Registrant A</p>'
    assert Concern.objects.filter(comment=kept, rule="name").count() == 1


def test_a_change_of_the_replacement_changes_what_is_read_and_back() -> None:
    ruling = published()
    one = comment(ruling, f"So {NAME}.")
    rendered = of(one).rendered
    name = replace(ruling)
    assert of(one).public_text == "So Registrant A."
    name.shown = "Ms B"
    name.save()
    assert of(one).public_text == "So Ms B."
    name.delete()
    assert (of(one).shown_text, of(one).html) == (None, rendered)


def test_comments_without_the_name_stay_as_they_are() -> None:
    ruling = published()
    one = comment(ruling, "Cafe\u0301 and Quennellson")
    before = of(one)
    replace(ruling)
    after = of(one)
    assert (after.shown_text, after.rendered, after.renderer_version) == (
        None,
        before.rendered,
        VERSION,
    )


def test_rendering_all_of_them_does_not_bring_the_name_back_and_ends() -> None:
    ruling = published()
    one = comment(ruling, f"So {NAME}.")
    replace(ruling)
    Comment.objects.update(rendered="", renderer_version=0)
    call_command("render_comments", verbosity=0)
    assert of(one).html == '<p dir="auto">So Registrant A.</p>'
    assert "Quennell" not in of(one).rendered


def test_a_moderator_is_told_once_and_no_more_when_the_name_is_taken_out() -> None:
    ruling = published()
    before = comment(ruling, NAME)
    replace(ruling)
    one = comment(ruling, f"{NAME}, {NAME}", author_name=NAME, state="pending")
    assert [concern.comment for concern in Concern.objects.filter(rule="name")] == [one]
    assert before.concerns.count() == 0
    Comment.objects.filter(pk=one.pk).update(text="She.", author_name="A reader")
    assert one.concerns.count() == 0


def test_moderators_see_what_was_written(admin_client: Client) -> None:
    ruling = published()
    replace(ruling)
    one = comment(ruling, f"I knew {NAME}.", state="pending")
    for address in ("/admin/comments/comment/", f"/admin/comments/comment/{one.pk}/change/"):
        page = admin_client.get(address).content.decode()
        assert f"I knew {NAME}." in page
        assert "Holds a name that the ruling replaces" in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("comment_first", [True, False])
def test_a_comment_and_a_replacement_do_not_pass_each_other(comment_first: bool) -> None:
    ruling = published()

    def write() -> None:
        comment(ruling, NAME)

    def hide() -> None:
        replace(ruling)

    both(*((write, hide) if comment_first else (hide, write))).result()
    assert Comment.objects.get().public_text == "Registrant A"


WORD = "Quellbrunn"


def discussed(ruling: Ruling) -> tuple[Comment, Comment]:
    """A thread with everything that can hang on its comments."""
    source = Source.objects.filter(ruling=ruling).first()
    top = comment(ruling, f"{WORD} top", author_name=WORD, source=source)
    reply = comment(ruling, f"{WORD} reply", parent=top, corrects=top)
    Contact.objects.create(
        comment=top, email=f"{WORD}@reader.example", email_until=timezone.localdate()
    )
    Report.objects.create(comment=reply, reason="other", words=f"{WORD} again")
    Concern.objects.create(comment=reply, rule="word", detail=WORD)
    subscription = Subscription.objects.create(
        comment=top, email=f"{WORD}@reader.example", confirmed_at=timezone.now()
    )
    Letter.objects.create(kind="confirm", subscription=subscription, last_error=WORD)
    comment(ruling, f"{WORD} third", parent=top)
    Move.objects.filter(comment=reply).update(reason=f"{WORD} it is")
    return top, reply


def expire(ruling: Ruling, path: str) -> None:
    if path == "sql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE rulings_ruling SET state = 'expired' WHERE id = %s", [ruling.pk])
    elif path == "clock":
        Ruling.objects.filter(pk=ruling.pk).update(expires_by_hand=timezone.localdate())
        call_command("tend")
    else:
        ruling.move_to(Ruling(state="expired").ruling_state)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["sql", "clock", "desk"])
def test_the_comments_of_an_expired_ruling_go_at_once(client: Client, path: str) -> None:
    ruling, other = published(title=f"{WORD} one"), published()
    top, reply = discussed(ruling)
    stays = comment(other, "Something else.")
    assert len(tables_with(WORD)) > 8
    expire(ruling, path)
    assert tables_with(WORD) == []
    assert list(Comment.objects.all()) == [stays]
    for model in (Contact, Report, Concern, Subscription, Letter):
        assert model._default_manager.count() == 0
    assert Move.objects.exclude(comment=stays).count() == 0
    assert Discussion.objects.get(ruling=ruling).visible_comments == 0
    assert Discussion.objects.get(ruling=other).visible_comments == 1
    for address in (f"/comments/{top.pk}/", f"/comments/{reply.pk}/"):
        assert client.get(address).status_code == 404
    assert client.get(f"/rulings/{ruling.pk}/comments.atom").status_code == 410


@pytest.mark.django_db(transaction=True)
def test_a_comment_that_comes_too_late_has_no_place(client: Client) -> None:
    ruling = published()
    expire(ruling, "sql")
    assert client.get(f"/comments/new/{ruling.pk}/").status_code == 404


def test_the_comment_of_a_withdrawn_ruling_is_as_gone_as_the_ruling(client: Client) -> None:
    ruling = published()
    shown, hidden = comment(ruling, f"{WORD}."), comment(ruling, state="pending")
    ruling.withdraw()
    response = client.get(f"/comments/{shown.pk}/")
    assert response.status_code == 410
    assert "This ruling is not here any more" in response.content.decode()
    assert client.get(f"/comments/{hidden.pk}/").status_code == 404
    assert WORD not in client.get("/comments/").content.decode()


def test_a_comment_on_a_draft_is_as_unknown_as_any(client: Client) -> None:
    assert client.get(f"/comments/{comment(draft()).pk}/").status_code == 404


def test_the_command_says_how_many_rulings_left(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        ruling: Any = published()
        Ruling.objects.filter(pk=ruling.pk).update(expires_by_hand=timezone.localdate())
    call_command("tend")
    assert capsys.readouterr().out == "took 2 rulings down that had reached their last day.\n"
