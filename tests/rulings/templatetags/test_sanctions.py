"""An order in words and on the ladder."""

import pytest

from rulings.models import Sanction
from rulings.search.highlight import Finder
from rulings.search.language.understood import understand
from rulings.templatetags.sanctions import ladder, sanction
from rulings.views.marks import Count, Marker
from rulings.vocabulary import SanctionKind


@pytest.mark.parametrize("kind", SanctionKind)
def test_every_kind_stands_on_its_rung_in_words(kind: SanctionKind) -> None:
    shown = sanction(Sanction(kind=kind))
    assert shown.startswith(f'<span class="sanction rung-{kind.rung}">{ladder(kind.rung)}')
    assert shown.endswith(f"<strong>{kind.label}</strong></span>")


def test_a_length_stands_beside_it() -> None:
    shown = sanction(Sanction(kind=SanctionKind.SUSPENSION, duration_months=9))
    assert shown.endswith('</strong> <span class="length">9 months</span></span>')


def test_its_name_is_marked_where_it_is_searched() -> None:
    marker = Marker(Finder(understand("suspension").tree, {}), "sanction", Count())
    shown = sanction(Sanction(kind=SanctionKind.SUSPENSION), marker)
    assert '<strong><mark id="match-1">Suspension</mark></strong>' in shown
