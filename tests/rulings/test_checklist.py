"""What stands in the way of publishing: everything that should, and nothing that should not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rulings.checklist import Checklist, check
from rulings.drafting import describe
from rulings.intake import take_in
from rulings.models import Clearance, NameReplacement, Ruling, SanctionLimit
from rulings.reading import read
from rulings.rules import sentence
from tests.rulings.described import SOURCE, described, draft, sanction
from tests.seeds import TEXTING, WORKLOAD, needs_seeds

ARTICLES = Path(__file__).parent / "reading" / "articles"


def reasons(ruling: Ruling) -> list[tuple[str, str]]:
    return [(reason.anchor, reason.sentence) for reason in check(ruling).blocking]


@pytest.mark.django_db
class TestARuling:
    """One complete ruling, with one thing wrong at a time."""

    def test_that_is_complete_is_green(self) -> None:
        assert check(draft()) == Checklist(())
        assert check(draft(sanctions=[], sanction_not_stated=True)).is_green

    def test_that_is_empty_is_told_everything_at_once(self) -> None:
        ruling = Ruling.objects.create(title="Nothing yet")
        assert [anchor for anchor, _ in reasons(ruling)] == ["case", "case", "sanctions", "sources"]

    @pytest.mark.parametrize(
        ("changes", "anchor", "rule"),
        [
            ({"sources": []}, "sources", "published_ruling_has_source"),
            ({"sanctions": []}, "sanctions", "published_ruling_has_sanction"),
            ({"sanction_not_stated": True}, "sanctions", "ruling_sanction_not_stated_alone"),
            (
                {"sanctions": [sanction(imposed=False)]},
                "sanctions",
                "published_ruling_has_sanction",
            ),
            (
                {"regulator": None, "committee": None},
                "case",
                "published_ruling_has_regulator",
            ),
        ],
    )
    def test_that_lacks_something_says_what_and_where(
        self, changes: dict[str, object], anchor: str, rule: str
    ) -> None:
        assert reasons(draft(**changes)) == [(anchor, sentence(rule))]

    @pytest.mark.parametrize("kept", ["summary", "particulars", "findings"])
    def test_says_what_it_is_about_in_one_of_three_ways(self, kept: str) -> None:
        nothing = {"summary": "", "particulars": [], "findings": []}
        finding = {"ground": "misconduct", "outcome": "found", "particulars": [], "reason": ""}
        whole = described() | {"findings": [finding]}
        assert len(reasons(draft(**nothing))) == 1
        assert check(draft(**nothing | {kept: whole[kept]})).is_green

    def test_with_a_sanction_outside_the_limits_is_told_the_limits(self) -> None:
        ruling = draft()
        connection.check_constraints()
        assert check(ruling).is_green
        SanctionLimit.objects.filter(sanction_type__kind="caution").update(max_months=24)
        [(anchor, said)] = reasons(ruling)
        assert anchor == "sanctions"
        assert "HCPC, Caution order: the regulator allowed 12 to 24 months on that date" in said

    def test_that_is_held_is_told_why(self) -> None:
        ruling = draft()
        Ruling.objects.filter(pk=ruling.pk).update(hold_reason="An appeal is pending.")
        ruling.refresh_from_db()
        assert reasons(ruling) == [("publication", "It is held: An appeal is pending.")]

    def test_with_a_name_that_is_replaced_and_still_stands_is_stopped(self) -> None:
        ruling = draft(summary="About Quennell.")
        with connection.cursor() as cursor:  # as no path of ours does
            cursor.execute("SET LOCAL session_replication_role = replica")
            NameReplacement.objects.create(ruling=ruling, written="Quennell", shown="A")
            cursor.execute("SET LOCAL session_replication_role = origin")
        [(anchor, said)] = reasons(ruling)
        assert (anchor, said) == (
            "case",
            "A name that is replaced still stands in the summary: take it out there.",
        )

    def test_whose_address_would_tell_the_name_without_its_marks_is_stopped(self) -> None:
        ruling = draft(title="José: caution")
        NameReplacement.objects.create(ruling=ruling, written="Jose", shown="A")
        [(anchor, said)] = reasons(ruling)
        assert anchor == "case"
        assert "still stands in the address of the page" in said

    def test_in_letters_composed_otherwise_is_not_taken_for_one_with_names(self) -> None:
        assert check(draft(summary="Cafe\u0301")).is_green

    def test_whose_address_is_coded_is_read_as_a_browser_shows_it(self) -> None:
        url = "https://n.example/?who=jane%40example.org"
        [(anchor, said)] = reasons(draft(sources=[SOURCE | {"url": url}]))
        assert anchor == "sources"
        assert "jane@example.org” in the address of a source looks like an e-mail address" in said

    def test_that_repeats_a_number_is_told_once(self) -> None:
        ruling = draft(title="Call 0161 496 0123", summary="0161 496 0123; 0161  496 0123")
        assert len(reasons(ruling)) == 1

    def test_full_of_numbers_is_told_of_fifty(self) -> None:
        numbers = " and ".join(f"0161 496 {n:04}" for n in range(80))
        assert len(reasons(draft(summary=numbers))) == 50

    def test_is_asked_in_a_fixed_number_of_queries(self) -> None:
        few, many = draft(), take_in(described(particulars=[], findings=[]) | _many_parts())
        with CaptureQueriesContext(connection) as for_few:
            check(few)
        with CaptureQueriesContext(connection) as for_many:
            check(many)
        assert len(for_many) <= len(for_few) <= 22


def _many_parts() -> dict[str, object]:
    return {
        "particulars": [
            {"label": str(n), "text": "So.", "outcome": "proved", "topics": []} for n in range(40)
        ],
        "sources": [SOURCE] * 9,
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "anchor"),
    [
        ({"title": "Call {0}"}, "case"),
        ({"summary": "Call {0}"}, "case"),
        ({"case_reference": "{0}"}, "case"),
        ({"impairment": {"outcome": "found", "reason": "Call {0}"}}, "impairment"),
        ({"harm": {"affected": 1, "actual": None, "unit": "{0}", "note": ""}}, "harm"),
        ({"harm": {"affected": None, "actual": None, "unit": "", "note": "{0}"}}, "harm"),
        ({"sanctions": [sanction(name="{0}")]}, "sanctions"),
        ({"sanctions": [sanction(review="{0}")]}, "sanctions"),
        ({"sanctions": [sanction(reason="{0}")]}, "sanctions"),
        (
            {"sanctions": [sanction("suspension", 6, imposed=False, reason="{0}"), sanction()]},
            "sanctions",
        ),
        (
            {"sanctions": [sanction("conditions", 12, conditions=[{"text": "{0}", "phases": []}])]},
            "sanctions",
        ),
        (
            {
                "factors": [
                    {"side": "mitigating", "factor": "insight", "text": "{0}", "accepted": True}
                ]
            },
            "factors",
        ),
        ({"sources": [SOURCE | {"publisher": "{0}"}]}, "sources"),
        ({"sources": [SOURCE | {"title": "{0}"}]}, "sources"),
        ({"sources": [SOURCE | {"url": "https://a.example/?t={0}"}]}, "sources"),
        ({"corrections": [{"made_by": "editor", "made_on": None, "note": "{0}"}]}, "corrections"),
    ],
)
@pytest.mark.parametrize("words", ["07700 900123", "jane@example.org", "PA12345"])
def test_no_public_text_is_forgotten(changes: dict[str, object], anchor: str, words: str) -> None:
    ruling = draft(**_planted(changes, words))
    assert {reason.anchor for reason in check(ruling).blocking} == {anchor}


def _planted(plan: object, words: str) -> dict[str, object]:
    def walk(part: object) -> object:
        if isinstance(part, dict):
            return {name: walk(value) for name, value in part.items()}
        if isinstance(part, list):
            return [walk(value) for value in part]
        return part.replace("{0}", words) if isinstance(part, str) else part

    planted = walk(plan)
    assert isinstance(planted, dict)
    return planted


@pytest.mark.django_db
def test_words_that_an_editor_cleared_do_not_block_any_more() -> None:
    ruling = draft(summary="Call 0161 496 0123 or 0161 496 0124.")
    first, second = check(ruling).blocking
    cleared = Clearance.objects.create(ruling=ruling, words=first.words, reason="A helpline.")
    Ruling.objects.filter(pk=ruling.pk).update(summary="Call 0161\u00a0496 0123, 0161 496 0124.")
    ruling.refresh_from_db()
    left = check(ruling)
    assert [reason.words for reason in left.blocking] == [second.words]
    assert left.cleared == (cleared,)
    assert check(draft(summary="Call 0161 496 0123.")).blocking != ()


def published_demonstration() -> Iterator[Ruling]:
    call_command("load_demonstration", verbosity=0)
    return Ruling.objects.iterator()


@pytest.mark.django_db
def test_the_demonstration_is_green() -> None:
    blocked = {ruling.title: reasons(ruling) for ruling in published_demonstration()}
    assert blocked
    assert {title: said for title, said in blocked.items() if said} == {}


def read_into_draft(path: Path) -> Ruling:
    result = read(path.read_bytes())
    return take_in(describe(result))


@needs_seeds
@pytest.mark.django_db
@pytest.mark.parametrize("path", [TEXTING, WORKLOAD])
def test_the_founding_articles_give_no_false_alarm(path: Path) -> None:
    assert check(read_into_draft(path)).is_green


@pytest.mark.django_db
@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_an_article_that_was_read_has_no_details_that_look_personal(path: Path) -> None:
    ruling = read_into_draft(path)
    assert [reason for reason in check(ruling).blocking if reason.words] == []
    ruling.delete()  # before the end, when the database would look at its sanctions
