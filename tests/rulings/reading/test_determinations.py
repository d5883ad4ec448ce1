"""Whole determinations of our own in the three shapes: what is stated is read, and nothing else."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.drafting import describe, values
from rulings.reading import Draft, Unreadable, read
from tests.rulings.reading.determinations_read import stated
from tests.rulings.reading.test_articles import spans

FOLDER = Path(__file__).parent / "determinations"
TEXTS = {path.stem: path for path in sorted(FOLDER.iterdir()) if path.suffix in {".txt", ".html"}}
BEGUN = (FOLDER / "hcpts_four_levels.txt").read_text()


def draft(name: str) -> Draft:
    return read(TEXTS[name].read_bytes())


def test_each_shape_has_at_least_four_texts() -> None:
    shapes = [name.split("_")[0] for name in TEXTS]
    assert min(shapes.count(shape) for shape in ("hcpts", "nmc", "swe")) >= 4


@pytest.mark.parametrize("name", TEXTS)
def test_every_stated_field_is_right_and_none_is_invented(name: str) -> None:
    assert stated(draft(name)) == json.loads((FOLDER / f"{name}.json").read_text())


@pytest.mark.parametrize("name", TEXTS)
def test_every_value_points_at_words_of_the_text(name: str) -> None:
    found = draft(name)
    text = found.article.text
    for span in spans(found):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)


@pytest.mark.parametrize("name", TEXTS)
def test_words_taken_over_stand_in_the_text(name: str) -> None:
    found = draft(name)
    for one in (*(part.text for part in found.particulars), *found.names):
        assert one.value == " ".join(one.evidence.of(found.article.text).split())


@pytest.mark.parametrize("name", TEXTS)
def test_a_length_is_never_read_from_the_metadata_of_an_hcpts_page(name: str) -> None:
    found = draft(name)
    if name.startswith("hcpts"):
        allegation = found.article.text.index("Allegation")
        for order in found.sanctions:
            assert not order.duration_months or order.duration_months.evidence.start > allegation


@pytest.mark.parametrize("name", TEXTS)
def test_no_name_or_number_is_proposed_for_the_public_or_kept_as_evidence(name: str) -> None:
    found = draft(name)
    assert found.names
    assert found.registration_numbers
    for kept_out in (*found.names, *found.registration_numbers):
        assert kept_out.value not in found.article.title.value
    assert not any(path.startswith(("names", "registration")) for path, _, _ in values(found))


@pytest.mark.parametrize("name", TEXTS)
def test_a_label_stands_once(name: str) -> None:
    labels = [one.label for one in draft(name).particulars if one.label]
    assert len(labels) == len(set(labels))


def test_a_determination_is_described_as_one() -> None:
    described = describe(draft("hcpts_four_levels"))
    assert described["sources"][0]["kind"] == "determination"
    assert described["decided_precision"] == "day"
    assert [one["kind"] for one in described["particulars"]][-3:] == [
        "ground_limb",
        "ground_limb",
        "impairment_limb",
    ]


def test_what_is_missing_is_said_in_a_sentence() -> None:
    shorter = BEGUN.replace("Profession: Physiotherapist\n", "").replace("Date and Time", "Place")
    shorter = shorter.replace("Physiotherapist", "practitioner").replace(
        "physiotherapist", "worker"
    )
    unread = read(shorter.encode()).unread
    assert "The registrant’s profession could not be read." in unread
    assert "The day of the decision could not be read." in unread


def test_a_mark_that_the_findings_contradict_is_a_doubt() -> None:
    text = BEGUN.replace("Particular 1(a)(i)(B) – not proved", "Particular 1(a)(i)(B) – proved")
    assert any("1(a)(i)(B)" in doubt for doubt in read(text.encode()).doubts)


def test_sentences_of_the_parties_decide_nothing() -> None:
    text = BEGUN.replace(
        "19. The Panel next considered a Caution Order, which would be insufficient given the "
        "dishonesty.",
        "19. Ms Poole submitted that a Caution Order would be insufficient.",
    )
    kinds = [one.kind.value.value for one in read(text.encode()).sanctions]
    assert "caution" not in kinds


def test_a_table_of_another_regulator_fills_nothing_wrong() -> None:
    text = (
        "Conduct Committee\n\nName of registrant: Ms Z\nRegistration number: 777777\n"
        "Date of hearing: 3 May 2022\n\nAllegation\n\nThat you:\n\n1. Did a thing.\n\n"
        "Decision on facts\n\nThe committee deliberated in private about the registrant.\n\n"
        "Decision on impairment\n\nThe committee will say more in due course.\n\n"
        "Decision on sanction\n\nThe committee considered the options that the rules give it.\n"
    )
    found = stated(read(text.encode()))
    assert found["regulator"] is None
    assert found["profession"] is None
    assert found["impairment"] is None
    assert found["findings"] == found["sanctions"] == []
    assert found["particulars"] == {"1": ["fact", None, [], "Did a thing."]}
    assert found["decided_on"] == "2022-05-03"


@given(st.integers(0, len(BEGUN)), st.integers(0, len(BEGUN)), st.text(max_size=40))
def test_a_determination_with_a_piece_torn_out_is_read_or_refused(
    first: int, last: int, instead: str
) -> None:
    torn = BEGUN[: min(first, last)] + instead + BEGUN[max(first, last) :]
    with suppress(Unreadable):
        found = read(torn.encode("utf-8", "surrogatepass"))
        assert all(span.end <= len(found.article.text) for span in spans(found))


@pytest.mark.parametrize(
    "filler", ["1(a)", "(a)", "1. ", "and ", " ", "not proved ", "-", "[", "a) "]
)
def test_a_long_run_inside_a_determination_is_read_or_refused(filler: str) -> None:
    text = BEGUN.replace("NCTA", filler * (100_000 // len(filler)))
    assert read(text.encode()).regulator is not None
