"""Which orders were imposed, which were rejected, and what is neither."""

from __future__ import annotations

import pytest

from rulings.vocabulary import SanctionKind
from tests.rulings.reading.written import draft, imposed, rejected, sanction


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The panel imposed a caution order for two years.", ("caution", 24)),
        ("The panel cautioned the nurse for a year.", ("caution", 12)),
        ("She was cautioned for five years by the panel.", ("caution", 60)),
        ("The committee reprimanded her.", ("caution", None)),
        ("She was given a three-year caution order.", ("caution", 36)),
        ("It was decided to make a 36-month conditions of practice order.", ("conditions", 36)),
        ("The panel placed conditions on her registration for 18 months.", ("conditions", 18)),
        ("She must now practise under conditions for nine months.", ("conditions", 9)),
        ("The tribunal suspended her for six months.", ("suspension", 6)),
        ("She was suspended from the register for twelve months.", ("suspension", 12)),
        ("She has been suspended from practising for one year.", ("suspension", 12)),
        ("A suspension order of four months was the appropriate sanction.", ("suspension", 4)),
        ("The panel opted for a 10-month suspension.", ("suspension", 10)),
        ("She received a suspension lasting eight months.", ("suspension", 8)),
        ("She has been struck off.", ("removal", None)),
        ("The panel struck her off the register.", ("removal", None)),
        ("It ruled that she should be struck off the nursing register.", ("removal", None)),
        ("Her name was erased from the register.", ("removal", None)),
        ("The panel made a striking-off order.", ("removal", None)),
        ("She was removed from the register.", ("removal", None)),
        ("A removal order was made.", ("removal", None)),
        ("She was issued with a warning for two years.", ("warning", 24)),
        ("The panel gave her a formal warning.", ("warning", None)),
        ("She agreed undertakings which will last for 12 months.", ("undertakings", 12)),
        ("The panel took no further action.", ("no_action", None)),
        ("No sanction was imposed.", ("no_action", None)),
        ("The panel decided not to impose any sanction.", ("no_action", None)),
        ("The panel approved a voluntary removal agreement.", ("voluntary_removal", None)),
        ("It imposed an interim suspension order for 18 months.", ("interim_suspension", 18)),
        ("The panel has extended the suspension for a further six months.", ("suspension", 6)),
    ],
)
def test_an_order_of_the_panel_is_imposed(sentence: str, expected: tuple[str, int | None]) -> None:
    assert imposed(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Her employer suspended her in June.",
        "She was suspended by the trust for six months.",
        "She was suspended from work while the matter was looked into.",
        "She was suspended on full pay.",
        "The school suspended her.",
        "She was suspended in March after a complaint from a relative.",
        "She was given a final written warning by her manager.",
        "She received a police caution for assault.",
        "She accepted a caution from the police.",
        "She was cautioned by officers at the police station.",
        "She was sentenced to 10 months in prison, suspended for two years.",
        "She received a suspended sentence of eight months.",
        "The panel cautioned against reading too much into the case.",
        "The committee said that caution was needed with such evidence.",
        "She complained about working conditions on the ward.",
        "The panel decided that the conditions at the home had been poor.",
        "She had previously been suspended for three months.",
        "She had been struck off in another country.",
        "She asked to be struck off.",
        "She told the panel that she wanted to leave the register.",
        "She hoped for a caution order.",
        "The case presenter asked for a striking-off order.",
        "Counsel for the council submitted that a suspension order was appropriate.",
        "Her barrister argued that a caution would be sufficient.",
        "She could be struck off.",
        "She faces being struck off if the charges are proved.",
        "The panel has the power to impose a suspension order.",
        "She may appeal against the striking-off order.",
        "In a separate case, a midwife was struck off.",
        "Another nurse was struck off for the same thing.",
        "If she breaches the rules she may be suspended for a year.",
        "The panel was asked to consider a suspension order.",
        "A spokesman for the family said she should have been struck off.",
        "She was sanctioned.",
        "The High Court quashed the striking-off order.",
        "Police took no further action.",
        "She worked for 30 years without a warning.",
        "One reader wrote that she had been struck off for nothing.",
    ],
)
def test_what_others_did_wanted_or_feared_is_no_order(sentence: str) -> None:
    assert imposed(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The panel ruled out a suspension order.", ["suspension"]),
        ("It rejected a caution order.", ["caution"]),
        ("A caution order would not be sufficient.", ["caution"]),
        ("Suspension would be disproportionate.", ["suspension"]),
        ("It stopped short of a striking-off order.", ["removal"]),
        ("The panel decided against suspending her.", ["suspension"]),
        ("The panel decided not to strike her off.", ["removal"]),
        ("Conditions could not be formulated.", ["conditions"]),
        (
            "It considered no action, a caution order and conditions but decided that none of "
            "them would protect the public.",
            ["no_action", "caution", "conditions"],
        ),
        ("A suspension order was considered but was not enough.", ["suspension"]),
        ("It considered whether to suspend her, but that would go too far.", ["suspension"]),
        ("Striking her off, it said, would be wholly disproportionate.", ["removal"]),
    ],
)
def test_an_order_weighed_and_found_wanting_is_rejected(sentence: str, kinds: list[str]) -> None:
    assert rejected(sentence) == kinds
    assert imposed(sentence) == []


def test_an_order_only_considered_is_neither() -> None:
    assert draft("The panel considered a suspension order.").sanctions == ()


def test_a_headline_decides_nothing() -> None:
    found = draft("The panel found that she had lied.", title="Nurse struck off for lying to panel")
    assert found.sanctions == ()
    assert any("No sanction" in doubt for doubt in found.doubts)


def test_a_subheading_decides_nothing() -> None:
    assert draft("Nurse struck off", "The panel found that she had lied.").sanctions == ()


def test_one_sentence_may_impose_one_order_and_reject_another() -> None:
    found = draft(
        "The panel imposed a conditions of practice order for two years rather than a suspension "
        "order because she was willing to learn."
    )
    assert sanction(found, SanctionKind.CONDITIONS).imposed
    suspended = sanction(found, SanctionKind.SUSPENSION)
    assert not suspended.imposed
    assert suspended.reason is not None
    assert suspended.reason.value == "she was willing to learn"


def test_two_orders_listed_together_are_both_imposed() -> None:
    assert imposed("The council imposed a warning and a condition on her registration.") == [
        ("warning", None),
        ("conditions", None),
    ]


def test_orders_that_contradict_each_other_leave_a_doubt() -> None:
    found = draft(
        "She was struck off.",
        "The panel imposed a striking-off order.",
        "The panel imposed a caution order for two years.",
    )
    assert [one.kind.value.value for one in found.sanctions if one.imposed] == ["removal"]
    assert any("More than one order" in doubt for doubt in found.doubts)


def test_the_body_outweighs_the_standfirst() -> None:
    text = (
        "Nurse learns her fate at NMC hearing\n\n"
        "The NMC panel suspended the nurse for six months\n\n"
        "The Nursing and Midwifery Council panel suspended the nurse for nine months.\n\n"
        "The nurse had worked at the hospital for several years before the hearing.\n"
    )
    from rulings.reading import read  # noqa: PLC0415

    found = read(text.encode())
    assert [one.duration_months.value for one in found.sanctions if one.duration_months] == [9]
    assert any("more than one length" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("The panel suspended her for six months after 30 years of practice.", 6),
        ("It imposed a suspension order of 12 months, with a review after six months.", 12),
        ("It imposed a suspension order, with a review after six months.", None),
        ("The panel imposed a caution order after failings over 18 months.", None),
        ("The panel suspended her within two years of the events.", None),
        ("She was struck off after 20 years as a nurse.", None),
        ("The panel imposed the maximum five-year caution order.", 60),
        ("The panel imposed a twelve month suspension order.", 12),
        ("The panel imposed a conditions of practice order for a period of nine months.", 9),
        ("The panel imposed a suspension order. The order will last for four months.", 4),
        ("A caution order was made. The caution will stay on the register for two years.", 24),
    ],
)
def test_only_a_length_of_the_order_itself_is_its_length(sentence: str, months: int | None) -> None:
    assert [length for _, length in imposed(sentence)] == [months]


def test_an_order_until_a_day_has_an_end_and_no_length() -> None:
    found = draft("The panel extended the suspension order until 3 May 2021.")
    order = sanction(found, SanctionKind.SUSPENSION)
    assert order.ends_on is not None
    assert order.ends_on.value.isoformat() == "2021-05-03"
    assert order.duration_months is None


def test_an_indefinite_suspension_is_indefinite() -> None:
    order = sanction(
        draft("The panel suspended her indefinitely from the register."), SanctionKind.SUSPENSION
    )
    assert order.indefinite is not None
    assert order.indefinite.value


def test_an_interim_order_is_never_taken_for_the_final_one() -> None:
    found = imposed(
        "She had been under an interim suspension order since 2018.",
        "The panel imposed a caution order for a year.",
    )
    assert ("caution", 12) in found
    assert all(kind != "suspension" for kind, _ in found)
