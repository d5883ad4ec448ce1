from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from config import database


class SiteConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        connection_created.connect(refuse_old_server, dispatch_uid="config.refuse_old_server")


def refuse_old_server(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Every way in meets the same refusal: the web, the commands, the shell."""
    database.refuse_old(connection.connection)
