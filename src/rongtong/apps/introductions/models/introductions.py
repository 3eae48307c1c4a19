"""An introduction: one need and one offer whose sides are brought together."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.parties.models import Party
from rongtong.kit.workflow import StateField

OPEN = ("requested", "silent", "accepted", "scheduled", "met", "onward")
"""States in which a pair is not introduced a second time."""
TALKING = ("accepted", "scheduled", "met", "onward")
"""States in which the two talk with each other."""
DOCKED = ("met", "onward")
"""States after a meeting that both confirmed."""


class Role(models.TextChoices):
    """A side of a deal: who has the need and pays, who has the offer."""

    BUYER = "buyer", _("side of the need")
    SELLER = "seller", _("side of the offer")


OTHER = {Role.BUYER: Role.SELLER, Role.SELLER: Role.BUYER}


class Want(models.TextChoices):
    """What the asking side wants from the introduction: the first of three answers."""

    SOLVE = "solve", _("Have a technical problem solved")
    SERVICE = "service", _("Order a service")
    DEVELOP = "develop", _("Have something developed, or develop it together")
    ACQUIRE = "acquire", _("Acquire or license a result")
    SUPPLY = "supply", _("Offer what we can do")
    LEARN = "learn", _("Get to know each other first")


class Introduction(models.Model):
    """A request to talk, its answer and where the two have come. Money in fen.

    The asking side answers three questions: what it ``want``s, by when (``wanted_by``, None: open), in what
    range of money (``money_low``, ``money_high``) and in what ``form``. ``buyer_home``, ``seller_home``:
    region codes copied at birth: who serves them sees it. ``buyer_named_at``: since when the other side is
    told who the buyer is; None while it stays hidden. ``taken_by``: who looks after a silent one.
    """

    need = models.ForeignKey(Listing, models.PROTECT, related_name="introductions_of_need")
    offer = models.ForeignKey(Listing, models.PROTECT, related_name="introductions_of_offer")
    buyer = models.ForeignKey(Party, models.PROTECT, related_name="+")
    seller = models.ForeignKey(Party, models.PROTECT, related_name="+")
    buyer_home = models.CharField(_("region of the buyer"), max_length=12, blank=True, db_index=True)
    seller_home = models.CharField(_("region of the seller"), max_length=12, blank=True, db_index=True)
    buyer_named_at = models.DateTimeField(_("buyer shown since"), null=True, blank=True)
    seller_named_at = models.DateTimeField(_("seller shown since"), null=True, blank=True)
    asked_by = models.CharField(_("asking side"), max_length=6, choices=Role)
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    want = models.CharField(_("what we want from it"), max_length=8, choices=Want)
    wanted_by = models.DateField(_("by when"), null=True, blank=True)
    money_low = models.BigIntegerField(_("money from"), null=True, blank=True)
    money_high = models.BigIntegerField(_("money at most"), null=True, blank=True)
    form = models.CharField(_("form of co-operation"), max_length=12, choices=LicenceForm, blank=True)
    remark = models.CharField(_("a word with it"), max_length=300, blank=True)
    state = StateField(default="requested")
    asked_at = models.DateTimeField(_("day of asking"), db_index=True)
    due_at = models.DateTimeField(_("answer due"), null=True, blank=True)
    nudged_at = models.DateTimeField(_("last reminder of the asking side"), null=True, blank=True)
    replied_at = models.DateTimeField(_("answered"), null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    silent_at = models.DateTimeField(_("without an answer since"), null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(_("taken up"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended on"), null=True, blank=True)
    why = models.CharField(_("why it ended"), max_length=12, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("need", "offer"), condition=Q(state__in=OPEN), name="introductions_pair_once"
            ),
            models.CheckConstraint(condition=~Q(buyer=F("seller")), name="introductions_two_sides"),
            models.CheckConstraint(
                condition=(Q(money_low=None) | Q(money_low__gte=0))
                & (Q(money_high=None) | Q(money_high__gte=0))
                & (Q(money_low=None) | Q(money_high=None) | Q(money_low__lte=F("money_high"))),
                name="introductions_money_in_order",
            ),
        )
        indexes = (
            models.Index(fields=("buyer", "-asked_at"), name="introductions_of_buyer"),
            models.Index(fields=("seller", "-asked_at"), name="introductions_of_seller"),
        )

    def __str__(self) -> str:
        # Numbers only: this stands in the trail, and either side may be hidden from the other.
        return f"N{self.need_id}–F{self.offer_id}"

    @property
    def asked_of(self) -> str:
        """Give the side that is asked: buyer or seller."""
        return str(OTHER[Role(self.asked_by)])

    def party(self, role: str) -> Party:
        """Give the party of a side."""
        return self.buyer if role == Role.BUYER else self.seller

    def listing(self, role: str) -> Listing:
        """Give what a side brings: the need of the buyer, the offer of the seller."""
        return self.need if role == Role.BUYER else self.offer

    def named_at(self, role: str) -> Any:
        """Give since when the other side is told who this side is; None while it is hidden."""
        return self.buyer_named_at if role == Role.BUYER else self.seller_named_at

    def home(self, role: str) -> str:
        """Give the region code of a side."""
        return self.buyer_home if role == Role.BUYER else self.seller_home

    def keep(self, **values: Any) -> None:
        """Set columns of this row and nothing else."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=list(values))


class Note(models.Model):
    """One line of the service centre about a silent introduction: what was done. The sides do not read it."""

    introduction = models.ForeignKey(Introduction, models.CASCADE, related_name="notes")
    text = models.CharField(_("what was done"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("noted on"))

    class Meta:
        verbose_name = _("note of the service centre")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.introduction_id} {self.at:%Y-%m-%d}"
