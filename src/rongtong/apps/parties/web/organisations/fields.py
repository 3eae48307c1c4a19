"""Form fields of organisations: a credit code, an industry, lists of one name a line."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rongtong.apps.vocab import queries as vocab
from rongtong.kit.fields import clean
from rongtong.lib import checks


class CodeField(forms.CharField):
    """A unified social credit code in its normal form; blanks and small letters pass."""

    def __init__(self, **options: Any) -> None:
        given = {"label": _("Unified social credit code"), "max_length": 40} | options
        given.setdefault("help_text", _("18 characters, as on the business licence."))
        super().__init__(**given)

    def clean(self, value: Any) -> str:
        """Check it."""
        text = super().clean(value)
        return clean(checks.uscc, text) if text else ""


class IndustryField(forms.CharField):
    """An industry of GB/T 4754-2017 by code or by name; gives the code."""

    def __init__(self, **options: Any) -> None:
        given = {"label": _("Industry"), "max_length": 60, "required": False} | options
        given.setdefault("help_text", _("Name or code of GB/T 4754-2017, such as 3670."))
        super().__init__(**given)

    def prepare_value(self, value: Any) -> Any:
        """Show code and name."""
        known = vocab.term(vocab.INDUSTRY, value) if isinstance(value, str) and value else None
        return f"{value} {known.zh}" if known else value

    def clean(self, value: Any) -> str:
        """Find the term."""
        text = super().clean(value)
        if not text:
            return ""
        first = text.split()[0].upper()
        if vocab.term(vocab.INDUSTRY, first) is not None:
            return str(first)
        found = [term for term in vocab.search(text, vocab.INDUSTRY) if term.zh == text] or vocab.search(
            text, vocab.INDUSTRY
        )
        if len(found) == 1 or (found and found[0].zh == text):
            return found[0].code
        if found:
            near = "、".join(f"{term.code} {term.zh}" for term in found[:5])
            raise ValidationError(_("Several industries fit: %(near)s. Write the code.") % {"near": near})
        raise ValidationError(_("No such industry. Write a word of its name or its code."))


class NamesField(forms.CharField):
    """Names, one a line; gives a list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a list line by line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Part the lines."""
        names = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if any(len(name) > 200 for name in names) or len(names) > 20:
            raise ValidationError(_("At most 20 names of 200 characters."))
        return list(dict.fromkeys(names))
