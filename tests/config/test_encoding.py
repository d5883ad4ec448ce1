"""A request cannot choose how it is read."""

from io import BytesIO
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest

from config.wsgi import application

# Each request ends its connection, as on the web server.
pytestmark = pytest.mark.django_db(transaction=True)

CHARSETS = [
    "rot13", "hex", "base64", "zlib", "idna", "undefined", "unicode_escape", "utf-16", "x", '"a;b"',
]  # fmt: skip


def answer(path: str, content_type: str, body: bytes = b"") -> tuple[str, str]:
    """Status and page, as the web server gets them."""
    environ: dict[str, Any] = {
        "PATH_INFO": path.split("?", maxsplit=1)[0],
        "QUERY_STRING": path.partition("?")[2],
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "REQUEST_METHOD": "POST" if body else "GET",
        "HTTP_HOST": "localhost",
        "wsgi.input": BytesIO(body),
    }
    setup_testing_defaults(environ)
    said: list[str] = []
    page = b"".join(application(environ, lambda status, _: said.append(status)))
    return said[0], page.decode()


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("path", ["/", "/comments/?q=a%5Cud800", "/rulings.json?q=x"])
def test_pages_are_answered_whatever_a_request_says_of_itself(charset: str, path: str) -> None:
    status, _ = answer(path, f"text/plain; charset={charset}")
    assert status == "200 OK"


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_form_is_read_as_utf_8(charset: str) -> None:
    """The page of who sends no cookie shows what was typed."""
    status, page = answer(
        "/comments/new/x/",
        f"application/x-www-form-urlencoded; charset={charset}",
        b"text=na%C3%AFve+words",
    )
    assert status == "403 Forbidden"
    assert "naïve words" in page


def test_the_boundary_of_a_form_in_parts_stays() -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nWords in parts\r\n--b--\r\n'
    _, page = answer("/comments/new/x/", "multipart/form-data; charset=utf-16; boundary=b", body)
    assert "Words in parts" in page
