"""The letters themselves, written when they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator

from comments.letters.subscribing import confirm_until
from comments.letters.tokens import Purpose, token_for

if TYPE_CHECKING:
    from comments.models import Comment, Letter

CONFIRM_SUBJECT: Final = "Please confirm: letters about replies to your comment"
REPLY_SUBJECT: Final = "A reply to your comment on “{title}”"
_LONGEST_TITLE_IN_SUBJECT = 80


def written(letter: Letter) -> EmailMessage:
    """To be called with subscription, comment, ruling and reply at hand."""
    return _about_reply(letter, letter.reply) if letter.reply else _confirm(letter)


def _confirm(letter: Letter) -> EmailMessage:
    subscription = letter.subscription
    token = token_for(subscription.pk, Purpose.CONFIRM)
    context = {
        "address": _absolute(reverse("comments:letters", args=[token])),
        "until": confirm_until(subscription),
    }
    return _message(letter, CONFIRM_SUBJECT, "comments/letters/confirm.txt", context)


def _about_reply(letter: Letter, reply: Comment) -> EmailMessage:
    token = token_for(letter.subscription.pk, Purpose.STOP)
    stop = _absolute(reverse("comments:stop", args=[token]))
    title = Truncator(one_line(reply.ruling.title)).chars(_LONGEST_TITLE_IN_SUBJECT)
    context = {
        "name": one_line(reply.public_name),
        "reply": _absolute(reply.get_absolute_url()),
        "stop": stop,
    }
    message = _message(
        letter, REPLY_SUBJECT.format(title=title), "comments/letters/reply.txt", context
    )
    message.extra_headers |= {
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return message


def _message(letter: Letter, subject: str, template: str, context: dict[str, Any]) -> EmailMessage:
    comment = letter.subscription.comment
    shared = {
        "title": one_line(comment.ruling.title),
        "comment": _absolute(comment.get_absolute_url()),
        "site": settings.SITE_ADDRESS,
    }
    return EmailMessage(
        subject,
        render_to_string(template, shared | context),
        to=[letter.subscription.email],
        headers={"Auto-Submitted": "auto-generated", "Message-ID": _message_id(letter)},
    )


def _message_id(letter: Letter) -> str:
    """The same at every try: a letter that comes twice is shown once by most programs."""
    host = urlsplit(settings.SITE_ADDRESS).hostname
    return f"<letter-{letter.pk}-{letter.created_at.timestamp():.0f}@{host}>"


def _absolute(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"


def one_line(words: str) -> str:
    """What a person typed, without line breaks and signs that cannot be seen: fit for a header."""
    return "".join(filter(str.isprintable, " ".join(words.split())))
