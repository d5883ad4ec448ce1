"""The ruling's form with its text beside it, as tests open, save and look at it."""

from typing import Any

from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from rulings.models import Evidence, Ruling
from tests.rulings.admin import form


def opened(client: Client, ruling: Ruling, **parameters: Any) -> LexborHTMLParser:
    page = client.get(form.change(ruling), parameters)
    assert page.status_code == 200
    return LexborHTMLParser(page.content.decode())


def saved(client: Client, ruling: Ruling, **changes: Any) -> Any:
    answer = client.post(
        form.change(ruling), form.opened(client, form.change(ruling)) | changes, follow=True
    )
    assert answer.redirect_chain, form.errors(answer.content.decode())
    return answer


def evidence() -> dict[str, str]:
    """Words by path."""
    return {row.field: row.words for row in Evidence.objects.select_related("source")}


def of_row(rows: str, place: int) -> dict[str, str]:
    prefix = f"{rows}.{place}."
    return {
        path.removeprefix(prefix): words
        for path, words in evidence().items()
        if path.startswith(prefix)
    }


def text_of(page: LexborHTMLParser, selector: str) -> str:
    node = page.css_first(selector)
    assert node is not None
    return node.text()


def words_of(page: LexborHTMLParser, field: str) -> list[str]:
    """The words that stand below a field as its evidence."""
    return [node.text() for node in page.css(f".evidence-link[data-field='{field}']")]
