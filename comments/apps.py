from django.apps import AppConfig

from rulings.signals import was_kept


class CommentsConfig(AppConfig):
    """What readers say about a ruling."""

    name = "comments"
    verbose_name = "Reader comments"

    def ready(self) -> None:
        # The record knows nothing of comments: it says that it keeps an article, and we keep ours.
        from comments.articles import keep_comments  # noqa: PLC0415 (needs the app registry)

        was_kept.connect(keep_comments, dispatch_uid="comments of an article")
