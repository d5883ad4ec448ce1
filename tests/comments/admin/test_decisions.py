import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from comments.models import Comment, Move
from comments.vocabulary import CommentState
from tests.comments.admin.queue import (
    EVERYTHING,
    QUEUE,
    decide,
    decide_in_row,
    moderator,
    opened,
    page_of,
    report,
    shown,
    signed_in,
    states,
    told,
)
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("decision", "before", "after", "message"),
    [
        ("approve", "pending", "approved", "2 comments were approved."),
        ("reject", "pending", "rejected", "2 comments were rejected."),
        ("spam", "pending", "spam", "2 comments were filed as spam."),
        ("remove", "approved", "removed", "2 comments were removed."),
        ("back", "rejected", "pending", "2 comments were put back in the queue."),
        ("approve", "spam", "approved", "2 comments were approved."),
    ],
)
def test_many_are_decided_at_once(
    admin_client: Client, decision: str, before: str, after: str, message: str
) -> None:
    ruling = published()
    first, second = comment(ruling, state=before), comment(ruling, state=before)
    other = comment(ruling, state=before)

    answer = decide(admin_client, decision, first, second)

    assert told(answer) == message
    assert states(first, second, other) == [after, after, before]


def test_one_is_decided_in_its_row_and_the_list_goes_on_with_the_next(
    admin_client: Client,
) -> None:
    ruling = published()
    first, second, third = (comment(ruling, state="pending") for _ in range(3))

    answer = decide_in_row(admin_client, "approve", second, f"{QUEUE}?q=well")

    assert told(answer) == "1 comment was approved."
    assert answer.headers["Location"] == f"{QUEUE}?q=well#row-{third.pk}"
    assert states(first, second, third) == ["pending", "approved", "pending"]

    answer = decide_in_row(admin_client, "reject", third)

    assert answer.headers["Location"] == f"{QUEUE}#row-{first.pk}"


def test_the_last_page_may_be_decided_empty(admin_client: Client) -> None:
    ruling = published()
    waiting = [comment(ruling, state="pending") for _ in range(31)]

    answer = decide_in_row(admin_client, "approve", waiting[-1], f"{QUEUE}?p=2")

    again = admin_client.get(answer.headers["Location"])
    assert again.status_code == 200
    assert len(again.context["rows"]) == 30


def test_one_is_decided_on_its_page_and_the_list_keeps_its_filters(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")
    address = f"{page_of(waiting)}?_changelist_filters=q%3Dwell"

    answer = admin_client.post(
        address,
        {"decide": f"approve:{waiting.pk}", "shown": shown(admin_client, address)},
    )

    assert told(answer) == "1 comment was approved."
    assert answer.headers["Location"] == f"{QUEUE}?q=well"
    waiting.refresh_from_db()
    assert (waiting.state, waiting.is_visible) == ("approved", True)


def test_every_decision_is_one_batch_with_its_moderator_and_reason(
    admin_client: Client, admin_user: object
) -> None:
    ruling = published()
    first, second = comment(ruling, state="pending"), comment(ruling, state="pending")

    decide(admin_client, "reject", first, second, reason=" “Names a patient” ")

    moves = Move.objects.filter(to_state="rejected")
    assert {(move.made_as, move.made_by, move.reason) for move in moves} == {
        ("moderator", admin_user, "“Names a patient”")
    }
    assert len({move.batch for move in moves}) == 1
    assert moves.count() == 2


def test_what_makes_no_sense_is_left_and_told(admin_client: Client) -> None:
    ruling = published()
    waiting, approved, withdrawn = (
        comment(ruling, state=state) for state in ("pending", "approved", "withdrawn")
    )

    answer = decide(admin_client, "approve", waiting, approved, withdrawn)

    assert told(answer) == "1 comment was approved, 2 cannot be approved as they stand."
    assert states(waiting, approved, withdrawn) == ["approved", "approved", "withdrawn"]


def test_only_what_readers_have_seen_is_removed(admin_client: Client) -> None:
    ruling = published()
    never, once = comment(ruling, state="pending"), comment(ruling)
    below = comment(ruling, parent=once)
    Comment.objects.filter(pk=once.pk).move_to(CommentState.PENDING)

    answer = decide(admin_client, "remove", never, once)

    assert told(answer) == "1 comment was removed, 1 cannot be removed as it stands."
    assert states(never, once) == ["pending", "removed"]
    below.refresh_from_db()
    assert below.is_visible


@pytest.mark.parametrize(
    ("state", "labels"),
    [
        ("pending", ["Approve", "Reject", "Spam"]),
        ("approved", ["Reject", "Spam", "Remove", "Back to the queue"]),
        ("rejected", ["Approve", "Spam", "Back to the queue"]),
        ("spam", ["Approve", "Reject", "Back to the queue"]),
        ("withdrawn", []),
        ("erased", []),
    ],
)
def test_a_row_offers_what_makes_sense(admin_client: Client, state: str, labels: list[str]) -> None:
    comment(published(), "", state=state)

    buttons = opened(admin_client).css(".row [name=decide]")

    assert [button.text().rsplit(" comment", 1)[0] for button in buttons] == labels


def test_a_decision_settles_the_reports_that_were_shown(
    admin_client: Client, admin_user: object
) -> None:
    ruling = published()
    reported, other = comment(ruling), comment(ruling)
    seen, elsewhere = report(reported), report(other)
    page = shown(admin_client)
    since = report(reported, "Nobody has read this yet")

    admin_client.post(EVERYTHING, {"decide": f"reject:{reported.pk}", "shown": page})

    for each in (seen, elsewhere, since):
        each.refresh_from_db()
    assert (seen.settled_by, seen.settled_at is None) == (admin_user, False)
    assert elsewhere.settled_at is None
    assert since.settled_at is None
    assert states(reported) == ["rejected"]


def test_to_keep_settles_the_reports_and_moves_nothing(admin_client: Client) -> None:
    reported = comment(published())
    open_report = report(reported)

    answer = decide_in_row(admin_client, "keep", reported)

    open_report.refresh_from_db()
    assert told(answer) == "1 comment was kept."
    assert open_report.settled_at is not None
    assert states(reported) == ["approved"]


def test_what_was_kept_is_on_record_with_its_moderator_and_reason(
    admin_client: Client, admin_user: object
) -> None:
    ruling = published()
    approved, rejected, other = comment(ruling), comment(ruling, state="rejected"), comment(ruling)
    for each in (approved, rejected, other):
        report(each)

    decide(admin_client, "keep", approved, rejected, reason="Harsh, and fair")

    kept = Move.objects.exclude(from_state="").order_by("comment")
    assert [(move.comment, move.from_state, move.to_state) for move in kept] == [
        (approved, "approved", "approved"),
        (rejected, "rejected", "rejected"),
    ]
    assert {(move.made_as, move.made_by, move.reason) for move in kept} == {
        ("moderator", admin_user, "Harsh, and fair")
    }
    assert len({move.batch for move in kept} - {None}) == 1


def test_to_keep_pressed_twice_is_on_record_once(admin_client: Client) -> None:
    reported = comment(published())
    report(reported)
    sent = {"decide": f"keep:{reported.pk}", "shown": shown(admin_client)}
    admin_client.post(EVERYTHING, sent)

    answer = admin_client.post(EVERYTHING, sent)

    assert told(answer) == "No comment was kept, 1 had already been decided by you."
    assert reported.moves.exclude(from_state="").count() == 1


def test_what_was_withdrawn_while_reported_does_not_wait_for_ever(admin_client: Client) -> None:
    withdrawn = comment(published(), state="withdrawn")
    report(withdrawn)

    decide_in_row(admin_client, "keep", withdrawn)

    assert admin_client.get(QUEUE).context["rows"] == []


def test_without_a_report_there_is_nothing_to_keep(admin_client: Client) -> None:
    answer = decide(admin_client, "keep", comment(published()))

    assert told(answer) == "No comment was kept, 1 had no open report."


def test_a_form_from_elsewhere_decides_nothing(admin_user: object) -> None:
    waiting = comment(published(), state="pending")
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)  # type: ignore[arg-type]
    sent = {"decide": f"approve:{waiting.pk}", "shown": shown(client, QUEUE)}

    for address in (QUEUE, page_of(waiting)):
        assert client.post(address, sent).status_code == 403
    assert states(waiting) == ["pending"]


def test_who_may_only_look_cannot_decide_or_undo() -> None:
    waiting = comment(published(), state="pending")
    deciding, looking = signed_in(moderator("decides")), signed_in(moderator("l", "view_comment"))
    sent = {"decide": f"approve:{waiting.pk}", "shown": shown(deciding, QUEUE)}

    for address in (QUEUE, page_of(waiting)):
        assert looking.post(address, sent).status_code == 403
    assert looking.post(QUEUE, {"undo": "x"}).status_code == 403
    assert states(waiting) == ["pending"]


def test_the_desks_own_log_holds_no_name_and_no_words(admin_client: Client) -> None:
    ruling = published()
    first = comment(ruling, "Telling words", author_name="Telling name")
    second = comment(ruling, "Telling words", author_name="Telling name", state="pending")

    decide_in_row(admin_client, "approve", second)
    admin_client.post(page_of(second), {"corrects": first.pk})

    for entry in LogEntry.objects.all():
        assert "Telling" not in f"{entry.object_repr} {entry.change_message}"
    assert LogEntry.objects.count() == 1
