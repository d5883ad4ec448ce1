"""Comments rendered by an older version, or by none."""

from io import StringIO

import pytest
from django.core.management import call_command

from comments.models import Comment
from comments.rendering import VERSION
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def said() -> str:
    out = StringIO()
    call_command("render_comments", stdout=out)
    return out.getvalue()


def test_what_an_older_version_made_is_made_anew() -> None:
    one = comment(published(), "x<y")
    Comment.objects.update(rendered="as it was", renderer_version=VERSION - 1)
    assert said() == "Rendered 1 comments.\n"
    one.refresh_from_db()
    assert (one.rendered, one.renderer_version) == ('<p dir="auto">x&lt;y</p>', VERSION)
    assert said() == "Rendered 0 comments.\n"
