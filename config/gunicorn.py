"""How the web server runs: gunicorn reads this (``--config=python:config.gunicorn``)."""

import gc
from typing import Final

from django.urls import get_resolver
from gunicorn.http import message
from gunicorn.workers.base import Worker

worker_class: Final = "gthread"
workers: Final = 2
threads: Final = 4
graceful_timeout: Final = 5
loglevel: Final = "warning"
control_socket_disable: Final = True

# Ten thousand typed characters, each up to twelve when it is encoded, get an answer from us. Of its
# own gunicorn knows no limit between 8 190 and none, and none would let one line fill the memory.
limit_request_line: Final = 128 * 1024
message.MAX_REQUEST_LINE = limit_request_line

# A page makes tens of thousands of small objects, nearly all without circles: the collector need
# not look at them after every seven hundred.
COLLECT_AFTER: Final = 10_000


def post_worker_init(worker: Worker) -> None:  # noqa: ARG001
    """Load all views before the first visitor comes; what is loaded by then stays for good.

    The collector would go through all of it again and again, a tenth of a second each time.
    """
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
