"""Columns that keep a text as HTML beside the text, written whenever a row is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from comments.rendering import VERSION, render

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
    SmallIntegerField = models.PositiveSmallIntegerField[int, int]
else:
    TextField = models.TextField
    SmallIntegerField = models.PositiveSmallIntegerField


class Rendered(TextField):
    """The text of the field named by ``of``, rendered at each save and bulk insert.

    Who changes the text by another way leaves it behind: the database then empties it (migration
    0005), and it is rendered when it is read.
    """

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        html = str(render(getattr(model_instance, self.of)))
        setattr(model_instance, self.attname, html)
        return html


class RendererVersion(SmallIntegerField):
    """The version of the renderer that made what is kept; 0 if nothing is."""

    def pre_save(self, model_instance: models.Model, add: bool) -> int:  # noqa: ARG002
        setattr(model_instance, self.attname, VERSION)
        return VERSION
