"""Comments of one ruling -> a WordPress export (WXR 1.2), piece by piece.

One post stands for the ruling. Its comments, in every state, stand in the order of their ids, so
that a parent comes before its replies. WordPress reads the file; what it has no place for is in the
comments' meta data.
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.html import escape

from comments.vocabulary import CommentState
from comments.wxr.marks import NO_TIME, UNFIT, Meta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from rulings.models import Ruling

_AT_ONCE: Final = 500

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Conduct Rulings</title>
<link>{site}</link>
<description>Reader comments on one ruling</description>
<language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>{site}</wp:base_site_url>
<wp:base_blog_url>{site}</wp:base_blog_url>
<item>
<title>{title}</title>
<link>{link}</link>
<guid isPermaLink="false">{ruling}</guid>
<content:encoded></content:encoded>
<wp:post_id>1</wp:post_id>
<wp:comment_status>open</wp:comment_status>
<wp:post_name>{ruling}</wp:post_name>
<wp:status>{status}</wp:status>
<wp:post_type>post</wp:post_type>
"""
_TAIL = "</item>\n</channel>\n</rss>\n"

_APPROVED = {
    CommentState.APPROVED: "1",
    CommentState.PENDING: "0",
    CommentState.SPAM: "spam",
}  # all others: trash


class _Kept(NamedTuple):
    id: int
    parent_id: int | None
    uid: UUID
    corrects: UUID | None
    state: CommentState
    author_name: str
    text: str
    printed_number: int | None
    posted_at: datetime | None
    posted_as_printed: str
    email: str | None


def pieces(ruling: Ruling, *, people: bool = False) -> Iterator[str]:
    """The file, in pieces of one comment; with e-mail addresses only if ``people``."""
    yield _head(ruling)
    columns = [
        {"corrects": "corrects__uid", "email": "contact__email"}.get(n, n) for n in _Kept._fields
    ]
    rows = ruling.comments.order_by("id").values_list(*columns)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield _comment(_Kept._make(row), people=people)
    yield _TAIL


def _head(ruling: Ruling) -> str:
    return _HEAD.format(
        site=escape(settings.SITE_ADDRESS),
        title=_cdata(UNFIT.sub("", ruling.title)),
        link=escape(settings.SITE_ADDRESS + ruling.get_absolute_url()),
        ruling=escape(ruling.pk),
        status="publish" if ruling.is_public else "draft",
    )


def _comment(kept: _Kept, *, people: bool) -> str:
    gmt, local = _times(kept.posted_at)
    elements = {
        "id": str(kept.id),
        "author": _cdata(_fit(kept.author_name)),
        "author_email": escape(kept.email or "") if people else "",
        "author_url": "",
        "author_IP": "",
        "date": local,
        "date_gmt": gmt,
        "content": _cdata(_fit(kept.text)),
        "approved": _APPROVED.get(kept.state, "trash"),
        "type": "comment",
        "parent": str(kept.parent_id or 0),
        "user_id": "0",
    }
    lines = [f"<wp:comment_{name}>{words}</wp:comment_{name}>" for name, words in elements.items()]
    lines += [_meta(key, value) for key, value in _beyond_wordpress(kept)]
    return "\n".join(["<wp:comment>", *lines, "</wp:comment>\n"])


def _beyond_wordpress(kept: _Kept) -> Iterator[tuple[Meta, Any]]:
    yield Meta.UID, kept.uid
    yield Meta.STATE, kept.state
    if kept.printed_number is not None:
        yield Meta.PRINTED_NUMBER, kept.printed_number
    if kept.posted_as_printed:
        yield Meta.POSTED_AS_PRINTED, kept.posted_as_printed
    if kept.posted_at and kept.posted_at.microsecond:
        yield Meta.POSTED_AT, kept.posted_at.astimezone(UTC).isoformat()
    if kept.corrects:
        yield Meta.CORRECTS, kept.corrects
    for key, words in ((Meta.TEXT, kept.text), (Meta.NAME, kept.author_name)):
        if UNFIT.search(words):
            yield key, json.dumps(words)


def _meta(key: Meta, value: object) -> str:
    return (
        f"<wp:commentmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value>{_cdata(_fit(str(value)))}</wp:meta_value></wp:commentmeta>"
    )


def _times(posted_at: datetime | None) -> tuple[str, str]:
    if posted_at is None:
        return NO_TIME, NO_TIME
    local = timezone.localtime(posted_at, timezone.get_default_timezone())
    return _written(posted_at.astimezone(UTC)), _written(local)


def _written(moment: datetime) -> str:
    return moment.replace(tzinfo=None, microsecond=0).isoformat(sep=" ")


def _fit(words: str) -> str:
    """Without what XML cannot hold."""
    return UNFIT.sub("", words)


def _cdata(words: str) -> str:
    """As WordPress writes texts itself; its own simplest reader takes them only so."""
    return "<![CDATA[{}]]>".format(words.replace("]]>", "]]]]><![CDATA[>"))
