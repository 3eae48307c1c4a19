"""What the directory of people finds: what a person shows on their public card, while it is public."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.persons import Person

SHOWABLE = {
    "english_name": _("English name"),
    "titles": _("titles"),
    "organisation": _("organisation and department"),
    "region": _("region"),
    "topics": _("disciplines and keywords"),
    "about": _("in a few words"),
    "languages": _("languages"),
    "identifiers": _("ORCID and other numbers"),
    "methods": _("methods"),
    "equipment": _("equipment"),
}
"""Parts of a card that its owner shows or hides one by one; phone, e-mail and identity number never are."""


class CardEntry(models.Model):
    """One thing a public card can be found by. Rebuilt with each change: a hidden part leaves no row."""

    class Kind(models.TextChoices):
        """``gram``: two neighbouring characters of a shown name or word; the others are facets."""

        GRAM = "gram", _("text")
        DISCIPLINE = "discipline", _("discipline")
        REGION = "region", _("region")
        LANGUAGE = "language", _("language")
        ORGANISATION = "organisation", _("organisation")

    person = models.ForeignKey(Person, models.CASCADE, related_name="card_entries")
    kind = models.CharField(max_length=12, choices=Kind)
    value = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("entry of the directory")
        constraints = (models.UniqueConstraint(fields=("kind", "value", "person"), name="card_entry_once"),)
        # Facets of what was found: a person's few entries that are no text, read from the index alone.
        indexes = (
            models.Index(
                fields=("person", "kind", "value"), condition=~models.Q(kind="gram"), name="card_entry_facets"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"
