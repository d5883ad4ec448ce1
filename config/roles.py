"""The roles as groups of users: what each may do, and how an installation comes to have them.

A group is filled when it is made, and gains a permission in the moment in which that permission
comes into being. So what an administrator changes by hand stays: decision 17.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from rulings.roles import CHANGE, HOLD, PUBLISH, RESTORE, WITHDRAW, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

APPS = ("auth", "comments", "rulings")

_RULING = (
    "ruling",
    "particular",
    "finding",
    "sanction",
    "condition",
    "conditionphase",
    "factor",
    "rulingtopic",
    "source",
    "correction",
    "namereplacement",
    "clearance",
)
_BESIDE_A_RULING = ("evidence", "revision", "discussion", "retentionrule")
_REFERENCE = (
    "regulator",
    "committee",
    "profession",
    "regulatedprofession",
    "ground",
    "sanctiontype",
    "sanctionlimit",
    "setting",
    "topic",
    "factortype",
    "synonymgroup",
    "commonphrase",
)
_COMMENTS = ("comment", "concern", "move", "report", "watchedword")


def _each(app: str, actions: Iterable[str], models: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{app}.{action}_{model}" for model in models for action in actions)


_VIEW_RULINGS = _each("rulings", ["view"], _RULING + _BESIDE_A_RULING + _REFERENCE)
_VIEW_COMMENTS = _each("comments", ["view"], _COMMENTS)
_ENTER = _each("rulings", ["add", "change", "delete"], _RULING)

ROLES: dict[Role, frozenset[str] | None] = {
    Role.VIEWER: _VIEW_RULINGS | _VIEW_COMMENTS,
    Role.EDITOR: _VIEW_RULINGS | _ENTER,
    Role.PUBLISHER: _VIEW_RULINGS | _ENTER | {CHANGE, PUBLISH, WITHDRAW, HOLD, RESTORE},
    Role.MODERATOR: _VIEW_RULINGS
    | _VIEW_COMMENTS
    | _each("comments", ["change"], ["comment", "report"])
    | _each("comments", ["add", "change", "delete"], ["watchedword"])
    | {"rulings.change_discussion"},
    Role.ADMINISTRATOR: None,
}
"""``None``: every permission of ``APPS``, contacts and users included."""


def keep_roles(using: str, apps: Any = apps, **_: Any) -> None:
    """Receiver of ``post_migrate`` that comes before Django's own, to see what is new."""
    if Group._meta.db_table not in connections[using].introspection.table_names():
        return
    with transaction.atomic(using=using):
        before = set(_permissions(using))
        for label in APPS:
            _create_permissions(label, using, apps)
        now = _permissions(using)
        for role in Role:
            group, is_new = Group.objects.using(using).get_or_create(name=role.value)
            gained = set(now) if is_new else set(now) - before
            wanted = ROLES[role]
            group.permissions.add(
                *(now[name] for name in gained if wanted is None or name in wanted)
            )


def _create_permissions(label: str, using: str, registry: Any) -> None:
    create_permissions(apps.get_app_config(label), verbosity=0, using=using, apps=registry)


def _permissions(using: str) -> dict[str, int]:
    """Name as ``has_perm`` takes it → id, of the permissions there are."""
    named = Permission.objects.using(using).filter(content_type__app_label__in=APPS)
    name = Concat(F("content_type__app_label"), Value("."), F("codename"))
    return dict(named.order_by().annotate(full_name=name).values_list("full_name", "pk"))
