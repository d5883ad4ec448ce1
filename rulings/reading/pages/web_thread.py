"""The reader comments of a saved web page, WordPress and its relatives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from rulings.reading.dates import MOMENT, read_moment
from rulings.reading.pages.headings import heading_count
from rulings.reading.pages.markup import Blocks, attribute, is_nothing, names_of, text_of, walk


def _classes(names: str) -> frozenset[str]:
    """Class names as a style sheet's author would list them."""
    return frozenset(names.split())


_COMMENT_TAGS = frozenset({"li", "article", "div", "section"})
_COMMENT_ID = re.compile(r"(?:li-|div-)?comment-(\d+)")
_AUTHOR = _classes(
    "fn author comment-author comment-author-name comment__author comment-author-link "
    "comment_author commenter comment-name"
)
_WHEN = _classes(
    "comment-meta comment-metadata commentmetadata comment-date comment-time comment__date "
    "date published comment__meta comment-header"
)
_BODY = _classes(
    "comment-content comment-text comment-entry comment__content comment__body comment_text "
    "comment-message commenttext comment-copy"
)
_NOT_WORDS = _classes(
    "reply says comment-reply-link comment-edit-link edit-link avatar comment-respond "
    "respond comment-awaiting-moderation comment-actions comment-votes likes "
    "screen-reader-text comment-permalink permalink"
)
_AREAS = _classes(
    "comments comment-list commentlist comments-area comment-area comments-section "
    "disqus_thread respond comment-respond commentarea"
)
_MOMENT = re.compile(MOMENT, re.IGNORECASE)
_SAYS = re.compile(r"\s*(?:says|said|wrote)?\s*:?\s*$", re.IGNORECASE)
_LONGEST_HEADING = 400


@dataclass(slots=True)
class WebComment:
    """One comment as the page holds it; ``parent`` is an index into the thread."""

    parent: int | None
    key: str
    author: str = ""
    when: str = ""
    moment: str = ""
    blocks: Blocks = field(default_factory=Blocks)
    body: Blocks = field(default_factory=Blocks)
    is_in_body: bool = False

    @property
    def words(self) -> str:
        """What the reader wrote: paragraphs between blank lines."""
        for blocks in (self.body, self.blocks):
            blocks.end_block()
        return "\n\n".join(self.body.done or self.blocks.done)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was met yet, so that an element inside it is only a wrapper."""
        return not (self.author or self.when or self.is_in_body)


def is_comment_area(node: LexborNode) -> bool:
    """Whether the element holds comments or the form for them."""
    return bool(_AREAS.intersection(names_of(node))) or _comment_key(node) is not None


def stated_count(root: LexborNode) -> tuple[int, str] | None:
    """The count in the heading above the comments, with the heading's words."""
    for node in root.css("h1, h2, h3, h4, .comments-title, #comments-title, .comment-count"):
        words = text_of(node)
        if len(words) <= _LONGEST_HEADING:
            is_heading, count, _ = heading_count(words)
            if is_heading and count is not None:
                return count, words
    return None


def read_web_thread(root: LexborNode) -> list[WebComment]:
    """Every comment below ``root`` in the order of the page."""
    thread: list[WebComment] = []
    branch: list[tuple[int, LexborNode]] = []
    skipped: list[LexborNode] = []
    for node, is_entered in walk(root, is_nothing):
        if is_entered:
            _open(node, thread, branch)
        current = thread[branch[-1][0]] if branch else None
        if current is not None:
            _collect(current, node, is_entered, skipped)
        if not is_entered and branch and node.mem_id == branch[-1][1].mem_id:
            branch.pop()
    return thread


def _open(node: LexborNode, thread: list[WebComment], branch: list[tuple[int, LexborNode]]) -> None:
    key = _comment_key(node)
    if key is None:
        return
    parent = branch[-1][0] if branch else None
    if parent is not None and (thread[parent].is_untouched or key == thread[parent].key != ""):
        return
    thread.append(WebComment(parent, key))
    branch.append((len(thread) - 1, node))


def _comment_key(node: LexborNode) -> str | None:
    """The comment's number, empty where it has none; ``None`` for any other element."""
    if not node.is_element_node or node.tag not in _COMMENT_TAGS:
        return None
    found = _COMMENT_ID.fullmatch(attribute(node, "id").lower())
    if found:
        return found[1]
    return "" if "comment" in (node.attributes.get("class") or "").lower().split() else None


def _collect(
    current: WebComment, node: LexborNode, is_entered: bool, skipped: list[LexborNode]
) -> None:
    """Sort a node into name, time, words, or what the page added."""
    if skipped:
        if not is_entered and node.mem_id == skipped[-1].mem_id:
            skipped.pop()
        return
    if node.is_text_node:
        (current.body if current.is_in_body else current.blocks).enter(node)
        return
    names = set(names_of(node))
    if is_entered and _is_beside(current, node, names):
        skipped.append(node)
        return
    if _BODY.intersection(names) or attribute(node, "itemprop") == "text":
        current.is_in_body = is_entered
    blocks = current.body if current.is_in_body else current.blocks
    if is_entered:
        blocks.enter(node)
    else:
        blocks.leave(node)


def _is_beside(current: WebComment, node: LexborNode, names: set[str]) -> bool:
    """Whether the element is not part of the words; its name or time is taken on the way."""
    if current.is_in_body:
        return bool(_NOT_WORDS.intersection(names))
    if node.tag == "time" or _WHEN.intersection(names):
        return _take_time(current, node)
    if not current.author and (
        _AUTHOR.intersection(names) or attribute(node, "itemprop") == "author"
    ):
        named = node.css_first(".fn")
        words = text_of(named if named is not None else node, _is_not_words)
        current.author = _SAYS.sub("", words)
        return True
    return bool(_NOT_WORDS.intersection(names)) or node.tag == "form"


def _is_not_words(node: LexborNode) -> bool:
    return bool(_NOT_WORDS.intersection(names_of(node)))


def _take_time(current: WebComment, node: LexborNode) -> bool:
    """Take the time; an element that also holds the name is walked on, not skipped."""
    if not current.author:
        named = node.css_first(".fn, .comment-author, .author, [itemprop=author]")
        if named is not None and named.mem_id != node.mem_id:
            current.author = _SAYS.sub("", text_of(named, _is_not_words))
    machine = attribute(node if node.tag == "time" else node.css_first("time"), "datetime")
    printed = _MOMENT.search(text_of(node))
    if not current.when:
        current.when = printed.group() if printed else machine
        moment = read_moment(current.when) or read_moment(machine)
        current.moment = moment.isoformat() if moment else ""
    return True
