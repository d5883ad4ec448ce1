"""What tests look for on the result page."""

import re

from django.test import Client


def get(client: Client, query: str = "", status: int = 200) -> str:
    """The HTML of the result page for a query string."""
    response = client.get(f"/rulings/{query}")
    assert response.status_code == status
    return response.content.decode()


def titles(page: str) -> list[str]:
    """The rulings listed, in their order."""
    return re.findall(r'class="card-title"><a href="[^"]+">([^<]+)</a>', page)


def boxes(page: str, name: str) -> dict[str, int]:
    """The values of a facet with their counts."""
    found = re.findall(
        rf'name="{name}" value="(\w+)"(?: checked)?>.*?class="count">(\d+)<', page, re.DOTALL
    )
    return {value: int(count) for value, count in found}


def chips(page: str) -> list[str]:
    """The applied filters, in words."""
    found = re.findall(r'Remove </span>([^<]+)<strong>([^<]+)</strong><span class="cross"', page)
    return [label + value for label, value in found]
