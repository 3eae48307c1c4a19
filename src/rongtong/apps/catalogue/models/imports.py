"""A spreadsheet brought in: the batch, how its columns were understood, and its rows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import Kind, Side
from rongtong.apps.catalogue.models.listings import Listing
from rongtong.apps.catalogue.models.revisions import Revision
from rongtong.kit.workflow import StateField


class Import(models.Model):
    """One file of one owner. ``columns`` {header: attribute or ""} is what a person decided about it.

    ``layout`` {"header_row", "sheets"}: where a person said the headings stand (0: nowhere) and which sheets
    count. ``answers`` {"fields": {words of a column: code, "" row by row}, "unsure", "defaults"}: what they
    said once for the whole file; ``asked`` is what the file asks of that sort.
    ``sheets`` is how the core understood the file, ``problem`` why it could not. ``tally`` counts rows, as
    they were when last read; ``ready``, ``handed`` and ``left`` go on while jobs run.
    """

    side = models.CharField(_("side"), max_length=5, choices=Side)
    kind = models.CharField(_("kind where the file says none"), max_length=12, choices=Kind)
    organisation = models.ForeignKey(
        "parties.Organisation", models.PROTECT, null=True, blank=True, related_name="imports"
    )
    person = models.ForeignKey(
        "parties.Person", models.CASCADE, null=True, blank=True, related_name="imports"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    state = StateField(default="reading")
    file = models.ForeignKey("files.File", models.PROTECT, null=True, related_name="+")
    name = models.CharField(_("file"), max_length=200)
    columns = models.JSONField(default=dict)
    layout = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    asked = models.JSONField(default=list)
    sheets = models.JSONField(default=list)
    problem = models.JSONField(default=dict)
    tally = models.JSONField(default=dict)
    rows_done = models.PositiveIntegerField(_("rows brought in"), default=0)
    ready = models.PositiveIntegerField(_("complete drafts"), default=0)
    handed = models.PositiveIntegerField(_("handed in"), default=0)
    left = models.PositiveIntegerField(_("rows that stayed"), default=0)
    created_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | Q(person__isnull=False), name="import_has_owner"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> Any:
        """Give the organisation, else the person it is for."""
        return self.organisation or self.person

    @property
    def mark(self) -> str:
        """Give what its listings carry as their batch."""
        return f"import-{self.pk}"

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Verdict(models.TextChoices):
    """What a row would do to what is there already."""

    NEW = "new", _("New record")
    CHANGED = "changed", _("Changed record")
    REVISION = "revision", _("Change of something public")
    SAME = "same", _("Unchanged record")
    HELD = "held", _("Left as it is: handed in or expired")
    TWIN = "twin", _("Twice in the file")
    FAULTY = "faulty", _("To be mended")


TAKEN = (Verdict.NEW, Verdict.CHANGED, Verdict.REVISION)
"""What bringing in takes."""


class ImportRow(models.Model):
    """One record of the file. ``values`` are a listing's (``rules.values``); ``typed`` what was mended.

    ``guessed``: fields that the text told, ``chosen``: those a person said once for the whole file.
    ``faults``: [{"column", "severity", "code", "params"}]; ``extras``: columns nobody knew, as written.
    ``key`` finds the same record in a later file: the number it carries there, else its title.
    ``before``: what stood in the draft; ``revision``: the change that the row began.
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    sheet = models.CharField(max_length=120, blank=True)
    row = models.PositiveIntegerField(_("row"))
    key = models.CharField(max_length=80)
    title = models.CharField(_("title"), max_length=200, blank=True)
    kind = models.CharField(max_length=12, blank=True)
    values = models.JSONField(default=dict)
    guessed = models.JSONField(default=list)
    chosen = models.JSONField(default=list)
    extras = models.JSONField(default=list)
    typed = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    flawed = models.BooleanField(default=False)
    verdict = models.CharField(max_length=8, choices=Verdict)
    listing = models.ForeignKey(Listing, models.SET_NULL, null=True, blank=True, related_name="import_rows")
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, blank=True, related_name="import_rows")
    before = models.JSONField(null=True)
    done = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("row of an import")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["batch", "position"], name="catalogue_import_row_once"),
        )
        indexes = (
            models.Index(fields=("batch", "verdict", "position"), name="catalogue_import_verdict"),
            models.Index(
                fields=("batch", "position"), condition=Q(flawed=True), name="catalogue_import_flawed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}"
