"""Filters of a list: a form read from the address, and chips that each take one filter off again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from rongtong.kit.pages.tables import changed


@dataclass(frozen=True)
class Chip:
    """A filter that is set: what it is, its value in words, and the address without it."""

    label: str
    value: str
    address: str


class FilterForm(forms.Form):
    """Base of filter forms (GET). No field is required; a wrong value is told and does not filter.

    A subclass gives each field a method ``filter_<name>(records, value)`` that narrows the list; without
    one the field filters by equality on the model field of its name.
    """

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(request.GET, *args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def apply(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow ``records`` by every field that is set and valid."""
        self.is_valid()
        for name, value in self.cleaned_data.items():
            if _is_set(value):
                narrow = getattr(self, f"filter_{name}", None)
                records = narrow(records, value) if narrow else records.filter(**{name: value})
        return records

    @property
    def chips(self) -> list[Chip]:
        """Give one chip for each filter that is set."""
        self.is_valid()
        return [self._chip(name, value) for name, value in self.cleaned_data.items() if _is_set(value)]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Give the parameters of the address that are not of this form and must survive it (the order)."""
        others = {*self.request.GET} - {*self.fields, "page", "export"}
        return [(name, value) for name in sorted(others) for value in self.request.GET.getlist(name)]

    def _chip(self, name: str, value: Any) -> Chip:
        field = self.fields[name]
        return Chip(str(field.label or name), _words(field, value), changed(self.request.GET, **{name: None}))


def _is_set(value: Any) -> bool:
    if isinstance(value, QuerySet):
        return value.exists()
    return value not in (None, "", False, [], ())


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.BooleanField):
        return ""
    if isinstance(value, QuerySet | list | tuple):
        return "、".join(_word(field, item) for item in value)
    return _word(field, value)


def _word(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField) and not isinstance(value, Model):
        return str(dict(_flat(cast(Iterable[Any], field.choices))).get(str(value), value))
    return str(value)


def _flat(choices: Iterable[Any]) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for value, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(str(value), label)]
    return flat
