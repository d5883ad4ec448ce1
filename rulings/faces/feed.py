"""Rulings as an Atom feed (RFC 4287): for readers who want to be told.

An entry's id is the ruling's short address, ``/rulings/ID/``: permanent, whatever becomes of the
title. ``updated`` and ``content-hash`` change when what the public reads of the ruling changes, and
only then. The summary of a corrected ruling begins with its newest correction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from rulings.vocabulary import CorrectionAuthor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.xmlutils import SimplerXMLGenerator

    from rulings.faces.data import Absolute
    from rulings.models import Correction, Ruling

AUTHOR: Final = "Conduct Rulings"
NAMESPACE: Final = "urn:x-conduct-rulings:record"

# A feed must say when it changed: one that never held anything says the beginning of time, so that
# it is the same document each time it is asked for.
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)

# XML 1.0 has no way at all to write these. https://www.w3.org/TR/xml/#charsets
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Places:
    """Whole addresses: of the search, of its feed, of this page of it and of its neighbours."""

    page: str
    feed: str
    this: str
    previous: str | None
    next: str | None


class RulingFeed(Atom1Feed):
    """An Atom feed with links to neighbouring pages and the hash of each ruling's content."""

    def root_attributes(self) -> dict[str, str]:
        return {**super().root_attributes(), "xmlns:record": NAMESPACE}

    def latest_post_date(self) -> datetime:
        """The newest change of an entry here; when it was first published does not count."""
        return max((entry["updateddate"] for entry in self.items), default=NEVER)

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for relation in ("previous", "next"):
            if self.feed[relation]:
                handler.addQuickElement("link", "", {"rel": relation, "href": self.feed[relation]})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        if item["description"]:  # Django's own summary is HTML; ours are plain words
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        handler.addQuickElement(
            "link",
            "",
            {"rel": "alternate", "type": "application/json", "href": item["as_data"]},
        )
        handler.addQuickElement("record:content-hash", item["content_hash"])


def atom(rulings: Iterable[Ruling], title: str, places: Places, absolute: Absolute) -> str:
    """The feed of some rulings, fetched by ``for_feed``, in their order."""
    feed = RulingFeed(
        title=in_xml(title),
        link=places.page,
        description=None,
        language="en-GB",
        author_name=AUTHOR,
        feed_url=places.this,
        feed_guid=places.feed,
        previous=places.previous,
        next=places.next,
    )
    for ruling in rulings:
        _add(feed, ruling, absolute)
    return feed.writeString("utf-8")


def _add(feed: RulingFeed, ruling: Ruling, absolute: Absolute) -> None:
    feed.add_item(
        title=in_xml(ruling.title),
        link=absolute(ruling.get_absolute_url()),
        description=in_xml(_summary(ruling)),
        unique_id=absolute(reverse("rulings:ruling_by_id", args=[ruling.pk])),
        pubdate=_start_of(ruling.published_on),
        updateddate=ruling.entry.changed_at,
        content_hash=ruling.entry.content_hash,
        as_data=absolute(reverse("rulings:ruling_as_data", args=[ruling.pk])),
    )


def _summary(ruling: Ruling) -> str:
    """The newest correction, for those who read the ruling before, and then the summary."""
    corrections = list(ruling.corrections.all())
    told = [_told(corrections[-1])] if corrections else []
    return "\n\n".join(text for text in (*told, ruling.summary) if text)


def _told(correction: Correction) -> str:
    by = " by the source’s publisher" if correction.made_by == CorrectionAuthor.PUBLISHER else ""
    day = correction.made_on
    on = f" on {day.day} {day:%B %Y}" if day else ""
    return f"Corrected{by}{on}: {correction.note}"


def _start_of(day: date | None) -> datetime | None:
    """Atom knows moments only; a day begins at midnight here."""
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def in_xml(text: str) -> str:
    """Without the characters that no XML document can hold."""
    return _NOT_IN_XML.sub("", text)
