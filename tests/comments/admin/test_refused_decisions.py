"""What a page of ours would not send: it decides nothing, and somebody is told so."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from comments.admin.decision_form import LONGEST_REASON, DecisionForm
from comments.moderation.deciding import Shown
from comments.vocabulary import CommentState
from tests.comments.admin.queue import (
    QUEUE,
    shown,
    states,
    told,
)
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"decide": "approve"}, "Nothing was decided: tick the comments first"),
        ({"decide": "approve", "ticked": ["x", "-1", "9" * 40]}, "tick the comments first"),
        ({"decide": ""}, "press one of the buttons"),
        ({}, "press one of the buttons"),
        ({"decide": "publish:{id}"}, "the form arrived damaged"),
        ({"decide": "approve:{id}:{id}"}, "the form arrived damaged"),
        ({"decide": "approve:" + "9" * 40}, "the form arrived damaged"),
        ({"decide": "approve:{id}", "shown": []}, "the form arrived damaged"),
        ({"decide": "approve:{id}", "shown": ["{id}"]}, "the form arrived damaged"),
        ({"decide": "approve:{id}", "shown": ["{id}:nonsense:x:0"]}, "the form arrived damaged"),
        ({"decide": "approve:{id}", "shown": ["{id}:pending:x:²"]}, "the form arrived damaged"),
        (
            {"decide": "approve:{id}", "shown": ["9" * 40 + ":pending:x:" + "9" * 40]},
            "the form arrived damaged",
        ),
        ({"decide": "approve:{id}", "reason": "x" * (LONGEST_REASON + 1)}, "Shorten it to 1000"),
    ],
)
def test_bad_input_decides_nothing_and_says_so(
    admin_client: Client, sent: dict[str, object], sentence: str
) -> None:
    waiting = comment(published(), state="pending")
    filled = {
        name: [each.format(id=waiting.pk) for each in value]
        if isinstance(value, list)
        else str(value).format(id=waiting.pk)
        for name, value in sent.items()
    }

    answer = admin_client.post(QUEUE, {"shown": shown(admin_client, QUEUE)} | filled)

    assert answer.status_code == 422
    assert sentence in told(answer)
    assert states(waiting) == ["pending"]


def test_a_refusal_keeps_the_reason_and_the_ticks(admin_client: Client) -> None:
    ruling = published()
    first, second = comment(ruling, state="pending"), comment(ruling, state="pending")

    page = admin_client.post(
        QUEUE, {"decide": "", "reason": "Long “thought” of", "ticked": [second.pk, "x"]}
    )

    html = LexborHTMLParser(page.content.decode())
    ticked = html.css("[name=ticked][checked]")
    assert [box.attributes["value"] for box in ticked] == [str(second.pk)]
    reason = html.css_first("[name=reason]")
    assert reason is not None
    assert reason.attributes["value"] == "Long “thought” of"
    assert states(first, second) == ["pending", "pending"]


@pytest.mark.parametrize("comment_id", [2**63, 2**63 - 1, 10**30, -5, 0])
def test_a_number_that_no_comment_has_is_no_error(admin_client: Client, comment_id: int) -> None:
    sent = {"decide": "approve", "ticked": comment_id, "shown": f"{comment_id}:pending:x:{2**70}"}

    assert admin_client.post(QUEUE, sent).status_code == 302


@given(st.text(), st.lists(st.text()), st.lists(st.text()))
def test_no_text_is_too_strange_to_be_refused(
    decision: str, shown: list[str], ticked: list[str]
) -> None:
    form = DecisionForm({"decide": decision, "shown": shown, "ticked": ticked})

    assert form.is_valid() or form.refusal


@given(
    st.integers(min_value=1, max_value=2**63 - 1),
    st.sampled_from(CommentState),
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.integers(min_value=0, max_value=2**63 - 1),
)
def test_what_was_shown_is_read_back(
    comment_id: int, state: CommentState, words: str, last_report: int
) -> None:
    shown = Shown(comment_id, state, words, last_report)

    assert Shown.read(str(shown)) == shown
