"""Filters of the sign-in pages: ``{% load accounts %}``."""

from django import template

from rongtong.lib import masks

register = template.Library()


@register.filter
def masked_phone(value: str) -> str:
    """Give a phone number with its middle hidden."""
    return masks.phone(value) if value else ""
