"""Null characters in addresses get an answer in words, on whatever page."""

import pytest
from django.test import Client

from config.null_characters import REFUSAL


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/rulings/%00/",
        "/rulings/a%00b/a-title/",
        "/admin/rulings/ruling/?q=a%00b",
        "/admin/rulings/ruling/?state=%00",
        "/admin/rulings/ruling/a%00b/change/",
        "/admin/comments/comment/?ruling__id__exact=%00",
    ],
)
def test_a_null_character_is_refused_in_words(admin_client: Client, address: str) -> None:
    response = admin_client.get(address)
    assert response.status_code == 400
    assert response.content.decode() == REFUSAL


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sanction", "regulator", "year", "decided_after", "sort", "page"])
def test_a_form_refuses_a_null_character_by_itself(client: Client, name: str) -> None:
    response = client.get("/rulings/", {name: "\0"})
    assert response.status_code == 400
    assert "Please check your search" in response.content.decode()
