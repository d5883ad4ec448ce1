"""What waits on the moderators' desk."""

from django import template

from comments.moderation.waiting import Counts, counts

register = template.Library()


@register.simple_tag
def comments_waiting() -> Counts:
    """How many comments wait and are reported."""
    return counts()
