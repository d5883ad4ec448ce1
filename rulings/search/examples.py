"""How to search, by example. The help page shows these; the tests hold every one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """``finds`` and ``leaves`` are particulars of two rulings: the search finds only the first."""

    typed: str
    says: str
    finds: str
    leaves: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Examples of one kind."""

    slug: str
    heading: str
    examples: tuple[Example, ...]


CHAPTERS = (
    Chapter(
        "words",
        "Words",
        (
            Example(
                "late notes",
                "All words, in any order, anywhere in the ruling. Other endings are found too.",
                "Wrote a note of each visit three weeks late.",
                "Wrote a note of each visit on the day.",
            ),
            Example(
                "caution or warning",
                "Either word. “or” joins the two things beside it and nothing further.",
                "Ignored a warning from the manager.",
                "Ignored advice from the manager.",
            ),
            Example(
                "nurse caution or warning",
                "The word “nurse”, and one of the other two.",
                "The nurse had a police caution.",
                "The doctor had a police caution.",
            ),
            Example(
                "medication -alcohol",
                "A minus sign, right before a word, leaves out the rulings that have it.",
                "Took medication from the trolley.",
                "Took medication and alcohol to work.",
            ),
        ),
    ),
    Chapter(
        "phrases",
        "Phrases",
        (
            Example(
                '"lack of competence"',
                "These words side by side in this order, small ones too.",
                "The facts amount to lack of competence.",
                "She showed competence but a lack of care.",
            ),
            Example(
                '"conditions of practice"',
                "A small word stands for itself and for no other.",
                "Breached her conditions of practice.",
                "Complained of the conditions in practice.",
            ),
            Example(
                '"notes visits"~5',
                "These words in either order, with at most five words between them.",
                "Kept no notes of eleven of her visits.",
                "Kept notes. None of the families recalls that there were any visits.",
            ),
            Example(
                "home-visit",
                "Words joined by a hyphen are found side by side, with or without it.",
                "Recorded a home visit that did not happen.",
                "Was at home when the visit was due.",
            ),
            Example(
                "“patients’ notes”",
                "Quotation marks, apostrophes and dashes may be of any kind, as phones and "
                "documents make them.",
                "Lost the patients' notes on a train.",
                "Lost the patients' keys and the notes.",
            ),
        ),
    ),
    Chapter(
        "spelling",
        "Spelling and other names",
        (
            Example(
                "organised behaviour",
                "British and American spelling find each other.",
                "Her organized behavior was praised.",
                "Her planning was praised.",
            ),
            Example(
                "fitness to practice",
                "So do “practice” and “practise”, “licence” and “license”.",
                "Her fitness to practise is impaired.",
                "Her fitness for the task is impaired.",
            ),
            Example(
                "struck off",
                "Names that mean the same find each other. The page says which were added, and "
                "offers the search without them.",
                "An earlier committee directed erasure.",
                "An earlier committee gave advice.",
            ),
        ),
    ),
    Chapter(
        "parts",
        "Parts of a ruling",
        (
            Example(
                "particular:trolley",
                "Only in what was alleged. The other parts are listed below.",
                "Took tablets from the trolley.",
                "Took tablets from the cupboard.",
            ),
            Example(
                'particular:"controlled drugs" -particular:morphine',
                "Phrases and exclusions take a part as well.",
                "Signed for controlled drugs alone.",
                "Signed for controlled drugs, among them morphine, alone.",
            ),
        ),
    ),
)
EXAMPLES = tuple(example for chapter in CHAPTERS for example in chapter.examples)
