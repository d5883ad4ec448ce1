"""Ending a command that goes on for ever: what it is doing is finished first."""

from __future__ import annotations

import signal
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType, TracebackType

_SLICE = 0.25  # seconds: a request to stop is seen this soon
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """While this is open, Ctrl-C and SIGTERM only ask to stop."""

    def __init__(self) -> None:
        self.is_asked = False

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._ask) for number in _SIGNALS}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def wait(self, seconds: float) -> None:
        """So long, or until somebody asks."""
        end = time.monotonic() + seconds
        while not self.is_asked and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _SLICE))

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.is_asked = True
