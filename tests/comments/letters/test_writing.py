"""What letters say."""

import re

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as example_settings
from hypothesis import strategies as st

from comments.letters.tokens import Purpose, subscription_id_of
from comments.letters.writing import one_line, written
from comments.models import Comment, Letter
from rulings.models import Ruling
from tests.comments.letters.asked import EMAIL, asked, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sends")]

ADDRESS = re.compile(r"https://rulings\.example/comments/letters/([^/\s>]+)/(stop/)?")


def read(letter: Letter) -> str:
    message = written(Letter.objects.get(pk=letter.pk))
    return str(message.body)


def test_the_first_letter_asks_and_says_what_happens_otherwise() -> None:
    letter = asked()
    message = written(letter)
    assert message.subject == "Please confirm: letters about replies to your comment"
    assert message.to == [EMAIL]
    assert message.from_email == "letters@rulings.example"
    body = " ".join(str(message.body).split())
    assert "Late visit notes: three-year caution" in body
    assert "do nothing: we will send you no other letter about this comment." in body
    (found,) = ADDRESS.finditer(str(message.body))
    assert subscription_id_of(found[1], Purpose.CONFIRM) == letter.subscription_id


def test_a_letter_about_a_reply_says_who_where_and_how_to_stop_but_not_what() -> None:
    letter = told(text="Rather private words.")
    assert letter.reply is not None
    message = written(letter)
    body = str(message.body)
    assert message.subject == ("A reply to your comment on “Late visit notes: three-year caution”")
    assert body.startswith("Day shift replied to your comment on this ruling:")
    assert f"https://rulings.example/comments/{letter.reply.pk}/\n" in body
    assert f"https://rulings.example/comments/{letter.subscription.comment_id}/\n" in body
    assert "private" not in body
    (found,) = ADDRESS.finditer(body)
    assert subscription_id_of(found[1], Purpose.STOP) == letter.subscription_id
    assert message.extra_headers["List-Unsubscribe"] == f"<{found[0]}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_letter_that_is_sent_twice_is_the_same_letter() -> None:
    letter = told()
    one, other = written(letter), written(letter)
    assert one.extra_headers["Message-ID"] == other.extra_headers["Message-ID"]
    assert one.extra_headers["Message-ID"].endswith("@rulings.example>")


def test_text_is_text_and_not_markup() -> None:
    assert "Tom & “<Jo>” replied" in read(told(author_name="Tom & “<Jo>”"))


HOSTILE = "Jo\r\nBcc: all@list.example\r\n\r\nBuy"


def test_names_and_titles_add_no_header_and_no_line() -> None:
    letter = told(author_name=HOSTILE)
    Ruling.objects.update(title=HOSTILE)
    letter = Letter.objects.get(pk=letter.pk)
    message = written(letter)
    sent = message.message()
    assert "Bcc" not in sent
    assert not re.search("^Bcc", str(message.body), re.MULTILINE)
    assert message.recipients() == [EMAIL]


@given(st.text())
def test_one_line_is_one_line(words: str) -> None:
    line = one_line(words)
    assert line.isprintable()
    assert one_line(line).strip() == " ".join(line.split())


@example_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(name=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_a_letter_can_be_written_about_anybody(name: str) -> None:
    letter = Letter.objects.first() or told()
    Comment.objects.filter(letters=letter).update(author_name=name[:120])
    Ruling.objects.update(title=name[:300])
    message = written(Letter.objects.get(pk=letter.pk))
    assert message.message().as_bytes()
