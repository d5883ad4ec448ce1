"""A person about whom something stands in every table that can hold it."""

from datetime import date
from typing import NamedTuple

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from comments.keys import email_key
from comments.models import (
    Attempts,
    Comment,
    Concern,
    Contact,
    Letter,
    Report,
    Subscription,
)
from comments.moving import Mover
from comments.vocabulary import CommentState, ConcernRule, LetterKind, MovedAs
from rulings.keeping import keep
from rulings.reading import read
from tests.comments.written import comment

NAME = "Quillfeather"
EMAIL = "quillfeather@post.example"
WORDS = "Zephyrous remark"
ARTICLE = f"""Nurse who altered drug charts suspended for six months

A Nursing and Midwifery Council (NMC) fitness to practise committee has suspended a nurse.

The panel found that the nurse had altered two drug charts on a hospital ward. It said that her \
conduct amounted to misconduct.

The panel decided that a six-month suspension order was appropriate, as the changes had \
put patients at risk.

2 Responses to Nurse who altered drug charts suspended for six months

  1. {NAME} March 3, 2019 at 9:58 am #

    {WORDS}, twice.

    • Day shift March 3, 2019 at 10:12 am #

      Read it again.
"""


class Remembered(NamedTuple):
    """``read`` came with an article, ``sent`` was sent here; ``other`` is not theirs."""

    read: Comment
    sent: Comment
    other: Comment

    @property
    def ids(self) -> list[str]:
        return [str(self.read.pk), str(self.sent.pk)]


def remembered() -> Remembered:
    ruling = keep(read(ARTICLE.encode())).ruling
    ruling.publish(date(2019, 3, 3))
    top, other = Comment.objects.order_by("pk")
    sent = comment(ruling, f"{WORDS} once more", author_name=NAME, parent=other)
    for theirs in (top, sent):
        _note(theirs)
    _subscribe(sent, other)
    _move(top, sent, other)
    Attempts.objects.create(key=f"email:{email_key(EMAIL)}", number=2, until=timezone.now())
    return Remembered(top, sent, other)


def _note(theirs: Comment) -> None:
    day = timezone.localdate()
    Contact.objects.create(
        comment=theirs, email=EMAIL.title(), email_until=day, agent="x", agent_until=day
    )
    for detail in (NAME, WORDS):
        Concern.objects.create(comment=theirs, rule=ConcernRule.WORD, detail=detail)
    Report.objects.create(comment=theirs, reason="other", words=f"{NAME} said {WORDS}")
    LogEntry.objects.create(
        user=User.objects.get_or_create(username="editor")[0],
        content_type=ContentType.objects.get_for_model(Comment),
        object_id=str(theirs.pk),
        object_repr=f"{NAME}: {WORDS}",
        change_message=f"Approved {NAME}.",
        action_flag=CHANGE,
    )


def _subscribe(sent: Comment, other: Comment) -> None:
    now = timezone.now()
    theirs = Subscription.objects.create(comment=sent, email=EMAIL, confirmed_at=now)
    Letter.objects.create(kind=LetterKind.CONFIRM, subscription=theirs, last_error=f"{NAME}?")
    of_other = Subscription.objects.create(
        comment=other, email="day@shift.example", confirmed_at=now
    )
    Letter.objects.create(kind=LetterKind.REPLY, subscription=of_other, reply=sent)


def _move(*comments: Comment) -> None:
    ids = [one.pk for one in comments]
    mover = Mover(MovedAs.MODERATOR, reason=f"{NAME} quoted a “{WORDS}”.")
    Comment.objects.filter(pk__in=ids).move_to(CommentState.PENDING, mover)
    Comment.objects.filter(pk__in=ids).approve()
