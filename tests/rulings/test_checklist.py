"""What stands in the way of publishing: everything that should, nothing that should not."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from rulings.checklist import Checklist, check
from rulings.checklist.names import NAME, names
from rulings.checklist.personal import (
    BIRTH,
    E_MAIL,
    INSURANCE,
    NHS,
    POSTCODE,
    REGISTRATION,
    TELEPHONE,
    plain,
    suspicions,
)
from rulings.drafting import describe
from rulings.intake import take_in
from rulings.models import Clearance, NameReplacement, Ruling, SanctionLimit
from rulings.reading import read
from rulings.rules import sentence
from rulings.vocabulary import GroundKind, SanctionKind
from tests.rulings.described import SOURCE, described, draft, sanction
from tests.seeds import TEXTING, WORKLOAD, needs_seeds

ARTICLES = Path(__file__).parent / "reading" / "articles"


def found(text: str) -> list[tuple[str, str]]:
    """What each suspicious stretch of a text looks like, and its words."""
    body = plain(text)
    return [(each.looks_like, each.words) for each in chain(suspicions(body), names(body))]


def kinds(text: str) -> set[str]:
    return {kind for kind, _ in found(text)}


TELEPHONES = [
    "0161 496 0123",
    "(0161) 496 0123",
    "020 7946 0123",
    "01632 960123",
    "07700 900123",
    "07700900123",
    "+44 7700 900123",
    "+44 (0)7700 900 123",
    "0044 20 7946 0123",
    "0161-496-0123",
    "0161.496.0123",
    "0 7 7 0 0 9 0 0 1 2 3",
    "07700\u00a0900\u00a0123",
    "07700\n900123",
    "０７７００ ９００１２３",
    "+353 1 234 5678",
]
E_MAILS = [
    "jane.doe@example.org",
    "JANE@EXAMPLE.CO.UK",
    "j+d_1%x@a-b.example",
    "jane (at) example.org",
    "jane [at] example [dot] org",
    "zoë@exämple.org",
    "mailto:jane@example.org?subject=x",
]
REGISTRATIONS = [
    "PH12345",
    "PA 123456",
    "pyl01234",
    "SW012345",
    "SW123456",
    "99A1234E",
    "99a1234e",
    "99 A 1234 E",
    "GMC reference number 1234567",
    "GMC no. 7012345",
    "GMC: 1234567",
    "GDC 123456",
    "GPhC registration number 2012345",
    "registration number: 12345",
    "Teacher ref number: 1234567",
    "PIN is 98X4321Q",
]
OTHERS = [
    (INSURANCE, "QQ 12 34 56 C"),
    (INSURANCE, "AB123456C"),
    (NHS, "NHS number 485 777 3456"),
    (NHS, "NHS No: 4857773456"),
    (NHS, "943 476 5919"),
    (POSTCODE, "M1 1AE"),
    (POSTCODE, "SW1A 2AA"),
    (BIRTH, "born on 3 March 1970"),
    (BIRTH, "born 3rd of March"),
    (BIRTH, "date of birth was 1970-03-03"),
    (BIRTH, "D.O.B. 03/03/70"),
    (BIRTH, "born March 3, 1970"),
    (TELEPHONE, "Tel: 496 0123"),
    (TELEPHONE, "mobile number is 900123"),
    (NAME, "Mr Smith"),
    (NAME, "Dr Jane Doe"),
    (NAME, "MRS SMITH"),
    (NAME, "mr Smith"),
    (NAME, "Mr. J. Smith"),
    (NAME, "Ms A Smith"),
    (NAME, "Mr O’Brien"),
    (NAME, "Dr van der Berg"),
    (NAME, "Mrs Émile-Örn"),
    (NAME, "Mr\u00a0Smith"),
    (NAME, "Mr and Mrs Smith"),
    (NAME, "Drs Smith and Jones"),
    (NAME, "Professor Smith"),
]
FORMS = [
    *((TELEPHONE, number) for number in TELEPHONES),
    *((E_MAIL, address) for address in E_MAILS),
    *((REGISTRATION, number) for number in REGISTRATIONS),
    *OTHERS,
]
INNOCENT = [
    "Mr A told Ms B, Dr X and Colleague C.",
    "Mr A’s notes, Dr XY's keys, Ms AB",
    "He told Mr A. The panel agreed.",
    "Mr Justice Quennell and Mrs Justice Ash found so.",
    "Quennell v General Medical Council, and Dr Ash v Health Professions Council [2010] EWHC 1049",
    "the Data Protection Act 1998 and the Health Professions Order 2001",
    "case FTP12345, FTP/081234/2019, 2017/0123456789",
    "12 000 people, £120,000, 1 000 012 345",
    "between 1 January 2017 and 12 March 2018, on 01/02/2017, on 01-02-2017 09",
    "at 07.30 08.30 09.30 and 0730-0830 10 July",
    "HCPC standards of conduct 2016; NMC 2015; a GDC fine",
    "30 or 12345 pages, line p2 3rd",
    "born in Leeds, stillborn 3 times",
    "an MS Society leaflet, the A&E, Band 6, 28 service users",
    "suspended for 12 months; 0 of 10; 0.1234567890",
    "email, e-mail, @ nine, a@b",
    "Resident A (aged 93), Patient 12, Service User 3",
]


@pytest.mark.parametrize(("kind", "words"), FORMS)
def test_each_form_of_personal_details_is_found_alone(kind: str, words: str) -> None:
    assert kind in kinds(words)


@pytest.mark.parametrize("text", INNOCENT)
def test_ordinary_words_of_rulings_are_left_alone(text: str) -> None:
    assert found(text) == []


# Anything but what would be part of the planted words themselves.
AROUND = st.text(st.characters(codec="utf-8"), max_size=60)


@given(AROUND, st.sampled_from(FORMS), AROUND)
def test_planted_details_are_found_in_any_text(
    before: str, form: tuple[str, str], after: str
) -> None:
    kind, words = form
    assert kind in kinds(f"{before}. {words}; {after}")


@given(st.text(st.characters(exclude_categories=("Nd", "No", "Nl"), exclude_characters="@＠﹫")))
def test_a_text_without_digits_and_at_signs_has_no_numbers_and_addresses(text: str) -> None:
    body = plain(text)
    if any(map(str.isdecimal, body)) or "[at" in body or "(at" in body:
        return
    assert list(suspicions(body)) == []


MONOTONOUS = (
    "0|01|0 |a|a.|@|a@a|+|1 |Mr |Mr A. |Mr de |born |GMC |NHS no |tel |0-(|A1|AB12|'|mr-|"
    "12A1234|x\u00ad|e\u0301|[at]"
)


@pytest.mark.parametrize(
    "piece",
    MONOTONOUS.split("|"),
)
def test_a_text_of_a_million_signs_is_read_to_its_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece)) + " 07700 900123; Mr Smith"
    assert {TELEPHONE, NAME} <= kinds(text)


# With the database.


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


def test_the_words_of_the_law_are_left_alone() -> None:
    words = "; ".join(
        [*SanctionKind.labels, *GroundKind.labels, *(k.meaning for k in SanctionKind)]
    )
    assert found(words) == []
