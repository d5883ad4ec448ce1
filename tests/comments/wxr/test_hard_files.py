"""Files that are broken, hostile, or written in another way."""

import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.wxr.parsing import Parser
from comments.wxr.refused import Refused
from rulings.models import Ruling
from tests.comments.wxr.files import element, importing, post, refused, saved, wxr
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

LAUGHS = """<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
"""
OUTSIDE = '<!DOCTYPE rss [<!ENTITY outside SYSTEM "file:///etc/passwd">]>\n'
ELSEWHERE = '<!DOCTYPE rss SYSTEM "https://elsewhere.example/rss.dtd">\n'


@pytest.fixture
def ruling() -> Ruling:
    return published()


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, ELSEWHERE], ids=["laughs", "file", "dtd"])
def test_entities_are_refused_before_they_are_read(
    ruling: Ruling, tmp_path: Path, declared: str
) -> None:
    content = wxr(post(element(1)), before=declared).replace("Well said.", "]]>&c;<![CDATA[")
    complaint = refused(saved(tmp_path, content), ruling)
    assert "line 2: declares entities of its own" in complaint
    assert "Remove it if you trust the file" in complaint


WHOLE = wxr(post(element(1, "Well said é"), element(2)))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n ", "is no XML"),
        (b"\x00\x00", "is no XML"),
        (b"Dear all, this is a letter.", "is no XML (line 1"),
        (b"\x1f\x8b\x08\x00", "is compressed: unpack it first"),
        (b"<html><body><p>Log in</p></body></html>", "has no comments in it"),
        (b"<html><body><br></body></html>", "line 1: is no well-formed XML (mismatched tag)"),
        (WHOLE[: len(WHOLE) // 2].encode(), "ends in the middle (line "),
        (WHOLE[: WHOLE.index("é")].encode(), "ends in the middle (line "),
        (WHOLE.encode() + b"<b>more</b>", "junk after document element"),
        (WHOLE.replace("UTF-8", "x-secret").encode(), "written in “x-secret”"),
        (WHOLE.replace("UTF-8", "rot13").encode(), "written in “rot13”"),
        (wxr(post()).encode(), "has no comments in it"),
        (b"<a>" * 200, "more than 100 deep"),
        (b"<a b='" + b"x" * 3_000_000 + b"'/>", "more than 1,000,000 characters"),
        (wxr(post(element(1, "x" * 1_000_001))).encode(), "more than 1,000,000 characters"),
    ],
)
def test_what_is_no_export_is_refused_with_a_sentence(
    ruling: Ruling, tmp_path: Path, content: bytes, sentence: str
) -> None:
    assert sentence in refused(saved(tmp_path, content), ruling)


def test_a_broken_line_is_named(ruling: Ruling, tmp_path: Path) -> None:
    broken = wxr(post(element(1), "<wp:comment>\n<oops", element(2)))
    line = broken[: broken.index("<oops")].count("\n") + 1
    complaint = refused(saved(tmp_path, broken), ruling)
    assert f"line {line + 1}:" in complaint or f"line {line}:" in complaint


def test_a_folder_and_a_file_that_is_not_there(ruling: Ruling, tmp_path: Path) -> None:
    assert "cannot be read: is a directory" in refused(str(tmp_path), ruling)
    assert "no such file or directory" in refused(str(tmp_path / "absent.xml"), ruling)


TEXT = "Où est l’avis? 🙂 Ελληνικά"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_unicode_encoding_is_read(ruling: Ruling, tmp_path: Path, encoding: str) -> None:
    importing(saved(tmp_path, wxr(post(element(1, TEXT))).encode(encoding)), ruling)
    assert ruling.comments.get().text == TEXT


def test_an_older_encoding_is_read_if_it_is_declared(ruling: Ruling, tmp_path: Path) -> None:
    content = wxr(post(element(1, "Là – “so”"))).replace("UTF-8", "windows-1252").encode("cp1252")
    importing(saved(tmp_path, content), ruling)
    assert ruling.comments.get().text == "Là – “so”"


def test_bytes_that_are_no_text_are_replaced_and_reported(ruling: Ruling, tmp_path: Path) -> None:
    content = wxr(post(element(1, "a caf# there"))).encode().replace(b"#", b"\xe9")
    printed = importing(saved(tmp_path, content), ruling)
    assert ruling.comments.get().text == "a caf\ufffd there"
    assert "Bytes that are no text in the file’s encoding: 1. Each became U+FFFD" in printed
    assert "lost characters" in printed


def test_control_characters_are_left_out_and_reported_at_their_comment(
    ruling: Ruling, tmp_path: Path
) -> None:
    content = wxr(post(element(1, "clean"), element(2, "a\x0bb\x00c\ufffe"), element(3)))
    printed = importing(saved(tmp_path, content), ruling)
    assert ruling.comments.order_by("id")[1].text == "abc"
    assert "comment 2 by A reader: control characters left out (3)" in printed
    assert printed.count("control characters") == 1


def test_empty_lines_before_the_xml_are_passed_over(ruling: Ruling, tmp_path: Path) -> None:
    content = "\n\n " + wxr(post(element(1, "<>")))
    line = content[: content.index("<>")].count("\n") + 1
    assert f"line {line}, comment 1" in importing(saved(tmp_path, content), ruling)


def test_newlines_become_one_sign_and_white_space_stays(ruling: Ruling, tmp_path: Path) -> None:
    importing(saved(tmp_path, wxr(post(element(1, " a\r\nb\rc\n\n d \n")))), ruling)
    assert ruling.comments.get().text == " a\nb\nc\n\n d \n"


def test_tags_that_are_not_escaped_are_reported(ruling: Ruling, tmp_path: Path) -> None:
    content = wxr(post(element(1))).replace("<![CDATA[Well said.]]>", "Well <b>said</b>.")
    assert "tags that are not escaped" in importing(saved(tmp_path, content), ruling)
    assert ruling.comments.get().text == "Well said."


def test_elements_at_wrong_places_do_no_harm(ruling: Ruling, tmp_path: Path) -> None:
    odd = (
        "<title>x</title><wp:post_id>3</wp:post_id><wp:comment><wp:comment_id>5</wp:comment_id>"
        "</wp:comment><wp:commentmeta><wp:meta_key>k</wp:meta_key></wp:commentmeta>"
    )
    inside = element(2).replace("</wp:comment>", f"<item>{odd}</item></wp:comment>")
    content = wxr(odd, post(odd, element(1), inside)).replace(
        "</channel></rss>", "</channel></rss>"
    )
    printed = importing(saved(tmp_path, content), ruling)
    assert sorted(ruling.comments.values_list("text", flat=True)) == ["Well said."] * 2
    assert "found: 3" in printed


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(Refused):  # and by no other exception
        list(Parser(_Stream(iter([content]))).comments())


@given(st.data())
def test_a_damaged_export_is_read_or_refused(data: st.DataObject) -> None:
    whole = WHOLE.encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 30)))
    instead = data.draw(st.binary(max_size=10) | st.sampled_from([b"<", b"&", b"]]>", b"<item>"]))
    with suppress(Refused):
        list(Parser(_Stream(iter([whole[:start] + instead + whole[end:]]))).comments())


class _Stream:
    """A file that is made while it is read."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts

    def read(self, _size: int = -1) -> bytes:
        return next(self._parts, b"")


def test_a_large_file_takes_no_more_memory_than_a_small_one() -> None:
    begin, _, end = wxr(post("HERE")).partition("HERE")

    def parts() -> Iterator[bytes]:
        yield begin.encode()
        for number in range(200):
            yield "\n".join(element(number * 40 + n, "word " * 40) for n in range(40)).encode()
        yield end.encode()

    parser = Parser(_Stream(parts()))
    tracemalloc.start()
    try:
        assert sum(1 for _ in parser.comments()) == 8000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000  # of a file of more than 6 MB
    finally:
        tracemalloc.stop()
