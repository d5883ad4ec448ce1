"""What is sent to us is read as UTF-8, whatever it says of itself.

Browsers send forms in the encoding of the page, and ours are UTF-8. Python knows encodings that
make no text at all of bytes (`rot13`, `zlib`), and Django reads the address in the one that a
request names, before any middleware runs.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_CHARSET = re.compile(r"\s*;\s*charset\s*=\s*(\"[^\"]*\"|[^;]*)", re.IGNORECASE)


def always_utf_8(application: Application) -> Application:
    """The application, of whose requests none names an encoding."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if "CONTENT_TYPE" in environ:
            environ["CONTENT_TYPE"] = _CHARSET.sub("", environ["CONTENT_TYPE"])
        return application(environ, start_response)

    return answer
