"""A WordPress export -> comments under one ruling: all that are new, or nothing."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from comments.moving import IMPORT, moving
from comments.repeated import mark_repeated
from comments.wxr import spool
from comments.wxr.linking import links_under
from comments.wxr.parsing import Parser
from comments.wxr.reading import entry
from comments.wxr.refused import Refused
from comments.wxr.report import MOST_LINES, Report, one_line, where
from comments.wxr.saving import save
from rulings.models import Discussion, Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from comments.wxr.characters import Readable
    from comments.wxr.parsing import Post, Written
    from comments.wxr.reading import Entry

NO_RULING: Final = "There is no ruling “{}”: give the id that stands in its address."
_NO_COMMENTS = "has no comments in it. Give an export of WordPress (WXR) with posts and comments."
_WHICH_POST = "has comments under several posts. Say which one the ruling is about:"
_NO_POST = "has no comments under post “{}”, but under these:"
_COMPARED_AT_ONCE = 2000  # comments, or all of one name

_LEFT_OUT = "SELECT left_out, count(*) FROM wxr_comment WHERE left_out <> '' GROUP BY 1 ORDER BY 2"
_WITHOUT_TIME = """
SELECT ordinal FROM wxr_new JOIN wxr_comment USING (ordinal) WHERE posted_at IS NULL
"""
_BY_STATE = """
SELECT state, count(*) FROM wxr_new JOIN wxr_comment USING (ordinal) GROUP BY 1 ORDER BY 2 DESC, 1
"""
_BY_DEPTH = """
WITH RECURSIVE thread AS (
    SELECT id, 1 AS depth FROM comments_comment WHERE ruling_id = %s AND parent_id IS NULL
    UNION ALL
    SELECT reply.id, depth + 1
    FROM comments_comment reply JOIN thread ON reply.parent_id = thread.id
)
SELECT depth, count(*) FROM thread JOIN wxr_new USING (id) GROUP BY depth
"""
_DIFFERING = """
SELECT one.line, one.comment_id, one.author_name
FROM wxr_comment one JOIN comments_comment known
    ON known.ruling_id = %s AND known.uid = one.uid
WHERE one.left_out = '' AND known.state <> 'erased' AND known.text <> one.text
ORDER BY one.ordinal
"""
_BY_NAME = """
SELECT lower(trim(regexp_replace(author_name, '\\s+', ' ', 'g'))) AS name, new.id
FROM wxr_new new JOIN wxr_comment USING (ordinal) ORDER BY name, new.id
"""


def take_in(
    file: Readable,
    ruling_id: str,
    *,
    post: str | None = None,
    html: bool = False,
    dry_run: bool = False,
) -> Report:
    """Save the comments that are new, in one transaction. Raises ``Refused``: nothing is kept.

    With ``dry_run`` nothing is kept either, and the report is the same. The thread is locked only
    when the file has been read; who imports the same at the same time then finds it done.
    """
    report = Report()
    with transaction.atomic():
        ruling = _ruling(ruling_id)
        with spool.spool():
            _read(file, post, report, html=html)
            with moving(IMPORT):
                Discussion.objects.filter(pk=ruling.pk).locked()
                _place_and_save(ruling, report)
        connection.check_constraints()
        transaction.set_rollback(dry_run)
    return report


def _ruling(ruling_id: str) -> Ruling:
    try:
        return Ruling.objects.get(pk=ruling_id)
    except Ruling.DoesNotExist:
        raise Refused(NO_RULING.format(one_line(ruling_id))) from None


def _read(file: Readable, post: str | None, report: Report, *, html: bool) -> None:
    """The file into the spool."""
    parser = Parser(file)
    spool.fill(_entries(parser, post, report, html=html))
    posts = [seen for seen in parser.posts if seen.comments]
    if not posts:
        raise Refused(_NO_COMMENTS)
    if post is None and len(posts) > 1:
        raise Refused(_listed(_WHICH_POST, posts))
    if post is not None and not report.found:
        raise Refused(_listed(_NO_POST.format(one_line(post)), posts))
    report.bytes_replaced = parser.characters.replaced


def _entries(parser: Parser, post: str | None, report: Report, *, html: bool) -> Iterator[Entry]:
    for written in _chosen(parser.comments(), post):
        written.ordinal = report.found
        report.found += 1
        yield entry(written, report, html=html)


def _chosen(comments: Iterable[Written], post: str | None) -> Iterator[Written]:
    """The comments of the named post, or of the first."""
    first: Post | None = None
    for written in comments:
        first = first or written.post
        if written.post.number == post or (post is None and written.post is first):
            yield written


def _listed(sentence: str, posts: list[Post]) -> str:
    lines = [_line(post) for post in sorted(posts, key=lambda post: -post.comments)]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES:] = [f"  … and {len(lines) - MOST_LINES:,} more"]
    return "\n".join([sentence, *lines])


def _line(post: Post) -> str:
    number = one_line(post.number) or "''"
    return f"  --post {number}: {post.comments:,} under “{one_line(post.title)}”"


def _place_and_save(ruling: Ruling, report: Report) -> None:
    for row in spool.rows(_DIFFERING, [ruling.pk]):
        report.differing.add(where(*row))
    links = links_under(ruling.pk)
    links.tell(report.attached)
    report.known = links.known
    spool.give_ids(links.places())
    report.kept_here = save(ruling, report.changed)
    report.repeated = _mark_repeated(ruling)
    _count(ruling, report)


def _mark_repeated(ruling: Ruling) -> int:
    """Compared name by name, some names at once, so that not all texts are in memory."""
    marked = 0
    several: list[int] = []
    for _, of_one_name in groupby(spool.rows(_BY_NAME), key=itemgetter(0)):
        several += [comment_id for _, comment_id in of_one_name]
        if len(several) >= _COMPARED_AT_ONCE:
            marked += mark_repeated(ruling, several)
            several = []
    return marked + (mark_repeated(ruling, several) if several else 0)


def _count(ruling: Ruling, report: Report) -> None:
    report.left_out.update(dict(spool.rows(_LEFT_OUT)))
    report.by_state = dict(spool.rows(_BY_STATE))
    report.without_time = sum(1 for _ in spool.rows(_WITHOUT_TIME))
    depths = dict(spool.rows(_BY_DEPTH, [ruling.pk]))
    report.by_depth = [depths.get(depth, 0) for depth in range(1, max(depths, default=0) + 1)]
