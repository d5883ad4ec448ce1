"""A small mail server of our own: it takes letters, refuses some, hangs up, and can be away."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

GREETING = b"220 mail.example"


@dataclass
class Post:
    """What the server took, as it came; whom it refuses; after which letter it hangs up."""

    port: int = 0
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    refusal: bytes = b"550 5.1.1 <%s>: no mailbox here by that name"
    hangs_up_after: int | None = None
    greeting: bytes = GREETING
    connections: int = 0

    @property
    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]


@contextmanager
def serving(post: Post) -> Iterator[Post]:
    """At the post's port, or at a free one that it keeps from then on."""

    class Handler(_Conversation):
        taking = post

    with _Server(("127.0.0.1", post.port), Handler) as server:
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield post
        finally:
            server.shutdown()
            thread.join()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


class _Conversation(socketserver.StreamRequestHandler):
    taking: Post

    def handle(self) -> None:
        self.taking.connections += 1
        self._say(self.taking.greeting)
        for line in self.rfile:
            verb = line[:4].upper().strip()
            if verb == b"RCPT":
                self._recipient(line)
            elif verb == b"DATA":
                if not self._take():
                    return
            elif verb == b"QUIT":
                self._say(b"221 Bye")
                return
            else:
                self._say(b"250 OK")

    def _recipient(self, line: bytes) -> None:
        email = line.partition(b"<")[2].partition(b">")[0].decode()
        if email in self.taking.refused:
            said = self.taking.refusal
            self._say(said % email.encode() if b"%s" in said else said)
        else:
            self.taking.recipients.append(email)
            self._say(b"250 OK")

    def _take(self) -> bool:
        """Whether it goes on after the letter."""
        self._say(b"354 Go on")
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b"."))
        self.taking.raw.append(b"".join(lines))
        self._say(b"250 OK")
        return len(self.taking.raw) != self.taking.hangs_up_after

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")
