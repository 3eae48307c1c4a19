"""What this part holds: consents, tags, who read what, earlier requests."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.kit.files.actions import remove
from rongtong.kit.privacy.consents import purposes
from rongtong.kit.privacy.models import Answer, Choice, Export, Reading, Tag
from rongtong.kit.privacy.parts import Section, personal
from rongtong.lib.actor import Actor


def export(user: Any) -> Section:
    """Give consents, tags and readings."""
    known = purposes()
    return {
        _("Consents"): [
            {
                _("purpose"): known[row.purpose].label if row.purpose in known else row.purpose,
                _("version"): row.version,
                _("agreed"): row.given,
                _("time"): row.at,
            }
            for row in Answer.objects.filter(user=user).order_by("pk")
        ],
        _("Tags"): [
            {_("tag"): row.word, _("where it is from"): row.get_source_display(), _("added on"): row.added_at}
            for row in Tag.objects.filter(user=user, removed_at__isnull=True)
        ],
        _("Who read what in clear"): [
            {
                _("reader"): row.reader_name,
                _("field"): row.field,
                _("reason given"): row.reason,
                _("time"): row.at,
            }
            for row in Reading.objects.filter(subject=user)
        ],
    }


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """Delete tags, choice and exports; consents stay as proof, readings as the trail of staff."""
    made = [
        row.file for row in Export.objects.filter(user=user).select_related("file") if row.file is not None
    ]
    count = sum(remove(file=file, actor=actor, at=at, reason="erased") for file in made)
    return count + sum(model.objects.filter(user=user).delete()[0] for model in (Tag, Choice, Export))


personal("privacy", label=gettext_lazy("Consents and tags"), export=export, erase=erase, order=60)
