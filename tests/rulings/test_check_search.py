"""The command that holds the search entries against the rulings."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import InternalError, connection

from rulings.freshness import Difference, Fault, differences, one_snapshot
from rulings.models import Ruling, SearchEntry
from tests.rulings.described import draft, published
from tests.rulings.models.feeders import other_session

pytestmark = pytest.mark.django_db(transaction=True)

MEND = "To mend this: python manage.py check_search --repair\n"


def check(*arguments: str) -> tuple[int, str]:
    """Exit status, and all that was printed."""
    printed = StringIO()
    try:
        call_command("check_search", *arguments, stdout=printed, stderr=printed)
    except SystemExit as end:
        return int(end.code or 0), printed.getvalue()
    return 0, printed.getvalue()


def past_the_triggers(*statements: str) -> None:
    """Change rulings in a way that no trigger sees, as a restore by halves would."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE rulings_ruling DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ALTER TABLE rulings_ruling ENABLE TRIGGER USER")


def test_nothing_is_wrong_with_an_empty_site() -> None:
    assert check() == (0, "0 public rulings: the search holds what they say.\n")


def test_nothing_is_wrong_with_the_demonstration() -> None:
    call_command("load_demonstration", verbosity=0)
    draft()
    public = Ruling.objects.published().count()
    assert check() == (0, f"{public} public rulings: the search holds what they say.\n")


def test_every_kind_of_fault_has_its_line() -> None:
    shown, hidden, renamed = (published(title=title) for title in ("Shown", "Hidden", "R" * 61))
    past_the_triggers(
        f"UPDATE rulings_ruling SET state = 'withdrawn' WHERE id = '{hidden.pk}'",
        f"UPDATE rulings_ruling SET impairment = 'not_found' WHERE id = '{renamed.pk}'",
    )
    SearchEntry.objects.filter(pk=shown.pk).delete()
    lines = [
        f"{shown.pk} “Shown”: public, but not in the search\n",
        f"{hidden.pk} “Hidden”: in the search, but not public\n",
        f"{renamed.pk} “{'R' * 59}…”: 2 columns: content_hash, impairment\n",
    ]
    status, printed = check()
    assert status == 1
    assert printed == "".join(sorted(lines)) + (
        "2 public rulings; 3 search entries are wrong: 1 missing, "
        "1 of rulings that are not public, 1 out of date.\n" + MEND
    )


def test_a_repair_mends_it_and_says_so() -> None:
    ruling = published(title="Shown")
    past_the_triggers("UPDATE rulings_ruling SET title = 'Renamed'")
    status, printed = check("--repair")
    assert status == 0
    assert printed == (
        f"{ruling.pk} “Renamed”: 3 columns: content_hash, long_vector, short_vector\n"
        "1 public ruling; 1 search entry is wrong: 1 out of date.\n"
        "Repaired: 1 search entry made anew, none is wrong now.\n"
    )
    assert check()[0] == 0


def test_what_a_repair_cannot_mend_is_said() -> None:
    ruling = published(title="Shown")
    past_the_triggers("UPDATE rulings_ruling SET state = 'withdrawn'")
    with connection.cursor() as cursor:
        cursor.execute("CREATE RULE stays AS ON DELETE TO rulings_searchentry DO INSTEAD NOTHING")
    try:
        status, printed = check("--repair")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP RULE stays ON rulings_searchentry")
    line = f"{ruling.pk} “Shown”: in the search, but not public\n"
    assert status == 1
    assert printed.count(line) == 2
    assert printed.endswith("1 of 1 still wrong after the repair.\n")


def test_an_entry_without_a_ruling_is_found_and_goes() -> None:
    published()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE rulings_searchentry SET ruling_id = 'nothing'")
        cursor.execute("RESET session_replication_role")
    assert "nothing “”: in the search, but not public\n" in check("--repair")[1]
    assert not SearchEntry.objects.filter(pk="nothing").exists()


def test_edits_that_go_on_meanwhile_change_nothing_in_the_report() -> None:
    ids = sorted(published().pk for _ in range(2))
    past_the_triggers("UPDATE rulings_ruling SET agency = true")
    with one_snapshot():
        found = differences(batch=1)
        first = next(found)
        with other_session() as session:
            session.execute("SELECT rulings_refresh_entries(%s)", [ids])
        assert [first, *found] == [
            Difference(pk, first.title, Fault.OUTDATED, ("content_hash",)) for pk in ids
        ]
    assert list(differences()) == []


def test_a_check_changes_nothing() -> None:
    published()
    with pytest.raises(InternalError, match="read-only transaction"), one_snapshot():
        SearchEntry.objects.all().delete()


def test_a_tally_that_holds_what_the_entries_say_is_not_mentioned() -> None:
    published()
    call_command("tally", stdout=StringIO())
    published(title="Not yet in the tally")
    assert check() == (0, "2 public rulings: the search holds what they say.\n")


@pytest.mark.parametrize(
    "hand",
    [
        "UPDATE rulings_tally SET bits = ~bits WHERE kind = 'sanction'",
        "DELETE FROM rulings_tally WHERE kind = 'year'",
        "UPDATE rulings_tallied SET number = number + 2",
        "DELETE FROM rulings_untallied",
        "UPDATE rulings_tallytotal SET counts = NULL WHERE kind = 'all'",
        "DELETE FROM rulings_tallytotal WHERE kind = 'sanction'",
    ],
)
def test_a_hand_in_the_tally_is_found_and_mended(hand: str) -> None:
    published()
    changed = published()
    call_command("tally", stdout=StringIO())
    Ruling.objects.filter(pk=changed.pk).update(decided_on="2011-11-11")
    with connection.cursor() as cursor:
        cursor.execute(hand)
    wrong = "The tally, which searches are counted from, does not hold what the entries say.\n"
    right = "2 public rulings: the search holds what they say.\n"
    assert check() == (1, f"{right}{wrong}{MEND}")
    mended = "Repaired: the tally of 2 search entries made anew.\n"
    assert check("--repair") == (0, f"{right}{wrong}{mended}")
    assert check() == (0, right)


def test_the_tally_is_made_when_it_is_asked_for() -> None:
    printed = StringIO()
    call_command("tally", stdout=printed)
    published(), draft()
    call_command("tally", stdout=printed)
    assert printed.getvalue() == "The tally holds 0 rulings.\nThe tally holds 1 ruling.\n"
