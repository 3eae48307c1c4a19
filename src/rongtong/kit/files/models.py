"""Files and the room they take."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.kinds import KINDS


class Scan(models.TextChoices):
    """What the virus scanner said."""

    NONE = "none", _("Not scanned")
    WAITING = "waiting", _("Being scanned")
    CLEAN = "clean", _("Scanned, nothing found")
    INFECTED = "infected", _("Held back: harmful")
    FAILED = "failed", _("Held back: could not be scanned")


class File(models.Model):
    """A file. Its row stays when it is removed, so that what pointed to it can say so; the name goes.

    ``kind`` and ``about`` name the record it belongs to, as in the audit trail; ``form`` is the code of what
    the content is.
    """

    token = models.CharField(max_length=32, unique=True)
    purpose = models.CharField(_("purpose"), max_length=80)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="files",
        verbose_name=_("owner"),
    )
    organisation = models.BigIntegerField(_("organisation"), null=True, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    about = models.CharField(max_length=60, blank=True)
    name = models.CharField(_("file name"), max_length=200, blank=True)
    form = models.CharField(_("kind of file"), max_length=10)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)
    scan = models.CharField(_("virus scan"), max_length=10, choices=Scan.choices, default=Scan.NONE)
    scanned_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(_("kept at"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("kind", "about", "purpose"), name="files_about"),
            models.Index(fields=("owner", "-id"), name="files_owner"),
        )
        constraints = (
            models.CheckConstraint(condition=models.Q(scan__in=Scan.values), name="files_scan_known"),
            models.CheckConstraint(condition=models.Q(form__in=list(KINDS)), name="files_form_known"),
        )

    def __str__(self) -> str:
        # Not the name: this stands in the audit trail for good, and names tell of people.
        return f"{self.purpose} {self.pk}"

    @property
    def held_back(self) -> bool:
        """Whether the scanner keeps it from being handed out."""
        return self.scan in (Scan.WAITING, Scan.INFECTED, Scan.FAILED)


class Usage(models.Model):
    """How many bytes somebody keeps for a purpose. ``holder`` is ``user:12`` or ``organisation:5``."""

    purpose = models.CharField(max_length=80)
    holder = models.CharField(max_length=40)
    size = models.BigIntegerField(default=0)

    class Meta:
        """One row a holder and purpose; it never falls below nothing."""

        constraints = (
            models.UniqueConstraint(fields=("purpose", "holder"), name="files_usage_once"),
            models.CheckConstraint(condition=models.Q(size__gte=0), name="files_usage_positive"),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.holder} {self.size}"
