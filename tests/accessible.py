"""What axe-core finds on a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SETTLED = """
Promise.allSettled(
    document.getAnimations()
        .filter((each) => each instanceof CSSTransition)
        .map((each) => each.finished)
).then(() => null)
"""


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """Each rule that the page breaks, with the first places where, once all colours have settled.

    Links of the desk change their colour in 0.15 s, when the scheme changes too: a colour on its
    way from one to the other has the contrast of neither.
    """
    page.evaluate(SETTLED)
    return [
        (rule["id"], [node["html"][:200] for node in rule["nodes"][:3]])
        for rule in Axe().run(page).response["violations"]
    ]
