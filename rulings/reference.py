"""Reference data: loads ``fixtures/reference.json`` and leaves what is there alone.

What is missing is added, also what an administrator deleted; a row that exists, under whatever
label it has now, stays as it is.
The limits of a sanction come only with their sanction type: later ones are an editor's to add.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import connections, models, transaction

from rulings.models import (
    Committee,
    CommonPhrase,
    FactorType,
    Ground,
    Profession,
    RegulatedProfession,
    Regulator,
    RetentionRule,
    SanctionLimit,
    SanctionType,
    Setting,
    SynonymGroup,
    Topic,
)

REFERENCE = settings.BASE_DIR / "fixtures" / "reference.json"

PARTS = ("committees", "grounds", "sanctions", "retention")

Row = dict[str, Any]


@transaction.atomic
def load_reference() -> None:
    """Add the regulators, professions, topics, settings, factors and words not there yet."""
    reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    _add_missing(Topic, reference["topics"], "slug")
    _add_missing(Setting, reference["settings"], "slug")
    _add_missing(FactorType, reference["factors"], "side", "slug")
    _add_missing(Profession, reference["professions"], "slug")
    regulators = reference["regulators"]
    parts = {name: _parts(regulators, name) for name in PARTS}
    registers = _parts(regulators, "professions")
    _add_missing(Regulator, [_without_lists(row) for row in regulators], "slug")
    _add_missing(Committee, _of_regulators(parts["committees"]), "regulator_id", "slug")
    _add_missing(Ground, _of_regulators(parts["grounds"]), "regulator_id", "kind")
    _add_missing(RetentionRule, _of_regulators(parts["retention"]), "regulator_id", "kind")
    _add_registers(registers)
    _add_sanctions(parts["sanctions"])
    _add_missing(SynonymGroup, [_one_a_line(row) for row in reference["synonyms"]], "name")
    _add_missing(CommonPhrase, reference["phrases"], "text")


def load_reference_after_migrate(using: str, **_: Any) -> None:
    """Receiver of ``post_migrate``; nothing to do where a migration just took the tables away."""
    if RetentionRule._meta.db_table in connections[using].introspection.table_names():
        load_reference()


def _without_lists(row: Row) -> Row:
    return {name: value for name, value in row.items() if not isinstance(value, list)}


def _one_a_line(group: Row) -> Row:
    return group | {"terms": "\n".join(group["terms"])}


def _parts(regulators: list[Row], name: str) -> list[tuple[str, Row]]:
    return [(regulator["slug"], part) for regulator in regulators for part in regulator[name]]


def _add_missing(model: type[models.Model], rows: list[Row], *key: str) -> list[Any]:
    known = set(model._default_manager.values_list(*key))
    return model._default_manager.bulk_create(
        model(**row) for row in rows if tuple(row[name] for name in key) not in known
    )


def _of_regulators(parts: list[tuple[str, Row]]) -> list[Row]:
    ids = dict(Regulator.objects.values_list("slug", "pk"))
    return [{"regulator_id": ids[slug], **_without_lists(row)} for slug, row in parts]


def _add_registers(parts: list[tuple[str, Row]]) -> None:
    ids = dict(Profession.objects.values_list("slug", "pk"))
    rows = _of_regulators(parts)
    for row in rows:
        row["profession_id"] = ids[row.pop("slug")]
    _add_missing(RegulatedProfession, rows, "regulator_id", "profession_id")


def _add_sanctions(parts: list[tuple[str, Row]]) -> None:
    limits = {(slug, row["kind"]): row["limits"] for slug, row in parts}
    added = _add_missing(SanctionType, _of_regulators(parts), "regulator_id", "kind")
    slugs = dict(Regulator.objects.values_list("pk", "slug"))
    SanctionLimit.objects.bulk_create(
        SanctionLimit(sanction_type=sanction, **limit)
        for sanction in added
        for limit in limits[slugs[sanction.regulator_id], sanction.kind]
    )
