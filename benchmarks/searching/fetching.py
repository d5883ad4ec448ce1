"""One request over HTTP, timed from connecting to the last byte."""

from __future__ import annotations

import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import Final

from benchmarks.searching.timings import Answer

HOST: Final = "127.0.0.1"


def fetched(port: int, path: str, seconds: float) -> tuple[Answer, bytes]:
    """The answer and its body. Whoever says nothing for that long is not waited for."""
    started = time.perf_counter()
    problem, body, is_over = "", b"", False
    try:
        with closing(HTTPConnection(HOST, port, timeout=seconds)) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
            if response.status != 200:
                problem = f"{path} answered {response.status}"
    except TimeoutError:
        is_over = True
    except (OSError, HTTPException) as error:
        problem = f"{path} got no answer: {type(error).__name__}"
    took = (time.perf_counter() - started) * 1000
    return Answer(took, problem, is_over), body
