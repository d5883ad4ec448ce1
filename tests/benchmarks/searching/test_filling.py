import pytest

from benchmarks.searching.filling import filled
from benchmarks.searching.options import OptionProblem
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db


def test_a_database_with_so_many_rulings_is_used_as_it_is() -> None:
    published()
    draft()
    told: list[str] = []
    filled(2, told.append)
    assert told == []


def test_a_database_with_another_number_is_refused() -> None:
    published()
    with pytest.raises(OptionProblem, match=r"^The database that DATABASE_300 names holds 1 rul"):
        filled(300, print)
