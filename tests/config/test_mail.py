"""The mail server that the environment names."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.mail import WRONG, MailServer, settings_for


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", MailServer("localhost", 25, "", "", use_tls=False, use_ssl=False)),
        ("smtp://mail.example", MailServer("mail.example", 587, "", "", True, False)),
        ("smtps://mail.example", MailServer("mail.example", 465, "", "", False, True)),
        ("smtp+plain://localhost", MailServer("localhost", 25, "", "", False, False)),
        ("smtp://u:p@mail.example:2525", MailServer("mail.example", 2525, "u", "p", True, False)),
        (
            "smtps://letters%40site.example:p%2Fw%3A%40@mail.example",
            MailServer("mail.example", 465, "letters@site.example", "p/w:@", False, True),
        ),
        ("smtp://[2001:db8::1]:25", MailServer("2001:db8::1", 25, "", "", True, False)),
    ],
)
def test_an_address_names_a_server(url: str, server: MailServer) -> None:
    assert settings_for(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "mail.example:587",
        "http://mail.example",
        "smtp://",
        "smtp://u:p@",
        "smtp://mail.example:port",
        "smtp://mail.example:99999",
        "smtp://[mail.example",
        "smtp://u:p/w@mail.example",
        " ",
    ],
)
def test_an_address_that_names_none_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_for(url)
    assert str(refused.value) == WRONG
