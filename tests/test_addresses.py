"""Public addresses, frozen: other people link to them. Change one only with a redirect."""

import pytest
from django.urls import resolve


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "rulings:front"),
        ("/rulings/", "rulings:search"),
        ("/rulings/7k2m9x4qdt/", "rulings:ruling_by_id"),
        ("/rulings/7k2m9x4qdt/a-title/", "rulings:ruling"),
        ("/rulings/7k2m9x4qdt.json", "rulings:ruling_as_data"),
        ("/rulings.json", "rulings:search_as_data"),
        ("/rulings.csv", "rulings:spreadsheet"),
        ("/rulings.atom", "rulings:feed"),
        ("/vocabulary.json", "rulings:vocabulary"),
        ("/opensearch.xml", "rulings:opensearch"),
        ("/suggestions.json", "rulings:suggestions"),
        ("/comments/", "comments:search"),
        ("/comments/17/", "comments:comment"),
        ("/comments/17/reply/", "comments:reply"),
        ("/comments/17/report/", "comments:report"),
        ("/comments/new/7k2m9x4qdt/", "comments:write"),
        ("/comments/rules/", "comments:house_rules"),
        ("/comments/mine/a:b:c/", "comments:mine"),
        ("/comments/letters/a:b:c/", "comments:letters"),
        ("/comments/letters/a:b:c/stop/", "comments:stop"),
        ("/comments.atom", "comments:feed"),
        ("/rulings/7k2m9x4qdt/comments.atom", "comments:feed_of_ruling"),
        ("/coverage/", "rulings:coverage"),
        ("/accessibility/", "rulings:accessibility"),
        ("/admin/", "admin:index"),
    ],
)
def test_an_address_leads_where_it_always_did(path: str, name: str) -> None:
    assert resolve(path).view_name == name
