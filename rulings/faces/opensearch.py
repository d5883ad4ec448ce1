"""How a browser or another program can search here: an OpenSearch 1.1 description.

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Final
from xml.sax.xmlreader import AttributesImpl

from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

if TYPE_CHECKING:
    from rulings.faces.data import Absolute

NAMESPACE: Final = "http://a9.com/-/spec/opensearch/1.1/"
SHORT_NAME: Final = "Conduct Rulings"  # no longer than 16 characters
DESCRIPTION: Final = "Search what professional conduct panels decided, and why."

# The standard's own placeholder: it must not be encoded.
_TERMS: Final = "?q={searchTerms}"
_SUGGESTIONS: Final = "/suggestions.json"


def description(absolute: Absolute) -> str:
    """The document, with whole addresses."""
    document = StringIO()
    handler = SimplerXMLGenerator(document, "utf-8", short_empty_elements=True)
    handler.startDocument()
    handler.startElement("OpenSearchDescription", AttributesImpl({"xmlns": NAMESPACE}))
    for name, value in (
        ("ShortName", SHORT_NAME),
        ("Description", DESCRIPTION),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
        ("Language", "en-GB"),
    ):
        handler.addQuickElement(name, value)
    for media, path in _templates():
        template = absolute(path) + _TERMS
        handler.addQuickElement("Url", "", {"type": media, "template": template})
    handler.endElement("OpenSearchDescription")
    handler.endDocument()
    return document.getvalue()


def _templates() -> tuple[tuple[str, str], ...]:
    """Media type and path of each way to ask."""
    return (
        ("text/html", reverse("rulings:search")),
        ("application/atom+xml", reverse("rulings:feed")),
        ("application/x-suggestions+json", _SUGGESTIONS),
    )
