"""What tests send, as a browser does."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.utils import timezone

from comments.models import Comment
from comments.submission.tokens import FormToken
from rulings.models import Ruling

# The test client answers in a private type of its own.
Answer = Any

WORDS = "The panel weighed this with care."
EMAIL = "reader@example.org"


def form_token(purpose: str, seconds: float = 60) -> str:
    """Of a form that was opened so many seconds ago."""
    return FormToken(purpose, uuid4(), timezone.now().timestamp() - seconds).signed()


def purpose(ruling: Ruling, parent: Comment | None = None) -> str:
    """What a form for a comment is for."""
    return f"comment {ruling.pk} {parent.pk if parent else ''}"


def filled(ruling: Ruling, parent: Comment | None = None, **changes: Any) -> dict[str, Any]:
    """A form as a reader fills it in."""
    return {
        "name": "A reader",
        "email": EMAIL,
        "text": WORDS,
        "homepage": "",
        "token": form_token(purpose(ruling, parent)),
    } | changes


def send(client: Client, ruling: Ruling, parent: Comment | None = None, **changes: Any) -> Answer:
    """The answer to a form."""
    path = f"/comments/{parent.pk}/reply/" if parent else f"/comments/new/{ruling.pk}/"
    return client.post(path, filled(ruling, parent, **changes))


def sent(client: Client, ruling: Ruling, parent: Comment | None = None, **changes: Any) -> Comment:
    """The comment that a form became."""
    response = send(client, ruling, parent, **changes)
    assert response.status_code == 303, problems(response)
    return Comment.objects.latest("id")


def link_of(client: Client, ruling: Ruling, **changes: Any) -> str:
    """The author's own link to a comment that was sent."""
    response = send(client, ruling, **changes)
    assert response.status_code == 303, problems(response)
    return str(response["Location"])


def page(response: Answer) -> str:
    return str(response.content.decode())


def problems(response: Answer) -> list[str]:
    """The sentences of the summary."""
    found = re.search(r'<div class="problems".*?</div>', page(response), re.DOTALL)
    if found is None:
        return []
    listed = re.findall(r"<li>(.*?)</li>", found[0], re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", sentence)) for sentence in listed]


def typed(response: Answer, label: str = "text") -> str:
    """What stands in the field for the words, as a browser reads it."""
    pattern = rf'<textarea[^>]*(?:name="{label}"|id="kept-words")[^>]*>(.*?)</textarea>'
    found = re.search(pattern, page(response), re.DOTALL)
    assert found is not None
    return unescape(found[1].removeprefix("\n"))


def value(response: Answer, field: str) -> str:
    """What stands in another field."""
    for tag in re.findall(r"<input[^>]*>", page(response)):
        if f'name="{field}"' in tag:
            found = re.search(r'value="([^"]*)"', tag)
            return unescape(found[1]) if found else ""
    raise AssertionError(f"There is no field “{field}”")


def concerns(comment: Comment) -> dict[str, str]:
    """Rules and what they saw."""
    return {concern.rule: concern.detail for concern in comment.concerns.all()}


def limits(**changes: Any) -> Any:
    """Those of the site, some of them others."""
    return type(settings.COMMENTS)(**changes)
