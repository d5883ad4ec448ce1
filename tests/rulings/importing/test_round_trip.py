"""What the site exports comes back as the same data, from each of its faces."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from django.db import connection

from rulings.demonstration import demonstration
from rulings.exporting import export_lines
from rulings.intake import take_in_many
from rulings.models import Evidence, Revision, Ruling
from rulings.vocabulary import RulingState
from tests.rulings.described import SOURCE, described, draft, published, sanction
from tests.rulings.importing.files import imported, without_rulings

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def public_demonstration() -> None:
    for ruling in take_in_many(demonstration(), is_demonstration=True):
        ruling.publish()


def exported() -> bytes:
    return "".join(export_lines()).encode()


def in_all_states() -> None:
    draft(title="A draft")
    held = draft(title="A held draft")
    Ruling.objects.filter(pk=held.pk).update(hold_reason="Under appeal.", state="in_review")
    kept = published(sources=[{**SOURCE, "text": "Jane Roe sat.", "text_digest": "d" * 64}])
    Evidence.objects.create(source=kept.sources.get(), field="title", start=0, end=4)
    kept.name_replacements.create(written="Jane Roe", shown="J.R.")
    kept.clearances.create(words="01632 960123", reason="A number that nobody has.")
    published(title="Withdrawn").withdraw()
    published(title="Replaced").move_to(RulingState.REPLACED, replaced_by=kept)
    published(title="Expired").move_to(RulingState.EXPIRED)


def test_the_whole_record_comes_back_to_the_letter() -> None:
    public_demonstration()
    in_all_states()
    before = exported()
    without_rulings()

    report = imported(before, publish=True)

    assert report.troubles.shown == []
    assert exported() == before


def test_an_export_that_is_imported_where_it_came_from_changes_nothing() -> None:
    public_demonstration()
    in_all_states()
    connection.check_constraints()
    before = exported(), Revision.objects.count()

    report = imported(before[0], publish=True)

    assert (report.new, report.changed, report.troubles.number) == (0, 0, 0)
    assert (exported(), Revision.objects.count()) == before


def test_without_publish_everything_comes_back_as_a_draft() -> None:
    in_all_states()
    before = exported()
    without_rulings()

    imported(before)

    assert set(Ruling.objects.values_list("state", flat=True)) == {"draft"}


def as_data(client: Client) -> dict[str, Any]:
    return {pk: client.get(f"/rulings/{pk}.json").json() for pk in public_ids()}


def public_ids() -> list[str]:
    return list(Ruling.objects.published().order_by("pk").values_list("pk", flat=True))


def test_public_documents_come_back_as_the_same_data(client: Client) -> None:
    public_demonstration()
    phases = [
        {"frequency": "every week", "from_month": 0, "for_months": 3},
        {"frequency": "every month", "from_month": 3, "for_months": None},
    ]
    published(
        sanctions=[
            sanction("suspension", 12, imposed=False),
            sanction("conditions", 12, conditions=[{"text": "See a mentor.", "phases": phases}]),
        ],
        particulars=[{"label": "", "text": "Not numbered."}, {"label": "2", "text": "Numbered."}],
        findings=[{"ground": "misconduct", "outcome": "found", "particulars": [0, 1]}],
    )
    before = as_data(client)
    lines = "".join(f"{json.dumps(one)}\n" for one in before.values()).encode()

    again = imported(lines, publish=True)
    assert (again.new, again.changed, again.troubles.shown) == (0, 0, [])

    without_rulings()
    report = imported(lines, publish=True)

    assert report.troubles.shown == []
    assert as_data(client) == before


def spreadsheet(client: Client) -> bytes:
    answer: Any = client.get("/rulings.csv?sort=oldest")
    return b"".join(answer.streaming_content)


def rows_of(content: bytes) -> list[str]:
    return sorted(content.decode("utf-8-sig").splitlines())


def test_the_public_spreadsheet_comes_back_as_the_same_data(client: Client) -> None:
    public_demonstration()
    published(
        title="=1+1, said the panel",
        sanctions=[sanction("suspension", 12), sanction("advice", None), sanction("caution", 24)],
        sources=[{**SOURCE, "url": "https://example.org/a"}, {**SOURCE, "title": "Another"}],
    )
    before = spreadsheet(client)

    again = imported(before, publish=True)
    assert (again.new, again.changed, again.troubles.shown) == (0, 0, [])

    without_rulings()
    report = imported(before, publish=True)

    assert report.troubles.shown == []
    assert rows_of(spreadsheet(client)) == rows_of(before)


def test_the_commands_write_and_read_a_file(tmp_path: Any) -> None:
    published()
    draft(title="A draft")
    file = tmp_path / "rulings.jsonl"
    call_command("export_rulings", str(file), state=["published"])
    without_rulings()
    said = io.StringIO()

    call_command("import_rulings", str(file), publish=True, stdout=said)

    assert "1 new, 0 changed, 0 unchanged, 1 published" in said.getvalue()
    assert Ruling.objects.get().title == described()["title"]
    assert list(tmp_path.iterdir()) == [file]
