"""A pair that was looked at in full: what it scored, what it breaks, why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.matching.models.runs import Run


class Level(models.IntegerChoices):
    """How well an offer answers a need, in the core's words."""

    NONE = 1, _("not related")
    WEAK = 2, _("loosely related")
    STRONG = 3, _("worth a talk")
    DIRECT = 4, _("meets it directly")


class Candidate(models.Model):
    """One offer for one need. ``score`` in millionths, exactly the sum of the contributions' points.

    The need's owner is shown ``reasons`` and ``checks``: the need as it is with what the offer shows.
    ``reasons_offer`` and ``checks_offer`` are for the offer's owner: what both show in public; empty where
    the need hides nothing and both are the same.
    """

    need = models.ForeignKey(Listing, models.CASCADE, related_name="candidates")
    offer = models.ForeignKey(Listing, models.CASCADE, related_name="candidate_for")
    run = models.ForeignKey(Run, models.SET_NULL, null=True, related_name="candidates")
    rank = models.PositiveSmallIntegerField(_("place in the list"))
    score = models.PositiveIntegerField(_("score"))
    level = models.PositiveSmallIntegerField(_("how well it fits"), choices=Level)
    outcome = models.CharField(max_length=8)
    checks = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    contributions = models.JSONField(default=list)
    chances = models.JSONField(default=dict)
    twofold = models.BooleanField(default=False)
    checks_offer = models.JSONField(default=list)
    reasons_offer = models.JSONField(default=list)
    level_offer = models.PositiveSmallIntegerField(choices=Level, default=Level.NONE)
    found_at = models.DateTimeField(_("found at"))

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ("rank", "pk")
        constraints = (
            models.UniqueConstraint(fields=("need", "offer"), name="matching_pair_once"),
            models.CheckConstraint(
                condition=Q(score__lte=1_000_000) & Q(level__gte=1, level__lte=4), name="matching_score"
            ),
        )
        indexes = (
            models.Index(fields=("need", "rank"), name="matching_of_need"),
            models.Index(fields=("offer", "-level", "-score"), name="matching_of_offer"),
        )

    def __str__(self) -> str:
        return f"{self.need_id}–{self.offer_id}"
