from __future__ import annotations

from django.db import models

from rongtong.kit.workflow import StateField


class Ticket(models.Model):
    """A request that is written, handed in and answered."""

    title = models.CharField(max_length=50)
    organisation = models.BigIntegerField(null=True)
    centre = models.BigIntegerField(null=True)
    region = models.CharField(max_length=6, blank=True)
    owner = models.BigIntegerField(null=True)
    effects = models.PositiveIntegerField(default=0)
    state = StateField()
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class Watched(models.Model):
    """What a subscriber of tests has seen."""

    about = models.CharField(max_length=20)
    transition = models.CharField(max_length=30)
