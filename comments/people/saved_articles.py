"""The saved articles that comments were read from: they hold names and words as well."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comments.people.masking import Printed, masked
from rulings.models import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comments.models import Comment


@dataclass(frozen=True, slots=True)
class Reached:
    """How many articles were changed, and which comments were not found in full in theirs."""

    articles: int
    not_found: tuple[int, ...]


def mask_in_articles(comments: Iterable[Comment], *, with_words: bool) -> Reached:
    """Mask comments that still have their name or words, in a transaction.

    The digest of the article stays: the same file is still recognised as read.
    """
    by_source: defaultdict[int, list[Comment]] = defaultdict(list)
    for comment in comments:
        if comment.source_id is not None:
            by_source[comment.source_id].append(comment)
    changed, not_found = 0, []
    for source in Source.objects.filter(pk__in=by_source).order_by("pk").select_for_update():
        text = source.text
        for comment in by_source[source.pk]:
            done = masked(text, _printed(comment), with_words=with_words)
            text = done.text
            if not done.is_whole:
                not_found.append(comment.pk)
        changed += _save(source, text)
    return Reached(changed, tuple(not_found))


def _printed(comment: Comment) -> Printed:
    return Printed(comment.author_name, comment.posted_as_printed, comment.text)


def _save(source: Source, text: str) -> bool:
    """Whether there was anything to save."""
    if text == source.text:
        return False
    Source.objects.filter(pk=source.pk).update(text=text)
    return True
