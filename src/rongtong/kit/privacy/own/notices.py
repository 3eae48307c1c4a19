"""Notices and how a person wants them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.notices.models import Hours, Notice, Preference
from rongtong.kit.notices.writing import title_of
from rongtong.kit.privacy.parts import Section, personal
from rongtong.lib.actor import Actor


def export(user: Any) -> Section:
    """Give what the person was told, and their wishes."""
    return {
        _("Notices"): [
            {_("time"): row.at, _("title"): title_of(row)} for row in Notice.objects.filter(user=user)
        ],
        _("Wishes about notices"): [
            {_("kind of notice"): row.category, _("way"): row.channel, _("wish"): row.mode}
            for row in Preference.objects.filter(user=user)
        ],
    }


def counts(user: Any) -> dict[str, int]:
    """Count them."""
    return {
        _("Notices"): Notice.objects.filter(user=user).count(),
        _("Wishes about notices"): Preference.objects.filter(user=user).count(),
    }


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Delete them all."""
    return sum(model.objects.filter(user=user).delete()[0] for model in (Notice, Preference, Hours))


personal("notices", label=gettext_lazy("Notices"), export=export, erase=erase, counts=counts, order=70)
