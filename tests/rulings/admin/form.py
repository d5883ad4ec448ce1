"""The ruling's form as a browser holds it: what is in its fields, to be changed and sent."""

from typing import Any

from django.test import Client
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser, LexborNode

from rulings.models import Ruling

Fields = dict[str, Any]

ADD = "/admin/rulings/ruling/add/"
_BLANK: Fields = {}


def change(ruling: Ruling) -> str:
    """The address of a ruling's form."""
    return reverse("admin:rulings_ruling_change", args=[ruling.pk])


def opened(client: Client, address: str) -> Fields:
    """The fields of the form with the values that a browser would send."""
    page = client.get(address)
    assert page.status_code == 200
    return fields(page.content.decode())


def fields(html: str) -> Fields:
    """Every field of the page's form; a list where a name comes several times."""
    form = LexborHTMLParser(html).css_first("form#ruling_form")
    assert form is not None
    sent: Fields = {}
    for node in form.css("input, select, textarea"):
        name = node.attributes.get("name")
        if name and node.attributes.get("type") != "submit":
            for value in _values(node):
                sent[name] = [*_list(sent[name]), value] if name in sent else value
    return sent


def blank(client: Client) -> Fields:
    """The fields of the form for a new ruling. They are always the same, so it is opened once."""
    if not _BLANK:
        # But for who opened it.
        sent = opened(client, ADD).items()
        _BLANK.update({name: value for name, value in sent if not name.startswith("kept-")})
    return dict(_BLANK)


def errors(html: str) -> list[str]:
    """The sentences that the page shows as errors."""
    return [node.text() for node in LexborHTMLParser(html).css("ul.errorlist > li")]


def errors_at(html: str, field: str) -> list[str]:
    """The sentences beside one field."""
    control = LexborHTMLParser(html).css_first(f"[name='{field}']")
    assert control is not None
    row = control.parent
    while row is not None and "form-row" not in (row.attributes.get("class") or ""):
        row = row.parent
    return [node.text() for node in row.css("ul.errorlist > li")] if row else []


def particular(row: int, **values: Any) -> Fields:
    return _row("particulars", row, values)


def finding(row: int, **values: Any) -> Fields:
    return _row("findings", row, values)


def sanction(row: int, **values: Any) -> Fields:
    return _row("sanctions", row, values)


def _row(rows: str, number: int, values: Fields) -> Fields:
    return {f"{rows}-{number}-{name}": value for name, value in values.items()}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _values(node: LexborNode) -> list[str]:
    kind = node.attributes.get("type")
    if node.tag == "select":
        options = node.css("option[selected]") or node.css("option")[:1]
        return [option.attributes.get("value") or "" for option in options]
    if kind in {"checkbox", "radio"}:
        return [node.attributes.get("value") or "on"] if "checked" in node.attributes else []
    if node.tag == "textarea":
        return [node.text().removeprefix("\n").replace("\n", "\r\n")]
    return [node.attributes.get("value") or ""]
