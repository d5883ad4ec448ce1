"""Words as they are shown: nothing is taken away, nothing is let through."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comments.rendering import VERSION, as_html, render

pytestmark = pytest.mark.long

ALLOWED = {"p": {"dir"}, "br": set(), "a": {"href", "rel"}}

# Everything that can be typed and stored: no NUL, no halves of a character.
TYPED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=300)
TRAPS = st.sampled_from(
    [
        "<<x>>", "<para 5>", "x<y", "&amp;", "&lt;b&gt;", "> quoted", "</p>", "<!--", "-->", "]]>",
        "<script>alert(1)</script>", "http://a.example/x?y=1&z=2", "https://", "(https://b.example/)",
        "HTTPS://C.example/d).", 'https://e.example/"onclick="x', "https://f.example/<b>",
        "\n", "\n\n", " \n \n ", "\t", "\u2028", "\x0b", "\x85", "\ufeff", "\u202e", "شكرا",
        "שלום", "é", "👩‍👩‍👧", "{{ x }}", "{% y %}", "\x1f", "javascript:alert(1)",
    ]
)  # fmt: skip
WORDS = st.lists(TYPED | TRAPS, max_size=12).map("".join)


def visible(markup: str) -> str:
    """What a browser shows, white space aside."""
    return "".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


class Reading(HTMLParser):
    """What a browser's parser makes of a text: its tags and words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def parsed(markup: str) -> Reading:
    reading = Reading()
    reading.feed(markup)
    reading.close()
    return reading


@settings(max_examples=10_000)
@given(WORDS)
@example("Where it says <> it should say <<x>> or <para 5>")
@example("x<y && y>z; &amp; stays &amp;\n> quoted\n\n1. one\n2. two")
@example("שלום 👩‍👩‍👧 é combining")
@example("http://one.example/http://two.example/")
def test_what_is_shown_is_what_was_typed(text: str) -> None:
    reading = parsed(render(text))
    assert "".join(reading.words.split()) == "".join(text.split())
    for tag, attributes in reading.tags:
        assert set(attributes) == ALLOWED[tag]
        if tag == "a":
            address = attributes["href"] or ""
            assert re.match("https?://", address, re.IGNORECASE)
            assert address in text


@settings(max_examples=500)
@given(WORDS)
def test_what_was_kept_is_what_would_be_rendered_now(text: str) -> None:
    assert as_html(text, str(render(text)), VERSION) == as_html(text, "", 0) == render(text)


def test_paragraphs_and_line_breaks_are_kept() -> None:
    assert render("one\ntwo\n\n \nthree") == (
        '<p dir="auto">one<br>\ntwo</p>\n<p dir="auto">three</p>'
    )


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://www.example.org/a?b=1&c=2.", ["https://www.example.org/a?b=1&c=2"]),
        ("(https://example.org/wiki/Panel_(law))", ["https://example.org/wiki/Panel_(law)"]),
        ("“https://example.org/x”, he said", ["https://example.org/x"]),
        ("http://a.example and http://b.example!", ["http://a.example", "http://b.example"]),
        ("javascript:alert(1) ftp://a.example www.example.org me@example.org https://", []),
    ],
)
def test_addresses_become_links_without_the_signs_around_them(text: str, links: list[str]) -> None:
    markup = render(text)
    assert [unescape(link) for link in re.findall(r'href="([^"]*)"', markup)] == links
    assert markup.count('rel="external nofollow ugc noreferrer"') == len(links)
    assert visible(markup) == "".join(text.split())
