"""The levels of disclosure and what an agreement may be for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    """How much of a listing somebody may read; each holds what is below it."""

    ANONYMOUS = 0, _("Anonymous: only what it is about")
    SUMMARY = 1, _("Public summary")
    AGREED = 2, _("After the confidentiality agreement")
    ROOM = 3, _("Data room")


GIVEN = ((Level.AGREED, Level.AGREED.label), (Level.ROOM, Level.ROOM.label))
"""Levels that an owner gives; the two below nobody need give."""


class Side(models.TextChoices):
    """The two sides of an agreement."""

    BUYER = "buyer", _("Side of the need")
    SELLER = "seller", _("Side of the offer")

    @property
    def other(self) -> Side:
        """Give the other side."""
        return Side.SELLER if self is Side.BUYER else Side.BUYER


class Way(models.TextChoices):
    """How a file of a room was opened."""

    VIEW = "view", _("Looked at")
    COPY = "copy", _("Took a copy")
