"""Texts to read through the screen, and what a browser sends with them."""

from typing import Any

from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from rulings.models import Ruling

FROM_TEXT = "/admin/rulings/ruling/from-text/"
KEEP = "/admin/rulings/ruling/from-text/keep/"

ARTICLE = """\
Physiotherapist cautioned over thin notes 🙂

A physiotherapist who did not keep proper notes of her treatments has been given a caution order \
for three years.

An HCPC conduct and competence committee panel found the physiotherapist had failed to record \
assessments for 14 patients at a private clinic, and had failed to update treatment plans for \
another five.

Her failings amounted to misconduct, the panel said, because the notes were needed by others.

It rejected a suspension order, saying that it would be disproportionate.

The panel found her fitness to practise to be impaired on both the personal and public components.

She had shown insight and had apologised to her employer for the state of the records.
"""
OVERLONG = ARTICLE.replace("three years", "ten years")


def send(client: Client, **fields: Any) -> Any:
    """The first page, filled in and sent."""
    return client.post(FROM_TEXT, fields)


def hidden(html: str) -> dict[str, str]:
    """The fields of the page that shows what was read, as a browser sends them."""
    form = LexborHTMLParser(html).css_first(f"form[action='{KEEP}']")
    assert form is not None
    return {
        node.attributes["name"] or "": node.attributes.get("value") or ""
        for node in form.css("input[name]")
        if node.attributes["name"] != "csrfmiddlewaretoken"
    }


def keep(client: Client, text: str = ARTICLE, **fields: Any) -> Any:
    """Both pages: paste, look, keep."""
    page = send(client, text=text, **fields)
    assert page.status_code == 200, refusals(page)
    return client.post(KEEP, hidden(page.content.decode()))


def kept(client: Client, text: str = ARTICLE, **fields: Any) -> Ruling:
    """The draft that came of it."""
    keep(client, text, **fields)
    return Ruling.objects.latest("created_at")


def refusals(page: Any) -> list[str]:
    """The sentences on the page that say why not."""
    nodes = LexborHTMLParser(page.content.decode()).css("ul.errorlist > li, .messagelist li")
    return [node.text() for node in nodes]


def words(html: str, selector: str) -> str:
    """The text of one part of a page, its white space as one blank each."""
    node = LexborHTMLParser(html).css_first(selector)
    assert node is not None
    return " ".join(node.text().split())
