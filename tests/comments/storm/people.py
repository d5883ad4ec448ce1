"""Who takes part: writers, moderators, and somebody who only reads."""

from __future__ import annotations

import random
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.comments.storm.browsing import Browser, Fields, Page

# Stands in words that no moderator lets in.
FORBIDDEN = "heliotrope"
PASSWORD = "of a busy minute"
COMPLAINT = "Look at this"
# Of a page, from its top: where several report, they often report the same.
MOST_READ = 3
QUEUE = "/admin/comments/comment/"


@dataclass
class Visitor(ABC):
    """Acts until the time is over; what should not have happened is noted."""

    site: str
    rulings: list[str]  # paths of their pages
    ends: float
    number: int
    address: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.browser = Browser(self.site, self.address)
        self.chance = random.Random(self.number)

    def run(self) -> None:
        while time.monotonic() < self.ends:
            self.act()

    @abstractmethod
    def act(self) -> None:
        """One thing that such a visitor does."""

    def got(self, page: Page, wanted: int, *possible: int) -> bool:
        """Whether the answer was the wanted one; any that is not even possible is a fault."""
        if page.status not in {wanted, *possible}:
            self.faults.append(f"{page.status} at {page.address}: {page.html[:300]}")
        return page.status == wanted


@dataclass
class Writer(Visitor):
    """Writes comments and replies, some twice, withdraws some, reports what others wrote.

    ``kept`` holds the words of every comment that the site said it took, in whatever state;
    ``reported`` which comments it said it took a report about.
    """

    kept: dict[str, str] = field(default_factory=dict)
    reported: list[int] = field(default_factory=list)

    def act(self) -> None:
        page = self.browser.get(self.chance.choice(self.rulings))
        self.got(page, 200)
        shown = page.ids(r'<article id="comment-(\d+)"')
        if shown and self.chance.random() < 0.3:
            self._report(self.chance.choice(shown[:MOST_READ]))
        if shown and self.chance.random() < 0.6:
            # A moderator may have taken away by now what is answered.
            self._write(f"/comments/{self.chance.choice(shown)}/reply/", 404)
        else:
            self._write(f"/comments/new/{urlsplit(page.address).path.split('/')[2]}/")

    def _write(self, path: str, *possible: int) -> None:
        page = self.browser.get(path)
        if not self.got(page, 200, *possible):
            return
        text = f"Writer {self.number}, comment {len(self.kept) + 1}"
        text += f": {FORBIDDEN}" if self.chance.random() < 0.25 else ": fair & <square>"
        filled: Fields = [
            *page.form(),
            ("name", f"Writer {self.number}"),
            ("email", f"writer{self.number}@example.org"),
            ("text", text),
        ]
        sent = self.browser.post(path, filled)
        if self._is_kept(sent, text) and self.chance.random() < 0.2:
            # By now a moderator may have taken away what is answered: the first answer counts.
            self.got(self.browser.post(path, filled), 200, 422)
        if text in self.kept and self.chance.random() < 0.1:
            self._withdraw(sent, text)

    def _is_kept(self, sent: Page, text: str) -> bool:
        if self.got(sent, 200, 422) and "/comments/mine/" in sent.address:
            self.kept[text] = "sent"
        return text in self.kept

    def _withdraw(self, page: Page, text: str) -> None:
        path = f"{urlsplit(page.address).path}withdraw/"
        page = self.browser.get(path)
        if not page.forms():  # a moderator was faster
            self.got(page, 200, 403)
            return
        answer = self.browser.post(path, page.form())
        self.got(answer, 200, 403)
        if "You withdrew your comment" in answer.html:
            self.kept[text] = "withdrawn"

    def _report(self, comment: int) -> None:
        """A moderator, or other reports, may have taken it away by now."""
        path = f"/comments/{comment}/report/"
        page = self.browser.get(path)
        if not self.got(page, 200, 404):
            return
        answer = self.browser.post(path, [*page.form(), ("reason", "other"), ("text", COMPLAINT)])
        if self.got(answer, 200, 404) and "Your report is with the moderators" in answer.html:
            self.reported.append(comment)


@dataclass
class Moderator(Visitor):
    """Decides about what waits, one by one and many at once; changes their mind now and then."""

    decided: int = 0

    def run(self) -> None:
        self._sign_in()
        super().run()

    def _sign_in(self) -> None:
        page = self.browser.get("/admin/login/")
        name = ("username", f"moderator{self.number}")
        signed_in = self.browser.post(
            "/admin/login/", [*page.form(), name, ("password", PASSWORD), ("next", QUEUE)]
        )
        if not signed_in.address.endswith(QUEUE):
            self.faults.append(f"moderator{self.number} was not let in")

    def act(self) -> None:
        list_of = self.chance.choice(["", "?state=approved", "?state=all"])
        page = self.browser.get(QUEUE + (list_of if self.chance.random() < 0.2 else ""))
        if not self.got(page, 200):
            return
        ticked = page.ids(r'name="ticked" value="(\d+)"')
        bad = [row for row in ticked if FORBIDDEN in _row(page, row)]
        reported = [row for row in ticked if f'value="keep:{row}"' in _row(page, row)]
        good = [row for row in ticked if row not in bad]
        if bad:
            self._decide(page, self.chance.choice(["reject", "spam"]), bad)
        elif reported:
            self._decide(page, self.chance.choice(["keep", "keep", "remove"]), reported)
        elif good:
            take_away = bool(list_of) and self.chance.random() < 0.3
            self._decide(page, "remove" if take_away else "approve", good)

    def _decide(self, page: Page, decision: str, rows: list[int]) -> None:
        form = next(form for form in page.forms() if any(name == "shown" for name, _ in form))
        path = urlsplit(page.address)
        answer = self.browser.post(
            f"{path.path}?{path.query}",
            [*form, ("decide", decision), *(("ticked", str(row)) for row in rows)],
        )
        if self.got(answer, 200):
            self.decided += len(rows)


@dataclass
class Reader(Visitor):
    """Reads page after page: what no moderator let in may never stand there."""

    read: int = 0

    def act(self) -> None:
        page = self.browser.get(
            self.chance.choice([*self.rulings, "/comments/?size=50", "/comments.atom"])
        )
        self.got(page, 200)
        self.read += 1
        if FORBIDDEN in page.html:
            self.faults.append(f"Shown although nobody let it in, at {page.address}")


def _row(page: Page, number: int) -> str:
    return page.html.split(f'id="row-{number}"')[1].split("</article>")[0]
