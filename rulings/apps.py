from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RulingsConfig(AppConfig):
    """The record: what a panel decided."""

    name = "rulings"
    verbose_name = "Rulings"

    def ready(self) -> None:
        # After every migrate (and every flush of a test database), as Django itself does for
        # permissions: a site without regulators can neither read nor enter a ruling.
        from rulings.reference import load_reference_after_migrate  # noqa: PLC0415 (needs the app registry)

        post_migrate.connect(load_reference_after_migrate, sender=self)
