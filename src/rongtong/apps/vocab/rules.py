"""Who may do what: everybody reads the lists, the operator in an open staff session changes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, permission

IMPORT = permission(
    "vocab.list.import",
    _("Import and undo controlled lists"),
    on="vocab.VocabularyList",
    grants={"operator": everywhere(staff=True)},
)
