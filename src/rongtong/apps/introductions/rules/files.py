"""Files that come with a message: what is taken and who reads it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.introductions.rules.introductions import READ_MESSAGE, REMOVE
from rongtong.kit.files import IMAGES, MB, purpose

FILE = purpose(
    "introductions.message",
    label=_("File of a talk"),
    kinds=IMAGES | {"pdf", "docx", "xlsx", "pptx"},
    largest=20 * MB,
    read=READ_MESSAGE,
    logged=True,
    remove=REMOVE,
    why_kept=_("What the other side received stays. Withdraw the message within five minutes of sending it."),
)
