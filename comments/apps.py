from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """What readers say about a ruling."""

    name = "comments"
    verbose_name = "Reader comments"
