"""What is new in a saved search."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import QueryDict

from rongtong.apps.catalogue.models import SavedSearch
from rongtong.apps.catalogue.queries.records import without_contacts
from rongtong.apps.catalogue.queries.search import listings, search
from rongtong.apps.catalogue.rules.facets import Wanted, wanted_of

MOST = 50


def news(saved: SavedSearch, today: date) -> list[str]:
    """Give the titles of what was published since the search was looked at last, the newest first."""
    asked = wanted_of(QueryDict(saved.query))
    newest = Wanted(asked.side, asked.text, asked.chosen, asked.plain, "new")
    fresh: list[Any] = listings(search(newest, today).keys[:MOST], today)
    return [without_contacts(one.title) for one in fresh if one.published_at > saved.told_at]
