"""Two saves at the same moment: the second one sees the first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from rulings.models import Autosave, Ruling
from rulings.vocabulary import RulingState
from tests.concurrent import both
from tests.rulings.admin.unsaved.editors import desk_of, opened, send
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_save_waits_for_the_one_under_way_and_then_shows_both() -> None:
    desks, ruling = (desk_of("first"), desk_of("second")), draft()
    first, second = (opened(desk, ruling) for desk in desks)
    later = both(
        lambda: send(desks[0], ruling, first, summary="Their words."),
        lambda: send(desks[1], ruling, second, summary="My words.").status_code,
    )
    assert later.result() == 409
    ruling.refresh_from_db()
    assert ruling.summary == "Their words."


def test_of_many_saves_at_once_one_is_taken_and_none_is_overwritten() -> None:
    ruling = draft()
    desks = [desk_of(f"editor{number}") for number in range(4)]
    forms = [opened(desk, ruling) for desk in desks]
    start = Barrier(len(desks))

    def save(number: int) -> Any:
        try:
            start.wait()
            return send(desks[number], ruling, forms[number], title=f"By {number}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(desks)) as threads:
        statuses = list(threads.map(save, range(len(desks))))
    assert sorted(statuses) == [302, 409, 409, 409]
    assert Ruling.objects.get().title == f"By {statuses.index(302)}"
    assert ruling.revisions.count() == 2


def test_nothing_typed_is_kept_of_a_ruling_that_expires_meanwhile() -> None:
    desk, ruling = desk_of("first"), published()
    fields = opened(desk, ruling)

    def expire() -> None:
        Ruling.objects.filter(pk=ruling.pk).update(state=RulingState.EXPIRED)

    later = both(expire, lambda: desk.post(f"/admin/rulings/ruling/{ruling.pk}/autosave/", fields))
    assert later.result().status_code == 404
    assert not Autosave.objects.exists()
