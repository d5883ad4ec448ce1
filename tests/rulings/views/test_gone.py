"""What was public once leaves a calm note, and none of its words anywhere."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rulings.models import NameReplacement, Removal, Ruling
from rulings.vocabulary import RulingState
from tests.comments.written import comment
from tests.rulings.described import SOURCE, described, draft, published

pytestmark = pytest.mark.django_db

WORD = "Quellbrunn"
TODAY = timezone.localdate()
FACES = (
    "/",
    "/rulings/",
    "/rulings/?q=struck",
    "/rulings.json",
    "/rulings.json?q=struck",
    "/rulings.csv",
    "/rulings.atom",
    "/rulings.atom?q=struck",
    "/coverage/",
    "/suggestions.json?q=stru",
    "/opensearch.xml",
    "/vocabulary.json",
    "/comments/?q=poor",
    "/comments/",
    "/comments.atom",
)


def whole(client: Client, address: str) -> str:
    """Everything that an address answers, its headers included."""
    response: Any = client.get(address, follow=True)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return f"{response.headers} {response.redirect_chain} {body.decode()}".lower()


def told(client: Client, word: str, ruling: Ruling) -> list[str]:
    """The faces on which the word stands."""
    own = ("/", ".json", "/comments.atom", "/an-old-address/")
    addresses = (*FACES, *(f"/rulings/{ruling.pk}{path}" for path in own))
    return [address for address in addresses if word.lower() in whole(client, address)]


def gone_as(state: RulingState, ruling: Ruling, successor: Ruling | None = None) -> Ruling:
    ruling.move_to(state, replaced_by=successor)
    return ruling


@pytest.fixture(params=[RulingState.WITHDRAWN, RulingState.REPLACED, RulingState.EXPIRED])
def gone(request: pytest.FixtureRequest) -> Ruling:
    ruling = published(title=f"{WORD} struck off", summary=f"{WORD} did it.", case_reference=WORD)
    successor = published() if request.param == RulingState.REPLACED else None
    return gone_as(request.param, ruling, successor)


@pytest.mark.parametrize("path", ["", "old-slug/", "quellbrunn-struck-off/"])
def test_its_page_is_a_note_that_tells_nothing_of_it(
    client: Client, gone: Ruling, path: str
) -> None:
    response = client.get(f"/rulings/{gone.pk}/{path}")
    page = response.content.decode()
    assert response.status_code == 410
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "no-cache" in response.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in page
    assert "This ruling is not here any more" in page
    assert f"{TODAY.day} {TODAY:%B %Y}" in page
    assert "Health and Care Professions Council" in page
    assert WORD.lower() not in page.replace(f"/{path}", "").lower()


def test_its_data_are_its_id_and_what_became_of_it(client: Client, gone: Ruling) -> None:
    response = client.get(f"/rulings/{gone.pk}.json")
    assert response.status_code == 410
    assert response.json() == {
        "id": gone.pk,
        "state": gone.state,
        "gone_on": TODAY.isoformat(),
        "replaced_by": gone.replaced_by_id,
    }


def test_a_note_says_how_to_ask(client: Client, gone: Ruling, settings: Any) -> None:
    settings.CONTACT = "desk@rulings.example"
    assert "mailto:desk@rulings.example" in client.get(f"/rulings/{gone.pk}/").content.decode()


def test_a_replaced_ruling_leads_to_the_one_in_its_place(client: Client) -> None:
    successor = published(title="In its place")
    ruling = gone_as(RulingState.REPLACED, published(), successor)
    assert (
        f'href="/rulings/{successor.pk}/"' in client.get(f"/rulings/{ruling.pk}/").content.decode()
    )


def test_it_does_not_lead_to_a_ruling_that_was_never_public(client: Client) -> None:
    successor = draft()
    ruling = gone_as(RulingState.REPLACED, published(), successor)
    assert successor.pk not in client.get(f"/rulings/{ruling.pk}/").content.decode()
    assert client.get(f"/rulings/{ruling.pk}.json").json()["replaced_by"] is None


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_what_was_never_public_is_as_unknown_as_any_other_id(client: Client, state: str) -> None:
    ruling = draft()
    Ruling.objects.filter(pk=ruling.pk).update(state=state)
    for address in (ruling.pk, "7k2m9x4qdt"):
        assert client.get(f"/rulings/{address}/").status_code == 404
        assert client.get(f"/rulings/{address}.json").status_code == 404
        assert client.get(f"/rulings/{address}/comments.atom").status_code == 404


def test_one_that_is_looked_at_again_is_withdrawn_to_readers(client: Client) -> None:
    ruling = published()
    for state in (RulingState.WITHDRAWN, RulingState.IN_REVIEW):
        ruling.move_to(state)
    assert client.get(f"/rulings/{ruling.pk}.json").json()["state"] == "withdrawn"
    ruling.publish()
    assert client.get(ruling.get_absolute_url()).status_code == 200


def test_without_the_log_the_note_leaves_the_day_out(client: Client, gone: Ruling) -> None:
    Removal.objects.all().delete()
    assert client.get(f"/rulings/{gone.pk}/").status_code == 410
    assert client.get(f"/rulings/{gone.pk}.json").json()["gone_on"] is None


def test_the_day_is_the_last_one_it_left(client: Client) -> None:
    ruling = published()
    ruling.withdraw()
    Removal.objects.update(made_at=timezone.now() - timedelta(days=400))
    ruling.publish()
    NameReplacement.objects.create(ruling=ruling, written="Nobody", shown="A")
    ruling.withdraw()
    assert client.get(f"/rulings/{ruling.pk}.json").json()["gone_on"] == TODAY.isoformat()


def test_a_note_costs_few_queries(client: Client, gone: Ruling) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/rulings/{gone.pk}/")
    assert len(queries) <= 5


def test_before_it_goes_the_word_is_on_the_faces(client: Client) -> None:
    ruling = published(title=f"{WORD} struck off", summary=f"{WORD} did it.")
    comment(ruling, f"Poor {WORD}.")
    assert len(told(client, WORD, ruling)) > 9


def test_no_face_tells_a_word_of_what_is_gone(client: Client, gone: Ruling) -> None:
    assert told(client, WORD, gone) == []
    assert client.get("/rulings.json", {"q": WORD}).json()["count"] == 0
    assert client.get("/suggestions.json", {"q": WORD[:5]}).json()[1] == []


def named_everywhere(name: str, **changes: Any) -> dict[str, Any]:
    return described(
        title=f"{name}: struck off",
        summary=f"About {name.upper()}, and {name}’s notes.",
        particulars=[
            {"label": "1", "text": f"{name} kept thin notes.", "outcome": "proved", "topics": []}
        ],
        findings=[],
        sources=[
            SOURCE | {"title": f"{name} cautioned", "url": "https://n.example/odile%20QUENNELL"}
        ],
        **changes,
    )


def test_a_replaced_name_stands_on_no_face_from_then_on(client: Client) -> None:
    ruling = published(**named_everywhere("Odile Quennell"))
    old_address = ruling.get_absolute_url()
    comment(ruling, "Poor Odile Quennell.", author_name="Odile Quennell")
    assert len(told(client, "Quennell", ruling)) > 9
    NameReplacement.objects.create(ruling=ruling, written="Odile Quennell", shown="Registrant A")
    assert told(client, "Quennell", ruling) == []
    moved = client.get(old_address)
    assert moved.headers["Location"] == f"/rulings/{ruling.pk}/registrant-a-struck-off/"
    for q in ("Quennell", "odile", "title:quennell"):
        assert client.get("/rulings.json", {"q": q}).json()["count"] == 0
        assert client.get("/comments/", {"q": q}).content.count(b"<article") == 0
    assert client.get("/rulings.json", {"q": '"registrant a"'}).json()["count"] == 1
    assert client.get("/suggestions.json", {"q": "quenn"}).json()[1] == []


def test_a_file_name_tells_no_name(client: Client) -> None:
    ruling = published(**named_everywhere("Odile Quennell"))
    NameReplacement.objects.create(ruling=ruling, written="Odile Quennell", shown="A")
    for address in ("/rulings.csv", f"/rulings/{ruling.pk}.json", "/rulings.atom"):
        response: Any = client.get(address)
        assert "quennell" not in str(response.headers).lower()


def test_dates_of_long_ago_are_told_as_such(client: Client) -> None:
    ruling = published()
    ruling.withdraw()
    Removal.objects.update(made_at="2019-03-04T23:30:00Z")
    page = client.get(f"/rulings/{ruling.pk}/").content.decode()
    assert f'datetime="{date(2019, 3, 4).isoformat()}">4 March 2019' in page
