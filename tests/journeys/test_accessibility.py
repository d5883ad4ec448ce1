"""axe-core finds nothing on any kind of page, in light and dark, wide and narrow."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

from rulings.models import Ruling
from tests.accessible import violations

pytestmark = [pytest.mark.long, pytest.mark.django_db]

# axe runs as a script in the page, which our content security policy forbids for everyone else.
Scheme = Literal["light", "dark"]
VIEWS: list[tuple[Scheme, int]] = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]


def paths() -> list[str]:
    """One address of every kind of page, and the richest ruling."""
    discussed = max(Ruling.objects.all(), key=lambda ruling: ruling.comments.count())
    conditions = Ruling.objects.filter(sanctions__conditions__phases__from_month__gt=0).first()
    assert conditions is not None
    return [
        "/",
        "/rulings/?sanction=caution&q=record",
        "/rulings/?q=nothingatall",
        "/rulings/?sanction=nonsense",
        "/rulings/?sanction=prohibition&regulator=hcpc&decided_within=45",
        "/rulings/?page=1000",
        "/rulings/?q=%22lack+of+competence",
        "/rulings/?q=struck+off&sanction=removal",
        "/rulings/?q=competense",
        "/help/search/",
        "/comments/",
        "/comments/?q=fair",
        discussed.get_absolute_url(),
        f"{conditions.get_absolute_url()}?q=supervision&place=1",
        conditions.get_absolute_url(),
        "/coverage/",
        "/accessibility/",
        "/no/such/page/",
        "/admin/login/",
    ]


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing(browser: Browser, shown_site: str, scheme: Scheme, width: int) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    found = {}
    for path in paths():
        page.goto(shown_site + path)
        found[path] = violations(page)
    context.close()
    assert found == {path: [] for path in found}
