"""A determination as a PDF goes the same way as a text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rulings.models import Ruling
from rulings.vocabulary import SourceKind
from tests.rulings.admin.from_text.texts import KEEP, hidden, refusals, send
from tests.rulings.reading.test_pdf import NMC, pdf

pytestmark = pytest.mark.django_db


def test_a_determination_in_a_pdf_is_kept_with_its_evidence(admin_client: Client) -> None:
    lines = NMC.split("\n")
    content = pdf([lines[at : at + 50] for at in range(0, len(lines), 50)])

    page = send(admin_client, file=SimpleUploadedFile("saved.txt", content))
    assert page.status_code == 200, refusals(page)
    admin_client.post(KEEP, hidden(page.content.decode()))

    ruling = Ruling.objects.get()
    assert ruling.sources.get().kind != SourceKind.NEWS_REPORT
    assert ruling.particulars.exists()
    assert ruling.sources.get().evidence.exists()


def test_a_broken_pdf_is_refused_with_a_sentence(admin_client: Client) -> None:
    page = send(admin_client, file=SimpleUploadedFile("a.pdf", b"%PDF-1.7\n" + b"\xff" * 400))

    assert page.status_code == 422
    assert refusals(page)
