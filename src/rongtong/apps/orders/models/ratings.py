"""What each side says of the other when the work is paid."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.orders.models.orders import SIDES, Order


class Rating(models.Model):
    """One to five stars and a few words of one side, once."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="ratings")
    side = models.CharField(_("said by"), max_length=6, choices=SIDES)
    stars = models.PositiveSmallIntegerField(_("stars"))
    words = models.CharField(_("one sentence about it"), max_length=200, blank=True)
    rater = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("rated on"))

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("order", "side"), name="rating_once_a_side"),
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="rating_stars"),
        )

    def __str__(self) -> str:
        return f"{self.order.code} {self.stars}"
