"""What the tables of conversion tell of people."""

from rongtong.apps.conversion.privacy import conversion

__all__ = ["conversion"]
