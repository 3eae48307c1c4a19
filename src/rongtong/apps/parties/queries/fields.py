"""Names of an organisation's fields, for differences and histories."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Organisation


def listed(words: Iterable[object]) -> str:
    """Give words as a list, parted as the reader's language does."""
    return _(", ").join(map(str, words))


def field_name(name: str) -> str:
    """Give the name of a field of an organisation, in the reader's language."""
    words = {
        "former_names": _("former names"),
        "annualfigures": _("annual figures"),
        "qualification": _("qualifications"),
        "contacts": _("contact persons"),
        "licence_name": _("name on the licence"),
        "documents": _("documents"),
    }
    return words.get(name) or str(Organisation._meta.get_field(name).verbose_name)
