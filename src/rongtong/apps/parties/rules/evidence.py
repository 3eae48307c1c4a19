"""Documents of a verification: what may be handed in and who reads it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.verifications import REMOVE_EVIDENCE, VIEW
from rongtong.kit.files import IMAGES, MB, purpose

EVIDENCE = purpose(
    "parties.evidence",
    label=_("Document of a verification"),
    kinds=IMAGES | {"pdf"},
    largest=10 * MB,
    read=VIEW,
    remove=REMOVE_EVIDENCE,
    logged=True,
)
