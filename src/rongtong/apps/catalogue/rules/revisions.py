"""Who changes what is public, and who passes the change."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.kit.permissions import both, everywhere, mine, own, permission, where, within

_handed_in = where(
    Q(submitted_at__isnull=False),
    _("handed in once"),
    lambda one: getattr(one, "submitted_at", None) is not None,
)
REVISE = permission(
    "catalogue.revision.write",
    _("Propose changes of a published need or offer"),
    on="catalogue.Revision",
    grants={**dict.fromkeys(WRITERS, own("listing__organisation")), "user": mine("listing__person__user")},
)
PASS_REVISION = permission(
    "catalogue.revision.review",
    _("Pass changes of published needs and offers"),
    on="catalogue.Revision",
    grants={
        "reviewer": both(within("listing__home"), _handed_in),
        "operator": both(everywhere(staff=True), _handed_in),
    },
)
