"""The links from a page to the other faces of its search."""

import re
from html import unescape

from django.http import QueryDict
from django.template.loader import render_to_string

from rulings.faces.spreadsheet import CSV_ROWS


def links(component: str, query: str, count: int = 3) -> list[str]:
    context = {"query": QueryDict(query), "count": count, "rows": CSV_ROWS}
    page = render_to_string(f"components/{component}.html", context)
    return [unescape(link) for link in re.findall(r'href="([^"]+)"', page)]


QUERY = "q=late+notes&sanction=caution&sanction=advice&sort=oldest&page=3&size=25"


def test_each_face_is_linked_with_the_query_it_needs() -> None:
    words = "q=late+notes&sanction=caution&sanction=advice"
    assert links("faces", QUERY) == [
        f"/rulings.csv?{words}&sort=oldest",
        f"/rulings.json?{words}&sort=oldest&page=3&size=25",
        f"/rulings.atom?{words}&sort=changed&size=25",
    ]


def test_programs_find_the_same_links_in_the_head() -> None:
    csv, json, atom = links("faces", QUERY)
    assert links("alternates", QUERY) == [atom, json, csv]


def test_the_search_for_everything_has_faces_too() -> None:
    assert links("faces", "")[2] == "/rulings.atom?sort=changed"


def test_a_hostile_query_stays_inside_its_link() -> None:
    page = render_to_string(
        "components/faces.html",
        {"query": QueryDict('q="><script>'), "count": 1, "rows": CSV_ROWS},
    )
    assert "<script>" not in page


def test_the_cap_is_said_only_where_it_cuts() -> None:
    def note(count: int) -> str:
        context = {"query": QueryDict(), "count": count, "rows": CSV_ROWS}
        page = render_to_string("components/faces.html", context)
        return " ".join(re.findall(r'<p class="note">(.*?)</p>', page))

    assert note(10_000) == ""
    assert note(12_345).startswith("The spreadsheet holds the first 10,000 of 12,345 rulings")
