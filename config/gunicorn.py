"""How the web server runs: gunicorn reads this (``--config=python:config.gunicorn``)."""

from typing import Final

from gunicorn.http import message

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
