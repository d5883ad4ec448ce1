"""Comments of a WordPress export, under one ruling."""

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.conf import LazySettings
from django.utils import timezone

from comments.limits import Limits
from comments.models import Comment, Concern, Contact
from rulings.models import Discussion, Ruling
from tests.comments.written import comment
from tests.comments.wxr.files import SITE, element, importing, post, refused, saved, wxr
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    return published()


def test_a_thread_is_taken_in_with_its_replies(ruling: Ruling, tmp_path: Path) -> None:
    file = saved(
        tmp_path,
        wxr(
            post(
                element(7, "First", author="Night shift"),
                element(9, "Below it", parent=7),
                element(11, "Below that", parent=9, date_gmt="2017-07-02 09:30:00"),
                element(12, "Second"),
            )
        ),
    )
    printed = importing(file, ruling)
    assert "found: 4" in printed
    assert "new: 4 (2 + 1 + 1 by depth; 4 approved)" in printed
    first, below, deepest, second = ruling.comments.order_by("id")
    assert (first.author_name, first.text, first.parent) == ("Night shift", "First", None)
    assert first.posted_at == datetime(2017, 7, 1, 12, tzinfo=UTC)
    assert (below.parent, deepest.parent, second.parent) == (first, below, None)
    assert Discussion.objects.get(ruling=ruling).visible_comments == 4
    assert {move.made_as for move in first.moves.all()} == {"import"}


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_of_the_format_is_read(ruling: Ruling, tmp_path: Path, version: str) -> None:
    importing(saved(tmp_path, wxr(post(element(1)), version=version)), ruling)
    assert ruling.comments.count() == 1


def test_an_element_of_another_namespace_is_no_comment(ruling: Ruling, tmp_path: Path) -> None:
    content = wxr(post(element(1))).replace(
        "http://wordpress.org/export/", "https://other.example/"
    )
    assert "has no comments in it" in refused(saved(tmp_path, content), ruling)


def test_standard_input_is_read(ruling: Ruling, monkeypatch: pytest.MonkeyPatch) -> None:
    content = io.BytesIO(wxr(post(element(1))).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content))
    importing("-", ruling)
    assert ruling.comments.count() == 1


def test_a_dry_run_says_the_same_and_keeps_nothing(ruling: Ruling, tmp_path: Path) -> None:
    file = saved(tmp_path, wxr(post(element(1), element(2, parent=1), element(3, parent=99))))
    printed = importing(file, ruling, dry_run=True)
    assert "nothing was kept (dry run)" in printed
    assert not Comment.objects.exists()
    assert importing(file, ruling).splitlines()[1:] == printed.splitlines()[1:]


def test_of_several_posts_one_has_to_be_named(ruling: Ruling, tmp_path: Path) -> None:
    file = saved(
        tmp_path,
        wxr(
            post(number=10, title="A page without comments"),
            post(element(1), number=12, title="A caution"),
            post(element(2), element(3, "Of the other"), number=14, title="Conditions"),
        ),
    )
    complaint = refused(file, ruling)
    assert "--post 12: 1 under “A caution”" in complaint
    assert "--post 14: 2 under “Conditions”" in complaint
    assert "without comments" not in complaint
    assert "no comments under post “10”" in refused(file, ruling, post="10")
    importing(file, ruling, post="14")
    assert ruling.comments.count() == 2


def test_the_one_post_with_comments_needs_no_name(ruling: Ruling, tmp_path: Path) -> None:
    file = saved(tmp_path, wxr(post(number=10), post(element(1), number=12), post(number=14)))
    importing(file, ruling)
    assert ruling.comments.count() == 1


def test_pingbacks_and_comments_without_words_are_counted_and_left_out(
    ruling: Ruling, tmp_path: Path
) -> None:
    file = saved(
        tmp_path,
        wxr(
            post(
                element(1, type="pingback"),
                element(2, type="trackback"),
                element(3, type="pingback"),
                element(4, " \n "),
                element(5, type=""),
                element(6, "Of old", type=None),
            )
        ),
    )
    printed = importing(file, ruling)
    assert "found: 6" in printed
    assert "2 of the type “pingback”" in printed
    assert "1 of the type “trackback”" in printed
    assert "1 without words" in printed
    assert "comment 4 by A reader: has no words: left out" in printed
    assert ruling.comments.count() == 2


def test_e_mail_addresses_are_kept_apart_and_for_a_time(
    ruling: Ruling, tmp_path: Path, settings: LazySettings
) -> None:
    settings.COMMENTS = Limits(keep_email_days=30)
    file = saved(
        tmp_path,
        wxr(
            post(
                element(1, author_email="reader@reader.example"),
                element(2, author_email="no address"),
                element(3),
            )
        ),
    )
    importing(file, ruling)
    contact = Contact.objects.get()
    assert contact.email == "reader@reader.example"
    assert contact.email_until == timezone.localdate() + timedelta(days=30)
    assert (contact.address_key, contact.agent) == ("", "")


def test_no_e_mail_address_is_kept_where_none_is_to_be(
    ruling: Ruling, tmp_path: Path, settings: LazySettings
) -> None:
    settings.COMMENTS = Limits(keep_email_days=0)
    importing(saved(tmp_path, wxr(post(element(1, author_email="reader@reader.example")))), ruling)
    assert not Contact.objects.exists()


def test_near_duplicates_by_one_name_are_marked(ruling: Ruling, tmp_path: Path) -> None:
    words = "The panel took far too long to hear this case and nobody said why."
    file = saved(tmp_path, wxr(post(element(1, words), element(2, words + " Truly."), element(3))))
    assert "marked for a moderator as repeated: 2" in importing(file, ruling)
    assert Concern.objects.filter(rule="repeated").count() == 2


def test_an_unknown_ruling_is_refused(tmp_path: Path) -> None:
    assert "There is no ruling “nowhere”" in refused(
        saved(tmp_path, wxr(post(element(1)))), Ruling(pk="nowhere")
    )


def test_comments_that_stand_under_the_ruling_stay_as_they_are(
    ruling: Ruling, tmp_path: Path
) -> None:
    there = comment(ruling, "Here before")
    importing(saved(tmp_path, wxr(post(element(1), element(2, parent=1)))), ruling)
    there.refresh_from_db()
    assert there.text == "Here before"
    assert ruling.comments.count() == 3


def test_a_draft_can_have_comments_too(tmp_path: Path) -> None:
    ruling = draft()
    importing(saved(tmp_path, wxr(post(element(1)))), ruling)
    assert not Comment.objects.public().exists()
    assert Comment.objects.visible().count() == 1


def test_of_very_many_posts_those_with_most_comments_are_listed(
    ruling: Ruling, tmp_path: Path
) -> None:
    posts = [post(element(n), number=n) for n in range(1, 50)]
    most = post(element(100), element(101), number=50, title="The longest")
    complaint = refused(saved(tmp_path, wxr(*posts, most)), ruling)
    assert complaint.splitlines()[1].strip() == "--post 50: 2 under “The longest”"
    assert "… and 10 more" in complaint


def test_the_identity_is_made_of_the_site_and_the_number(ruling: Ruling, tmp_path: Path) -> None:
    importing(saved(tmp_path, wxr(post(element(77)))), ruling)
    assert ruling.comments.get().uid == uuid5(NAMESPACE_URL, f"{SITE}|77")
