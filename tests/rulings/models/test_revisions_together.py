"""One revision a transaction: with savepoints, editors inside editors, and two sessions at once."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulings.editing import Editor, editing
from rulings.models import (
    Condition,
    Correction,
    Factor,
    Finding,
    Particular,
    Ruling,
    Sanction,
    Source,
)
from rulings.vocabulary import MadeWith
from tests.concurrent import both
from tests.rulings.described import draft
from tests.rulings.models.recorded import kept, latest, numbers, says, unrecorded

pytestmark = pytest.mark.django_db(transaction=True)


def change_too_much(editor: Editor) -> None:
    """Something that can be changed, and something that the database refuses."""
    with editing(editor):
        Finding.objects.update(reason="Goes.")
        Sanction.objects.update(duration_months=0)


def test_what_is_changed_and_changed_back_is_no_revision() -> None:
    ruling = draft()
    before = numbers(ruling)
    with transaction.atomic():
        with editing(Editor(MadeWith.DESK)):
            Sanction.objects.update(duration_months=12)
        with editing(Editor(MadeWith.DESK)):
            Sanction.objects.update(duration_months=36)
    assert numbers(ruling) == before


def test_a_transaction_that_is_rolled_back_leaves_nothing() -> None:
    ruling = draft()
    before = numbers(ruling)
    with pytest.raises(IntegrityError):
        change_too_much(Editor(MadeWith.DESK, reason="Too far"))
    assert numbers(ruling) == before
    Particular.objects.update(text="Changed after that.")
    assert latest(ruling).reason == ""
    assert unrecorded() == 0


def test_a_savepoint_that_is_rolled_back_is_not_recorded_and_the_rest_is() -> None:
    ruling = draft()
    before = numbers(ruling)
    with transaction.atomic():
        Particular.objects.update(text="Stays.")
        with pytest.raises(IntegrityError):
            change_too_much(Editor(MadeWith.IMPORT, reason="Undone"))
        with transaction.atomic():
            Factor.objects.update(text="Stays too.")
    assert numbers(ruling) == [*before, before[-1] + 1]
    revision = latest(ruling)
    assert (revision.made_with, revision.reason) == (MadeWith.DATABASE, "")
    assert revision.snapshot["particulars"][0]["text"] == "Stays."
    assert revision.snapshot["findings"][0]["reason"] != "Goes."
    assert revision.snapshot["factors"][0]["text"] == "Stays too."


def test_of_two_editors_one_inside_the_other_each_is_told_of_what_it_changed() -> None:
    one, other = draft(title="One"), draft(title="Other")
    with editing(Editor(MadeWith.DESK, reason="Around")):
        Ruling.objects.filter(pk=one.pk).update(summary="Changed before.")
        with editing(Editor(MadeWith.CLOCK, reason="Inside")):
            Ruling.objects.filter(pk=other.pk).update(summary="Changed inside.")
        Ruling.objects.filter(pk=one.pk).update(case_reference="After")
    assert (latest(one).made_with, latest(one).reason) == (MadeWith.DESK, "Around")
    assert (latest(other).made_with, latest(other).reason) == (MadeWith.CLOCK, "Inside")
    assert (len(numbers(one)), len(numbers(other))) == (
        len(set(numbers(one))),
        len(set(numbers(other))),
    )


def test_a_revision_of_several_editors_is_minor_only_if_all_say_so() -> None:
    ruling = draft()
    with editing(Editor(MadeWith.DESK, is_minor=True)):
        Particular.objects.update(text="Spelt.")
        with editing(Editor(MadeWith.DESK)):
            Sanction.objects.update(duration_months=12)
    assert not latest(ruling).is_minor


def test_after_an_editor_the_session_speaks_for_nobody() -> None:
    ruling = draft()
    with editing(Editor(MadeWith.DESK, reason="Said once", is_minor=True)):
        Particular.objects.update(text="One.")
    Particular.objects.update(text="Two.")
    revision = latest(ruling)
    assert (revision.made_with, revision.reason, revision.is_minor) == ("database", "", False)


def test_two_sessions_at_one_ruling_leave_two_revisions_and_the_second_holds_both() -> None:
    ruling = draft()
    before = numbers(ruling)
    both(
        lambda: Particular.objects.update(text="The first."),
        lambda: Sanction.objects.update(duration_months=12),
    ).result()
    assert numbers(ruling) == [*before, before[-1] + 1, before[-1] + 2]
    second, first = ruling.revisions.all()[:2]
    assert first.snapshot["sanctions"][0]["duration_months"] == 36
    assert second.snapshot["sanctions"][0]["duration_months"] == 12
    assert second.snapshot["particulars"][0]["text"] == "The first."
    assert kept(ruling) == says(ruling)


def test_two_sessions_that_add_parts_of_drafts_in_any_order_do_not_block_each_other() -> None:
    one, other = draft(title="One"), draft(title="Other")
    before = len(numbers(one)), len(numbers(other))

    def named(*rulings: Ruling) -> None:
        for ruling in rulings:
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO rulings_unrecorded (ruling_id) VALUES (%s)", [ruling.pk]
                )
        Source.objects.filter(ruling__in=rulings).update(title=f"Seen by {rulings[0].title}")

    both(lambda: named(one, other), lambda: named(other, one)).result()
    assert (len(numbers(one)), len(numbers(other))) == (before[0] + 2, before[1] + 2)
    assert unrecorded() == 0


CHANGES: dict[str, Callable[[Ruling, str], object]] = {
    "title": lambda ruling, word: Ruling.objects.filter(pk=ruling.pk).update(title=word),
    "particular": lambda ruling, word: Particular.objects.create(ruling=ruling, text=word),
    "particulars": lambda ruling, word: Particular.objects.filter(ruling=ruling).update(text=word),
    "no particulars": lambda ruling, _word: ruling.particulars.all().delete(),
    "finding": lambda ruling, word: Finding.objects.filter(ruling=ruling).update(reason=word),
    "sanction": lambda ruling, word: Sanction.objects.create(
        ruling=ruling, kind="advice", imposed=False, reason=word
    ),
    "condition": lambda ruling, word: Condition.objects.create(
        sanction=ruling.sanctions.all()[0], text=word
    ),
    "correction": lambda ruling, word: Correction.objects.create(ruling=ruling, note=word),
    "no corrections": lambda ruling, _word: ruling.corrections.all().delete(),
    "nothing": lambda ruling, _word: Ruling.objects.filter(pk=ruling.pk).update(state="draft"),
}
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
steps = st.lists(
    st.lists(
        st.tuples(st.sampled_from(sorted(CHANGES)), words, st.booleans()), min_size=1, max_size=4
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(transactions=steps)
def test_whatever_is_changed_the_newest_snapshot_says_what_the_ruling_says(
    transactions: list[list[tuple[str, str, bool]]],
) -> None:
    ruling = draft()
    for changes in transactions:
        before, said = numbers(ruling), says(ruling)
        with transaction.atomic():
            for name, word, is_undone in changes:
                point = transaction.savepoint()
                CHANGES[name](ruling, word)
                if is_undone:
                    transaction.savepoint_rollback(point)
        new = 1 if says(ruling) != said else 0
        assert numbers(ruling) == [*before, *range(len(before) + 1, len(before) + 1 + new)]
        assert kept(ruling) == says(ruling)
    assert unrecorded() == 0
