"""What makes no sense is said by name, to every reader."""

import re

import pytest
from django.test import Client

from rulings.filters import ParametersForm
from rulings.search.facets import FACETS
from tests.rulings.views.pages import get

pytestmark = pytest.mark.django_db

NONSENSE = {
    **{facet.name: "no-such-value" for facet in FACETS},
    "duration_min": "0",
    "duration_max": "long",
    "decided_after": "2018-02-31",
    "decided_before": "yesterday",
    "decided_within": "0",
    "sort": "random",
    "page": "0",
    "size": "11",
}


def test_each_problem_names_its_filter_and_its_parameter(client: Client) -> None:
    response = client.get("/rulings/", NONSENSE)
    assert response.status_code == 400
    problems = re.findall(
        r"<li>([^<]+) <span class=\"parameter\">In the address: <code>(\w+)</code>",
        response.content.decode(),
    )
    assert {name for _, name in problems} == set(NONSENSE)
    for sentence, name in problems:
        assert f"“{ParametersForm.base_fields[name].label}”" in sentence


def test_the_problems_are_announced_with_their_heading(client: Client) -> None:
    page = get(client, "?sanction=hanging", status=400)
    assert 'role="alert" aria-labelledby="problems-title"' in page
    assert '<h2 id="problems-title">Please check your search</h2>' in page


def test_a_blank_value_is_no_problem(client: Client) -> None:
    blanks = "&".join(f"{name}=" for name in NONSENSE)
    get(client, f"?q=&{blanks}&sanction=%20")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?q=late%00notes", 200),
        ("?q=late%00notes&sanction=%00", 400),
        ("?decided_after=2017-09-25%00&sort=%00&year=%00", 400),
    ],
)
def test_a_null_character_is_never_printed(client: Client, query: str, status: int) -> None:
    page = get(client, query, status)
    assert "\0" not in page
    assert "%00" not in page
    assert ('type="search" value="late notes"' in page) is ("q=" in query)


def test_more_values_than_anyone_ticks_are_refused(client: Client) -> None:
    years = "&".join(f"year={year}" for year in range(1900, 1941))
    for path in ("/rulings/", "/rulings.json", "/rulings.csv", "/rulings.atom"):
        response = client.get(f"{path}?{years}")
        assert response.status_code == 400
        assert "takes at most 40 values" in response.content.decode()


@pytest.mark.parametrize("year", ["0000", "1857", "9999", "20177"])
def test_a_year_without_panels_is_refused(client: Client, year: str) -> None:
    response = client.get(f"/rulings/?year={year}")
    assert response.status_code == 400
    assert "is not a value of" in response.content.decode()
