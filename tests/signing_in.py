"""Signing in to the desk, as a person does in a browser."""

from playwright.sync_api import Page


def sign_in(page: Page, name: str = "admin", password: str = "password") -> None:
    """On the page that asks for it; then wherever that leads."""
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda address: "/login/" not in address)
    page.get_by_role("button", name="Log out").wait_for()
