"""What looks personal or like a name in a text: all of that, and nothing else."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from rulings.vocabulary import GroundKind, SanctionKind


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


def test_the_words_of_the_law_are_left_alone() -> None:
    words = "; ".join(
        [*SanctionKind.labels, *GroundKind.labels, *(k.meaning for k in SanctionKind)]
    )
    assert found(words) == []
