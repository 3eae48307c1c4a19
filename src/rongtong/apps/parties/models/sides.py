"""One side of a deal: an organisation, or a person who acts for nobody else."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.organisations import Organisation
from rongtong.apps.parties.models.persons import Person


class Party(models.Model):
    """Who can be bound by a deal (民法典 §2: natural and legal persons). Rows are made once and stay.

    A merge of organisations or people moves ``organisation`` or ``person``: one may then have several rows.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("party to a deal")
        verbose_name_plural = _("parties to deals")
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, person__isnull=True)
                | Q(organisation__isnull=True, person__isnull=False),
                name="parties_party_is_one",
            ),
        )

    def __str__(self) -> str:
        return str(self.owner)

    @property
    def owner(self) -> Any:
        """Give the organisation or the person."""
        return self.organisation or self.person

    @property
    def region(self) -> str:
        """Give the code of the region it belongs to; empty when unknown."""
        return str(self.owner.region)
