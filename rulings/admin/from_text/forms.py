"""What an editor sends of a text: the words or a file first, then the decision to keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from rulings.admin.from_text.packing import packed, unpacked
from rulings.admin.plain_text import DayInput, PlainText
from rulings.keeping import Beside
from rulings.models import NameReplacement, Source
from rulings.reading import MAX_BYTES, Draft, Unreadable, read
from rulings.reading.decode import TOO_LARGE
from rulings.rules import sentence

NEITHER = "Paste the text, or choose a file that holds it."
BOTH = "A text was pasted and a file chosen: empty the text, or send the text without the file."
FILE_AGAIN = "Browsers do not send a file twice: choose it again after you have mended this."
ANOTHER_PLACE = "The name and what is shown instead go together: fill in both, or empty both."
MOST_NAMES = 50
REGISTRANT = "Registrant"


class Words(PlainText):
    """A text as it was pasted. What it holds is judged by reading it, not here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = []


class ImprintForm(forms.Form):
    """What a text often does not say of itself."""

    publisher = forms.CharField(
        required=False,
        max_length=Source._meta.get_field("publisher").max_length,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    url = forms.URLField(
        label="Address",
        required=False,
        max_length=Source._meta.get_field("url").max_length,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
        help_text="Where it was published. Nothing is fetched from there.",
    )
    published_on = forms.DateField(label="Published on", required=False, widget=DayInput)

    content: bytes
    draft: Draft

    def _read(self, content: bytes, field: str | None) -> None:
        try:
            self.content, self.draft = content, read(content)
        except Unreadable as problem:
            self.add_error(field, str(problem))


class TextForm(ImprintForm):
    """A published text, pasted or as a file. Valid: ``draft`` is what was read from it."""

    text = Words(
        label="Text",
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "class": "vLargeTextField"}),
        help_text="The whole page, as you copied it, or its HTML.",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        help_text=f"Text, HTML or PDF, {MAX_BYTES // 1_000_000} MB at most.",
    )

    field_order = ("text", "file", "publisher", "url", "published_on")
    packed = ""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MAX_BYTES:
            raise ValidationError(TOO_LARGE)
        return file

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.errors:
            self._ask_for_the_file_again()
            return cleaned
        text, file = self.cleaned_data["text"], self.cleaned_data["file"]
        if bool(text) == bool(file):
            raise ValidationError(BOTH if text else NEITHER)
        self._take(file.read() if file else text.encode(errors="replace"), bool(file))
        return cleaned

    def _take(self, content: bytes, is_file: bool) -> None:
        field = "file" if is_file else "text"
        try:
            self.packed = packed(content)
        except Unreadable as problem:
            self.add_error(field, str(problem))
        else:
            self._read(content, field)

    def _ask_for_the_file_again(self) -> None:
        if self.files.get("file") and "file" not in self.errors:
            self.add_error("file", FILE_AGAIN)


class KeepForm(ImprintForm):
    """The text as it comes back from the page that shows what was read."""

    packed = forms.CharField(widget=forms.HiddenInput, error_messages={"required": NEITHER})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publisher", "url", "published_on"):
            self.fields[name].widget = forms.HiddenInput()

    def clean_packed(self) -> str:
        characters: str = self.cleaned_data["packed"]
        try:
            content = unpacked(characters)
        except Unreadable as problem:
            raise ValidationError(str(problem)) from problem
        self._read(content, "packed")
        return characters

    def beside(self, names: tuple[tuple[str, str], ...]) -> Beside:
        """What is kept with the text."""
        return Beside(
            publisher=self.cleaned_data["publisher"],
            url=self.cleaned_data["url"],
            published_on=self.cleaned_data["published_on"],
            names=names,
        )


class NameForm(forms.Form):
    """A name in the text, and what is shown instead of it."""

    written = forms.CharField(
        label="Name as written",
        required=False,
        max_length=NameReplacement._meta.get_field("written").max_length,
    )
    shown = forms.CharField(
        label="Shown instead",
        required=False,
        max_length=NameReplacement._meta.get_field("shown").max_length,
    )

    def clean(self) -> dict[str, Any] | None:
        written = self.cleaned_data.get("written", "")
        shown = self.cleaned_data.get("shown", "")
        if not self.errors and bool(written) != bool(shown):
            raise ValidationError(ANOTHER_PLACE)
        if written and written == shown:
            raise ValidationError(sentence("name_replacement_differs"))
        return self.cleaned_data


if TYPE_CHECKING:
    NameRows = forms.BaseFormSet[NameForm]
else:
    NameRows = forms.BaseFormSet


class Names(NameRows):
    """The names that will stand in no public text."""

    def clean(self) -> None:
        seen = set()
        for written, _ in self.pairs():
            if written.upper() in seen:
                raise ValidationError(sentence("name_replacement_once"))
            seen.add(written.upper())

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Name and replacement of each row that is filled in."""
        rows = [form.cleaned_data for form in self.forms if form.is_valid()]
        return tuple((row["written"], row["shown"]) for row in rows if row.get("written"))


NameFormSet: type[Names] = forms.formset_factory(  # type: ignore[assignment]
    NameForm, formset=Names, extra=2, max_num=MOST_NAMES, absolute_max=MOST_NAMES
)


def sent_names(sent: QueryDict) -> Names:
    """The rows as they came back."""
    return NameFormSet(sent, prefix="names")


def proposed_names(draft: Draft) -> Names:
    """A row for each name that was read, and empty ones for those that were not."""
    names = dict.fromkeys(name.value.strip()[:120] for name in draft.names)
    initial = [{"written": name, "shown": REGISTRANT} for name in list(names)[:MOST_NAMES]]
    return NameFormSet(prefix="names", initial=initial)
