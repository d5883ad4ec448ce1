"""The groups that an installation has, and what becomes of an administrator's changes to them."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from config.roles import ROLES
from rulings.roles import Role

pytestmark = pytest.mark.django_db


def migrate() -> None:
    call_command("migrate", verbosity=0)


def names(group: Group) -> set[str]:
    return {
        f"{each.content_type.app_label}.{each.codename}"
        for each in group.permissions.select_related("content_type")
    }


def group(role: Role) -> Group:
    return Group.objects.get(name=role.value)


@pytest.mark.parametrize("role", [role for role in Role if ROLES[role] is not None])
def test_each_role_is_a_group_with_what_the_table_says(role: Role) -> None:
    assert names(group(role)) == set(ROLES[role] or ())


def test_an_administrator_has_every_permission_of_ours_and_over_accounts() -> None:
    ours = Permission.objects.filter(content_type__app_label__in=["auth", "comments", "rulings"])

    assert group(Role.ADMINISTRATOR).permissions.count() == ours.count()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_sees_contacts_or_changes_accounts(role: Role) -> None:
    assert "comments.view_contact" not in names(group(role))
    assert not any(name.startswith("auth.") for name in names(group(role)))


def test_what_an_administrator_took_away_or_gave_stays_after_a_migration() -> None:
    editors = group(Role.EDITOR)
    taken = Permission.objects.get(codename="delete_ruling")
    given = Permission.objects.get(codename="view_contact")
    editors.permissions.remove(taken)
    editors.permissions.add(given)

    migrate()

    assert "rulings.delete_ruling" not in names(editors)
    assert "comments.view_contact" in names(editors)


def test_a_permission_that_comes_with_a_version_is_given_to_the_roles_it_is_for() -> None:
    """An installation of before: the groups are there, the permission is not."""
    Permission.objects.filter(codename__in=["hold_ruling", "view_watchedword"]).delete()

    migrate()

    having = {role for role in Role if "rulings.hold_ruling" in names(group(role))}
    assert having == {Role.PUBLISHER, Role.ADMINISTRATOR}
    having = {role for role in Role if "comments.view_watchedword" in names(group(role))}
    assert having == {Role.VIEWER, Role.MODERATOR, Role.ADMINISTRATOR}


def test_a_role_that_was_deleted_comes_back_whole() -> None:
    group(Role.PUBLISHER).delete()

    migrate()

    assert names(group(Role.PUBLISHER)) == set(ROLES[Role.PUBLISHER] or ())
