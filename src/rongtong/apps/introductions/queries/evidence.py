"""The talk of an introduction as a sheet of an evidence pack, as its reader may see it."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.queries.introductions import seen
from rongtong.apps.introductions.queries.thread import lines
from rongtong.kit.audit.evidence import Sheet, moment
from rongtong.kit.files.evidence import files_of
from rongtong.lib.actor import Actor

MOST = 500
"""Lines of a talk that a pack holds, the last ones."""


def talk_of(introduction: Introduction | None, actor: Actor, at: datetime) -> list[Sheet]:
    """Give the talk as one sheet; nothing when there is none or the actor may not open it."""
    if introduction is None or not seen(actor).filter(pk=introduction.pk).exists():
        return []
    found = lines(introduction, actor, at, MOST)
    rows = [
        (moment(one.message.at), one.message.get_voice_display(), one.author,
         one.message.body or _("(taken back)"), "\n".join(str(file.name) for file in one.files))
        for one in found
    ]  # fmt: skip
    head = (_("Time"), _("Which side"), _("Who wrote"), _("What they wrote"), _("Files"))
    files = [file for one in found for file in one.files]
    return [
        Sheet(_("What was written in the introduction"), head, rows),
        files_of(_("Files of the talk"), files),
    ]
