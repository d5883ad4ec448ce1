"""WordPress's mark-up as plain text."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.wxr.markup import as_plain


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("plain", "plain"),
        ("x &lt; y &amp;amp; z", "x < y &amp; z"),
        ("&lt;b&gt;", "<b>"),
        ("<b>a</b> <STRONG class='x'>b</STRONG> <i>c</i>", "a b c"),
        ("<del>a</del><s>b</s><strike>c</strike><code>d</code><cite>e</cite>", "abcde"),
        ("one<br>two<br/>\nthree<br />four", "one\ntwo\nthree\nfour"),
        ("<p>one</p>\n<p>two</p>", "one\n\ntwo"),
        ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("he said <q>no</q>", "he said “no”"),
        ("<blockquote>one\ntwo</blockquote>three", "> one\n> two\n\nthree"),
        ("a<blockquote><p>b</p><blockquote>c</blockquote></blockquote>", "a\n\n> b\n>\n> > c"),
        ("<blockquote>never closed", "> never closed"),
        ("closed only</blockquote></a>", "closed only"),
        ('<a href="https://x.example/?a=1&amp;b=2" rel="ugc">here</a>',
         "here (https://x.example/?a=1&b=2)"),
        ("<a href='https://x.example'>https://x.example</a>", "https://x.example"),
        ("<a href=https://x.example></a>", "https://x.example"),
        ("<a>nowhere</a> and <a name=x>there</a>", "nowhere and there"),
        ("<a href='https://x.example'>one <a href='https://y.example'>two</a>",
         "one  (https://x.example)two (https://y.example)"),
        ("<para 5> <<x>> x<y a<b <> <script>alert(1)</script> <bold>",
         "<para 5> <<x>> x<y a<b <> <script>alert(1)</script> <bold>"),
        ("&nosuch; &#0; &", "&nosuch; \ufffd &"),
    ],
)  # fmt: skip
def test_mark_up_is_shown_as_a_browser_would(markup: str, plain: str) -> None:
    assert as_plain(markup) == plain


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_any_escaped_text_comes_back(text: str) -> None:
    assert as_plain(escape(text)) == text


@given(st.text("<>/abp qurt&;'\"= \n\\x", max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(as_plain(text), str)


def test_a_hostile_depth_is_read() -> None:
    assert as_plain("<blockquote>" * 400 + "x").endswith("> x")
