"""Who works in a centre, as what, since and until when."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.centres import Centre


class Posting(models.Model):
    """A post in a centre. Its role is held through an assignment made and ended together with it."""

    class Post(models.TextChoices):
        """Posts of a centre; each is a role of the same reach (``POST_ROLES``)."""

        HEAD = "head", _("Head of centre")
        OFFICER = "officer", _("Service officer")
        REVIEWER = "reviewer", _("Reviewer")
        CLERK = "clerk", _("Clerk")
        REGISTRAR = "registrar", _("Registrar of contracts")

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="postings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="postings")
    post = models.CharField(_("post"), max_length=10, choices=Post)
    since = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    most = models.PositiveSmallIntegerField(_("cases at once, at most"), default=30)
    assignment = models.PositiveBigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ("centre", "post", "since", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="posting_in_order"
            ),
            models.UniqueConstraint(
                fields=("centre", "user", "post"),
                condition=Q(until=None, ended_at=None),
                name="posting_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}, {self.get_post_display()}"


POST_ROLES = {
    "head": "centre.head", "officer": "officer", "reviewer": "reviewer", "clerk": "clerk",
    "registrar": "registrar",
}  # fmt: skip
"""The role that comes with a post (``roles.toml``)."""


def serving(at: datetime) -> Q:
    """Filter the postings in force at ``at``: begun, not ended, their last day not over."""
    today = timezone.localdate(at)
    not_over = Q(until=None) | Q(until__gte=today)
    return Q(since__lte=today) & not_over & (Q(ended_at=None) | Q(ended_at__gt=at))


def end_of(day: date | None) -> datetime | None:
    """Give the moment ``day`` is over, here: what is held until a day is held through all of it."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) if day else None
