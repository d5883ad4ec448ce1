"""What can be tried at the desk, in requests as a browser or a forger sends them.

Each attempt says whether it was done; the table says which roles may.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client

from comments.models import Comment, Contact
from rulings.admin.unsaved.sent import TOKEN
from rulings.models import Regulator, Removal, RetentionRule, Ruling
from rulings.roles import IMPORT, RESTORE, Role
from tests.comments.admin.queue import page_of as page_of_comment
from tests.comments.admin.queue import shown
from tests.comments.written import comment
from tests.rulings.admin import form
from tests.rulings.admin.accounts import (
    LIST,
    bar,
    now,
    seen,
    signed_in,
    step_page,
)
from tests.rulings.admin.entries import entered
from tests.rulings.described import draft, published

V, E, P, M, A = Role
EVERYBODY, EDITORS, PUBLISHERS, ADMINISTRATORS = {V, E, P, M, A}, {E, P, A}, {P, A}, {A}
NOBODY: set[Role] = set()

Action = Callable[[Client], bool]


def in_review(**changes: Any) -> Ruling:
    ruling = draft(**changes)
    ruling.move_to("in_review")  # type: ignore[arg-type]
    return ruling


def withdrawn() -> Ruling:
    ruling = published()
    ruling.withdraw()
    return ruling


def root() -> Client:
    """A browser in which somebody is signed in who may do everything."""
    return signed_in(
        User.objects.filter(username="root").first() or User.objects.create_superuser("root")
    )


def _forged(client: Client, ruling: Ruling, **changes: Any) -> dict[str, Any]:
    """The whole form as somebody has it who may do everything, with what this account has."""
    whole = form.opened(root(), form.change(ruling))
    whole.pop(TOKEN, None)
    own = client.get(form.change(ruling))
    return whole | (form.fields(own.content.decode()) if own.status_code == 200 else {}) | changes


def forge_step(client: Client, ruling: Ruling, step: str, **sent: str) -> None:
    """Press the button of a step's page, whether or not this account is shown one."""
    mark = seen(root(), ruling, step)
    assert mark
    client.post(step_page(ruling, step), {"reason": "A reason.", "seen": mark} | sent)


def sees_the_list(client: Client) -> bool:
    published()
    return client.get(LIST).status_code == 200


def sees_the_form(client: Client) -> bool:
    return client.get(form.change(published())).status_code == 200


def adds(client: Client) -> bool:
    sent = entered(root(), state="draft")
    sent.pop(TOKEN, None)
    client.post(form.ADD, sent)
    return Ruling.objects.exists()


def changes(ruling: Ruling) -> Action:
    def change(client: Client) -> bool:
        sent = _forged(client, ruling, title="Another title", is_minor="on")
        client.post(form.change(ruling), sent)
        return now(ruling).title == "Another title"

    return change


def deletes(ruling: Ruling) -> Action:
    def delete(client: Client) -> bool:
        client.post(f"{LIST}{ruling.pk}/delete/", {"post": "yes"})
        return not Ruling.objects.filter(pk=ruling.pk).exists()

    return delete


def saves_state(ruling: Ruling, state: str) -> Action:
    def save(client: Client) -> bool:
        before = ruling.state
        client.post(form.change(ruling), _forged(client, ruling, state=state))
        assert now(ruling).state in {before, state}
        return now(ruling).state == state

    return save


def steps(ruling: Ruling, step: str, state: str, **sent: str) -> Action:
    def press(client: Client) -> bool:
        offered = step_page(ruling, step) in bar(client, ruling).values()
        forge_step(client, ruling, step, **sent)
        done = now(ruling).state == state
        assert offered == done, "what the bar offers and what is done differ"
        return done

    return press


def replaces(client: Client) -> bool:
    other = published(title="In its place")
    return steps(published(), "replace", "replaced", replacement=other.pk)(client)


def expires(client: Client) -> bool:
    ruling = published()
    return steps(ruling, "expire", "expired", typed_id=ruling.pk)(client)


def holds(client: Client) -> bool:
    ruling = draft()
    forge_step(client, ruling, "hold")
    return now(ruling).hold_reason != ""


def lifts(client: Client) -> bool:
    ruling = draft()
    Ruling.objects.update(hold_reason="Waits.")
    forge_step(client, ruling, "lift")
    return now(ruling).hold_reason == ""


def acts_on_the_list(ruling: Ruling, action: str, state: str) -> Action:
    def act(client: Client) -> bool:
        client.post(LIST, {"action": action, "_selected_action": [ruling.pk]})
        return now(ruling).state == state

    return act


def changes_regulator(client: Client) -> bool:
    regulator = Regulator.objects.get(slug="hcpc")
    page = client.get(f"/admin/rulings/regulator/{regulator.pk}/change/")
    return page.status_code == 200 and b'name="law"' in page.content


def adds_retention_rule(client: Client) -> bool:
    before = RetentionRule.objects.count()
    regulator = Regulator.objects.exclude(retention_rules__kind="advice").first()
    assert regulator is not None
    sent = {
        "regulator": regulator.pk,
        "kind": "advice",
        "months": "12",
        "counted_from": "publication",
    }
    client.post("/admin/rulings/retentionrule/add/", sent)
    return RetentionRule.objects.count() > before


def sees_the_log_of_removals(client: Client) -> bool:
    withdrawn()
    assert Removal.objects.exists()
    return client.get("/admin/rulings/removal/").status_code == 200


def sees_the_queue(client: Client) -> bool:
    return client.get("/admin/comments/comment/").status_code == 200


def moderates(client: Client) -> bool:
    waiting = comment(published(), state="pending")
    sent = {"shown": shown(root()), "ticked": [waiting.pk], "decide": "approve"}
    client.post("/admin/comments/comment/?state=all", sent)
    return Comment.objects.get(pk=waiting.pk).state == "approved"


def watches_a_word(client: Client) -> bool:
    return client.get("/admin/comments/watchedword/add/").status_code == 200


def turns_a_discussion_off(client: Client) -> bool:
    ruling = published()
    client.post(f"/admin/rulings/discussion/{ruling.pk}/change/", {"mode": "off", "last_day": ""})
    ruling.discussion.refresh_from_db()
    return ruling.discussion.mode == "off"


def sees_a_contact(client: Client) -> bool:
    written = comment(published())
    Contact.objects.update_or_create(
        comment=written, defaults={"email": "ann@example.org", "email_until": "2999-01-01"}
    )
    return b"ann@example.org" in client.get(page_of_comment(written)).content


def manages_users(client: Client) -> bool:
    client.post(
        "/admin/auth/user/add/",
        {
            "username": "new",
            "usable_password": "true",
            "password1": "of the new desk",
            "password2": "of the new desk",
        },
    )
    return User.objects.filter(username="new").exists()


def manages_groups(client: Client) -> bool:
    client.post("/admin/auth/group/add/", {"name": "new"})
    return Group.objects.filter(name="new").exists()


def permitted(permission: str) -> Action:
    def ask(client: Client) -> bool:
        return User.objects.get(pk=client.session["_auth_user_id"]).has_perm(permission)

    return ask


def made(make: Callable[[], Ruling], action: Callable[..., Action], *args: Any) -> Action:
    """The action on a ruling that is made when the test runs."""

    def attempt(client: Client) -> bool:
        return action(make(), *args)(client)

    return attempt


ACTIONS: dict[str, tuple[Action, set[Role]]] = {
    "see the list": (sees_the_list, EVERYBODY),
    "see the form": (sees_the_form, EVERYBODY),
    "add": (adds, EDITORS),
    "change a draft": (made(draft, changes), EDITORS),
    "change what is in review": (made(in_review, changes), EDITORS),
    "change what is published": (made(published, changes), PUBLISHERS),
    "change what was published": (made(withdrawn, changes), PUBLISHERS),
    "delete a draft": (made(draft, deletes), EDITORS),
    "delete what is published": (made(published, deletes), NOBODY),
    "send for review, in the form": (made(draft, saves_state, "in_review"), EDITORS),
    "take back, in the form": (made(in_review, saves_state, "draft"), EDITORS),
    "publish, in the form": (made(draft, saves_state, "published"), PUBLISHERS),
    "withdraw, in the form": (made(published, saves_state, "withdrawn"), PUBLISHERS),
    "replace, in the form": (made(published, saves_state, "replaced"), NOBODY),
    "expire, in the form": (made(published, saves_state, "expired"), NOBODY),
    "send for review": (made(draft, steps, "review", "in_review"), EDITORS),
    "send back": (made(in_review, steps, "send-back", "draft"), EDITORS),
    "publish": (made(draft, steps, "publish", "published"), PUBLISHERS),
    "publish again": (made(withdrawn, steps, "publish", "published"), PUBLISHERS),
    "review what was public": (made(withdrawn, steps, "review", "in_review"), PUBLISHERS),
    "withdraw": (made(published, steps, "withdraw", "withdrawn"), PUBLISHERS),
    "replace": (replaces, PUBLISHERS),
    "hold": (holds, PUBLISHERS),
    "lift a hold": (lifts, PUBLISHERS),
    "expire": (expires, ADMINISTRATORS),
    "publish many": (made(draft, acts_on_the_list, "publish", "published"), PUBLISHERS),
    "withdraw many": (made(published, acts_on_the_list, "withdraw", "withdrawn"), PUBLISHERS),
    "send many for review": (
        made(draft, acts_on_the_list, "send_for_review", "in_review"),
        EDITORS,
    ),
    "send many withdrawn ones for review": (
        made(withdrawn, acts_on_the_list, "send_for_review", "in_review"),
        PUBLISHERS,
    ),
    "restore": (permitted(RESTORE), PUBLISHERS),
    "import": (permitted(IMPORT), ADMINISTRATORS),
    "change a regulator": (changes_regulator, ADMINISTRATORS),
    "add a retention rule": (adds_retention_rule, ADMINISTRATORS),
    "see the log of removals": (sees_the_log_of_removals, ADMINISTRATORS),
    "see the queue of comments": (sees_the_queue, {V, M, A}),
    "moderate": (moderates, {M, A}),
    "watch a word": (watches_a_word, {M, A}),
    "turn a discussion off": (turns_a_discussion_off, {M, A}),
    "see a contact": (sees_a_contact, ADMINISTRATORS),
    "manage users": (manages_users, ADMINISTRATORS),
    "manage groups": (manages_groups, ADMINISTRATORS),
}
