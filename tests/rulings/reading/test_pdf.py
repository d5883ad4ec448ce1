"""PDF documents: their text without the furniture of pages, or one plain sentence."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from rulings.reading import Unreadable, read
from rulings.reading.pages.pdf import MAX_PAGES, is_pdf, text_of_pdf

NMC = (Path(__file__).parent / "determinations" / "nmc_striking_off.txt").read_text()


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A minimal document: one text line below the other on each page."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = "\n".join(f"({_escaped(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 9 Tf 11 TL 40 800 Td\n{shown}\nET"
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    )
    return _assembled(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read(content)
    return str(refused.value)


def test_a_determination_in_a_pdf_is_read_like_its_text() -> None:
    lines = NMC.split("\n")
    pages = [
        ["Nursing and Midwifery Council", *lines[at : at + 50], f"Page {at // 50 + 1} of 4"]
        for at in range(0, len(lines), 50)
    ]
    found, plain = read(pdf(pages)), read(NMC.encode())
    assert [one.label for one in found.particulars] == [one.label for one in plain.particulars]
    assert [one.kind.value for one in found.sanctions] == [
        one.kind.value for one in plain.sanctions
    ]
    assert found.decided_on is not None
    assert "Page 2 of" not in found.article.text


def test_what_every_page_repeats_is_left_out() -> None:
    pages = [["Report of the panel", f"Charge {name}", "is told here", name] for name in "123456"]
    text = text_of_pdf(pdf([[*page, f"and more of {page[1]}", page[-1]] for page in pages]))
    assert "Report of the panel" not in text
    assert "Charge 4" in text


def test_a_word_parted_at_the_end_of_a_line_is_joined() -> None:
    assert "well-founded" in text_of_pdf(pdf([["The allegation is not well-", "founded at all."]]))


def test_a_locked_document_is_refused() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["some words in here"]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert "password" in refusal(locked.getvalue())


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (pdf([[""]]), "no text"),
        (b"%PDF-1.7 and nothing more", "damaged"),
        (pdf([["words of a decision"]])[:200], "damaged"),
        (b"%PDF-1.4" + b"0" * 5_000_001, "larger"),
        (pdf([["a few words here"]] * (MAX_PAGES + 1)), "pages"),
    ],
)
def test_what_is_no_readable_document_is_refused(content: bytes, part: str) -> None:
    sentence = refusal(content)
    assert part in sentence
    assert sentence.endswith(".")


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_signature_are_read_or_refused(rest: bytes) -> None:
    content = b"%PDF-1.4\n" + rest
    assert is_pdf(content)
    with pytest.raises(Unreadable):
        read(content)
