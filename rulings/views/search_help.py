"""How to search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import QueryDict
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from rulings.search.examples import CHAPTERS
from rulings.search.language.fields import FIELDS
from rulings.search.language.parse import MOST_APART, MOST_WORDS
from rulings.search.query import RANKED_AT_MOST

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """Everything the words of a search can say, by example, and how results are ordered."""
    context = {
        "blank": QueryDict(),
        "chapters": CHAPTERS,
        "fields": FIELDS.values(),
        "most_words": MOST_WORDS,
        "most_apart": MOST_APART,
        "ranked_at_most": RANKED_AT_MOST,
    }
    return TemplateResponse(request, "rulings/search_help.html", context)
