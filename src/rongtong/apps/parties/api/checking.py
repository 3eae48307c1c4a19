"""What programs send goes through the forms of the pages: one set of rules, the same sentences."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


def checked(form: forms.Form) -> dict[str, Any]:
    """Give the cleaned values of a bound form. ValidationError by field otherwise."""
    if not form.is_valid():
        raise ValidationError(
            {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        )
    return dict(form.cleaned_data)
