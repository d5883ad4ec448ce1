"""From bytes to text: what is taken, and what is refused in one plain sentence."""

from __future__ import annotations

import codecs

import pytest

from rulings.reading import MAX_BYTES, Unreadable, read
from rulings.reading.decode import decode, is_html
from tests.rulings.reading.written import article

TEXT = article("The panel imposed a caution order for two years.")


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(content)
    return str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_unicode_in_its_usual_dresses_is_read_alike(content: bytes) -> None:
    assert read(content) == read(TEXT.encode())


def test_a_page_is_decoded_by_the_character_set_it_declares() -> None:
    page = '<!doctype html><html><head><meta charset="windows-1252"></head><body>café</body></html>'
    assert "café" in decode(page.encode("cp1252"))


def test_a_charset_in_a_plain_text_declares_nothing() -> None:
    assert "café" in decode('He wrote <meta charset="latin-1"> in a café.'.encode())


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "archive"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"{\\rtf1 words}", "rich-text"),
        (b"The panel\x00met", "binary"),
        (b"The panel \x07 met", "binary"),
        ("The panel met.".encode("utf-16-le"), "binary"),
        ("The panel met at a caf\xe9 today".encode("latin-1"), "not UTF-8"),
        (TEXT.encode() + "é".encode()[:1], "middle of a character"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "middle of a character"),
        (b"<html><head><meta charset=klingon></head><body>x</body></html>", "klingon"),
        (b"<html><head><meta charset=rot13></head><body>x</body></html>", "rot13"),
        (b"x" * (MAX_BYTES + 1), "larger"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, part: str) -> None:
    sentence = refusal(content)
    assert part in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n<!-- saved --> <html lang=en>", True),
        ("<p>One</p>", True),
        ("<> is what was left of the quotation", False),
        ("<quote> said the panel", False),
        ("Nurse struck off\n\n<p>", False),
    ],
)
def test_a_page_is_told_from_a_text_that_holds_a_bracket(text: str, *, expected: bool) -> None:
    assert is_html(text) is expected
