"""Where no comment meets a search, the page says which part of it to drop."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.models import Ruling
from tests.comments.pages import excerpts, get, link, stated
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    return published()


def test_where_nothing_is_found_the_page_says_what_to_drop(client: Client, ruling: Ruling) -> None:
    comment(ruling, "late", posted_at="2017-09-25T09:58Z")
    comment(ruling, "late too", posted_at="2017-09-25T09:58Z")
    comment(ruling, "early", posted_at="2019-09-25T09:58Z")
    page = get(client, q="late", posted_after="2018-01-01")
    assert stated(page) == "0 reader comments"
    nothing = page.split('class="nothing"')[1]
    kept_words = nothing.index("Remove Posted on or after: <strong>1 January 2018</strong> – 2")
    kept_date = nothing.index("Remove Words: <strong>late</strong> – 1 comment<")
    assert kept_words < kept_date
    assert excerpts(client.get(link(nothing, "Remove Words")).content.decode()) == ["early"]


def test_where_no_single_part_is_in_the_way_the_page_says_so(
    client: Client, ruling: Ruling
) -> None:
    comment(ruling, "early", posted_at="2016-09-25T09:58Z")
    page = get(client, q="late", posted_after="2018-01-01")
    assert "dropping one part is not enough" in page


def test_what_to_drop_is_counted_in_one_query(
    client: Client, ruling: Ruling, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    comment(ruling, "early", posted_at="2017-09-25T09:58Z")
    parameters = {"posted_after": "2016-01-01", "posted_before": "2018-01-01"}
    with django_assert_num_queries(6):
        page = get(client, q="late", ruling=ruling.pk, **parameters)
    assert "Remove Words: <strong>late</strong> – 1 comment<" in page
