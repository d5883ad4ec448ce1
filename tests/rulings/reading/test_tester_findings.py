"""What must not be read: readers' words, orders that are over, other people's cautions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rulings.reading import COMMENTS_UNREAD, read
from rulings.reading.draft import Draft
from rulings.reading.pages.names import LONGEST_NAME, UNNAMED, kept_name
from tests.rulings.reading.test_web import page
from tests.rulings.reading.written import article, draft, imposed, rejected

FINAL = "The panel imposed a caution order for two years."
BOB = "Bob says:\n\n1 May 2023 at 10:00\n\nShe was suspended for nine months, I was there."


def below(*blocks: str) -> Draft:
    return read((article(FINAL) + "\n" + "\n\n".join(blocks) + "\n").encode())


@pytest.mark.parametrize(
    "heading",
    [
        "2 comments",
        "12 Responses to Practitioner learns outcome",
        "Comments (3)",
        "Comments",
        "Reader comments",
        "Leave a comment",
        "Leave a reply",
        "Have your say",
        "Join the conversation",
    ],
)
@pytest.mark.parametrize("layout", [BOB, "@bob, 1 May 2023 at 10:00\n" + BOB.split("\n\n")[2]])
def test_comments_in_any_layout_are_no_part_of_the_article(heading: str, layout: str) -> None:
    found = below(heading, layout)
    assert [one.kind.value.value for one in found.sanctions] == ["caution"]
    assert found.article.published_on is None
    body = " ".join(span.of(found.article.text) for span in found.article.paragraphs)
    assert "I was there" not in body


def test_a_name_that_says_and_a_line_with_the_time_open_a_comment() -> None:
    found = below("2 comments", BOB, "Ann said\nMay 2, 2023 at 9:15 am\n\nReply\n\nTwo.\n\nLines.")
    first, second = found.article.comments
    assert (first.author_name, second.author_name) == ("Bob", "Ann")
    assert first.text == "She was suspended for nine months, I was there."
    assert second.text.startswith("Two.")
    assert second.posted_at is not None
    assert not any("comments" in doubt for doubt in found.doubts)


def test_comments_that_cannot_be_read_are_a_doubt() -> None:
    found = below("2 comments", "bob_77 · 3h", "She was suspended for nine months.")
    assert found.article.comments == ()
    assert COMMENTS_UNREAD.format(stated=2) in found.doubts


def test_a_web_page_ends_where_its_comments_are_headed() -> None:
    body = (
        "<p>A nurse was given a caution order for two years by the Nursing and Midwifery Council's "
        "panel, which met in Leeds.</p><p>The fitness to practise panel said that the nurse had "
        "failed to keep records of the visits she made for several months.</p>"
        "<p>2 comments</p><p>Bob says:</p><p>She was suspended for nine months, I was there.</p>"
    )
    found = read(page(body=body).encode())
    assert all(one.kind.value.value == "caution" for one in found.sanctions)


@pytest.mark.parametrize(
    "past",
    [
        "She had been subject to interim conditions since 2020.",
        "An interim suspension imposed in 2021 was in place until the hearing.",
        "Her interim suspension order was lifted.",
        "The panel revoked the interim conditions of practice order.",
        "She was previously made subject to an interim suspension order.",
        "She had been suspended on an interim basis.",
        "An interim suspension order was imposed while the case was investigated.",
        "An interim suspension order was imposed when the allegations came to light.",
    ],
)
@pytest.mark.parametrize("final", [FINAL, "The fitness to practise case was then closed."])
def test_an_interim_order_that_is_over_is_not_read(past: str, final: str) -> None:
    kinds = [kind for kind, _ in imposed(past, final)]
    assert not any(kind.startswith("interim") for kind in kinds)


@pytest.mark.parametrize(
    "present",
    [
        "It imposed an interim suspension order for 18 months to cover the appeal period.",
        "An interim suspension order was also made to cover the appeal period.",
        "An interim suspension order of 18 months was imposed to cover any appeal.",
        "The panel also imposed an interim suspension order for 18 months.",
    ],
)
def test_an_interim_order_of_this_decision_is_read(present: str) -> None:
    kinds = [kind for kind, _ in imposed("The panel imposed a striking-off order.", present)]
    assert kinds == ["interim_suspension", "removal"]


def test_an_article_on_an_interim_hearing_alone_tells_its_order() -> None:
    assert imposed("She was handed an interim suspension order for 18 months.") == [
        ("interim_suspension", 18)
    ]


@pytest.mark.parametrize("printed", ["", "  ", "\u2003"])
def test_a_comment_without_a_name_is_called_so(printed: str) -> None:
    assert kept_name(printed) == UNNAMED


def test_a_name_is_never_longer_than_can_be_kept() -> None:
    name = kept_name("x" * 500)
    assert len(name) == LONGEST_NAME
    assert name.endswith("…")
    assert kept_name("x" * LONGEST_NAME) == "x" * LONGEST_NAME


@pytest.mark.parametrize(("printed", "kept"), [("", UNNAMED), ("y" * 130, "y" * 119 + "…")])
def test_names_are_kept_alike_in_plain_text_and_on_web_pages(printed: str, kept: str) -> None:
    html = (
        '<ol class="commentlist"><li class="comment" id="comment-1">'
        f'<cite class="fn">{printed}</cite><p>words</p></li></ol>'
    )
    (on_the_web,) = read(page(comments=html).encode()).article.comments
    (in_text,) = below(
        "1 Comment", f"  1. {printed} September 25, 2017 at 9:58 am #\n\n    words"
    ).article.comments
    assert (on_the_web.author_name, in_text.author_name) == (kept, kept)


def test_a_regulator_s_panel_orders_only_what_it_can() -> None:
    text = article(
        "The panel was not satisfied that the caution was a relevant offence.",
        "The teacher was given a caution order for a year by the panel.",
        "The panel recommended a prohibition order.",
    ).replace("Nursing and Midwifery Council (NMC)", "Teaching Regulation Agency (TRA)")
    kinds = [one.kind.value.value for one in read(text.encode()).sanctions]
    assert kinds == ["prohibition"]


def test_a_financial_penalty_is_the_opticians_regulator_s() -> None:
    sentence = "The panel ordered a financial penalty of £1,000."
    text = article(sentence).replace(
        "Nursing and Midwifery Council (NMC)", "General Optical Council (GOC)"
    )
    assert [one.kind.value.value for one in read(text.encode()).sanctions] == ["financial_penalty"]
    assert imposed(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The panel was not satisfied that the caution was a relevant offence.",
        "She had accepted a conditional caution from officers.",
        "The panel was told of a simple caution for theft.",
    ],
)
def test_a_caution_of_the_police_is_no_order(sentence: str) -> None:
    assert imposed(sentence) == []
    assert rejected(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "hearing"),
    [
        ("The interim suspension order is revoked.", None),
        ("The panel revoked the interim conditions of practice order.", None),
        ("At a review hearing the panel extended the suspension.", "review"),
        ("The panel held a review of the suspension in May.", "review"),
    ],
)
def test_ending_an_interim_order_makes_no_review(sentence: str, hearing: str | None) -> None:
    found = draft(sentence, FINAL).hearing
    assert (found.value.value if found else None) == hearing


def test_a_reason_ends_with_its_clause() -> None:
    (order,) = draft(
        "The panel imposed a caution order for a year because she had apologised; it met in Leeds."
    ).sanctions
    assert order.reason is not None
    assert order.reason.value == "she had apologised"


def test_the_reason_for_impairment_is_not_the_one_for_misconduct() -> None:
    (finding,) = draft(
        "The panel found misconduct and, because she had not fully remedied her failings, "
        "her fitness to practise was impaired."
    ).findings
    assert finding.reason is None


def test_a_ground_that_was_not_pursued_is_no_finding() -> None:
    assert draft("A lack of competence was not pursued.", FINAL).findings == ()
    assert draft("The council did not pursue a lack of competence.", FINAL).findings == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She failed to visit a child on her caseload.", {}),
        ("The panel noted that she had a heavy caseload.", {"workload": True}),
        ("She said her caseload was too high.", {"workload": None}),
        ("The child was not harmed.", {"no_harm": None}),
        ("The panel noted that no patient was harmed.", {"no_harm": True}),
    ],
)
def test_a_fact_is_a_factor_only_where_it_weighs(
    sentence: str, expected: dict[str, bool | None]
) -> None:
    factors = {one.factor.value: one.accepted for one in draft(sentence, FINAL).factors}
    assert factors == expected


def test_who_was_dismissed_by_an_employer_was_not_disbelieved() -> None:
    found = draft("She was dismissed and admitted two of the charges.", FINAL)
    assert all(one.accepted is not False for one in found.factors)


def test_a_clause_of_its_own_is_not_garbled_with_the_failing_before_it() -> None:
    found = draft("The panel found that he failed to keep records and in doing so he lied.", FINAL)
    assert not any("to in doing" in one.text.value for one in found.particulars)


def test_a_caution_accepted_from_the_police_is_not_proved_by_the_panel() -> None:
    found = draft("A nurse who accepted a police caution for theft was struck off the register.")
    assert all(one.outcome is None for one in found.particulars)


def test_a_day_still_to_come_is_left_out_with_a_doubt() -> None:
    day = date(2019, 5, 9)
    text = article("The panel met on 9 May 2019.", FINAL).encode()
    assert read(text, today=day).decided_on is not None
    early = read(text, today=day - timedelta(days=1))
    assert early.decided_on is None
    assert any("still to come" in doubt for doubt in early.doubts)


def test_a_day_of_publication_still_to_come_is_left_out() -> None:
    text = article("Published on 9 May 2019", FINAL).encode()
    assert read(text, today=date(2020, 1, 1)).article.published_on is not None
    assert read(text, today=date(2018, 1, 1)).article.published_on is None


def test_a_headline_may_have_two_words() -> None:
    assert draft(FINAL, title="Nurse cautioned").article.title.value == "Nurse cautioned"
