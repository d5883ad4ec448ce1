"""A site that sends letters, and the server that it sends them to."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.comments.letters.mail_server import Post, serving


@pytest.fixture
def sends(settings: Settings) -> None:
    """The site sends letters; nobody takes them yet."""
    settings.SENDS_LETTERS = True
    settings.SITE_ADDRESS = "https://rulings.example"
    settings.DEFAULT_FROM_EMAIL = "letters@rulings.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""


@pytest.fixture
def post(sends: None, settings: Settings) -> Iterator[Post]:
    """A mail server that takes the site's letters."""
    with serving(Post()) as post:
        settings.EMAIL_PORT = post.port
        yield post
