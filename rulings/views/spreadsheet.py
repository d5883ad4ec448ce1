"""A whole search as a spreadsheet."""

from __future__ import annotations

import logging
from itertools import chain, islice
from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse

from rulings.faces.spreadsheet import CSV_ROWS, lines
from rulings.filters import RulingFilter
from rulings.found import Found
from rulings.terms import terms
from rulings.views.faces import LEFT_OUT, public_face, refused_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

ROWS_AT_ONCE = 500
BROKEN_OFF = "A spreadsheet broke off half-way; the reader was told."
INCOMPLETE = "This list is incomplete: it broke off here. Please fetch it again."

logger = logging.getLogger(__name__)


@public_face
def spreadsheet(request: HttpRequest) -> HttpResponseBase:
    """All rulings of a search in its order, up to ``CSV_ROWS``; a header counts what is left out.

    Rows are sent as they are read. What is wrong is said before the first; see ``_noticed``.
    """
    labels = terms()
    rulings = RulingFilter(request.GET, labels)
    if not rulings.is_valid():
        return refused_in_words(rulings)
    found = Found(rulings.criteria)
    left_out = found.number - CSV_ROWS
    # Servers iterate over what they do not send: whoever asks for the head alone gets no rows.
    most = 0 if request.method == "HEAD" else CSV_ROWS
    listed = found.between(rulings.order, 0, most).for_spreadsheet()
    fetched = listed.iterator(chunk_size=ROWS_AT_ONCE)
    rows = chain(list(islice(fetched, 1)), fetched)  # the first is asked for within the time limit
    response = StreamingHttpResponse(
        _noticed(lines(rows, labels, request.build_absolute_uri)),
        content_type="text/csv; charset=utf-8; header=present",
        headers={"Content-Disposition": 'attachment; filename="rulings.csv"'},
    )
    if left_out > 0:
        response.headers[LEFT_OUT] = str(left_out)
    return response


def _noticed(rows: Iterator[str]) -> Iterator[str]:
    """Log what goes wrong after the first row, say so in the last one, then let it through.

    A list cut short in silence would look complete. The server closes the connection without the
    last chunk, and a browser reports a download that failed; but a proxy that speaks HTTP/1.0 to
    the server cannot tell, hence the row.
    """
    try:
        yield from rows
    except Exception:
        logger.exception(BROKEN_OFF)
        yield f"{INCOMPLETE}\r\n"
        raise
