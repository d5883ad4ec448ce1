"""A reader's comment on a ruling: its words to the letter, and its place in the thread."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from comments.levels import BYTES_OF_A_LEVEL
from comments.models.rendered import Rendered, RendererVersion
from comments.querysets import CommentQuerySet
from comments.rendering import as_html
from comments.vocabulary import CommentState
from rulings.models import Ruling, Source
from rulings.rules import sentence


class Comment(models.Model):
    """One comment. It is visible only if it is approved and every comment above it was let in.

    ``text`` and ``author_name`` are kept to the letter. Where they hold a name that the ruling
    replaces, the database keeps what the public reads instead in ``shown_text`` and ``shown_name``
    (migration 0006); everywhere else these are null. Pages show ``public_text`` and
    ``public_name``, moderators see the original.

    ``is_visible``, ``is_tombstone``, ``thread_key`` and ``shown_at`` (when it last became visible)
    are kept by triggers (migration 0005): Python never writes them. A tombstone stands where a
    comment was taken away and something below it can still be read. ``thread_key`` sorts a ruling's
    comments as they are read.

    ``uid`` is the comment's identity outside this database: of the form that it was sent with, of
    its row in an export.
    """

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    corrects = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="corrected_by",
        help_text="The comment of the same author that this one puts right.",
    )
    source = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="comments",
        help_text="The saved article it was read from, if it was.",
    )
    uid = models.UUIDField(db_default=RandomUUID(), editable=False)
    state = models.CharField(max_length=12, choices=CommentState, default=CommentState.PENDING)
    is_visible = models.BooleanField(default=False, editable=False)
    is_tombstone = models.BooleanField(default=False, db_default=False, editable=False)
    thread_key = models.BinaryField(db_default=b"", editable=False)
    author_name = models.CharField("name", max_length=120, help_text="As signed.")
    text = models.TextField(help_text="Kept to the letter.")
    shown_name = models.TextField(null=True, editable=False)
    shown_text = models.TextField(null=True, editable=False)
    rendered = Rendered(of="text", db_default="", editable=False)
    renderer_version = RendererVersion(db_default=0, editable=False)
    printed_number = models.PositiveIntegerField(
        null=True, blank=True, help_text="The number printed beside it in the source."
    )
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_as_printed = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    shown_at = models.DateTimeField(null=True, blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Stored: to check a phrase or an exclusion the database looks at the words of many comments.
    vector = models.GeneratedField(
        expression=Func(Coalesce("shown_text", "text"), function="comments_vector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(
                fields=["ruling"], condition=Q(is_visible=True), name="comment_visible_on_ruling"
            ),
            models.Index(
                fields=["ruling", "thread_key"],
                condition=Q(is_visible=True) | Q(is_tombstone=True),
                name="comment_shown_in_thread",
            ),
            models.Index(
                F("posted_at").desc(nulls_last=True),
                F("id").desc(),
                condition=Q(is_visible=True),
                name="comment_newest",
            ),
            models.Index(
                fields=["-shown_at", "-id"],
                condition=Q(is_visible=True),
                name="comment_newly_shown",
            ),
            models.Index(fields=["state", "-id"], name="comment_state"),
            models.Index(
                F("ruling"), models.functions.Lower("author_name"), name="comment_by_one_name"
            ),
            GinIndex(fields=["vector"], name="comment_words"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(parent__lt=F("id")),
                name="comment_parent_before_reply",
                violation_error_message=sentence("comment_parent_before_reply"),
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(corrects__lt=F("id")),
                name="comment_corrects_earlier",
                violation_error_message=sentence("comment_corrects_earlier"),
            ),
            models.CheckConstraint(
                condition=~Q(author_name=""),
                name="comment_has_author",
                violation_error_message=sentence("comment_has_author"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=CommentState.values), name="comment_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=CommentState.ERASED) | Q(text=""),
                name="comment_erased_has_no_words",
                violation_error_message=sentence("comment_erased_has_no_words"),
            ),
            models.UniqueConstraint(
                fields=["ruling", "uid"],
                name="comment_sent_once",
                violation_error_message=sentence("comment_sent_once"),
            ),
        ]

    def __str__(self) -> str:
        """Without its words: these are told to logs and histories that outlive a comment."""
        return f"Comment {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("comments:comment", args=[self.pk])

    @property
    def anchor(self) -> str:
        """The id of its element on the ruling's page."""
        return f"comment-{self.pk}"

    @property
    def posted_in_words(self) -> str:
        """“3 October 2017, 14:05”, as a clock in London tells it; only for one with a time."""
        at = localtime(self.posted_at)
        return f"{at.day} {at:%B %Y, %H:%M}"

    @property
    def posted_for_machines(self) -> str:
        """The same moment for a ``time`` element."""
        return localtime(self.posted_at).isoformat()

    @property
    def level(self) -> int:
        """Where it stands on a page, from 1; replies below the deepest level stand there too."""
        return len(self.thread_key) // BYTES_OF_A_LEVEL

    @property
    def public_text(self) -> str:
        """What the public may read, without the names that the ruling replaces."""
        return self.text if self.shown_text is None else self.shown_text

    @property
    def public_name(self) -> str:
        """The author's name, likewise."""
        return self.author_name if self.shown_name is None else self.shown_name

    @property
    def html(self) -> SafeString:
        """The public text as a page shows it. With a name replaced nothing rendered is kept."""
        return as_html(self.public_text, self.rendered, self.renderer_version)

    @property
    def tombstone(self) -> str:
        """What stands in its place, if it is one."""
        return CommentState(self.state).tombstone
