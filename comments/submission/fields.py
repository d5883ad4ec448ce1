"""Fields that keep what is typed to the letter, and leave to us what is said about mistakes."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.validators import MaxLengthValidator, validate_email

LONGEST_EMAIL: Final = 254

_NEWLINE = re.compile("\r\n?")


class WordsField(forms.CharField):
    """A text to the letter; only line ends become those of this system."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)
        self.validators = []  # Django’s own would refuse null characters in words of its own

    def to_python(self, value: Any) -> str:
        return _NEWLINE.sub("\n", super().to_python(value) or "")


class AddressField(forms.EmailField):
    """An e-mail address; what is wrong with it is said once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators = [validate_email, MaxLengthValidator(LONGEST_EMAIL)]


class UnseenField(forms.CharField):
    """A field that people do not see: whatever it holds, there is nothing they could mend."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.validators = []
