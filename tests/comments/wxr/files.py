"""WordPress exports for tests, and the commands that read and write them."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from rulings.models import Ruling

SITE = "https://panel-reporter.example"


def element(number: int | str, text: str = "Well said.", **fields: Any) -> str:
    """A comment as WordPress writes it; ``meta`` is its meta data, None leaves a field out."""
    meta: Mapping[str, str] = fields.pop("meta", {})
    values: dict[str, Any] = {
        "id": number,
        "author": "A reader",
        "author_email": "",
        "author_IP": "192.0.2.7",
        "date": "2017-07-01 13:00:00",
        "date_gmt": "2017-07-01 12:00:00",
        "content": text,
        "approved": "1",
        "type": "comment",
        "parent": 0,
    } | fields
    lines = [
        f"<wp:comment_{name}>{cdata(str(value))}</wp:comment_{name}>"
        for name, value in values.items()
        if value is not None
    ]
    lines += [
        f"<wp:commentmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:commentmeta>"
        for key, value in meta.items()
    ]
    return "\n".join(["<wp:comment>", *lines, "</wp:comment>"])


def cdata(words: str) -> str:
    return "<![CDATA[{}]]>".format(words.replace("]]>", "]]]]><![CDATA[>"))


def post(*comments: str, number: int | str = 12, title: str = "A caution") -> str:
    return (
        f"<item><title>{title}</title><wp:post_id>{number}</wp:post_id>\n"
        + "\n".join(comments)
        + "\n</item>"
    )


def wxr(*posts: str, version: str = "1.2", before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?>\n{before}<rss version="2.0" '
        f'xmlns:wp="http://wordpress.org/export/{version}/">\n<channel><link>{SITE}</link>\n'
        f"<wp:base_site_url>{SITE}</wp:base_site_url>\n" + "\n".join(posts) + "\n</channel></rss>\n"
    )


def saved(folder: Path, content: str | bytes, name: str = "export.xml") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def importing(file: str, ruling: Ruling, **options: Any) -> str:
    """What the command prints; it may complain of nothing."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_comments", file, ruling=ruling.pk, stdout=out, stderr=err, **options)
    assert err.getvalue() == ""
    return out.getvalue()


def refused(file: str, ruling: Ruling, **options: Any) -> str:
    """The complaint of an import that ends with exit status 1 and keeps nothing."""
    before = ruling.comments.count()
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as caught:
        call_command("import_comments", file, ruling=ruling.pk, stdout=out, stderr=err, **options)
    assert caught.value.code == 1
    assert out.getvalue() == ""
    assert ruling.comments.count() == before
    return err.getvalue()


def exporting(ruling: Ruling, **options: Any) -> str:
    out = io.StringIO()
    call_command("export_comments", ruling=ruling.pk, stdout=out, **options)
    return out.getvalue()
