"""The files of a listing's data room, and who read which."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.disclosure.models.choices import GIVEN, Level, Way
from rongtong.apps.disclosure.models.grants import Grant


class RoomFile(models.Model):
    """A file for readers of a level. ``pages``: how many can be shown with a mark; 0: it cannot be shown.

    What can be shown leaves only as marked pictures of its pages. What cannot leaves as it is, and only when
    ``may_copy`` says so.
    """

    listing = models.ForeignKey("catalogue.Listing", models.PROTECT, related_name="room_files")
    file = models.ForeignKey("files.File", models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("name of the file"), max_length=200)
    level = models.PositiveSmallIntegerField(_("least level"), choices=GIVEN, default=Level.ROOM)
    may_copy = models.BooleanField(_("readers may take a copy"), default=False)
    pages = models.PositiveSmallIntegerField(default=0)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(_("put in"))
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    class Meta:
        verbose_name = _("file of a data room")
        verbose_name_plural = _("files of data rooms")
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(level__in=(Level.AGREED, Level.ROOM)), name="disclosure_room_file_level"
            ),
        )

    def __str__(self) -> str:
        # Not the name: this stands in the trail for good, and names tell what is in a file.
        return f"R{self.pk}"

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Reading(models.Model):
    """One opening of a file by one person; ``code`` stands on every page they got.

    ``organisation`` and ``name`` are as they stand on the pages. ``seen``: the numbers of the pages shown.
    """

    room_file = models.ForeignKey(RoomFile, models.PROTECT, related_name="readings")
    grant = models.ForeignKey(Grant, models.PROTECT, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    name = models.CharField(_("reader"), max_length=80)
    way = models.CharField(_("how"), max_length=4, choices=Way)
    code = models.CharField(_("code on the page"), max_length=9, unique=True)
    at = models.DateTimeField(_("opened"))
    seen = models.JSONField(_("pages"), default=list)

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.code
