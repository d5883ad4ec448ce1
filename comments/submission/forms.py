"""The forms in which readers write. What is typed into them is kept to the letter."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString

from comments.fingerprint import fingerprint
from comments.models import Comment
from comments.rendering import render
from comments.submission.changing import change
from comments.submission.fields import AddressField, UnseenField, WordsField
from comments.submission.place import Place
from comments.submission.sentences import counted
from comments.submission.taking_in import Sent
from comments.submission.tokens import FormToken, TokenRefused
from comments.vocabulary import ReportReason

LONGEST_NAME: Final = 120
LONGEST_REPORT: Final = 2000

NAME_MISSING = "Give the name that your comment is to be signed with. It need not be your own."
NAME_TOO_LONG = f"A name has at most {LONGEST_NAME} characters: give a shorter one."
NAME_UNPRINTABLE = (
    "The name contains characters that cannot be seen, such as a line break: type it once more."
)
EMAIL_MISSING = "Give your e-mail address. It is never shown."
EMAIL_WRONG = "This is not an e-mail address: give one like name@example.org."
TEXT_MISSING = "Write your comment: there are no words in it yet."
TEXT_HAS_NULL = (
    "Your comment contains a null character, which no screen shows and nothing can keep. It is "
    "marked � below: take it out."
)
TEXT_TOO_LONG = "Your comment has {}; at most {} are possible. Shorten it, or send it in parts."
REASON_MISSING = "Say what is wrong with the comment: choose one of the reasons."
REPORT_TOO_LONG = "Your own words have {}; at most {} are possible. Shorten them."
REPORT_HAS_NULL = (
    "Your own words contain a null character, which no screen shows and nothing can keep. It is "
    "marked � below: take it out."
)
SEND_ONCE_MORE = "A field that should stay empty was filled in. It is empty again: send once more."

_NULL = "\0"
# Of such signs alone no reader would see anything.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
# Of other categories, and drawn as nothing: fillers of Hangul, blank Braille, joiners, variants.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\ufe0e\ufe0f")
_UNPRINTABLE = frozenset({"Cc", "Zl", "Zp"})


class PlainForm(forms.Form):
    """A form whose mistakes are explained by us alone, not by the browser in passing."""

    use_required_attribute = False

    @property
    def problems(self) -> list[tuple[str, str]]:
        """The id of a field (empty: of the form as a whole) and what is wrong with it."""
        return [
            (_first_id(self[name]) if name in self.fields else "", str(sentence))
            for name, sentences in self.errors.items()
            for sentence in sentences
        ]


class SignedWordsForm(PlainForm):
    """A name and what it says: all that an author may change afterwards."""

    preview = UnseenField()

    name = forms.CharField(
        label="Name",
        help_text="Shown with your comment.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": NAME_MISSING, "null_characters_not_allowed": NAME_UNPRINTABLE},
    )
    text = WordsField(
        label="Comment",
        help_text="Kept exactly as you type it. Addresses of web pages become links.",
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": TEXT_MISSING},
    )

    @property
    def is_preview(self) -> bool:
        """Whether the writer only wants to see how it will look. Only for a valid form."""
        return bool(self.cleaned_data["preview"])

    @property
    def html(self) -> SafeString:
        """The words as they will look. Only for a valid form."""
        return render(self.cleaned_data["text"])

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if any(unicodedata.category(sign) in _UNPRINTABLE for sign in name):
            raise ValidationError(NAME_UNPRINTABLE)
        if _is_unseen(name):
            raise ValidationError(NAME_MISSING)
        if len(name) > LONGEST_NAME:
            raise ValidationError(NAME_TOO_LONG)
        return name

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        longest: int = settings.COMMENTS.longest
        if _NULL in text:
            raise ValidationError(TEXT_HAS_NULL)
        if _is_unseen(text):
            raise ValidationError(TEXT_MISSING)
        if len(text) > longest:
            length = counted(len(text), "character")
            raise ValidationError(TEXT_TOO_LONG.format(length, f"{longest:,}"))
        return text


class TokenForm(PlainForm):
    """A form that carries the token of the page it stands on."""

    # Whoever fills this in is most likely a program.
    homepage = UnseenField(label="Leave this empty")

    def __init__(self, purpose: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.purpose = purpose
        self.token_to_send = self.data.get("token", "")
        if not self.is_bound:
            self.renew_token()

    def renew_token(self) -> None:
        """As if the form were opened now."""
        self.token_to_send = FormToken.opened_now(self.purpose).signed()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        hours = settings.COMMENTS.hours_to_write
        try:
            cleaned["token"] = FormToken.read(self.token_to_send, self.purpose, hours)
        except TokenRefused as refused:
            self.renew_token()
            self.add_error(None, str(refused))
        return cleaned


class CommentForm(TokenForm, SignedWordsForm):
    """A new comment, perhaps in answer to another."""

    email = AddressField(
        label="E-mail",
        help_text="Never shown.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": EMAIL_MISSING,
            "invalid": EMAIL_WRONG,
            "max_length": EMAIL_WRONG,
        },
    )
    corrects = forms.BooleanField(
        label="I wrote that comment, and this corrects it", required=False
    )
    wants_letters = forms.BooleanField(
        label="Tell me by e-mail when somebody replies", required=False
    )

    field_order = ("name", "email", "text")

    def __init__(self, place: Place, *args: Any, **options: Any) -> None:
        super().__init__(place.purpose, *args, **options)
        if place.parent is None:
            del self.fields["corrects"]
        if not settings.SENDS_LETTERS:
            del self.fields["wants_letters"]
        self.place = place

    def sent(self) -> Sent:
        """What is to be taken in. Only for a valid form."""
        given = self.cleaned_data
        return Sent(
            place=self.place,
            token=given["token"],
            name=given["name"],
            email=given["email"],
            text=given["text"],
            trap=given["homepage"],
            is_correction=given.get("corrects", False),
            wants_letters=given.get("wants_letters", False),
        )


class EditForm(SignedWordsForm):
    """Changes to a comment. ``seen`` is the fingerprint of the words they began with."""

    seen = UnseenField()

    def __init__(self, comment: Comment, *args: Any) -> None:
        super().__init__(*args)
        self.initial = {"name": comment.author_name, "text": comment.text}
        self.comment = comment
        self.seen_to_send = self.data.get("seen", "") if self.is_bound else fingerprint(comment)

    def renew(self) -> None:
        """As if the form began with the words that are kept now."""
        self.comment.refresh_from_db(fields=["author_name", "text"])
        self.seen_to_send = fingerprint(self.comment)

    def change(self) -> None:
        """Put these words in place of the earlier ones. For a valid form; raises ``Refused``."""
        given = self.cleaned_data
        change(self.comment, given["name"], given["text"], given["seen"])


class WordsOnly(forms.Form):
    """Whatever was typed into a form that cannot be taken."""

    name = UnseenField()
    email = UnseenField()
    text = WordsField(required=False)

    @property
    def signed(self) -> dict[str, str]:
        """All of it."""
        return dict(self.cleaned_data) if self.is_valid() else {}

    @property
    def words(self) -> str:
        """The text alone."""
        return self.signed.get("text", "")


class ReportForm(TokenForm):
    """What a reader says is wrong with a comment."""

    reason = forms.ChoiceField(
        label="What is wrong with it?",
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": REASON_MISSING, "invalid_choice": REASON_MISSING},
    )
    text = WordsField(
        label="In your own words",
        help_text="If there is more to say. Only moderators read it.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    field_order = ("reason", "text")

    def __init__(self, comment: Comment, *args: Any) -> None:
        super().__init__(f"report {comment.pk}", *args)

    @property
    def reported(self) -> tuple[ReportReason, str]:
        """Why, and in which words. Only for a valid form."""
        return ReportReason(self.cleaned_data["reason"]), self.cleaned_data["text"]

    def clean_homepage(self) -> str:
        """A person whose browser filled it in gets past; a program seldom tries again."""
        if self.cleaned_data["homepage"]:
            raise ValidationError(SEND_ONCE_MORE)
        return ""

    def clean_text(self) -> str:
        words: str = self.cleaned_data["text"]
        if _NULL in words:
            raise ValidationError(REPORT_HAS_NULL)
        if len(words) > LONGEST_REPORT:
            length = counted(len(words), "character")
            raise ValidationError(REPORT_TOO_LONG.format(length, f"{LONGEST_REPORT:,}"))
        return words


def _first_id(field: forms.BoundField) -> str:
    """The id of the field, or of the first of its choices."""
    return field.id_for_label or f"{field.auto_id}_0"


def _is_unseen(text: str) -> bool:
    return all(sign in _BLANK or unicodedata.category(sign) in _UNSEEN for sign in text)
