"""The tick boxes of a facet."""

from django.template import Context, Template

from rulings.views.results import FacetValue

PAGE = Template("{% load facets %}{% ticks values name form %}")


def ticks(*values: FacetValue, name: str = "topic", form: str = "search") -> str:
    return PAGE.render(Context({"values": values, "name": name, "form": form}))


def test_a_value_has_a_box_a_label_and_a_count() -> None:
    assert ticks(FacetValue("record_keeping", "Record keeping", 12, is_selected=False)) == (
        '<li><label class="tick"><input type="checkbox" form="search" name="topic" '
        'value="record_keeping"> <span class="tick-label">Record keeping</span> '
        '<span class="count">12<span class="visually-hidden"> rulings</span></span></label></li>'
    )


def test_a_selected_value_is_ticked() -> None:
    shown = ticks(
        FacetValue("late", "Late", 0, is_selected=True), FacetValue("lost", "Lost", 1, False)
    )
    late, lost = shown.split("</li>")[:2]
    assert 'value="late" checked>' in late
    assert "checked" not in lost


def test_one_ruling_is_one_and_no_rulings_are_many() -> None:
    shown = ticks(FacetValue("a", "A", 1, False), FacetValue("b", "B", 0, False))
    one, none = shown.split("</li>")[:2]
    assert '1<span class="visually-hidden"> ruling</span>' in one
    assert '0<span class="visually-hidden"> rulings</span>' in none


def test_what_nobody_counted_has_no_number() -> None:
    assert "count" not in ticks(FacetValue("late", "Late", None, is_selected=False))


def test_no_values_give_nothing() -> None:
    assert ticks() == ""


def test_hostile_words_are_escaped_wherever_they_stand() -> None:
    evil = '"><img src=x onerror=alert(1)>'
    shown = ticks(FacetValue(evil, evil, 1, is_selected=True), name=evil, form=evil)
    assert "<img" not in shown
    assert shown.count("&quot;&gt;&lt;img") == 4
