"""Everything that is held about a person, as plain data that becomes JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date

    from comments.models import Comment, Contact, Letter, Move, Report, Subscription
    from comments.people.person import Person

_PARTS = ("moves", "concerns", "reports", "contact", "source", "subscriptions__letters")


def everything_about(person: Person) -> dict[str, Any]:
    """Their comments in every state, and what is noted of each; moments as ISO 8601 in UTC.

    Who of the moderators decided, who reported, and in what words, is other people’s and left out.
    """
    comments = person.comments.select_related("ruling").prefetch_related(*_PARTS).defer("vector")
    elsewhere = person.subscriptions.exclude(comment__in=person.ids).prefetch_related("letters")
    return {
        "exported_at": _when(timezone.now()),
        "email_asked_for": person.email,
        "comments": [_comment(comment) for comment in comments.order_by("pk")],
        "subscriptions_to_other_comments": [
            _subscription(subscription) for subscription in elsewhere.order_by("pk")
        ],
        "uses_of_email": [
            {
                "for": count.key.rpartition(":")[0],
                "number": count.number,
                "until": _when(count.until),
            }
            for count in person.counts
        ],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.pk,
        "uid": str(comment.uid),
        "address": f"{settings.SITE_ADDRESS}{comment.get_absolute_url()}",
        "ruling": {"id": comment.ruling.pk, "title": comment.ruling.title},
        "state": comment.state,
        "is_visible": comment.is_visible,
        "name": comment.author_name,
        "text": comment.text,
        "posted_at": _when(comment.posted_at),
        "posted_as_printed": comment.posted_as_printed,
        "printed_number": comment.printed_number,
        "arrived_at": _when(comment.created_at),
        "edited_at": _when(comment.edited_at),
        "answers": comment.parent_id,
        "corrects": comment.corrects_id,
        "read_from": str(comment.source) if comment.source else None,
        "contact": _contact(getattr(comment, "contact", None)),
        "history": [_move(move) for move in comment.moves.all()],
        "concerns": [
            {"rule": concern.rule, "detail": concern.detail, "at": _when(concern.created_at)}
            for concern in comment.concerns.all()
        ],
        "reports": [_report(report) for report in comment.reports.all()],
        "subscriptions": [_subscription(one) for one in comment.subscriptions.all()],
    }


def _contact(contact: Contact | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    return {
        "email": contact.email,
        "email_until": _when(contact.email_until),
        "address_key": contact.address_key,
        "address_until": _when(contact.address_until),
        "browser": contact.agent,
        "browser_until": _when(contact.agent_until),
    }


def _move(move: Move) -> dict[str, Any]:
    return {
        "from": move.from_state,
        "to": move.to_state,
        "at": _when(move.made_at),
        "as": move.made_as,
        "reason": move.reason,
    }


def _report(report: Report) -> dict[str, Any]:
    """The form promises reporters that only moderators read their words."""
    return {"reason": report.reason, "at": _when(report.created_at)}


def _subscription(subscription: Subscription) -> dict[str, Any]:
    return {
        "to_comment": subscription.comment_id,
        "email": subscription.email,
        "asked_at": _when(subscription.created_at),
        "confirmed_at": _when(subscription.confirmed_at),
        "ended_at": _when(subscription.ended_at),
        "letters": [_letter(letter) for letter in subscription.letters.all()],
    }


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "kind": letter.kind,
        "about_reply": letter.reply_id,
        "at": _when(letter.created_at),
        "done_at": _when(letter.done_at),
        "tries": letter.tries,
        "last_error": letter.last_error,
    }


def _when(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None
