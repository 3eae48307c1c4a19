"""The tables of conversion."""

from rongtong.apps.conversion.models.deals import Deal, Link
from rongtong.apps.conversion.models.flags import Flag
from rongtong.apps.conversion.models.steps import Step, Sum

__all__ = ("Deal", "Flag", "Link", "Step", "Sum")
