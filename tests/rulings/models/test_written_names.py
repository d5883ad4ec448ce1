"""A replaced name is found however it is written, and nothing else is replaced."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rulings.models import Ruling, Source
from tests.rulings.described import SOURCE, draft
from tests.rulings.models.named import NAME, replace

pytestmark = pytest.mark.django_db


def replaced(text: str, *names: tuple[str, str], url: str = "") -> str:
    """The text as it stands in a ruling's summary where these names are replaced."""
    ruling = draft()
    replace(ruling, *(names or ((NAME, "Registrant A"),)))
    Ruling.objects.filter(pk=ruling.pk).update(summary=text)
    return Ruling.objects.get(pk=ruling.pk).summary


def address(url: str, name: str = NAME) -> str:
    """The address of a source, where the name is replaced."""
    ruling = draft(sources=[SOURCE | {"url": url}])
    replace(ruling, (name, "A"))
    return Source.objects.get(ruling=ruling).url


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Odile Quennell was struck off.", "Registrant A was struck off."),
        ("Struck off: odile QUENNELL", "Struck off: Registrant A"),
        (
            "Odile Quennell’s notes, Odile Quennell's keys",
            "Registrant A’s notes, Registrant A's keys",
        ),
        ("(Odile\u00a0Quennell)", "(Registrant A)"),
        ("Odile  \n Quennell", "Registrant A"),
        (
            "Odile-Quennell, odile_quennell, Odile.Quennell",
            "Registrant A, Registrant A, Registrant A",
        ),
        ("x_odile_quennell_y", "x_Registrant A_y"),
        ("news%20Odile%20Quennell%20ends", "news%20Registrant A%20ends"),
        ("Odile\u2010Quennell Odile\u2013Quennell", "Registrant A Registrant A"),
        ("Odile Quen\u00adnell, Odile\u200b Quennell", "Registrant A, Registrant A"),
        ("Odile Quennellson and Modile Quennell", "Odile Quennellson and Modile Quennell"),
        ("Odile Quennell2 is another", "Odile Quennell2 is another"),
        ("Odile met Quennell.", "Odile met Quennell."),
        ("Odile QuennellOdile Quennell", "Odile QuennellOdile Quennell"),
        ("Odile Quennell Odile Quennell", "Registrant A Registrant A"),
    ],
)
def test_the_name_is_replaced_as_a_whole_and_in_every_dress(text: str, shown: str) -> None:
    assert replaced(text) == shown


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Zoë Ångström", "Zoe\u0308 A\u030angstro\u0308m"),
        ("Zoe\u0308 Ångström", "Zoë Ångström"),
        ("ZOË ÅNGSTRÖM", "zoë ångström"),
        ("Ada O’Quell", "Ada O'Quell"),
        ("Ada O'Quell", "Ada O’Quell"),
        ("Ada O'Quell", "Ada OQuell"),
        ("Ada Lee-Quell", "Ada Lee Quell"),
        ("A. B. Quell", "A B Quell"),
        ("Quell (née Ash)", "Quell (née Ash)"),
        ("  Ada   Quell, ", "Ada Quell"),
        ("Ada Qu.*+ll?", "Ada Qu.*+ll?"),
        ("[Ada] {1,2} (x|y)$", "[Ada] {1,2} (x|y)$"),
        ("Ada\\dQuell", "Ada\\dQuell"),
        ("***:Ada", "***:Ada"),
        ("李 小龍", "李 小龍"),
    ],
)
def test_a_name_is_found_however_letters_and_signs_are_coded(written: str, text: str) -> None:
    assert replaced(f"Then {text} left.", (written, "Ms B")) == "Then Ms B left."


def test_signs_of_patterns_in_a_name_stand_for_themselves() -> None:
    assert replaced("Ada Quell and Ada Qxll", ("Ada Q.ll", "A")) == "Ada Quell and Ada Qxll"


@pytest.mark.parametrize("shown", [r"A\1", r"\&", r"\\", r"a\nb", "$1", "%s", "A & B’s “C”"])
def test_what_is_shown_stands_as_it_was_typed(shown: str) -> None:
    if not any(map(str.isalnum, shown)):
        shown = f"{shown}x"
    assert replaced(f"So {NAME} said.", (NAME, shown)) == f"So {shown} said."


def test_the_longer_name_comes_first_and_the_order_of_entry_does_not_matter() -> None:
    names = (("Quennell", "Q"), ("Odile Quennell-Ash", "Registrant B"), (NAME, "Registrant A"))
    text = "Odile Quennell-Ash, Odile Quennell and Quennell"
    assert (
        replaced(text, *names) == replaced(text, *names[::-1]) == "Registrant B, Registrant A and Q"
    )


def test_one_replacement_may_complete_another_name() -> None:
    assert replaced("Mr Quell Jones", ("Quell", "X"), ("Mr X Jones", "Mr Z")) == "Mr Z"


def test_a_name_without_a_letter_or_digit_replaces_nothing() -> None:
    assert replaced("a_b _ c, d", ("_", "zz")) == "a_b _ c, d"


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs", "Cc", "Cf")),
    min_size=1,
    max_size=12,
)


@given(st.lists(WORDS, min_size=1, max_size=4), st.text("ab .,'-_\n", max_size=20))
@example(["("], "")
@example(["a\u0301"], "")
@example(["\u0301a"], "")
def test_any_name_between_blanks_is_replaced(name: list[str], around: str) -> None:
    written = " ".join(" ".join(name).split())
    assume(any(map(str.isalpha, written)) and len(written) <= 120)
    composed = unicodedata.normalize("NFC", f"{around} {written} {around}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s ~* rulings_name_pattern(%s)", [composed, written])
        assert cursor.fetchone() == (True,)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
def test_replacing_is_done_once_and_for_all(text: str) -> None:
    ruling = Ruling.objects.first() or draft()
    if not ruling.name_replacements.exists():
        replace(ruling, ("a b", "One"), ("b", "Two"), ("Two ab", "Three"))
    once = without_names(ruling, text)
    assert without_names(ruling, once) == once


def without_names(ruling: Ruling, text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_without_names(%s, %s)", [ruling.pk, text])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize(
    "path",
    [
        "odile-quennell-struck-off",
        "odilequennell",
        "OdileQuennell.html",
        "news%20Odile%20Quennell%20ends",
        "a?who=odile+quennell",
        "a%2520Odile%2520Quennell",
        "%4Fdile/Quennell",
        "quennell/../odile-quennell2017",
    ],
)
def test_the_address_of_a_source_that_holds_the_name_goes(path: str) -> None:
    assert address(f"https://news.example/{path}") == ""


@pytest.mark.parametrize(
    "path", ["Zo%C3%AB-%C3%85sk", "Zo%EB_%C5sk", "zoe-ask", "zoë-åsk", "ZOE%00ASK"]
)
def test_marks_on_letters_do_not_hide_a_name_in_an_address(path: str) -> None:
    assert address(f"https://news.example/{path}", "Zoë Åsk") == ""


@pytest.mark.parametrize("path", ["odile", "quennellodile", "odilequennells", "%zz%", "%C3%28", ""])
def test_any_other_address_stays_to_the_letter(path: str) -> None:
    assert address(f"https://news.example/{path}") == f"https://news.example/{path}"


def test_a_source_known_by_its_address_alone_keeps_its_place() -> None:
    ruling = draft(sources=[{"kind": "news_report", "url": "https://n.example/odile-quennell"}])
    replace(ruling)
    source = Source.objects.get(ruling=ruling)
    assert (source.url, source.title, source.publisher) == ("", "", "Not named")
