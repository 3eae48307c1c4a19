"""Tags that draw forms."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()
_CHECKS = (forms.CheckboxInput,)
_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def kind_of(bound: BoundField) -> str:
    """Say how a field is drawn: check, group, file or line."""
    widget = bound.field.widget
    if isinstance(widget, _GROUPS):
        return "group"
    if isinstance(widget, _CHECKS):
        return "check"
    return "file" if isinstance(widget, forms.FileInput) else "line"


def _class_of(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, _CHECKS + _GROUPS):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


@register.simple_tag
def control(bound: BoundField) -> SafeString:
    """Draw the bare control with the classes of the house and what belongs to it for screen readers."""
    given = bound.field.widget.attrs
    classes = [_class_of(bound), given.get("class", ""), "is-invalid" if bound.errors else ""]
    attrs: dict[str, str | bool] = {"class": " ".join(part for part in classes if part)}
    if isinstance(bound.field.widget, forms.Textarea) and str(given.get("rows", "10")) == "10":
        attrs["rows"] = "4"
    return bound.as_widget(attrs=attrs)


@register.inclusion_tag("pages/parts/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field: label, control, help, errors."""
    return {"field": bound, "kind": kind_of(bound)}


@register.inclusion_tag("pages/parts/fields.html")
def fields(form: forms.BaseForm) -> dict[str, Any]:
    """All fields of a form, the hidden ones too."""
    return {"form": form}


@register.inclusion_tag("pages/parts/errors.html")
def errors(form: forms.BaseForm) -> dict[str, Any]:
    """Sum up what is wrong, each line a link to its field; takes the focus."""
    wrong = [(bound, error) for bound in form if not bound.is_hidden for error in bound.errors]
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    general = [*form.non_field_errors(), *hidden] if form.is_bound else []
    return {"wrong": wrong, "general": general, "count": len(wrong) + len(general)}


@register.inclusion_tag("pages/parts/buttons.html")
def buttons(submit: Any = "", cancel: str = "", tone: str = "primary") -> dict[str, Any]:
    """The primary button and the way out."""
    return {"submit": submit, "cancel": cancel, "tone": tone}


@register.inclusion_tag("pages/parts/form.html")
def form(form: forms.BaseForm, submit: Any = "", cancel: str = "") -> dict[str, Any]:
    """Errors, fields and buttons, for the inside of a ``<form>``."""
    return {"form": form, "submit": submit, "cancel": cancel}
