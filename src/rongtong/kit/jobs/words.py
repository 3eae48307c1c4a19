"""A sentence kept in every language of the site: a worker does not know who will read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def in_every_language(text: StrOrPromise) -> dict[str, str]:
    """Give ``text`` by language code; empty when there is nothing to say."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said[code] = str(text)
    return said if any(said.values()) else {}


def in_this_language(said: dict[str, str]) -> str:
    """Give what was said in the reader's language, else in the site's, else nothing."""
    return said.get(translation.get_language() or "") or said.get(settings.LANGUAGE_CODE, "")
