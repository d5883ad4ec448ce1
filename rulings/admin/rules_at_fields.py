"""Forms that show the sentence of a broken rule at the field where it is put right."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from rulings.admin.typed import ModelForm
from rulings.rules import sentence


class RuledForm(ModelForm):
    """A model form that knows which field each rule of its model is about."""

    field_of_rule: ClassVar[dict[str, str]] = {}

    def add_error(self, field: str | None, error: Any) -> None:
        """As Django does, but a rule's sentence goes to its field instead of above the form."""
        if field is None and hasattr(error, "error_dict"):
            error = self._at_fields(error)
        super().add_error(field, error)

    def _at_fields(self, error: ValidationError) -> ValidationError:
        fields = {sentence(rule): field for rule, field in self.field_of_rule.items()}
        sorted_errors: dict[str, list[ValidationError]] = {}
        for name, problems in error.error_dict.items():
            for problem in problems:
                field = fields.get(str(problem.message), name) if name == NON_FIELD_ERRORS else name
                sorted_errors.setdefault(field, []).append(problem)
        return ValidationError(sorted_errors)
