"""Filters of a list: a form read from the address, and chips that each take one filter off again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django import forms
from django.db.models import QuerySet
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
    one the field filters by equality on the model field of its name. ``same_for_all``: an empty field looks
    the same to all readers of a language, so that it is drawn once a process.
    """

    same_for_all: ClassVar[bool] = False

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(request.GET, *args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def apply(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow ``records`` by every field that is set and valid."""
        for name, value in self._set().items():
            narrow = getattr(self, f"filter_{name}", None)
            records = narrow(records, value) if narrow else records.filter(**{name: value})
        return records

    @property
    def chips(self) -> list[Chip]:
        """Give one chip for each filter that is set."""
        return [self._chip(name) for name in self._set()]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Give the parameters of the address that are not of this form and must survive it (the order)."""
        others = {*self.request.GET} - {*self.fields, "page", "export"}
        return [(name, value) for name in sorted(others) for value in self.request.GET.getlist(name)]

    def _set(self) -> dict[str, Any]:
        """Give the filters that are set and valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if _is_set(self.fields[name], value)}

    def _chip(self, name: str) -> Chip:
        field = self.fields[name]
        return Chip(str(field.label or name), self._words(name), changed(self.request.GET, **{name: None}))

    def _words(self, name: str) -> str:
        """Say a value as the form says it: the label of a choice, not its code."""
        field, value, given = self.fields[name], self.cleaned_data[name], self[name].value()
        if isinstance(field, forms.BooleanField):
            return ""
        if isinstance(field, forms.ModelChoiceField):
            return "、".join(map(str, value)) if isinstance(value, QuerySet) else str(value)
        if isinstance(field, forms.ChoiceField):
            labels = dict(_flat(cast(Iterable[Any], field.choices)))
            return "、".join(str(labels[str(one)]) for one in (given if isinstance(given, list) else [given]))
        return str(given)


def _is_set(field: forms.Field, value: Any) -> bool:
    if isinstance(field, forms.BooleanField):
        return bool(value)
    return bool(value.exists()) if isinstance(value, QuerySet) else value not in field.empty_values


def _flat(choices: Iterable[Any]) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for value, label in choices:
        flat += _flat(label) if isinstance(label, list | tuple) else [(str(value), label)]
    return flat
