"""What a reader sent -> a comment with its contact and its concerns, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Lower, Trim
from django.utils import timezone

from comments.keys import address_key, email_key
from comments.letters.requesting import request_letters
from comments.limiting import within_limits
from comments.models import Comment
from comments.moving import AUTHOR, Mover, moving
from comments.people.contacts import keep_contact
from comments.repeated import NOT_COMPARED
from comments.submission.checks import check_words, note, wrote
from comments.submission.place import why_closed
from comments.submission.refusals import Closed, ParentGone, Refused, SentBefore, TooMany
from comments.submission.sentences import (
    NOT_HERE,
    PARENT_GONE,
    SAID_BEFORE,
    SENT_WITH_OTHER_WORDS,
    too_many,
)
from comments.vocabulary import CommentState, ConcernRule, MovedAs
from rulings.models import Discussion, Ruling

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable
    from django.http import HttpRequest

    from comments.submission.checks import Verdict
    from comments.submission.place import Place
    from comments.submission.tokens import FormToken

AS_SPAM = Mover(MovedAs.RULE, reason="It has a word that files a comment as spam.", batch=None)
AS_KNOWN = Mover(MovedAs.RULE, reason="An earlier comment of theirs was approved.", batch=None)


@dataclass(frozen=True, slots=True)
class Sent:
    """A valid form."""

    place: Place
    token: FormToken
    name: str
    email: str
    text: str
    trap: str = ""
    is_correction: bool = False
    wants_letters: bool = False


def take_in(sent: Sent, request: HttpRequest) -> Comment:
    """The comment that was sent; the same one however often its form is sent. Raises ``Refused``.

    Where a form was sent twice at once, the second may be refused because of the first: what it
    led to is the answer for both.
    """
    try:
        with transaction.atomic():
            return _taken_in(sent, request)
    except Refused:
        earlier = _sent_with_this_form(sent)
        if earlier is None:
            raise
        if (earlier.author_name, earlier.text) != (sent.name, sent.text):
            raise SentBefore(SENT_WITH_OTHER_WORDS, earlier) from None
        return earlier


def _taken_in(sent: Sent, request: HttpRequest) -> Comment:
    _count(sent, request)
    _check_place(sent.place)
    if _sent_with_this_form(sent) or said_before(sent.place.ruling, sent.name, sent.text):
        raise Refused(SAID_BEFORE)
    comment = _arrived(sent)
    keep_contact(comment, sent.email, request)
    _note_how_it_was_sent(comment, sent)
    _decide(comment, check_words(comment, sent.email))
    if sent.wants_letters:
        request_letters(comment, sent.email)
    return comment


def _count(sent: Sent, request: HttpRequest) -> None:
    limits = settings.COMMENTS
    counts = {f"comment:email:{email_key(sent.email)}": limits.by_email}
    address = address_key(request)
    if address:
        counts[f"comment:address:{address}"] = limits.by_address
    until = within_limits(counts, limits.window_minutes)
    if until is not None:
        what = "comments from your network or with your e-mail address"
        raise TooMany(too_many(what, limits.window_minutes, until), until)


def _check_place(place: Place) -> None:
    """Whoever writes to a thread first locks its discussion: nothing changes under our hands."""
    discussions = Discussion.objects.filter(pk=place.ruling.pk).locked()
    if not Ruling.objects.published().filter(pk=place.ruling.pk).exists():
        raise Closed(NOT_HERE)
    if why := why_closed(discussions[0]):
        raise Closed(why)
    if place.parent and not Comment.objects.visible().filter(pk=place.parent.pk).exists():
        raise ParentGone(PARENT_GONE)


def _sent_with_this_form(sent: Sent) -> Comment | None:
    found: Comment | None = Comment.objects.filter(
        ruling=sent.place.ruling, uid=sent.token.uid
    ).first()
    return found


def said_before(ruling: Ruling, name: str, text: str, *, apart_from: Comment | None = None) -> bool:
    """Whether another comment on the ruling under this name has the same words.

    White space aside; what was withdrawn or erased may be said again. E-mail addresses are left out
    of it: the answer would tell strangers whose words they are.
    """
    theirs = Comment.objects.filter(ruling=ruling).exclude(state__in=NOT_COMPARED)
    theirs = theirs.alias(name=Lower("author_name"), words=_words(F("text")))
    if apart_from:
        theirs = theirs.exclude(pk=apart_from.pk)
    same: bool = theirs.filter(name=Lower(Value(name)), words=_words(Value(text))).exists()
    return same


def _words(text: Combinable) -> Trim:
    """A text with one space wherever there is white space."""
    spaced = Func(text, Value(r"\s+"), Value(" "), Value("g"), function="regexp_replace")
    return Trim(spaced, output_field=TextField())


def _arrived(sent: Sent) -> Comment:
    parent = sent.place.parent
    is_theirs = parent is not None and sent.is_correction and wrote(sent.email, parent)
    with moving(AUTHOR):
        return Comment.objects.create(
            ruling=sent.place.ruling,
            parent=parent,
            corrects=parent if is_theirs else None,
            uid=sent.token.uid,
            author_name=sent.name,
            text=sent.text,
            posted_at=timezone.now().replace(microsecond=0),
        )


def _note_how_it_was_sent(comment: Comment, sent: Sent) -> None:
    if sent.token.age < settings.COMMENTS.seconds_to_write:
        note(comment, ConcernRule.TOO_FAST, f"after {sent.token.age:.1f} seconds")
    if sent.trap:
        note(comment, ConcernRule.TRAP, sent.trap)
    if sent.is_correction and comment.corrects is None:
        note(comment, ConcernRule.CORRECTION)


def _decide(comment: Comment, verdict: Verdict) -> None:
    """What the rules of this site can decide; everything else waits."""
    this = Comment.objects.filter(pk=comment.pk)
    if verdict.is_spam:
        this.move_to(CommentState.SPAM, AS_SPAM)
    elif verdict.is_trusted:
        this.move_to(CommentState.APPROVED, AS_KNOWN)
