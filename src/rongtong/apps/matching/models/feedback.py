"""Who was shown what, and what they answered: the ground on which weights are judged."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import Side


class Place(models.TextChoices):
    """Where a pair was shown."""

    CANDIDATES = "candidates", _("candidates page")
    WEEK = "week", _("my week")
    NOTICE = "notice", _("notice")
    API = "api", _("interface for programs")


class Exposure(models.Model):
    """One pair shown to one person in one place on one day; ``position`` counts from 1."""

    need = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    offer = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    side = models.CharField(max_length=5, choices=Side)
    place = models.CharField(max_length=10, choices=Place)
    position = models.PositiveSmallIntegerField()
    weights = models.CharField(max_length=60)
    score = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    day = models.DateField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("showing of a pair")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("user", "need", "offer", "place", "day"), name="shown_once_a_day"
            ),
        )
        indexes = (models.Index(fields=("user", "place", "day"), name="shown_to"),)

    def __str__(self) -> str:
        return f"{self.need_id}–{self.offer_id} {self.place}"


class Said(models.TextChoices):
    """What somebody can say to a candidate."""

    INTERESTED = "interested", _("Interested")
    NOT_FOR_ME = "not_for_me", _("Not for me")
    PASSED_ON = "passed_on", _("Passed on to a colleague")


class Why(models.TextChoices):
    """Why not; each tells the matching something else."""

    TOPIC = "topic", _("It is about something else")
    MATURITY = "maturity", _("Not mature enough")
    MONEY = "money", _("Price and budget are too far apart")
    TIME = "time", _("It takes too long, or I have no time")
    PLACE = "place", _("Too far away")
    KNOWN = "known", _("We know each other, or tried it before")
    PARTY = "party", _("Not with this partner")
    OTHER = "other", _("Another reason")


class Answer(models.Model):
    """What one side said about a pair, where it stood then and by which weights. Undone ones are kept."""

    need = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    offer = models.ForeignKey(Listing, models.CASCADE, related_name="+")
    side = models.CharField(max_length=5, choices=Side)
    said = models.CharField(max_length=10, choices=Said)
    reason = models.CharField(max_length=10, choices=Why, blank=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(db_index=True)
    position = models.PositiveSmallIntegerField(default=0)
    weights = models.CharField(max_length=60, blank=True)
    score = models.PositiveIntegerField(default=0)
    contributions = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("answer to a candidate")
        verbose_name_plural = _("answers to candidates")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("need", "offer", "side"), condition=Q(undone_at=None), name="one_answer_a_side"
            ),
            models.CheckConstraint(
                condition=~Q(said="not_for_me") | ~Q(reason=""), name="a_refusal_says_why"
            ),
        )
        indexes = (
            models.Index(fields=("need", "side"), condition=Q(undone_at=None), name="answers_of_need"),
            models.Index(fields=("offer", "side"), condition=Q(undone_at=None), name="answers_of_offer"),
        )

    def __str__(self) -> str:
        return f"{self.need_id}–{self.offer_id} {self.side}: {self.said}"
