"""Ways in which newspapers tell an order, and ways that only sound like one."""

from __future__ import annotations

import pytest

from tests.rulings.reading.written import draft

Told = tuple[str, int | str | None]

TELLINGS: tuple[tuple[str, list[Told]], ...] = (
    (
        "A panel has ordered that a nurse be suspended for six months over her failings.",
        [("suspension", 6)],
    ),
    (
        "The panel's decision to suspend her for nine months takes effect next month.",
        [("suspension", 9)],
    ),
    ("She will be suspended for three months from 4 May.", [("suspension", 3)]),
    ("She was handed a 12-month suspension by the panel.", [("suspension", 12)]),
    ("A two-year conditions of practice order has been placed on her.", [("conditions", 24)]),
    ("Her registration has been made subject to conditions for 12 months.", [("conditions", 12)]),
    ("Her registration was suspended for 12 months with a review.", [("suspension", 12)]),
    (
        "The tribunal has suspended her registration for a period of two months.",
        [("suspension", 2)],
    ),
    ("A caution was placed on her registration for three years.", [("caution", 36)]),
    (
        "The panel concluded that the nurse should receive a caution order lasting one year.",
        [("caution", 12)],
    ),
    ("A five-year caution order was deemed the most appropriate sanction.", [("caution", 60)]),
    ("The committee felt a reprimand was the proportionate response.", [("caution", None)]),
    ("The committee directed that she be erased from the register.", [("removal", None)]),
    ("The panel directed the registrar to strike the nurse off the register.", [("removal", None)]),
    (
        "The panel decided the only appropriate sanction was a striking-off order.",
        [("removal", None)],
    ),
    ("Only striking off would protect the public, the panel said.", [("removal", None)]),
    ("Striking-off was the only sanction sufficient to protect the public.", [("removal", None)]),
    ("She is no longer able to work as a nurse after being struck off.", [("removal", None)]),
    ("A nurse struck off for stealing had lied, the panel found.", [("removal", None)]),
    ("Her name has been removed from the nursing register.", [("removal", None)]),
    ("The nurse lost her registration when the panel made a removal order.", [("removal", None)]),
    ("The panel agreed to her request for voluntary removal.", [("voluntary_removal", None)]),
    ("She accepted a three-year warning order from the case examiners.", [("warning", 36)]),
    ("The case examiners issued her with a warning lasting five years.", [("warning", 60)]),
    ("The SSSC placed a 12-month warning on her registration.", [("warning", 12)]),
    ("The panel imposed a conditional registration order for 18 months.", [("conditions", 18)]),
    (
        "She can keep working but must comply with conditions for 18 months, the panel ruled.",
        [("conditions", 18)],
    ),
    (
        "The panel replaced the suspension with a conditions of practice order for a year.",
        [("conditions", 12)],
    ),
    ("The panel continued the suspension for another 12 months.", [("suspension", 12)]),
    (
        "The panel confirmed the suspension order and extended it by four months.",
        [("suspension", 4)],
    ),
    ("The panel revoked the suspension order.", []),
    ("The order was allowed to lapse on expiry of the suspension.", []),
    ("The panel considered but dismissed a suspension order.", [("suspension-", None)]),
    (
        "A suspension order was considered but dismissed as disproportionate.",
        [("suspension-", None)],
    ),
    ("The panel thought a suspension order would go too far.", [("suspension-", None)]),
    (
        "Neither a caution nor conditions would be enough.",
        [("caution-", None), ("conditions-", None)],
    ),
    ("The panel said it did not need to suspend her.", [("suspension-", None)]),
    ("The panel did not believe that a striking-off order was necessary.", [("removal-", None)]),
    (
        "The panel imposed a suspension order instead of striking her off.",
        [("removal-", None), ("suspension", None)],
    ),
    (
        "Rather than strike her off, the panel suspended her for a year.",
        [("removal-", None), ("suspension", 12)],
    ),
    (
        "The panel decided that a caution order was insufficient and imposed a "
        "suspension order for six months.",
        [("caution-", None), ("suspension", 6)],
    ),
    (
        "The panel decided that suspension for six months, rather than striking off, "
        "was appropriate.",
        [("removal-", None), ("suspension", 6)],
    ),
    (
        "The NMC asked for striking off but the panel imposed a 12-month suspension order.",
        [("suspension", 12)],
    ),
    (
        "Although the NMC wanted her struck off, the panel opted for a one-year suspension.",
        [("suspension", 12)],
    ),
    (
        "She told the panel she would accept a caution, but it suspended her for four months.",
        [("suspension", 4)],
    ),
    ("She feared that she would be struck off.", []),
    ("The nurse could have been struck off.", []),
    ("Had she not apologised she would have been struck off.", []),
    ("If the conditions are breached she could be suspended.", []),
    ("The panel can impose a caution of up to five years.", []),
    ("The maximum sanction is a striking-off order.", []),
    ("She works under the same conditions as her colleagues.", []),
    ("She worked in difficult conditions and was not supported.", []),
    ("The manager who suspended her gave evidence.", []),
    ("She was suspended and an investigation began.", []),
    ("She returned from suspension in May.", []),
    ("She was placed on restricted duties and later suspended.", []),
    ("He had earlier been given a two-year caution by another regulator.", []),
    ("The panel heard that she had been cautioned for shoplifting.", []),
    ("She received a caution for drink-driving.", []),
    ("Staff were warned about her behaviour.", []),
    ("The warning signs were missed, the panel said.", []),
    ("The council issued a warning to parents.", []),
    ("The panel found that she ignored a warning from a doctor.", []),
    ("Her suspension by the trust lasted for nine months.", []),
    ("The panel noted that the trust's suspension had lasted for nine months.", []),
    ("She was jailed for six months, suspended for a year.", []),
    ("She got a 12-month suspended jail term.", []),
    ("A judge gave her a suspended sentence of two years.", []),
    ("The decision to strike her off was criticised by unions.", [("removal", None)]),
    ("The panel's sanction: a caution order for three years.", [("caution", 36)]),
    ("Sanction: Suspension order (6 months).", [("suspension", 6)]),
    ("The panel imposed a 24 month conditions of practice order.", [("conditions", 24)]),
    ("The panel suspended the nurse for the maximum 12 months.", [("suspension", 12)]),
    (
        "The panel imposed an 18-month interim suspension order to cover any appeal.",
        [("interim_suspension", 18)],
    ),
    ("She has been suspended on an interim basis for 18 months.", [("interim_suspension", 18)]),
    ("The nurse was banned from nursing for six months.", []),
    ("The panel issued no sanction.", [("no_action", None)]),
    ("The panel decided that no order was necessary.", [("no_action", None)]),
    ("The panel closed the case with no further action.", [("no_action", None)]),
    (
        "The panel considered taking no action but said that would not be appropriate.",
        [("no_action-", None)],
    ),
    ("The panel rejected a call by the NMC for her to be struck off.", [("removal-", None)]),
    ("The panel imposed the order, a suspension for eight months, on Friday.", [("suspension", 8)]),
    ("The nurse must serve a four-month suspension.", [("suspension", 4)]),
    ("The nurse, who has been suspended for six months, apologised.", [("suspension", 6)]),
    ("The suspended nurse did not attend.", []),
    (
        "The panel cautioned her.|The caution will remain on her record for three years.",
        [("caution", 36)],
    ),
)
"""A sentence, and the orders it tells; a minus marks one considered and rejected."""


@pytest.mark.parametrize(("sentence", "expected"), TELLINGS)
def test_a_telling_is_read_as_it_is_meant(sentence: str, expected: list[Told]) -> None:
    found: list[Told] = []
    for order in draft(*sentence.split("|")).sanctions:
        length = order.duration_months.value if order.duration_months else None
        kind = order.kind.value.value
        found.append((kind if order.imposed else f"{kind}-", length))
    assert sorted(found, key=str) == sorted(expected, key=str)
