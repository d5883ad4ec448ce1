"""Reader comments as an Atom feed (RFC 4287), with replies told as such (RFC 4685).

An entry's id is the comment's permanent address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from rulings.faces.feed import NEVER, in_xml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.utils.xmlutils import SimplerXMLGenerator

    from comments.models import Comment
    from rulings.faces.data import Absolute

# Those shown last: what waited long for a moderator is news all the same.
MOST: Final = 50
THREADING: Final = "http://purl.org/syndication/thread/1.0"


class CommentFeed(Atom1Feed):
    """An Atom feed whose entries say what they answer."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:thr": THREADING}

    def latest_post_date(self) -> datetime:
        """The newest change of an entry here."""
        return max((entry["updateddate"] for entry in self.items), default=NEVER)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("content", item["description"], {"type": "html"})
        if item["answers"]:
            handler.addQuickElement("thr:in-reply-to", "", item["answers"])


def atom(comments: Iterable[Comment], title: str, page: str, this: str, absolute: Absolute) -> str:
    """The feed of some comments, fetched by ``for_feed``, in their order.

    ``page`` and ``this`` are whole addresses: of the page for readers and of the feed itself.
    """
    feed = CommentFeed(
        title=in_xml(title),
        link=page,
        description=None,
        language="en-GB",
        feed_url=this,
        feed_guid=this,
    )
    for comment in comments:
        _add(feed, comment, absolute)
    return feed.writeString("utf-8")


def _add(feed: CommentFeed, comment: Comment, absolute: Absolute) -> None:
    posted = comment.posted_at or comment.created_at
    feed.add_item(
        title=in_xml(f"{comment.public_name} on “{comment.ruling.title}”"),
        link=_address(comment.pk, absolute),
        description=in_xml(comment.html),
        author_name=in_xml(comment.public_name),
        unique_id=_address(comment.pk, absolute),
        pubdate=posted,
        updateddate=max(filter(None, (comment.shown_at, comment.edited_at)), default=posted),
        answers=_answers(comment, absolute),
    )


def _address(comment_id: int, absolute: Absolute) -> str:
    return absolute(reverse("comments:comment", args=[comment_id]))


def _answers(comment: Comment, absolute: Absolute) -> dict[str, str]:
    if comment.parent_id is None:
        return {}
    parent = _address(comment.parent_id, absolute)
    return {"ref": parent, "type": "text/html", "href": parent}
