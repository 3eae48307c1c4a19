"""A document somebody brings, and the needs or offers found in it; drafts are made of those they pick."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import Kind, Side
from rongtong.apps.catalogue.models.letters import Letter
from rongtong.apps.catalogue.models.listings import Listing
from rongtong.kit.workflow import StateField


class Way(models.TextChoices):
    """By which door it came."""

    PAGE = "page", _("by the page")
    API = "api", _("by the interface for programs")
    MAIL = "mail", _("by mail")


class Document(models.Model):
    """A file, or the text of a letter or a call, of one owner.

    ``problem`` is the code of why it could not be read (``rules.documents.sentence``) with its ``number``;
    ``by_ocr``: its letters are read from a picture. The file stays with its drafts and goes with them.
    """

    side = models.CharField(_("side"), max_length=5, choices=Side)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="documents"
    )
    person = models.ForeignKey(
        "parties.Person", models.CASCADE, null=True, blank=True, related_name="documents"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = StateField(default="reading")
    way = models.CharField(_("came"), max_length=4, choices=Way)
    file = models.ForeignKey("files.File", models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("source document"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    letter = models.ForeignKey(
        Letter,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("letter received"),
    )
    by_ocr = models.BooleanField(default=False)
    problem = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(_("brought"))
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False), name="document_has_owner"
            ),
        )

    def __str__(self) -> str:
        return self.name or str(_("source document"))

    @property
    def owner(self) -> Any:
        """Give the organisation, else the person it is for."""
        return self.organisation or self.person

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class DocumentPiece(models.Model):
    """One need or offer in a document; ``whole``: all of it taken as one, where there are several.

    ``told``: what its labels say, [{"name", "values", "passage", "line"}]; ``lines``: its lines with their
    places (``lib.documents.Line``), for showing where a passage stands.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="pieces")
    position = models.PositiveIntegerField()
    whole = models.BooleanField(default=False)
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    told = models.JSONField(default=list)
    lines = models.JSONField(default=list)
    listing = models.ForeignKey(Listing, models.SET_NULL, null=True, blank=True, related_name="pieces")

    class Meta:
        verbose_name = _("need or offer in a document")
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["document", "position"], name="catalogue_piece_once"),)

    def __str__(self) -> str:
        return self.title or self.text[:40]
