"""Comments of one ruling as a WordPress export."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.models import Contact
from comments.vocabulary import CommentState
from rulings.models import Ruling
from tests.comments.written import chain, comment
from tests.comments.wxr.files import exporting
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

WP = "{http://wordpress.org/export/1.2/}"
UID = UUID("6dc5aa5c-70a4-4d5b-9ec4-7b37ad5e8b0e")


@pytest.fixture
def ruling() -> Ruling:
    return published(title="Notes & <visits>")


def exported(ruling: Ruling, **options: Any) -> list[dict[str, str]]:
    """The comments of an export as another program reads it, with their meta data."""
    channel = ET.fromstring(exporting(ruling, **options))[0]
    (item,) = channel.findall("item")
    return [
        {part.tag.removeprefix(WP): part.text or "" for part in element}
        | {
            meta.findtext(f"{WP}meta_key", ""): meta.findtext(f"{WP}meta_value", "")
            for meta in element.findall(f"{WP}commentmeta")
        }
        for element in item.findall(f"{WP}comment")
    ]


def refused(*args: str, **options: Any) -> str:
    err = io.StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("export_comments", *args, stdout=io.StringIO(), stderr=err, **options)
    assert caught.value.code == 1
    return err.getvalue()


def test_the_ruling_is_one_post(ruling: Ruling) -> None:
    root = ET.fromstring(exporting(ruling))
    assert root.findtext(f"channel/{WP}wxr_version") == "1.2"
    (item,) = root.findall("channel/item")
    assert item.findtext("title") == "Notes & <visits>"
    assert item.findtext("guid") == ruling.pk
    assert item.findtext(f"{WP}post_type") == "post"


def test_a_comment_has_what_wordpress_reads(ruling: Ruling) -> None:
    top = comment(ruling, posted_at=datetime(2017, 7, 1, 12, tzinfo=UTC), author_name="Night & day")
    comment(ruling, "Below", parent=top)
    first, below = exported(ruling)
    assert first["comment_id"] == str(top.pk)
    assert first["comment_author"] == "Night & day"
    assert first["comment_date_gmt"] == "2017-07-01 12:00:00"
    assert first["comment_date"] == "2017-07-01 13:00:00"
    assert (first["comment_type"], first["comment_parent"]) == ("comment", "0")
    assert below["comment_parent"] == str(top.pk)
    assert below["comment_date_gmt"] == "0000-00-00 00:00:00"


@pytest.mark.parametrize("state", list(CommentState))
def test_every_state_is_exported(ruling: Ruling, state: CommentState) -> None:
    comment(ruling, "" if state == CommentState.ERASED else "Words", state=state)
    (row,) = exported(ruling)
    in_wordpress = {"approved": "1", "pending": "0", "spam": "spam"}.get(state, "trash")
    assert row["comment_approved"] == in_wordpress
    assert row["conduct_rulings_state"] == state


def test_what_wordpress_has_no_place_for_is_beside_it(ruling: Ruling) -> None:
    corrected = comment(ruling, uid=UID)
    comment(
        ruling,
        "a\x08b",
        author_name="N\x02",
        printed_number=37,
        posted_at=datetime(2017, 7, 1, 12, 0, 0, 250, tzinfo=UTC),
        posted_as_printed="July 1, 2017",
        corrects=corrected,
    )
    plain, full = exported(ruling)
    assert {key for key in plain if key.startswith("conduct")} == {
        "conduct_rulings_uid",
        "conduct_rulings_state",
    }
    assert plain["conduct_rulings_uid"] == full["conduct_rulings_corrects"] == str(UID)
    assert full["conduct_rulings_printed_number"] == "37"
    assert full["conduct_rulings_posted_as_printed"] == "July 1, 2017"
    assert full["conduct_rulings_posted_at"] == "2017-07-01T12:00:00.000250+00:00"
    assert full["conduct_rulings_text"] == '"a\\bb"'
    assert full["conduct_rulings_name"] == '"N\\u0002"'
    assert (full["comment_content"], full["comment_author"]) == ("ab", "N")


@pytest.mark.parametrize(
    "text", ["<<x>>", "a ]]> b", "]]>]]>", "]]", "&amp;", "🙂 é e\u0301", "\n"]
)
def test_every_parser_gives_the_text_back(ruling: Ruling, text: str) -> None:
    comment(ruling, text)
    assert [row["comment_content"] for row in exported(ruling)] == [text]


def test_e_mail_addresses_are_exported_on_request_alone(ruling: Ruling) -> None:
    address = "a'b&c@reader.example"
    Contact.objects.create(
        comment=comment(ruling), email=address, email_until=date(2030, 1, 1), address_key="cafe",
        address_until=date(2030, 1, 1), agent="A browser", agent_until=date(2030, 1, 1),
    )  # fmt: skip
    without, with_people = exporting(ruling), exporting(ruling, people=True)
    assert "reader.example" not in without
    assert [row["comment_author_email"] for row in exported(ruling, people=True)] == [address]
    for content in (without, with_people):
        assert "cafe" not in content
        assert "A browser" not in content


def test_comments_of_other_rulings_are_not_exported(ruling: Ruling) -> None:
    comment(published(title="Another"))
    assert exported(ruling) == []


def test_a_file_is_written_whole_and_takes_the_place_of_the_earlier(
    ruling: Ruling, tmp_path: Path
) -> None:
    chain(ruling, 3)
    path = tmp_path / "out.xml"
    path.write_text("earlier")
    assert exporting(ruling, output=str(path)) == ""
    assert path.read_bytes() == exporting(ruling).encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.xml"]


def test_a_pipe_stays_a_pipe(ruling: Ruling) -> None:
    exporting(ruling, output="/dev/null")
    assert not Path("/dev/null").is_file()


def test_what_cannot_be_written_is_refused_and_leaves_nothing(
    ruling: Ruling, tmp_path: Path
) -> None:
    assert "is a directory" in refused(ruling=ruling.pk, output=str(tmp_path)).lower()
    absent = str(tmp_path / "absent" / "out.xml")
    assert "cannot be written" in refused(ruling=ruling.pk, output=absent)
    assert list(tmp_path.iterdir()) == []
    assert "There is no ruling “nowhere”" in refused(ruling="nowhere")


def test_the_number_of_queries_does_not_grow(ruling: Ruling) -> None:
    chain(ruling, 2)
    with CaptureQueriesContext(connection) as few:
        exporting(ruling)
    chain(ruling, 30)
    with CaptureQueriesContext(connection) as many:
        exporting(ruling)
    assert len(few) == len(many)
