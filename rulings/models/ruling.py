"""A ruling: one decision of one panel about one registrant."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from rulings.models.regulator import Committee, Profession, Regulator
from rulings.models.subject import Setting, Topic
from rulings.querysets import RulingQuerySet, reference_key
from rulings.rules import sentence
from rulings.vocabulary import (
    DatePrecision,
    HearingKind,
    ImpairmentOutcome,
    RulingState,
    TopicStanding,
)

if TYPE_CHECKING:
    from rulings.models.sanction import Sanction

# No vowels (no accidental words), no look-alikes: read aloud over the telephone without mistakes.
_ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_ID_LENGTH = 10

# Panels sit in the United Kingdom; the server's own clock may run in another zone.
_TODAY_IN_THE_UK = models.Func(
    template="(STATEMENT_TIMESTAMP() AT TIME ZONE 'Europe/London')::date",
    output_field=models.DateField(),
)


def new_ruling_id() -> str:
    """An opaque, permanent id: it tells neither when it was given nor how many there are."""
    return "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))


class Ruling(models.Model):
    """What a panel decided, as data. Only published rulings are public."""

    id = models.CharField(primary_key=True, max_length=16, default=new_ruling_id, editable=False)
    state = models.CharField(max_length=12, choices=RulingState, default=RulingState.DRAFT)
    title = models.CharField(max_length=300)
    summary = models.TextField(
        blank=True, help_text="Two to four plain sentences for a reader in a hurry."
    )

    regulator = models.ForeignKey(
        Regulator, models.PROTECT, null=True, blank=True, related_name="rulings"
    )
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="rulings"
    )
    profession = models.ForeignKey(
        Profession, models.PROTECT, null=True, blank=True, related_name="rulings"
    )
    setting = models.ForeignKey(
        Setting, models.PROTECT, null=True, blank=True, related_name="rulings"
    )
    case_reference = models.CharField(
        max_length=60, blank=True, help_text="As the regulator prints it. Empty where not stated."
    )
    agency = models.BooleanField(
        "agency or locum worker",
        null=True,
        blank=True,
        help_text="Unknown where the source does not say.",
    )
    hearing = models.CharField(
        max_length=16, choices=HearingKind, blank=True, help_text="Empty where not stated."
    )
    decided_on = models.DateField(null=True, blank=True, help_text="Empty where not stated.")
    decided_precision = models.CharField(
        "precision of the date",
        max_length=5,
        choices=DatePrecision,
        blank=True,
        help_text="How much of the date the source gives.",
    )

    impairment = models.CharField(
        max_length=16, choices=ImpairmentOutcome, default=ImpairmentOutcome.NOT_STATED
    )
    impairment_personal = models.BooleanField("personal component", null=True, blank=True)
    impairment_public = models.BooleanField("public component", null=True, blank=True)
    impairment_reason = models.TextField("reason", blank=True)

    sanction_not_stated = models.BooleanField(
        default=False,
        help_text="Tick only where no source says what was ordered; otherwise enter the sanction, "
        "or “no action” if the case ended without one.",
    )

    harm_affected = models.PositiveIntegerField("people affected", null=True, blank=True)
    harm_actual = models.PositiveIntegerField("people actually harmed", null=True, blank=True)
    harm_unit = models.CharField(
        "who they are", max_length=60, blank=True, help_text="For example “service users”."
    )
    harm_note = models.TextField("note on harm", blank=True)

    topics = models.ManyToManyField(Topic, through="RulingTopic", related_name="rulings")

    comments_stated = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="How many reader comments the source's own heading counts.",
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )
    hold_reason = models.TextField(
        blank=True, help_text="Why it must not be published for now. Empty: it is not held."
    )
    expires_by_hand = models.DateField(
        "expires on, set by hand",
        null=True,
        blank=True,
        help_text="Empty: the retention rule of its regulator decides.",
    )
    expires_on = models.DateField(null=True, blank=True, editable=False)
    """The day on which it leaves the site: by hand or by rule; kept by the database."""
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    is_demonstration = models.BooleanField(default=False, editable=False)
    published_on = models.DateField("first published here", null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at",)
        permissions: ClassVar = [
            ("publish_ruling", "Can publish rulings, and change what is or was public"),
            ("withdraw_ruling", "Can withdraw and replace published rulings"),
            ("hold_ruling", "Can hold rulings and lift holds"),
            ("expire_ruling", "Can delete for good what a ruling said"),
            ("restore_ruling", "Can restore what a ruling said earlier"),
            ("import_rulings", "Can import many rulings"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["is_demonstration"],
                condition=Q(is_demonstration=True),
                name="ruling_demonstration",
            ),
            models.Index(
                reference_key("case_reference"),
                condition=~Q(case_reference=""),
                name="ruling_case_reference",
            ),
            models.Index(
                fields=["expires_on"],
                condition=Q(expires_on__isnull=False),
                name="ruling_expiry",
            ),
            models.Index(
                fields=["-changed_at"],
                condition=Q(state__in=[RulingState.DRAFT, RulingState.IN_REVIEW]),
                name="ruling_unpublished",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="ruling_has_title",
                violation_error_message=sentence("ruling_has_title"),
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__lte=_TODAY_IN_THE_UK),
                name="ruling_not_decided_in_future",
                violation_error_message=sentence("ruling_not_decided_in_future"),
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_precision="")
                | Q(decided_on__isnull=False, decided_precision__in=DatePrecision.values),
                name="ruling_date_has_precision",
                violation_error_message=sentence("ruling_date_has_precision"),
            ),
            models.CheckConstraint(
                condition=~Q(state=RulingState.PUBLISHED) | Q(regulator__isnull=False),
                name="published_ruling_has_regulator",
                violation_error_message=sentence("published_ruling_has_regulator"),
            ),
            models.CheckConstraint(
                condition=~Q(state=RulingState.PUBLISHED) | Q(published_on__isnull=False),
                name="published_ruling_has_date",
            ),
            models.CheckConstraint(
                condition=Q(harm_actual__isnull=True)
                | Q(harm_affected__isnull=True)
                | Q(harm_actual__lte=F("harm_affected")),
                name="ruling_harm_within_affected",
                violation_error_message=sentence("ruling_harm_within_affected"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=RulingState.values), name="ruling_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=RulingState.REPLACED, replaced_by__isnull=False)
                | (~Q(state=RulingState.REPLACED) & Q(replaced_by__isnull=True)),
                name="ruling_replaced_by_another",
                violation_error_message=sentence("ruling_replaced_by_another"),
            ),
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | ~Q(replaced_by=F("id")),
                name="ruling_not_replaced_by_itself",
                violation_error_message=sentence("ruling_not_replaced_by_itself"),
            ),
            models.CheckConstraint(
                condition=Q(hold_reason="") | ~Q(state=RulingState.PUBLISHED),
                name="held_ruling_is_not_published",
                violation_error_message=sentence("held_ruling_is_not_published"),
            ),
            models.CheckConstraint(
                condition=Q(impairment__in=ImpairmentOutcome.values),
                name="ruling_impairment_known",
            ),
            models.CheckConstraint(
                condition=Q(hearing="") | Q(hearing__in=HearingKind.values),
                name="ruling_hearing_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("rulings:ruling", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The readable part of the address; follows the title, old ones redirect."""
        return slugify(self.title)[:80].strip("-") or "ruling"

    @property
    def decided_in_words(self) -> str:
        """As much of the decision's date as the source gives; empty where it gives none."""
        if self.decided_on is None:
            return ""
        written = {"year": "%Y", "month": "%B %Y"}.get(self.decided_precision, "%d %B %Y")
        return f"{self.decided_on:{written}}".lstrip("0")

    @property
    def decided_for_machines(self) -> str:
        """The same for a ``time`` element: “2017”, “2017-09” or “2017-09-25”."""
        if self.decided_on is None:
            return ""
        return self.decided_on.isoformat()[
            : {"year": 4, "month": 7}.get(self.decided_precision, 10)
        ]

    @property
    def imposed(self) -> list[Sanction]:
        """What was ordered, in the order of the ruling."""
        return [sanction for sanction in self.sanctions.all() if sanction.imposed]

    @property
    def rejected(self) -> list[Sanction]:
        """What was considered and rejected."""
        return [sanction for sanction in self.sanctions.all() if not sanction.imposed]

    @property
    def is_public(self) -> bool:
        """The same rule as ``RulingQuerySet.published``."""
        return self.state == RulingState.PUBLISHED

    @property
    def is_draft(self) -> bool:
        """Whether it was never made public or withdrawn."""
        return self.state == RulingState.DRAFT

    @property
    def is_unpublished(self) -> bool:
        """Whether it is still being entered: a draft, or in review."""
        return self.state in {RulingState.DRAFT, RulingState.IN_REVIEW}

    @property
    def ruling_state(self) -> RulingState:
        """The state with its behaviour."""
        return RulingState(self.state)

    def publish(self, on: date | None = None) -> None:
        """Make public; keeps the date of a first publication."""
        self.published_on = self.published_on or on or timezone.localdate()
        self.move_to(RulingState.PUBLISHED)

    def move_to(self, state: RulingState, replaced_by: Ruling | None = None) -> None:
        """Any move; the database refuses those that are not legal."""
        self.state = state
        self.replaced_by = replaced_by
        self.save(update_fields=["state", "replaced_by", "published_on", "changed_at"])

    def withdraw(self) -> None:
        """Take out of public view; nothing is deleted."""
        self.move_to(RulingState.WITHDRAWN)


class RulingTopic(models.Model):
    """A topic of the ruling, and how far it got."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="ruling_topics")
    topic = models.ForeignKey(Topic, models.PROTECT)
    standing = models.CharField(max_length=12, choices=TopicStanding, default=TopicStanding.ALLEGED)

    class Meta:
        ordering = ("topic__label",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ruling", "topic"],
                name="ruling_topic_once",
                violation_error_message=sentence("ruling_topic_once"),
            ),
            models.CheckConstraint(
                condition=Q(standing__in=TopicStanding.values), name="ruling_topic_standing_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} ({self.get_standing_display().lower()})"
