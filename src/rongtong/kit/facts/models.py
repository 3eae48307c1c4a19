"""What happened, and to whom it has been told."""

from __future__ import annotations

from django.db import models


class Fact(models.Model):
    """Something that happened, written in the transaction in which it did."""

    name = models.CharField(max_length=100, db_index=True)
    data = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were published."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.pk} {self.name}"


class Delivery(models.Model):
    """One fact for one subscriber: made with the fact, done in the subscriber's own transaction."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=100)
    done_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True, blank=True)
    fault = models.TextField(blank=True)

    class Meta:
        """Once a subscriber; what is not done is found quickly."""

        constraints = (models.UniqueConstraint(fields=("fact", "subscriber"), name="delivery_once"),)
        indexes = (
            models.Index(
                fields=("next_try", "id"), condition=models.Q(done_at__isnull=True), name="delivery_open"
            ),
        )

    def __str__(self) -> str:
        return f"{self.fact_id} → {self.subscriber}"
