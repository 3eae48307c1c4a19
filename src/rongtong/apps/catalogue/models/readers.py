"""What readers keep: listings they like, and searches they want to hear of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.listings import Listing


class Favourite(models.Model):
    """A listing that somebody keeps at hand."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    listing = models.ForeignKey(Listing, models.CASCADE, related_name="favourites")
    at = models.DateTimeField(_("kept"))

    class Meta:
        verbose_name = _("favourite")
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=["user", "listing"], name="catalogue_favourite_once"),)

    def __str__(self) -> str:
        return str(self.listing_id)


class SavedSearch(models.Model):
    """A search whose new results somebody hears of once a day. ``query`` is its address after the ?."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(_("search"), max_length=500)
    on = models.BooleanField(_("alerts"), default=True)
    at = models.DateTimeField(_("saved"))
    told_at = models.DateTimeField(_("last looked"))

    class Meta:
        verbose_name = _("saved search")
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=["user", "query"], name="catalogue_search_once"),)

    def __str__(self) -> str:
        return self.name
