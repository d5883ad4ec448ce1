"""The tests' own look for what axe-core finds: after the colours have settled, not on their way."""

from playwright.sync_api import Page

from tests.accessible import violations

PAGE = """
<!doctype html><html lang="en"><title>A page</title>
<style>h1 { background: white; color: #ddd; transition: color 2s } .dark { color: black }</style>
<main><h1>Readable or not</h1></main></html>
"""


def test_a_colour_on_its_way_is_waited_for(page: Page) -> None:
    page.set_content(PAGE)
    assert [rule for rule, _ in violations(page)] == ["color-contrast"]
    page.evaluate("document.querySelector('h1').className = 'dark'")
    assert violations(page) == []
