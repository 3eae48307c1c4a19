"""Controlled lists as tables: what a list is, its terms with their dates, how lists answer to each other.

No table points at a term by its key: a record keeps the code it was born with, and a term is never
deleted, only ended. So a list is replaced as a whole, and each state of it is kept as a version.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class VocabularyList(models.Model):
    """One controlled list, such as regions after GB/T 2260. ``version`` counts its loads."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    zh = models.CharField(_("Chinese title"), max_length=200)
    en = models.CharField(_("English title"), max_length=200, blank=True)
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("no longer valid from"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    verified = models.BooleanField(_("checked against the source"), default=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order of the shipped lists."""

        ordering = ("position", "code")

    def __str__(self) -> str:
        return self.zh if (get_language() or "zh").startswith("zh") else self.en or self.zh


def no_pairs() -> list[list[object]]:
    """Give an empty list of successors."""
    return []


class Term(models.Model):
    """One code of a list with its name during one stretch of time; ``valid_to`` is the first day without it.

    The same code may stand in several rows when its name changed. ``successors`` holds [code, whole] pairs:
    whole means that the successor took the place over, otherwise only a part went there.
    """

    list = models.ForeignKey(VocabularyList, on_delete=models.PROTECT, related_name="terms")
    code = models.CharField(_("code"), max_length=40)
    zh = models.CharField(_("Chinese name"), max_length=200)
    en = models.CharField(_("English name"), max_length=200, blank=True)
    parent = models.CharField(_("code above"), max_length=40, blank=True)
    level = models.CharField(_("level"), max_length=40, blank=True)
    valid_from = models.DateField(_("valid from"), null=True)
    valid_to = models.DateField(_("no longer valid from"), null=True)
    successors = models.JSONField(_("successors"), default=no_pairs)
    verified = models.BooleanField(_("checked against the source"), default=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order of the file; a code begins once on a day, and an interval never runs backwards."""

        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=("list", "code", "valid_from"), name="vocab_term_born_once"),
            models.UniqueConstraint(
                fields=("list", "code"), condition=Q(valid_from__isnull=True), name="vocab_term_always_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="vocab_term_interval",
            ),
            models.CheckConstraint(condition=~Q(parent=F("code")), name="vocab_term_not_own_parent"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.zh}"


class Mapping(models.Model):
    """What a code of one list means in another; ``broad``: the target is the wider notion (as in SKOS)."""

    class Kind(models.TextChoices):
        """How far two codes mean the same."""

        EXACT = "exact", _("the same")
        BROAD = "broad", _("wider")
        NARROW = "narrow", _("narrower")

    list = models.ForeignKey(VocabularyList, on_delete=models.PROTECT, related_name="mappings")
    code = models.CharField(max_length=40)
    to_list = models.ForeignKey(VocabularyList, on_delete=models.PROTECT, related_name="+")
    to_code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        """One statement a pair."""

        constraints = (
            models.UniqueConstraint(fields=("list", "code", "to_list", "to_code"), name="vocab_mapping_once"),
            models.CheckConstraint(
                condition=Q(kind__in=("exact", "broad", "narrow")), name="vocab_mapping_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} → {self.to_code} ({self.kind})"


class ListVersion(models.Model):
    """What a list held after one load, whole: undoing a load is loading the version before it."""

    class Origin(models.TextChoices):
        """Where a version came from."""

        SHIPPED = "shipped", _("came with the programme")
        IMPORT = "import", _("imported")
        UNDO = "undo", _("undone")

    list = models.ForeignKey(VocabularyList, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    at = models.DateTimeField(_("time"))
    origin = models.CharField(_("origin"), max_length=10, choices=Origin)
    added = models.PositiveIntegerField(_("terms added"))
    changed = models.PositiveIntegerField(_("terms changed"))
    ended = models.PositiveIntegerField(_("ended"))
    content = models.JSONField()

    class Meta:
        """Newest first; numbers never repeat."""

        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("list", "number"), name="vocab_version_once"),)

    def __str__(self) -> str:
        return f"{self.list.code} v{self.number}"


class Revision(models.Model):
    """One row whose mark changes with every load: other processes see by it that their copy is old.

    The mark is drawn at random, so that a load that was rolled back never shares one with a later load.
    """

    mark = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.mark
