"""An answer's values as a reader sees them."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html_join

from rongtong.apps.campaigns.models import Answer
from rongtong.apps.campaigns.models.answers import What
from rongtong.apps.campaigns.workflow.answers import as_listing
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.models.choices import LicenceForm
from rongtong.apps.catalogue.queries.words import FIELD
from rongtong.apps.catalogue.rules.kinds import extras, form_of, is_there, label_of, value_of
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.pages import cells


def pairs_of(answer: Answer) -> list[tuple[Any, Any]]:
    """Give what was answered as (label, value), in the order of the form."""
    if answer.what != What.NEW:
        return []
    listing = as_listing(answer)
    names = [name for step in form_of(listing).steps for name in step if name != "veiled"]
    return [(label_of(name), shown(listing, name)) for name in names if is_there(listing, name)]


def shown(listing: Listing, name: str) -> Any:
    """Give one value in words."""
    value = value_of(listing, name)
    if name == "money":
        sums = [(cells.money(one),) for one in dict.fromkeys(value) if one is not None]
        return format_html_join("–", "{}", sums) if sums else listing.get_price_mode_display()
    if name == "field":
        return vocab.label(FIELD, value) or value
    if name in ("region", "reach"):
        codes = [value] if isinstance(value, str) else value
        return "、".join(vocab.label(vocab.REGION, code) or str(code) for code in codes)
    if name == "licences":
        return "、".join(str(LicenceForm(one).label) for one in value)
    if name in extras():
        return extras()[name].shown(value)
    return "、".join(map(str, value)) if isinstance(value, list) else value
