"""The command that reads saved articles."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from comments.models import Comment
from rulings.models import Evidence, Ruling, Source
from tests.comments.article import ARTICLE, BODY, THREAD

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[str | bytes], str]:
    def save(content: str | bytes, name: str = "article.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return save


def reading(*files: str, **options: Any) -> tuple[str, str]:
    """What the command prints, and what it complains about."""
    out, err = io.StringIO(), io.StringIO()
    call_command("read_article", *files, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def refused(*files: str, **options: Any) -> str:
    """The complaints of a run that ends with exit status 1."""
    err = io.StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("read_article", *files, stdout=io.StringIO(), stderr=err, **options)
    assert caught.value.code == 1
    return err.getvalue()


def test_an_article_becomes_a_draft_with_its_thread(saved: Callable[..., str]) -> None:
    printed, complaints = reading(saved(ARTICLE))
    assert complaints == ""
    assert "sanctions.0.kind: suspension, imposed" in printed
    assert "sanctions.0.duration_months: 6" in printed
    assert "comments: 2 found (1 + 1 by depth), 2 stated in the heading" in printed
    ruling = Ruling.objects.get()
    assert ruling.is_draft
    assert [(s.kind, s.duration_months) for s in ruling.imposed] == [("suspension", 6)]
    assert ruling.sources.get().text.startswith("Nurse who altered")
    assert Evidence.objects.filter(field="sanctions.0.kind").exists()
    assert [(c.author_name, c.parent_id is None) for c in Comment.objects.all()] == [
        ("Night shift", True),
        ("Day shift", False),
    ]


def test_the_same_file_again_changes_nothing(saved: Callable[..., str]) -> None:
    file = saved(ARTICLE)
    reading(file, publish=True)
    before = list(Ruling.objects.values()), list(Comment.objects.values())
    printed, _ = reading(file, publish=True)
    assert "unchanged" in printed
    assert (list(Ruling.objects.values()), list(Comment.objects.values())) == before


def test_another_name_and_other_line_ends_make_no_other_article(
    saved: Callable[..., str],
) -> None:
    reading(saved(ARTICLE))
    windows = "\ufeff" + ARTICLE.replace("\n", "\r\n")
    assert "unchanged" in reading(saved(windows, "copy.txt"))[0]
    assert Ruling.objects.count() == 1


def test_a_changed_file_is_reported_and_not_applied(saved: Callable[..., str]) -> None:
    reading(saved(ARTICLE))
    printed, _ = reading(saved(ARTICLE.replace("six-month", "nine-month")))
    assert "differs from what was read before" in printed
    assert "nine-month" in printed
    assert Ruling.objects.get().imposed[0].duration_months == 6


def test_another_article_under_the_same_heading_is_another_ruling(
    saved: Callable[..., str],
) -> None:
    reading(saved(BODY))
    heading = BODY.split("\n")[0]
    other = (
        f"{heading}\n\nA Nursing and Midwifery Council panel has struck off a nurse.\n\n"
        "The panel found that she had taken medicines home. It made a striking-off order.\n"
    )
    assert "read into" in reading(saved(other, "other.txt"))[0]
    assert Ruling.objects.count() == 2


def test_publishing_a_draft_read_before_makes_it_public(saved: Callable[..., str]) -> None:
    file = saved(ARTICLE)
    reading(file)
    reading(file, publish=True)
    assert Ruling.objects.get().is_public


def test_a_withdrawn_ruling_is_not_published_again(saved: Callable[..., str]) -> None:
    file = saved(ARTICLE)
    reading(file, publish=True)
    Ruling.objects.get().withdraw()
    reading(file, publish=True)
    assert not Ruling.objects.get().is_public


def test_a_dry_run_keeps_nothing(saved: Callable[..., str]) -> None:
    printed, _ = reading(saved(ARTICLE), publish=True, dry_run=True)
    assert "would be read into" in printed
    assert not Ruling.objects.exists()
    assert not Source.objects.exists()


def test_without_a_sanction_it_stays_a_draft_and_says_so(saved: Callable[..., str]) -> None:
    silent = BODY.split("The panel decided")[0].replace("has suspended", "has heard the case of")
    complaints = refused(saved(silent), publish=True)
    assert "kept as a draft. A published ruling needs a sanction" in complaints
    assert Ruling.objects.get().is_draft


def test_a_length_beyond_the_law_is_left_to_an_editor(saved: Callable[..., str]) -> None:
    printed, _ = reading(saved(ARTICLE.replace("six-month", "18-month")))
    assert "The lengths were left out for an editor: NMC, Suspension order" in printed
    assert Ruling.objects.get().imposed[0].duration_months is None


def test_a_count_that_differs_from_the_heading_is_kept_and_reported(
    saved: Callable[..., str],
) -> None:
    printed, _ = reading(saved(ARTICLE.replace("2 Responses", "5 Responses")))
    assert "5" in printed.split("doubt:")[1]
    assert Ruling.objects.get().comments_stated == 5
    assert Comment.objects.count() == 2


def test_standard_input_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(ARTICLE.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    reading("-")
    assert Ruling.objects.count() == 1


UNREADABLE = {
    "empty": b"",
    "blank": b"  \n\n ",
    "binary": bytes(range(256)) * 20,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "Latin-1": ARTICLE.replace("Two charts?", "Two charts – “really”?").encode("cp1252"),
    "cut in a character": ARTICLE.replace("again.", "again…").rstrip().encode()[:-1],
    "50 MB": BODY.encode() + b"a word " * 7_500_000,
    "a shopping list": b"Eggs\nMilk\nBread\n",
    "a heading alone": BODY.split("\n")[0].encode(),
    "comments alone": THREAD.encode(),
    "source code": Path(__file__).read_bytes(),
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_article_gets_one_clear_line_and_leaves_nothing(
    saved: Callable[..., str], content: bytes
) -> None:
    complaints = refused(saved(content), publish=True)
    assert len(complaints.splitlines()) == 1
    assert complaints.split("article.txt: ")[1].strip()
    assert not Ruling.objects.exists()
    assert not Source.objects.exists()
    assert not Comment.objects.exists()


def test_a_missing_file_and_a_folder_get_one_line_each(tmp_path: Path) -> None:
    complaints = refused(str(tmp_path / "none.txt"), str(tmp_path))
    assert [line.rsplit(": ", 1)[1] for line in complaints.splitlines()] == [
        "no such file or directory.",
        "is a directory.",
    ]


def test_a_bad_file_does_not_stop_the_others(saved: Callable[..., str]) -> None:
    refused(saved(b"", "bad.txt"), saved(ARTICLE))
    assert Ruling.objects.count() == 1
