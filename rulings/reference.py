"""Reference data: loads ``fixtures/reference.json`` and never undoes an administrator's change.

What is missing is added; a row that exists, under whatever label it has now, stays as it is.
The limits of a sanction come only with their sanction type: later ones are an editor's to add.
"""

from __future__ import annotations

import json
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction

REFERENCE = settings.BASE_DIR / "fixtures" / "reference.json"


@transaction.atomic
def load_reference() -> None:
    """Add the regulators, professions, topics, settings and factors that are not there yet."""
    reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    _add_missing("Topic", reference["topics"], "slug")
    _add_missing("Setting", reference["settings"], "slug")
    _add_missing("FactorType", reference["factors"], "side", "slug")
    _add_missing("Profession", reference["professions"], "slug")
    for regulator in reference["regulators"]:
        _add_regulator(regulator)


def load_reference_after_migrate(plan: Any = None, **kwargs: Any) -> None:
    """Receiver of ``post_migrate``; waits for the tables when a migration goes back to zero."""
    if apps.get_model("rulings", "Topic")._meta.db_table in _tables():
        load_reference()


def _tables() -> list[str]:
    from django.db import connection

    return connection.introspection.table_names()


def _add_missing(model_name: str, rows: list[dict[str, Any]], *key: str) -> None:
    model = apps.get_model("rulings", model_name)
    known = set(model._default_manager.values_list(*key))
    model._default_manager.bulk_create(
        model(**row) for row in rows if tuple(row[name] for name in key) not in known
    )


def _add_regulator(described: dict[str, Any]) -> None:
    parts = {
        name: described.pop(name) for name in ("committees", "professions", "grounds", "sanctions")
    }
    model = apps.get_model("rulings", "Regulator")
    regulator, _ = model._default_manager.get_or_create(
        slug=described["slug"], defaults=described
    )
    for committee in parts["committees"]:
        regulator.committees.get_or_create(slug=committee["slug"], defaults=committee)
    for ground in parts["grounds"]:
        regulator.grounds.get_or_create(kind=ground["kind"], defaults=ground)
    for profession in parts["professions"]:
        _add_profession(regulator, profession)
    for sanction in parts["sanctions"]:
        _add_sanction_type(regulator, sanction)


def _add_profession(regulator: Any, described: dict[str, Any]) -> None:
    profession = apps.get_model("rulings", "Profession")._default_manager.get(
        slug=described.pop("slug")
    )
    regulator.regulatedprofession_set.get_or_create(profession=profession, defaults=described)


def _add_sanction_type(regulator: Any, described: dict[str, Any]) -> None:
    limits = described.pop("limits")
    sanction_type, is_new = regulator.sanction_types.get_or_create(
        kind=described["kind"], defaults=described
    )
    if is_new:
        for limit in limits:
            sanction_type.limits.create(**limit)
