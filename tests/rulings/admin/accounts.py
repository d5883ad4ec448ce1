"""Accounts of each role, signed in."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.messages import get_messages
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from rulings.models import Ruling
from rulings.roles import Role
from tests.rulings.admin import form

LIST = "/admin/rulings/ruling/"


def account(role: Role | None) -> User:
    """Somebody at the desk who has the role, or none."""
    user = User.objects.create_user(f"a-{role or 'nobody'}", password="of the desk", is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def at_desk(role: Role | None) -> Client:
    """A browser in which such an account is signed in."""
    return signed_in(account(role))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def told(answer: Any) -> list[str]:
    """What the messages say."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def step_page(ruling: Ruling, step: str) -> str:
    """The address of the page of a step."""
    return f"{LIST}{ruling.pk}/{step}/"


def take(client: Client, ruling: Ruling, step: str, **sent: str) -> Any:
    """Open the page of a step and press its button."""
    return client.post(step_page(ruling, step), {"seen": seen(client, ruling, step)} | sent)


def seen(client: Client, ruling: Ruling, step: str) -> str:
    """What the page says that it showed; empty where there is no page or nothing to press."""
    page = LexborHTMLParser(client.get(step_page(ruling, step)).content.decode())
    field = page.css_first("[name=seen]")
    return (field.attributes.get("value") or "") if field else ""


def state_offered(client: Client, ruling: Ruling) -> list[str]:
    """The states that the ruling's form offers; none where it is only shown."""
    page = LexborHTMLParser(client.get(form.change(ruling)).content.decode())
    return [node.attributes.get("value") or "" for node in page.css("select[name=state] option")]


def bar(client: Client, ruling: Ruling) -> dict[str, str]:
    """The steps that the bar offers: label → address; and what the bar says under “says”."""
    page = LexborHTMLParser(client.get(form.change(ruling)).content.decode())
    links = page.css(".ruling-steps a")
    node = page.css_first(".ruling-bar")
    return {link.text(): link.attributes.get("href") or "" for link in links} | {
        "says": " ".join(node.text().split()) if node else ""
    }


def now(ruling: Ruling) -> Ruling:
    """As the database has it."""
    return Ruling.objects.get(pk=ruling.pk)


def words(answer: Any) -> str:
    """The words of a page."""
    main = LexborHTMLParser(answer.content.decode()).css_first("#content")
    return " ".join(main.text().split()) if main else ""
