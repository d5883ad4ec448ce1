"""The two founding documents come out whole: as data, as a page, and to the letter."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from comments.models import Comment
from rulings.drafting import values
from rulings.models import Evidence, Ruling, SearchEntry
from rulings.reading import read
from rulings.search.criteria import Criteria
from tests.seeds import TEXTING, WORKLOAD, needs_seeds

pytestmark = [needs_seeds, pytest.mark.django_db]

# As saved: a number or a bullet, a name, and the time at the end of the line.
HEADER = re.compile(
    r"^ *(?:\d+\.|•) (?P<name>.+?) (?P<time>[A-Z][a-z]+ \d+, \d{4} at \d+:\d\d [ap]m) #$"
)


@pytest.fixture
def rulings() -> dict[Path, Ruling]:
    call_command("read_article", str(TEXTING), str(WORKLOAD), publish=True, verbosity=0)
    return {
        path: Ruling.objects.get(sources__text__startswith=path.read_text().splitlines()[0])
        for path in (TEXTING, WORKLOAD)
    }


def printed(path: Path) -> list[tuple[str, str, str]]:
    """Name, time and text of each comment, taken from the file in the plainest way."""
    found: list[tuple[str, str, list[str]]] = []
    for line in path.read_text().splitlines():
        header = HEADER.match(line)
        if header:
            found.append((header["name"], header["time"], []))
        elif found:
            found[-1][2].append(line)
    return [(name, time, "".join("".join(lines).split())) for name, time, lines in found]


def by_depth(ruling: Ruling) -> list[int]:
    depths: dict[int, int] = {}
    for comment in ruling.comments.order_by("id"):
        depths[comment.pk] = depths.get(comment.parent_id or 0, 0) + 1
    return [list(depths.values()).count(depth) for depth in range(1, max(depths.values()) + 1)]


def test_the_first_is_a_caution_with_two_grounds_not_found(rulings: dict[Path, Ruling]) -> None:
    ruling = rulings[TEXTING]
    assert ruling.is_public
    assert ruling.regulator is not None
    assert ruling.committee is not None
    assert ruling.profession is not None
    assert ruling.setting is not None
    assert ruling.regulator.slug == "hcpc"
    assert ruling.committee.slug == "conduct_and_competence_committee"
    assert ruling.profession.slug == "social_worker"
    assert ruling.setting.slug == "drug_and_alcohol_service"
    assert [(s.kind, s.imposed, s.duration_months) for s in ruling.sanctions.all()] == [
        ("caution", True, 36)
    ]
    assert ruling.impairment == "not_stated"
    assert (ruling.decided_on, ruling.hearing, ruling.agency) == (None, "", None)
    assert ruling.corrections.get().made_by == "publisher"
    assert ruling.corrections.get().made_on is None
    assert [p.outcome for p in ruling.particulars.all()] == ["proved"] * 3


def test_each_finding_of_the_first_rests_on_its_own_particular(
    rulings: dict[Path, Ruling],
) -> None:
    topics = {
        (finding.ground, finding.outcome): {
            topic.slug for part in finding.particulars.all() for topic in part.topics.all()
        }
        for finding in rulings[TEXTING].findings.all()
    }
    assert topics == {
        ("misconduct", "found"): {"disclosure_of_own_information"},
        ("misconduct", "not_found"): {"communication_outside_hours"},
        ("lack_of_competence", "not_found"): {"record_keeping"},
    }
    not_found = rulings[TEXTING].findings.filter(outcome="not_found")
    assert all(finding.reason for finding in not_found)


def test_the_second_is_conditions_with_suspension_rejected(rulings: dict[Path, Ruling]) -> None:
    ruling = rulings[WORKLOAD]
    (order,) = ruling.imposed
    (rejected,) = ruling.rejected
    assert (order.kind, order.duration_months) == ("conditions", 36)
    assert rejected.kind == "suspension"
    assert "public interest" in rejected.reason
    first, *others = order.conditions.all()
    assert [(p.from_month, p.for_months) for p in first.phases.all()] == [(0, 12), (12, None)]
    assert len(others) == 3
    assert (ruling.harm_affected, ruling.harm_actual, ruling.harm_unit) == (28, 2, "service users")
    assert [(f.ground, f.outcome) for f in ruling.findings.all()] == [("misconduct", "found")]
    assert not ruling.corrections.exists()


def test_what_was_raised_and_rejected_is_not_a_mitigating_factor(
    rulings: dict[Path, Ruling],
) -> None:
    factors = {
        (row.factor_type.side, row.factor_type.slug): row.accepted
        for row in rulings[WORKLOAD].factors.select_related("factor_type")
    }
    assert factors["mitigating", "workload"] is False
    assert factors["mitigating", "admissions"] is None
    assert factors["mitigating", "no_previous_findings"] is True
    assert factors["aggravating", "lack_of_insight"] is True


@pytest.mark.parametrize(
    ("path", "depths"), [(TEXTING, [53, 16, 1]), (WORKLOAD, [12, 5, 3])], ids=["first", "second"]
)
def test_every_comment_is_there_at_its_depth(
    rulings: dict[Path, Ruling], path: Path, depths: list[int]
) -> None:
    ruling = rulings[path]
    assert by_depth(ruling) == depths
    assert ruling.comments_stated == sum(depths) == ruling.comments.visible().count()
    kept = [
        (row.author_name, row.posted_as_printed, "".join(row.text.split()))
        for row in ruling.comments.order_by("posted_at", "id")
    ]
    assert sorted(kept) == sorted(printed(path))
    numbers = list(
        ruling.comments.filter(parent=None).order_by("id").values_list("printed_number", flat=True)
    )
    assert numbers == list(range(1, depths[0] + 1))


@pytest.mark.parametrize("path", [TEXTING, WORKLOAD], ids=["first", "second"])
def test_the_page_shows_each_comment_to_the_letter(
    client: Client, rulings: dict[Path, Ruling], path: Path
) -> None:
    page = client.get(rulings[path].get_absolute_url()).content.decode()
    bodies = re.findall(r'<div class="comment-text">(.*?)</div>', page, re.DOTALL)
    shown = ["".join(unescape(re.sub(r"<[^>]*>", "", body)).split()) for body in bodies]
    assert sorted(shown) == sorted(text for _, _, text in printed(path))


def test_the_empty_brackets_and_the_inner_list_survive(rulings: dict[Path, Ruling]) -> None:
    comments = rulings[TEXTING].comments
    assert "<>" in comments.get(printed_number=37).text
    assert re.findall(r"^(\d+)\. ", comments.get(printed_number=7).text, re.MULTILINE) == [
        "1", "2", "4", "5", "6", "7", "8", "9",
    ]  # fmt: skip


def test_two_comments_that_say_nearly_the_same_are_marked_and_both_kept(
    rulings: dict[Path, Ruling],
) -> None:
    comments = rulings[TEXTING].comments
    marked = comments.filter(concerns__rule="repeated").values_list("printed_number", flat=True)
    assert sorted(marked) == [28, 29]


@pytest.mark.parametrize("path", [TEXTING, WORKLOAD], ids=["first", "second"])
def test_every_value_points_at_its_words(rulings: dict[Path, Ruling], path: Path) -> None:
    draft = read(path.read_bytes())
    kept = {row.field: row for row in Evidence.objects.filter(source__ruling=rulings[path])}
    for field, value, span in values(draft):
        assert kept[field].words == span.of(draft.article.text)
        assert kept[field].words.strip()
        if isinstance(value, str) and " " in value and not field.startswith("article"):
            first, last = value.split()[0], value.split()[-1]
            assert first in kept[field].words, field
            assert last in kept[field].words, field
    body_ends = draft.article.text.index("Responses to")
    beyond = [field for field, row in kept.items() if row.start > body_ends]
    assert set(beyond) <= {"article.comments_stated"}


def test_both_are_found_by_their_sanction(rulings: dict[Path, Ruling]) -> None:
    for path, kind in {TEXTING: "caution", WORKLOAD: "conditions"}.items():
        entry = SearchEntry.objects.meeting(Criteria(sanction=(kind,))).get()
        assert entry.ruling_id == rulings[path].pk


def test_reading_them_again_changes_nothing(rulings: dict[Path, Ruling]) -> None:
    before = list(Comment.objects.values_list("pk", flat=True))
    call_command("read_article", str(TEXTING), str(WORKLOAD), publish=True, verbosity=0)
    assert Ruling.objects.count() == 2
    assert list(Comment.objects.values_list("pk", flat=True)) == before
