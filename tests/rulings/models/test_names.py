"""A replaced name stands in no text of its ruling, whoever wrote it and however it is written."""

import unicodedata
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rulings.checklist.texts import OF_PARTS, OF_RULING
from rulings.intake import take_in
from rulings.models import (
    Correction,
    NameReplacement,
    Particular,
    Removal,
    Revision,
    Ruling,
    Source,
)
from rulings.rules import refusal_of, sentence
from tests.concurrent import both
from tests.rulings.described import SOURCE, described, draft, published, sanction

pytestmark = pytest.mark.django_db

TEXTS: dict[str, Any] = import_module("rulings.migrations.0010_names_and_clock").TEXTS
NAME = "Odile Quennell"


def replaced(text: str, *names: tuple[str, str], url: str = "") -> str:
    """The text as it stands in a ruling's summary where these names are replaced."""
    ruling = draft()
    replace(ruling, *(names or ((NAME, "Registrant A"),)))
    Ruling.objects.filter(pk=ruling.pk).update(summary=text)
    return Ruling.objects.get(pk=ruling.pk).summary


def replace(ruling: Ruling, *names: tuple[str, str]) -> None:
    for written, shown in names or ((NAME, "Registrant A"),):
        NameReplacement.objects.create(ruling=ruling, written=written, shown=shown)


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


def everywhere(words: str) -> dict[str, Any]:
    """A ruling with these words in every text there is."""
    return described(
        title=words,
        summary=words,
        case_reference=words,
        impairment={"outcome": "found", "reason": words},
        harm={"affected": 1, "actual": None, "unit": words, "note": words},
        particulars=[
            {"label": words, "text": words, "outcome": "proved", "reason": words, "topics": []}
        ],
        findings=[
            {"ground": "misconduct", "outcome": "found", "particulars": [0], "reason": words}
        ],
        sanctions=[
            sanction(
                "conditions",
                12,
                name=words,
                review=words,
                reason=words,
                conditions=[
                    {
                        "text": words,
                        "phases": [{"frequency": words, "from_month": 0, "for_months": None}],
                    }
                ],
            )
        ],
        factors=[{"side": "mitigating", "factor": "insight", "text": words, "accepted": True}],
        sources=[{"kind": "news_report", "publisher": words, "title": words, "url": ""}],
        corrections=[{"made_by": "editor", "made_on": None, "note": words}],
    )


def texts_with(name: str) -> list[str]:
    """The columns of the record in which the name stands."""
    found = []
    with connection.cursor() as cursor:
        for table, (_, columns) in TEXTS.items():
            for column in columns:
                cursor.execute(
                    f"SELECT count(*) FROM {table} WHERE {column} ILIKE %s", [f"%{name}%"]
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column}")
    return found


SHORT = "Odile Quell"  # a label has twenty letters at most


def test_every_text_of_the_record_is_reached_whoever_comes_first() -> None:
    names = (SHORT, "Ms A")
    before, after = take_in(everywhere(SHORT)), draft()
    assert len(texts_with(SHORT)) == sum(len(columns) for _, columns in TEXTS.values())
    replace(before, names)
    assert texts_with(SHORT) == []
    replace(after, names)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE rulings_ruling SET title = %s, summary = %s", [SHORT, SHORT])
        cursor.execute("UPDATE rulings_particular SET label = %s", [SHORT])
        cursor.execute("UPDATE rulings_source SET title = %s", [SHORT])
    Particular.objects.bulk_create(
        [Particular(ruling=after, text=f"{SHORT} {n}", position=n) for n in range(3)]
    )
    Correction.objects.create(ruling=after, note=f"It was {SHORT}.")
    assert texts_with(SHORT) == []
    assert Correction.objects.get(ruling=after).note == "It was Ms A."


def test_the_checklist_and_the_database_mean_the_same_texts() -> None:
    in_database = {table: set(columns) for table, (_, columns) in TEXTS.items()}
    in_checklist = {"rulings_ruling": set(OF_RULING)} | {
        part._meta.db_table: set(places) for part, (_, _, places) in OF_PARTS.items()
    }
    in_checklist["rulings_source"].remove("url")  # emptied, not replaced
    assert in_checklist == in_database


def test_another_ruling_keeps_the_same_name() -> None:
    other = draft(summary=NAME)
    replace(draft(summary=NAME))
    assert Ruling.objects.get(pk=other.pk).summary == NAME


def test_a_text_is_cut_where_what_is_shown_is_longer_than_its_column() -> None:
    ruling = draft(title="Ab " * 100)
    replace(ruling, ("Ab", "Registrant"))
    assert len(Ruling.objects.get(pk=ruling.pk).title) == 300


@pytest.mark.parametrize(
    ("written", "shown", "rule"),
    [
        (NAME, NAME, "name_replacement_differs"),
        (NAME, "Odile Quennell (A)", "name_replacement_settled"),
        (NAME, "", "name_replacement_named"),
        ("…", "A", "name_replacement_named"),
    ],
)
def test_a_replacement_that_would_not_settle_is_refused(
    written: str, shown: str, rule: str
) -> None:
    ruling = draft()
    assert refusal_of(lambda: replace(ruling, (written, shown))) == sentence(rule)


def test_a_name_is_replaced_once() -> None:
    ruling = draft()
    replace(ruling)
    said = refusal_of(lambda: replace(ruling, (NAME.upper(), "B")))
    assert said == sentence("name_replacement_once")


def test_the_log_of_removals_tells_no_name() -> None:
    ruling = published()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rulings.reason', %s, true)", [f"{NAME} asked for it."])
    replace(ruling)
    removal = Removal.objects.get(ruling_id=ruling.pk)
    assert (removal.kind, removal.reason) == ("name", "Registrant A asked for it.")


def withdrawn_because(ruling: Ruling, reason: str, state: str = "withdrawn") -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rulings.reason', %s, true)", [reason])
    Ruling.objects.filter(pk=ruling.pk).update(state=state)


def test_a_reason_from_before_a_name_was_replaced_tells_it_no_more() -> None:
    ruling, other = published(), published(title="Another")
    for each in (ruling, other):
        withdrawn_because(each, f"{NAME} asked for it.")
    replace(ruling)
    reasons = dict(Removal.objects.filter(kind="withdrawn").values_list("ruling_id", "reason"))
    assert reasons == {
        ruling.pk: "Registrant A asked for it.",
        other.pk: f"{NAME} asked for it.",
    }


def test_the_reason_of_an_expiry_tells_no_name() -> None:
    ruling = published()
    replace(ruling)
    withdrawn_because(ruling, f"{NAME} asked for it.", state="expired")
    removal = Removal.objects.get(ruling_id=ruling.pk, kind="expired")
    assert removal.reason == "Registrant A asked for it."


@pytest.mark.django_db(transaction=True)
def test_a_change_of_names_is_in_the_history() -> None:
    ruling = published(title=f"{NAME}: caution")
    replace(ruling)
    latest = Revision.objects.filter(ruling=ruling).order_by("-number").first()
    assert latest is not None
    assert latest.snapshot["title"] == "Registrant A: caution"
    assert latest.snapshot["desk"]["names"] == [{"written": NAME, "shown": "Registrant A"}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("adds_first", [True, False])
def test_who_adds_a_part_and_who_replaces_a_name_do_not_pass_each_other(adds_first: bool) -> None:
    ruling = draft()

    def add() -> None:
        Particular.objects.create(ruling=ruling, text=f"{NAME} did it.", position=2)

    def hide() -> None:
        replace(ruling)

    both(*((add, hide) if adds_first else (hide, add))).result()
    assert Particular.objects.get(ruling=ruling, position=2).text == "Registrant A did it."
