"""A browser without scripts: keeps cookies, sends forms back as they stand on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

Fields = list[tuple[str, str]]


@dataclass
class Page:
    """What a request led to, after redirects."""

    address: str
    status: int
    html: str

    def forms(self) -> list[Fields]:
        """Names and values of the hidden fields of each form that is posted."""
        reader = _Forms()
        reader.feed(self.html)
        return reader.forms

    def form(self) -> Fields:
        """Those of the first form of the page."""
        return list(self.forms()[0])

    def ids(self, pattern: str) -> list[int]:
        """The numbers that a pattern with one group finds."""
        return [int(number) for number in re.findall(pattern, self.html)]


@dataclass
class Browser:
    """One visitor of a site, whose network address a proxy of ours tells."""

    site: str
    address: str
    cookies: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str) -> Page:
        return self._open(Request(urljoin(self.site, path)))

    def post(self, path: str, fields: Fields) -> Page:
        body = urlencode(fields).encode()
        return self._open(Request(urljoin(self.site, path), body))

    def _open(self, request: Request) -> Page:
        request.add_header("X-Forwarded-For", self.address)
        opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.cookies))
        try:
            with opener.open(request, timeout=60) as response:
                return Page(response.geturl(), response.status, response.read().decode())
        except HTTPError as error:
            with error:
                return Page(request.full_url, error.code, error.read().decode())


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Fields] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "form" and named.get("method", "").lower() == "post":
            self.forms.append([])
        elif tag == "input" and self.forms and named.get("type") == "hidden":
            self.forms[-1].append((named["name"], named.get("value", "")))
