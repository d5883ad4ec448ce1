"""The queue as a browser holds it: what a page shows is sent back with the button."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.contrib.messages import get_messages
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from comments.models import Comment, Concern, Report

QUEUE = "/admin/comments/comment/"
EVERYTHING = f"{QUEUE}?state=all"


def page_of(comment: Comment) -> str:
    """The address of one comment's page."""
    return f"{QUEUE}{comment.pk}/change/"


def shown(client: Client, address: str = EVERYTHING) -> list[str]:
    """What a page says that it shows, hidden in its form."""
    return [
        node.attributes.get("value") or "" for node in opened(client, address).css("[name=shown]")
    ]


def opened(client: Client, address: str = EVERYTHING) -> LexborHTMLParser:
    """The page."""
    answer = client.get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content.decode())


def decide(client: Client, decision: str, *comments: Comment, reason: str = "", **more: Any) -> Any:
    """Look at all comments, tick some and press a button of the bar."""
    sent = {"shown": shown(client), "ticked": [each.pk for each in comments], **more}
    return client.post(EVERYTHING, {"decide": decision, "reason": reason, **sent})


def decide_in_row(client: Client, decision: str, comment: Comment, address: str = QUEUE) -> Any:
    """Look at a list and press a button in a row."""
    pressed = f"{decision}:{comment.pk}"
    return client.post(address, {"decide": pressed, "shown": shown(client, address)})


def undo_button(client: Client, address: str = QUEUE) -> str:
    """What the undo button sends; empty if there is none."""
    button = opened(client, address).css_first("button[name=undo]")
    return (button.attributes.get("value") or "") if button else ""


def told(answer: Any) -> str:
    """What the moderator was told last."""
    return [str(message) for message in get_messages(answer.wsgi_request)][-1]


def states(*comments: Comment) -> list[str]:
    """Where they stand now."""
    by_id = dict(Comment.objects.values_list("pk", "state"))
    return [by_id[each.pk] for each in comments]


def report(comment: Comment, words: str = "", **values: Any) -> Report:
    """An open report."""
    return Report.objects.create(
        **{"comment": comment, "reason": "abuse", "words": words, **values}
    )


def concern(comment: Comment, rule: str, detail: str = "") -> Concern:
    return Concern.objects.create(comment=comment, rule=rule, detail=detail)


def moderator(name: str, *permissions: str) -> User:
    """Somebody who may see and decide, or only what is named."""
    user = User.objects.create_user(name, password="password", is_staff=True)
    codenames = permissions or ("view_comment", "change_comment")
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
