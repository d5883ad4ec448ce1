"""A saved web page taken apart into heading, body and comments.

The page is rewritten as readable text (heading, masthead, paragraphs, comments), so that every
value has words to point at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rulings.reading.dates import read_date
from rulings.reading.draft import Article, Read, ReadComment, Span
from rulings.reading.pages import furniture
from rulings.reading.pages.headings import ends_body, prose_before
from rulings.reading.pages.markup import attribute, blocks_of, names_of, text_of
from rulings.reading.pages.names import kept_name
from rulings.reading.pages.plain import ends_like_prose
from rulings.reading.pages.web_thread import (
    WebComment,
    is_comment_area,
    read_web_thread,
    stated_count,
)
from rulings.reading.unreadable import Unreadable

CUT_OFF = "The page is cut off before its end: save the whole page again."
NO_CONTENT = "The page has no content: save it again, as plain text or as HTML only."
TOO_DEEP = "The page nests its elements deeper than any article: save it as plain text."
NO_HEADING = "The page has no heading: save the whole article, with its heading."
NO_BODY = "The page has a heading but no article below it: save the whole article."

_CONTAINERS = (
    "[itemprop=articleBody]",
    ".entry-content",
    ".article-body",
    ".article__body",
    ".article-content",
    ".article__content",
    ".post-content",
    ".post-body",
    ".story-body",
    ".story-content",
    "article",
    "main",
)
_STANDFIRSTS = (
    ".standfirst, .article-standfirst, .article__standfirst, .entry-summary, .excerpt, .subtitle, "
    ".article-summary, .intro, .lead"
)
_FURNITURE_TAGS_IN_WORDS = "nav aside footer figure figcaption form"
_FURNITURE_TAGS = frozenset(_FURNITURE_TAGS_IN_WORDS.split())
_NEVER_FURNITURE_IN_WORDS = "html body main article"
_NEVER_FURNITURE = frozenset(_NEVER_FURNITURE_IN_WORDS.split())
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_])(?:share|sharing|sharedaddy|social|related|advert|advertisement|adverts|ads?|promo|promoted|"
    r"newsletter|cookies?|consent|sidebar|pullquote|pull-quote|caption|breadcrumbs?|tags|tagcloud|byline|"
    r"subscribe|signup|sponsored|recirc|most-read|trending|popular|recommended|jobs|event|events|author-bio|"
    r"post-meta|entry-meta|article-meta|navigation|menu|widget|more-from|readmore|skip-link|print|banner|"
    r"credit|wp-caption-text|jp-relatedposts|donate|poll)(?:$|[-_])"
)
_TIMES = "article time, header time, .entry-date, .byline time, time, .date, .published, .post-date"
_FEWEST_CHARACTERS = 200
DEEPEST = 10_000
"""Parsing takes the square of the depth; a thread of a thousand levels stays well below."""
_TAG = re.compile(
    r"<(/?)(?!(?:br|hr|img|input|link|meta|source|wbr|area|base|col|embed|track|p|li|dt|dd|tr|td|th|"
    r"option|tbody|thead)\b)[a-z][a-z0-9]*\b",
    re.IGNORECASE,
)


class _Scroll:
    """Text that grows by parts; each part knows where it went."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, words: str, before: str = "\n\n") -> Span:
        """Append the words after a gap, and tell their place."""
        gap = before if self._parts else ""
        self._parts.append(gap + words)
        start = self._length + len(gap)
        self._length = start + len(words)
        return Span(start, self._length)

    @property
    def text(self) -> str:
        """Everything added so far."""
        return "".join(self._parts)


def read_web(html: str) -> Article:
    """The article in a saved web page; raises ``Unreadable``."""
    require_whole(html)
    tree = LexborHTMLParser(html)
    root = tree.root
    if root is None or tree.body is None or not text_of(tree.body):
        raise Unreadable(NO_CONTENT)
    title = _title(root)
    paragraphs = list(_paragraphs(tree.body, title))
    if not paragraphs:
        raise Unreadable(NO_BODY)
    scroll = _Scroll()
    heading = scroll.add(title)
    publisher = _publisher(root, scroll)
    published_on = _published_on(root, scroll)
    spans = tuple(scroll.add(words) for words in paragraphs)
    stated = _stated(tree.body, scroll)
    comments = tuple(_comments(read_web_thread(tree.body), scroll))
    return Article(
        text=scroll.text,
        title=Read(title, heading),
        paragraphs=spans,
        comments=comments,
        comments_stated=stated,
        publisher=publisher,
        published_on=published_on,
        url=page_address(root),
    )


def require_whole(html: str) -> None:
    """A page that opens its body and never closes it, or ends inside a tag, was cut off."""
    ending = html[-2_000:].lower()
    opens = re.search(r"<(?:html|body)\b", html[:20_000], re.IGNORECASE)
    if opens and "</html" not in ending and "</body" not in ending:
        raise Unreadable(CUT_OFF)
    if ending.rfind("<") > ending.rfind(">"):
        raise Unreadable(CUT_OFF)
    if _depth(html) > DEEPEST:
        raise Unreadable(TOO_DEEP)


def _depth(html: str) -> int:
    """How deep elements nest, roughly: elements that need no end tag are not counted."""
    depth = deepest = 0
    for found in _TAG.finditer(html):
        depth += -1 if found[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _title(root: LexborNode) -> str:
    for selector in ("article h1", "main h1", "h1.entry-title", "h1"):
        for node in root.css(selector):
            words = text_of(node)
            if len(words.split()) >= 3:
                return words
    words = _meta(root, "og:title") or text_of_title(root)
    if not words:
        raise Unreadable(NO_HEADING)
    return words


def text_of_title(root: LexborNode) -> str:
    """The page's ``<title>`` without the site's name behind it."""
    node = root.css_first("title")
    words = " ".join(node.text().split()) if node is not None else ""
    return re.split(r" [|–—-] ", words)[0].strip()


def _meta(root: LexborNode, name: str) -> str:
    node = root.css_first(f'meta[property="{name}"]') or root.css_first(f'meta[name="{name}"]')
    return " ".join(attribute(node, "content").split())


def page_address(root: LexborNode) -> str:
    """The canonical address that the page gives itself; empty where it gives none."""
    address = attribute(root.css_first('link[rel="canonical"]'), "href") or _meta(root, "og:url")
    return address if address.startswith(("http://", "https://")) else ""


def _publisher(root: LexborNode, scroll: _Scroll) -> Read[str] | None:
    name = _meta(root, "og:site_name")
    if not name:
        blocks = blocks_of(root, is_comment_area)
        name = next(filter(None, map(furniture.publisher_named_in, blocks)), "")
    return Read(name, scroll.add(name)) if name else None


def _published_on(root: LexborNode, scroll: _Scroll) -> Read[date] | None:
    """The day in the page's own metadata, else in the first time that is not a comment's."""
    printed = _meta(root, "article:published_time")
    for node in [] if printed else root.css(_TIMES):
        if not _is_inside_comments(node):
            printed = attribute(node, "datetime") or text_of(node)
            break
    day = read_date(printed)
    return Read(day, scroll.add(printed, before="\n\n")) if day else None


def _is_inside_comments(node: LexborNode | None) -> bool:
    while node is not None:
        if node.is_element_node and is_comment_area(node):
            return True
        node = node.parent
    return False


def _paragraphs(body: LexborNode, title: str) -> Iterator[str]:
    container = _container(body)
    blocks = blocks_of(container, _is_furniture)
    standfirst = text_of(body.css_first(_STANDFIRSTS))
    if standfirst and standfirst not in blocks[:3]:
        blocks.insert(0, standfirst)
    for words, prose in zip(blocks, prose_before(blocks), strict=True):
        if furniture.ends_article(words) or ends_body(words, prose):
            return
        if words != title and not furniture.is_furniture(words):
            yield words


def _container(body: LexborNode) -> LexborNode:
    """The element that holds the article: one named so, else the one with the most paragraphs."""
    for selector in _CONTAINERS:
        for node in body.css(selector):
            if not _is_inside_comments(node) and _prose_length(node) >= _FEWEST_CHARACTERS:
                return node
    lengths: defaultdict[int, int] = defaultdict(int)
    parents: dict[int, LexborNode] = {}
    for node in body.css("p"):
        parent = node.parent
        if parent is not None and not _is_inside_comments(node):
            lengths[parent.mem_id] += len(text_of(node))
            parents[parent.mem_id] = parent
    if not lengths or max(lengths.values()) < _FEWEST_CHARACTERS:
        return body
    return parents[max(lengths, key=lambda key: lengths[key])]


def _prose_length(node: LexborNode) -> int:
    return sum(len(words) for words in blocks_of(node, _is_furniture) if ends_like_prose(words))


def _is_furniture(node: LexborNode) -> bool:
    if node.tag in _NEVER_FURNITURE:
        return False
    if node.tag in _FURNITURE_TAGS or node.tag == "h1" or is_comment_area(node):
        return True
    return any(_FURNITURE_NAME.search(name) for name in names_of(node))


def _stated(body: LexborNode, scroll: _Scroll) -> Read[int] | None:
    found = stated_count(body)
    if found is None:
        return None
    count, words = found
    span = scroll.add(words)
    printed = re.search(r"\d[\d,]*|\w+", words)
    start, end = printed.span() if printed else (0, len(words))
    return Read(count, Span(span.start + start, span.start + end))


def _comments(thread: list[WebComment], scroll: _Scroll) -> Iterator[ReadComment]:
    for comment in thread:
        scroll.add(f"{comment.author} {comment.when}".strip())
        words = comment.words
        yield ReadComment(
            author_name=kept_name(comment.author),
            text=words,
            posted_as_printed=comment.when,
            posted_at=datetime.fromisoformat(comment.moment) if comment.moment else None,
            printed_number=None,
            parent=comment.parent,
            evidence=scroll.add(words),
        )
