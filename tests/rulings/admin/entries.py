"""A ruling entered by hand, whole or with something wrong in it."""

from typing import Any

from django.test import Client

from rulings.models import (
    FactorType,
    Profession,
    Regulator,
    Ruling,
    Setting,
    Topic,
)
from tests.rulings.admin import form


def complete() -> form.Fields:
    """Two particulars, two findings, a caution, a rejected suspension, conditions, and the rest."""
    hcpc = Regulator.objects.get(slug="hcpc")
    return {
        "title": "Records and reports: caution",
        "summary": "Short.",
        "regulator": hcpc.pk,
        "committee": hcpc.committees.get(slug="conduct_and_competence_committee").pk,
        "profession": Profession.objects.get(slug="social_worker").pk,
        "setting": Setting.objects.first().pk,  # type: ignore[union-attr]
        "hearing": "final",
        "agency": "false",
        "decided_on": "2017-09-20",
        "decided_precision": "day",
        **form.particular(0, label="1(a)", outcome="proved", text="Kept thin notes."),
        **form.particular(1, outcome="not_proved", text="Wrote a report late."),
        **form.finding(0, ground="misconduct", outcome="found", rests_on="1(a)", reason="Grave."),
        **form.finding(1, ground="lack_of_competence", outcome="not_found", rests_on="#2, 1(a)"),
        "impairment": "found",
        "impairment_personal": "true",
        **form.sanction(
            0,
            kind="caution",
            imposed="True",
            duration_months="36",
            condition_lines="Meet a supervisor | every fortnight, months 1-12; "
            "monthly, from month 13\r\nKeep a log",
        ),
        **form.sanction(1, kind="suspension", imposed="False", reason="Too much."),
        "factors-0-factor_type": FactorType.objects.get(side="mitigating", slug="insight").pk,
        "factors-0-accepted": "true",
        "ruling_topics-0-topic": Topic.objects.get(slug="record_keeping").pk,
        "ruling_topics-0-standing": "proved",
        "harm_affected": "28",
        "harm_actual": "2",
        "sources-0-kind": "news_report",
        "sources-0-publisher": "The Panel Reporter",
        "state": "published",
    }


def entered(client: Client, **changes: Any) -> form.Fields:
    """The add form, filled in completely but for the changes."""
    return form.blank(client) | complete() | changes


def refusals(client: Client, sent: form.Fields) -> str:
    """Send the form, which must come back with what was typed; the page that came back."""
    before = Ruling.objects.count()
    page = client.post(form.ADD, sent)
    assert page.status_code == 200
    assert Ruling.objects.count() == before
    html = page.content.decode()
    kept = form.fields(html)
    for name in (
        "title",
        "particulars-0-text",
        "findings-0-rests_on",
        "sanctions-0-condition_lines",
    ):
        assert kept[name] == sent[name]
    return html


def refusals_keeping_whatever(client: Client, sent: form.Fields) -> str:
    page = client.post(form.ADD, sent)
    assert page.status_code == 200
    assert not Ruling.objects.exists()
    return page.content.decode()
