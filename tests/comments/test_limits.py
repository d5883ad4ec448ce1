"""Every limit is a setting."""

from dataclasses import fields

import pytest

from comments.limits import Limits, WrongLimit

NAMES = [limit.name for limit in fields(Limits)]


def test_what_the_environment_does_not_say_stays_as_it_is() -> None:
    assert Limits.from_environment({"LINKS": "9", "COMMENTS_OTHER": "9"}) == Limits()


@pytest.mark.parametrize("name", NAMES)
def test_each_limit_can_be_set(name: str) -> None:
    assert getattr(Limits.from_environment({f"COMMENTS_{name.upper()}": "1"}), name) == 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["", "-1", "1.5", "many", "²", "1e3", "999999999", "9" * 5000])
def test_what_is_no_limit_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(WrongLimit, match=f"COMMENTS_{name.upper()}=.*give a whole number"):
        Limits.from_environment({f"COMMENTS_{name.upper()}": value})


@pytest.mark.parametrize(
    "name", ["a_page", "longest", "hours_to_write", "window_minutes", "alike", "letter_tries"]
)
def test_where_nothing_would_work_without_one_there_is_at_least_one(name: str) -> None:
    with pytest.raises(WrongLimit, match="from 1 to"):
        Limits.from_environment({f"COMMENTS_{name.upper()}": "0"})
