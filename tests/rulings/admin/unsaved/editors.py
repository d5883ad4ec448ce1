"""Two editors at one desk, and what they do with a ruling's form."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

from rulings.models import Ruling
from tests.rulings.admin import form

PASSWORD = "of a quiet record"


def editor(name: str) -> Any:
    return get_user_model().objects.create_superuser(name, password=PASSWORD)


def desk_of(name: str, **options: Any) -> Client:
    """A browser in which a new editor of this name is signed in."""
    client = Client(**options)
    client.force_login(editor(name))
    return client


def opened(client: Client, ruling: Ruling) -> form.Fields:
    return form.opened(client, form.change(ruling))


def send(client: Client, ruling: Ruling, fields: form.Fields, **changes: Any) -> Any:
    return client.post(form.change(ruling), fields | changes)


def conflict_fields(response: Any) -> form.Fields:
    """What a browser would send from the page that shows both versions."""
    html = response.content.decode()
    conflict = LexborHTMLParser(html).css_first("form#conflict")
    assert conflict is not None, form.errors(html)
    return form.fields(conflict.html.replace('id="conflict"', 'id="ruling_form"', 1))  # type: ignore[union-attr]


def shown(response: Any) -> dict[str, list[str]]:
    """Name of each difference → when opened, theirs, mine."""
    page = LexborHTMLParser(response.content.decode())
    return {
        _text(node, "legend"): [each.text() for each in node.css(".versions p")]
        for node in page.css("form#conflict fieldset")
    }


def _text(node: LexborNode, selector: str) -> str:
    found = node.css_first(selector)
    assert found is not None
    return found.text()


def group_of(response: Any, name: str) -> str:
    """The heading that a difference stands under."""
    for section in LexborHTMLParser(response.content.decode()).css("form#conflict section"):
        if name in [legend.text() for legend in section.css("legend")]:
            return _text(section, "h2")
    raise AssertionError(name)
