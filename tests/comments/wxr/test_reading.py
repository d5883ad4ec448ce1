"""What is kept of a comment of an export, and what is said about the rest."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comments.models import Comment
from rulings.models import Ruling
from tests.comments.wxr.files import cdata, element, importing, post, saved, wxr
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    return published()


def kept(ruling: Ruling, folder: Path, **fields: Any) -> tuple[Comment, str]:
    """One comment, and what the command printed about it."""
    printed = importing(saved(folder, wxr(post(element(5, **fields)))), ruling)
    return ruling.comments.get(), printed


@pytest.mark.parametrize(
    ("written", "state"),
    [
        ("1", "approved"),
        ("approved", "approved"),
        ("0", "pending"),
        ("hold", "pending"),
        ("spam", "spam"),
        ("trash", "removed"),
        ("post-trashed", "removed"),
    ],
)
def test_states_are_known(ruling: Ruling, tmp_path: Path, written: str, state: str) -> None:
    comment, printed = kept(ruling, tmp_path, approved=written)
    assert comment.state == state
    assert "Not taken" not in printed
    assert f"1 {state}" in printed


@pytest.mark.parametrize("written", ["", "delete", "2"])
def test_an_unknown_state_waits_for_a_moderator(
    ruling: Ruling, tmp_path: Path, written: str
) -> None:
    comment, printed = kept(ruling, tmp_path, approved=written)
    assert comment.state == "pending"
    assert f"has the unknown state “{written}”: pending" in printed


ZERO = "0000-00-00 00:00:00"


@pytest.mark.parametrize(
    ("gmt", "local", "moment"),
    [
        ("2017-07-01 12:00:00", "2017-07-01 13:00:00", datetime(2017, 7, 1, 12, tzinfo=UTC)),
        (ZERO, "2017-07-01 13:00:00", datetime(2017, 7, 1, 12, tzinfo=UTC)),
        (None, "2017-01-01 13:00:00", datetime(2017, 1, 1, 13, tzinfo=UTC)),
        ("soon", "2017-01-01 13:00:00", datetime(2017, 1, 1, 13, tzinfo=UTC)),
        (ZERO, ZERO, None),
        ("", None, None),
        # The clocks skipped this one, and showed that one twice.
        (ZERO, "2017-03-26 01:30:00", datetime(2017, 3, 26, 1, 30, tzinfo=UTC)),
        (ZERO, "2017-10-29 01:30:00", datetime(2017, 10, 29, 0, 30, tzinfo=UTC)),
    ],
)
def test_times_are_read_from_gmt_then_from_local_time(
    ruling: Ruling, tmp_path: Path, gmt: str | None, local: str | None, moment: datetime | None
) -> None:
    comment, printed = kept(ruling, tmp_path, date_gmt=gmt, date=local)
    assert comment.posted_at == moment
    assert comment.posted_as_printed == ""
    assert "for its time" not in printed
    assert ("without a time: 1" in printed) == (moment is None)


@pytest.mark.parametrize(
    "written",
    [
        "2017-13-45 12:00:00",
        "yesterday",
        "2017-02-30 12:00:00",
        "0000-00-01 00:00:00",
        "0001-01-01 00:00:00",
        "٢٠١٧-٠٧-٠١ ١٢:٠٠:٠٠",
        "x" * 200,
    ],
)
def test_a_nonsense_time_is_kept_as_printed(ruling: Ruling, tmp_path: Path, written: str) -> None:
    comment, printed = kept(ruling, tmp_path, date_gmt=written, date=ZERO)
    assert comment.posted_at is None
    assert comment.posted_as_printed == written[:80]
    assert "for its time: kept without a time" in printed


def test_names_are_kept_as_signed(ruling: Ruling, tmp_path: Path) -> None:
    comment, printed = kept(ruling, tmp_path, author="Night\r\nshift \u2028 <b>ward</b> 🙂")
    assert comment.author_name == "Night shift   <b>ward</b> 🙂"
    assert "Not taken" not in printed


@pytest.mark.parametrize("author", ["", "  \n ", None])
def test_who_gave_no_name_is_anonymous(ruling: Ruling, tmp_path: Path, author: str | None) -> None:
    comment, printed = kept(ruling, tmp_path, author=author)
    assert comment.author_name == "Anonymous"
    assert "has no name" in printed


def test_a_name_that_is_too_long_is_shortened_and_reported(ruling: Ruling, tmp_path: Path) -> None:
    comment, printed = kept(ruling, tmp_path, author="é" * 130)
    assert comment.author_name == "é" * 120
    assert "a name of 130 characters: shortened to 120" in printed


@pytest.mark.parametrize(
    "text",
    [
        "<<x>>", "<para 5>", "x<y", "&amp;", "&amp;lt;", "]]>", "a ]]&gt; b", "<b>bold</b>", "<>",
        "> quoted\n>> twice", "é e\u0301", "\u202eright to left\u202c שלום", "👩‍⚕️", "\\'",
        "a\u2028b",
    ],
)  # fmt: skip
def test_every_letter_stays_as_it_stands(ruling: Ruling, tmp_path: Path, text: str) -> None:
    comment, _ = kept(ruling, tmp_path, content=text)
    assert comment.text == text


def test_an_escaped_text_is_the_same_as_one_in_cdata(ruling: Ruling, tmp_path: Path) -> None:
    content = wxr(post(element(1))).replace(cdata("Well said."), "x &lt; y &amp;amp; &#8217;")
    importing(saved(tmp_path, content), ruling)
    assert ruling.comments.get().text == "x < y &amp; ’"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("the panel\ufffds view", "lost characters"),
        (
            "the panelâ€™s view",
            "UTF-8 that was read as something else: “one two the panelâ€™s view”",
        ),
        ("the cafÃ© there", "UTF-8 that was read as something else"),
        ("costs Â£5", "UTF-8 that was read as something else"),
        ("if x &amp;lt; y", "an entity that was escaped twice"),
        ("it&amp;#8217;s", "an entity that was escaped twice"),
        ("he said <> then", "empty brackets"),
        (r"it\'s", "a quotation mark with a slash"),
        (r"it\\\"s", "a quotation mark with a slash"),
    ],
)
def test_signs_of_damage_are_reported_with_their_line(
    ruling: Ruling, tmp_path: Path, text: str, sign: str
) -> None:
    content = wxr(post(element(1, "clean"), element(5, f"one\r\ntwo\n{text}")))
    line = content.replace("\r\n", "\n").count("\n", 0, content.index(text) - 1) + 1
    printed = importing(saved(tmp_path, content), ruling)
    assert f"line {line}, comment 5 by A reader: {sign}" in printed
    assert "Looks damaged by an earlier system (1)" in printed


@pytest.mark.parametrize(
    "text", ["x<y", "Müller, Ärzte, À la carte, Ã", "<<x>>", "R&amp;D", "isn't", "â"]
)
def test_sound_texts_are_not_reported(ruling: Ruling, tmp_path: Path, text: str) -> None:
    assert "damaged" not in kept(ruling, tmp_path, content=text)[1]


@pytest.mark.parametrize("text", ["<em>so</em>", "it&#8217;s", "a &amp; b", "<br/>", "&nbsp;"])
def test_what_looks_like_html_is_counted_and_html_advised(
    ruling: Ruling, tmp_path: Path, text: str
) -> None:
    comment, printed = kept(ruling, tmp_path, content=text)
    assert comment.text == text
    assert "Comments that look like HTML: 1" in printed
    assert "--html" in printed


def test_with_html_the_mark_up_is_read(ruling: Ruling, tmp_path: Path) -> None:
    text = "It&#8217;s <em>so</em><br />\nx &lt; y <para 5>"
    file = saved(tmp_path, wxr(post(element(5, text), element(6, "<p></p>"))))
    printed = importing(file, ruling, html=True)
    assert ruling.comments.get().text == "It’s so\nx < y <para 5>"
    assert "look like HTML" not in printed
    assert "1 without words" in printed


def test_nonsense_in_our_own_entries_is_reported_or_passed_over(
    ruling: Ruling, tmp_path: Path
) -> None:
    meta = {
        "conduct_rulings_uid": "no uid",
        "conduct_rulings_state": "sunny",
        "conduct_rulings_printed_number": "99999999999",
        "conduct_rulings_posted_at": "9999-12-31T23:59:59-12:00",
        "conduct_rulings_corrects": "6dc5aa5c-70a4-4d5b-9ec4-7b37ad5e8b0e",
        "conduct_rulings_text": '"never closed',
        "conduct_rulings_name": "[" * 5000,
    }
    comment, printed = kept(ruling, tmp_path, meta=meta)
    assert (comment.text, comment.author_name, comment.state) == (
        "Well said.", "A reader", "approved",
    )  # fmt: skip
    assert comment.posted_at == datetime(2017, 7, 1, 12, tzinfo=UTC)
    assert (comment.printed_number, comment.corrects) == (None, None)
    assert "for its printed number: left out" in printed
    assert "corrects a comment that is not here" in printed


def test_what_no_database_takes_is_replaced(ruling: Ruling, tmp_path: Path) -> None:
    meta = {"conduct_rulings_text": '"a\\u0000b\\ud800c"', "conduct_rulings_name": '"A\\u0000"'}
    comment, _ = kept(ruling, tmp_path, meta=meta)
    assert (comment.text, comment.author_name) == ("a\ufffdb\ufffdc", "A\ufffd")


def test_the_report_does_not_steer_the_terminal(ruling: Ruling, tmp_path: Path) -> None:
    _, printed = kept(
        ruling, tmp_path, author="A\x9b2J\u202eB\nC", content="<> \x9b31m", approved="?"
    )
    assert "by A\\u009b2J\\u202eB C: " in printed
    assert "“<> \\u009b31m”" in printed
    assert not {"\x9b", "\u202e"} & set(printed)


def test_an_erased_comment_brings_no_words(ruling: Ruling, tmp_path: Path) -> None:
    meta = {"conduct_rulings_state": "erased"}
    comment, printed = kept(ruling, tmp_path, meta=meta, author_email="a@reader.example")
    assert (comment.state, comment.text) == ("erased", "")
    assert not hasattr(comment, "contact")
    assert "is erased and has words: the words were left out" in printed
