"""What is text but no article about a panel's decision is refused, whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from rulings.reading import Unreadable, read
from tests.rulings.reading.written import OPENING, TITLE, article

FOOTBALL = """Striker suspended for three matches after appeal panel rules

City's top scorer will miss three matches after a disciplinary panel upheld his red card.

The forward was cautioned in the first half and sent off in the second for a late tackle.

His manager said the suspension was harsh and that the club might appeal against it.
"""
README = """# Conduct Rulings

A site about what conduct panels of the Health and Care Professions Council (HCPC) decided.

## Commands

```
make run
make test
```

- `read_article` reads a caution order or a suspension order from a saved article.
- `make check` runs the tools.
"""


def refusal(text: str) -> str:
    with pytest.raises(Unreadable) as refused:
        read(text.encode())
    return str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "milk\neggs\nbread\nbutter\n",
        "name,kind,months\nA,caution,36\nB,suspension,12\n",
        '{\n  "regulator": "hcpc",\n  "sanction": "caution order",\n  "months": 36\n}\n',
        "import os\n\n\ndef panel():\n    return 'suspension order'\n\n\nclass Nurse:\n    pass\n",
        "2021-01-01 10:00:00 INFO started\n2021-01-01 10:00:01 ERROR suspension\n" * 20,
        FOOTBALL,
        README,
        "Nurse struck off by NMC panel\n",
        "Nurse struck off by NMC panel\n\nPhoto: Reader A\n\nShare this\n",
        "struck off",
        "The panel imposed a caution order on the nurse. " * 20,
    ],
    ids=[
        "shopping list",
        "table",
        "JSON",
        "source code",
        "log",
        "football",
        "README",
        "heading alone",
        "heading and furniture",
        "two words",
        "no heading",
    ],
)
def test_what_is_no_article_is_refused_in_one_sentence(text: str) -> None:
    sentence = refusal(text)
    assert "\n" not in sentence
    assert len(sentence) > 40


def test_football_is_told_what_is_missing() -> None:
    assert "no regulator, panel or sanction is mentioned" in refusal(FOOTBALL)


def test_the_readme_of_this_project_is_no_article() -> None:
    path = Path(__file__).parents[3] / "README.md"
    if path.is_file():
        assert refusal(path.read_text())


def test_an_article_that_breaks_off_is_refused() -> None:
    whole = article("The panel imposed a caution order for two years because she had insight.")
    assert "breaks off" in refusal(whole.rstrip()[:-20])


@pytest.mark.parametrize(
    ("page", "part"),
    [
        ("<html><head><title>A b c</title></head><body></body></html>", "no content"),
        ("<html><body><h1>Nurse struck off today</h1><p>The panel", "cut off"),
        ("<html><body><h1>Nurse struck off today</h1></body></html>", "no article below"),
        ("<html><body><p>The panel met.</p></body></html>", "no heading"),
        ("<html><body><h1>Nurse struck off today</h1><p>x</p></body></html", "cut off"),
        ("<html><body>" + "<div>" * 10_001 + "x</body></html>", "nests"),
    ],
)
def test_a_page_without_an_article_is_refused(page: str, part: str) -> None:
    assert part in refusal(page)


def test_a_book_is_refused_before_it_is_read() -> None:
    paragraph = "The panel imposed a caution order on the nurse for two years. " * 20
    assert "far longer" in refusal(f"{TITLE}\n\n{OPENING}\n\n" + f"{paragraph}\n\n" * 200)
