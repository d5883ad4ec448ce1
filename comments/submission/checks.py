"""What about a comment a moderator should look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings

from comments.models import Concern, Contact, WatchedWord
from comments.repeated import mark_repeated
from comments.submission.watched import watched_in
from comments.vocabulary import CommentState, ConcernRule, WatchedEffect

if TYPE_CHECKING:
    from comments.models import Comment

LONGEST_DETAIL = 300
# Found anew whenever the words change; what else was found about a comment stays.
OF_WORDS = (ConcernRule.WORD, ConcernRule.LINKS, ConcernRule.REPEATED, ConcernRule.FIRST)

_LINK = re.compile(r"https?://(?:www\.)?|\bwww\.", re.IGNORECASE)


class Verdict(NamedTuple):
    """What the rules of this site say about a comment: neither is that it waits."""

    is_spam: bool
    is_trusted: bool


def note(comment: Comment, rule: ConcernRule, detail: str = "") -> None:
    """Keep a concern, once."""
    shown = detail.replace("\0", "\N{REPLACEMENT CHARACTER}")[:LONGEST_DETAIL]
    Concern.objects.get_or_create(comment=comment, rule=rule, detail=shown)


def check_words(comment: Comment, email: str) -> Verdict:
    """Find the concerns about a saved comment's words and author, in place of earlier ones."""
    comment.concerns.filter(rule__in=OF_WORDS).delete()
    is_known = has_approved_comment(email, apart_from=comment)
    if not is_known:
        note(comment, ConcernRule.FIRST)
    links = links_in(comment.text)
    if links > settings.COMMENTS.links:
        note(comment, ConcernRule.LINKS, str(links))
    watched = watched_in([comment.author_name, comment.text], WatchedWord.objects.all())
    for word in watched:
        note(comment, ConcernRule.WORD, word.text)
    mark_repeated(comment.ruling, [comment.pk])
    is_clean = is_known and not comment.concerns.exists()
    return Verdict(
        is_spam=any(word.effect == WatchedEffect.SPAM for word in watched),
        is_trusted=bool(settings.COMMENTS.trust) and is_clean,
    )


def links_in(text: str) -> int:
    """How many addresses of the web a text names."""
    return len(_LINK.findall(text))


def has_approved_comment(email: str, *, apart_from: Comment) -> bool:
    """Whether a comment that came with this e-mail address is approved."""
    theirs = Contact.objects.with_email(email).exclude(comment=apart_from)
    return theirs.filter(comment__state=CommentState.APPROVED).exists()


def wrote(email: str, comment: Comment) -> bool:
    """Whether a comment came with this e-mail address."""
    return Contact.objects.with_email(email).filter(comment=comment).exists()
