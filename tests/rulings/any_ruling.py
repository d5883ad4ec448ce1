"""Any ruling as plain data, for properties that hold of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

TOPICS = ["record_keeping", "dishonesty", "candour", "social_media"]
FACTORS = [("mitigating", "insight"), ("mitigating", "remorse"), ("aggravating", "dishonesty")]


def labelled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """No label twice: the record forbids it."""
    seen: set[str] = set()
    for row in rows:
        row["label"] = "" if row["label"] in seen else row["label"]
        seen.add(row["label"])
    return rows


words = st.sampled_from(["", "Said so.", "Denied it.", "Ünder “quotation”\nand a line"])
maybe = st.sampled_from([True, False, None])
particulars = st.lists(
    st.fixed_dictionaries(
        {
            "label": st.sampled_from(["", "1", "1(a)", "2", "2(b)(ii)"]),
            "kind": st.sampled_from(["fact", "ground_limb"]),
            "text": st.sampled_from(["Did not write.", "Was late.", "Took it."]),
            "outcome": st.sampled_from(["proved", "not_proved", "not_stated"]),
            "reason": words,
            "topics": st.lists(st.sampled_from(TOPICS), unique=True, max_size=3).map(sorted),
        }
    ),
    max_size=5,
).map(labelled)
conditions = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.sampled_from(["Work under supervision.", "Write a reflection."]),
            "phases": st.lists(
                st.fixed_dictionaries(
                    {
                        "frequency": st.sampled_from(["weekly", "monthly"]),
                        "from_month": st.integers(0, 3),
                        "for_months": st.sampled_from([None, 1, 6]),
                    }
                ),
                max_size=3,
                unique_by=lambda phase: phase["from_month"],
            ).map(lambda phases: sorted(phases, key=lambda phase: int(str(phase["from_month"])))),
        }
    ),
    max_size=3,
)
sanctions = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["conditions", "suspension", "warning"]),
            "name": st.sampled_from(["", "An order"]),
            "imposed": st.booleans(),
            "duration_months": st.sampled_from([None, 12]),
            "ends_on": st.none(),
            "indefinite": st.just(False),
            "review": words,
            "reason": words,
            "conditions": conditions,
        }
    ),
    max_size=3,
)
sources = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.just("news_report"),
            "publisher": st.sampled_from(["The Panel Reporter", "The Notice"]),
            "title": words,
            "url": st.sampled_from(["", "https://example.org/ruling"]),
            "published_on": st.sampled_from([None, "2017-09-25"]),
            "text_digest": st.sampled_from(["", "a" * 64, "b" * 64, "c" * 64]),
        }
    ),
    max_size=4,
    unique_by=lambda source: source["text_digest"] or id(source),
)
corrections = st.lists(
    st.fixed_dictionaries(
        {
            "made_by": st.sampled_from(["publisher", "editor"]),
            "made_on": st.sampled_from([None, "2018-01-02", "2019-01-02"]),
            "note": st.sampled_from(["The date was wrong.", "The name was wrong."]),
        }
    ),
    max_size=4,
).map(lambda rows: sorted(rows, key=lambda row: row["made_on"] or ""))
factors = st.lists(
    st.sampled_from(FACTORS).flatmap(
        lambda factor: st.fixed_dictionaries(
            {
                "side": st.just(factor[0]),
                "factor": st.just(factor[1]),
                "text": words,
                "accepted": maybe,
            }
        )
    ),
    max_size=4,
)
topics = st.lists(
    st.fixed_dictionaries(
        {
            "topic": st.sampled_from(TOPICS),
            "standing": st.sampled_from(["alleged", "proved", "not_proved"]),
        }
    ),
    max_size=3,
    unique_by=lambda row: row["topic"],
).map(lambda rows: sorted(rows, key=lambda row: str(row["topic"])))


@st.composite
def anything_described(draw: Callable[[Any], Any]) -> dict[str, Any]:
    """A whole ruling in normal form: what the database would say of it."""
    alleged = draw(particulars)
    places = st.lists(st.integers(0, len(alleged) - 1), unique=True) if alleged else st.just([])
    has_date = draw(st.booleans())
    plain = {
        "title": draw(st.sampled_from(["One", "Another", "Ünderlined"])),
        "summary": draw(words),
        **draw(
            st.sampled_from(
                [
                    {"regulator": "hcpc", "committee": "conduct_and_competence_committee"},
                    {"regulator": "nmc", "committee": None},
                    {"regulator": None, "committee": None},
                ]
            )
        ),
        "profession": draw(st.sampled_from([None, "social_worker", "nurse"])),
        "setting": draw(st.sampled_from([None, "hospital"])),
        "case_reference": draw(st.sampled_from(["", "FTP 123"])),
        "agency": draw(maybe),
        "hearing": draw(st.sampled_from(["", "final", "review"])),
        "decided_on": "2019-09-20" if has_date else None,
        "decided_precision": "month" if has_date else "",
        "impairment": draw(
            st.fixed_dictionaries(
                {
                    "outcome": st.sampled_from(["found", "not_stated"]),
                    "personal": maybe,
                    "public": maybe,
                    "reason": words,
                }
            )
        ),
        "sanction_not_stated": draw(st.booleans()),
        "harm": {
            "affected": draw(st.sampled_from([None, 3])),
            "actual": None,
            "unit": "",
            "note": "",
        },
        "comments_stated": draw(st.sampled_from([None, 0, 7])),
        "particulars": alleged,
        "findings": draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "ground": st.sampled_from(["misconduct", "health"]),
                        "outcome": st.sampled_from(["found", "not_found"]),
                        "reason": words,
                        "particulars": places.map(sorted),
                    }
                ),
                max_size=3,
            )
        ),
    }
    parts = {
        "sanctions": sanctions,
        "factors": factors,
        "topics": topics,
        "sources": sources,
        "corrections": corrections,
    }
    return plain | {name: draw(part) for name, part in parts.items()}
