"""The pages that addresses in letters lead to."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from comments.letters.subscribing import CONFIRM_WITHIN
from comments.letters.tokens import Purpose, token_for
from comments.models import Letter, Subscription
from rulings.models import Ruling
from tests.comments.letters.asked import EMAIL, asked, reply_to, subscribed

pytestmark = pytest.mark.django_db

BUTTON = "<button"


def confirming(subscription: Subscription) -> str:
    return f"/comments/letters/{token_for(subscription.pk, Purpose.CONFIRM)}/"


def stopping(subscription: Subscription) -> str:
    return f"/comments/letters/{token_for(subscription.pk, Purpose.STOP)}/stop/"


def page(response: Any, status: int = 200) -> str:
    """The page, which nobody keeps, lists or tells of."""
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    shown = str(response.content.decode())
    assert '<meta name="robots" content="noindex">' in shown
    assert EMAIL not in shown
    return shown


def test_opening_the_address_asks_and_changes_nothing(client: Client) -> None:
    subscription = asked().subscription
    shown = page(client.get(confirming(subscription)))
    assert "<h1>Do you want an e-mail for each reply?</h1>" in shown
    assert shown.count(BUTTON) == 1
    subscription.refresh_from_db()
    assert subscription.confirmed_at is None


def test_the_button_confirms_and_letters_are_sent_from_then_on(client: Client) -> None:
    subscription = asked(state="approved").subscription
    reply_to(subscription)
    assert "<h1>You will get an e-mail for each reply</h1>" in page(
        client.post(confirming(subscription))
    )
    assert Letter.objects.filter(kind="reply").count() == 0
    reply_to(subscription)
    assert Letter.objects.filter(kind="reply").count() == 1


def test_confirming_twice_is_confirming_once(client: Client) -> None:
    subscription = asked().subscription
    client.post(confirming(subscription))
    first = Subscription.objects.get().confirmed_at
    shown = page(client.post(confirming(subscription)))
    assert "You will get an e-mail for each reply" in shown
    assert BUTTON not in shown
    assert Subscription.objects.get().confirmed_at == first


def test_the_last_moment_to_confirm_is_seven_days_after_the_question(client: Client) -> None:
    subscription = asked().subscription
    just_in_time = timezone.now() - CONFIRM_WITHIN + timedelta(minutes=1)
    Subscription.objects.update(created_at=just_in_time)
    assert BUTTON in page(client.get(confirming(subscription)))
    Subscription.objects.update(created_at=timezone.now() - CONFIRM_WITHIN)
    for shown in (
        page(client.get(confirming(subscription)), 410),
        page(client.post(confirming(subscription)), 410),
    ):
        assert "<h1>It is too late to confirm</h1>" in shown
        assert "when you write your next comment or reply" in shown
    assert Subscription.objects.get().confirmed_at is None


def test_a_subscription_that_is_gone_has_run_out_or_is_stopped(client: Client) -> None:
    subscription = asked().subscription
    confirm, stop = confirming(subscription), stopping(subscription)
    Subscription.objects.all().delete()
    assert "too late to confirm" in page(client.post(confirm), 410)
    assert "You will get no more of these letters" in page(client.post(stop))


def test_opening_the_address_to_stop_changes_nothing(client: Client) -> None:
    subscription = subscribed()
    shown = page(client.get(stopping(subscription)))
    assert "<h1>Do you want to stop these letters?</h1>" in shown
    assert shown.count(BUTTON) == 1
    assert Subscription.objects.get().ended_at is None


def test_one_click_in_a_mail_program_stops_at_once(client: Client) -> None:
    """RFC 8058, section 3.1: a POST without cookies or a page of ours before it."""
    strict = Client(enforce_csrf_checks=True)
    subscription = subscribed()
    answer = strict.post(
        stopping(subscription),
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )
    shown = page(answer)
    assert "<h1>You will get no more of these letters</h1>" in shown
    assert BUTTON not in shown
    reply_to(subscription)
    assert not Letter.objects.exists()


def test_stopping_twice_is_stopping_once(client: Client) -> None:
    subscription = subscribed()
    client.post(stopping(subscription))
    first = Subscription.objects.get().ended_at
    assert "You will get no more" in page(client.post(stopping(subscription)))
    assert "You will get no more" in page(client.get(stopping(subscription)))
    assert Subscription.objects.get().ended_at == first


def test_who_stopped_cannot_be_confirmed_again_by_the_old_address(client: Client) -> None:
    subscription = asked().subscription
    client.post(confirming(subscription))
    client.post(stopping(subscription))
    shown = page(client.post(confirming(subscription)))
    assert "<h1>These letters were stopped</h1>" in shown
    assert Subscription.objects.get().ended_at is not None


@pytest.mark.parametrize("end", ["", "stop/"])
@pytest.mark.parametrize("token", ["nonsense", "1", "1.abc", "%00", "%F0%9F%A6%8A", "x" * 5000])
def test_an_address_that_we_did_not_write_is_not_found(
    client: Client, token: str, end: str
) -> None:
    for answer in (
        client.get(f"/comments/letters/{token}/{end}"),
        client.post(f"/comments/letters/{token}/{end}"),
    ):
        if token == "%00":
            assert answer.status_code == 400
        else:
            shown = page(answer, 404)
            assert "Copy the whole address from the letter, up to and including" in shown


def test_a_token_to_confirm_does_not_stop_and_the_other_way_round(client: Client) -> None:
    subscription = subscribed(confirmed_at=None)
    wrong = [
        f"/comments/letters/{token_for(subscription.pk, Purpose.STOP)}/",
        f"/comments/letters/{token_for(subscription.pk, Purpose.CONFIRM)}/stop/",
    ]
    for address in wrong:
        page(client.post(address), 404)
    subscription.refresh_from_db()
    assert (subscription.confirmed_at, subscription.ended_at) == (None, None)


def test_other_methods_are_refused(client: Client) -> None:
    subscription = subscribed(confirmed_at=None)
    for address in (confirming(subscription), stopping(subscription)):
        assert client.delete(address).status_code == 405
        assert client.head(address).status_code == 200
    subscription.refresh_from_db()
    assert (subscription.confirmed_at, subscription.ended_at) == (None, None)


def test_a_ruling_that_is_not_public_is_not_named(client: Client) -> None:
    subscription = subscribed()
    ruling = Ruling.objects.get()
    assert ruling.title in page(client.get(stopping(subscription)))
    ruling.withdraw()
    assert ruling.title not in page(client.get(stopping(subscription)))


def test_markup_in_a_title_is_text(client: Client) -> None:
    subscription = subscribed()
    Ruling.objects.update(title="<b>&amp;")
    assert "&lt;b&gt;&amp;amp;" in page(client.get(stopping(subscription)))
