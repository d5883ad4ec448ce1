import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from config.headers import PERMISSIONS


def test_livez_needs_no_database(client: Client) -> None:
    response = client.get("/livez")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_readyz_when_all_is_well(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ready")


@pytest.mark.django_db
def test_readyz_when_a_migration_is_missing(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"not ready")


@pytest.mark.django_db
def test_readyz_when_the_database_refuses(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_migrations RENAME COLUMN app TO application")
    response = client.get("/readyz")
    assert response.status_code == 503


@pytest.mark.parametrize("address", ["/livez", "/readyz"])
def test_health_is_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_every_answer_carries_the_headers(client: Client) -> None:
    headers = client.get("/livez").headers
    assert headers["X-Robots-Tag"] == "noindex"
    assert headers["Permissions-Policy"] == PERMISSIONS
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in headers["Content-Security-Policy"]


def test_a_site_that_may_be_listed_says_nothing(client: Client, settings: Settings) -> None:
    settings.INDEXABLE = True
    assert "X-Robots-Tag" not in client.get("/livez").headers
