"""Filters of the sign-in pages: ``{% load accounts %}``."""

from django import template

from rongtong.kit.accounts import services
from rongtong.lib import masks

register = template.Library()


@register.filter
def masked_phone(value: str) -> str:
    """Give a phone number with its middle hidden."""
    return masks.phone(value) if value else ""


@register.filter
def service_name(provider: str) -> str:
    """Give the name of a provider of identities."""
    return services.name(provider)


@register.filter
def service_icon(provider: str) -> str:
    """Give the icon of a provider of identities."""
    return services.icon(provider)


@register.filter
def service_works(provider: str) -> bool:
    """Tell whether an identity of this provider opens the site today."""
    return services.usable(provider)
