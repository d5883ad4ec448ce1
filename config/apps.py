from typing import Any

from django.apps import AppConfig, apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from config import database


class SiteConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        connection_created.connect(refuse_old_server, dispatch_uid="config.refuse_old_server")
        from config.roles import keep_roles  # noqa: PLC0415 (needs the app registry)

        # Our first app with tables: after every migrate, before permissions are made for any of
        # ours (this app is installed first, so its receiver is the first to be called).
        post_migrate.connect(
            keep_roles, sender=apps.get_app_config("comments"), dispatch_uid="config.keep_roles"
        )


def refuse_old_server(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Every way in meets the same refusal: the web, the commands, the shell."""
    database.refuse_old(connection.connection)
