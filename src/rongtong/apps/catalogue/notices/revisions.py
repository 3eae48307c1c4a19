"""What owners are told of changes they proposed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.notices.listings import LISTINGS
from rongtong.kit.notices import notice

_SEE = _("See it")

notice(
    "catalogue.revision_submitted",
    title=_("Your change of “%(title)s” is handed in"),
    body=_("A reviewer answers within three working days. Until then the public reads it as it was."),
    category=LISTINGS,
    button=_SEE,
)
notice(
    "catalogue.revision_applied",
    title=_("Your change of “%(title)s” is public"),
    body=_("Matching has begun anew with the new figures."),
    category=LISTINGS,
    button=_SEE,
)
notice(
    "catalogue.revision_returned",
    title=_("Your change of “%(title)s”: please correct and hand in again"),
    body=_("%(reason)s. %(note)s"),
    category=LISTINGS,
    button=_("Correct it"),
)
notice(
    "catalogue.revision_overdue",
    title=_("A change of “%(title)s” has waited longer than three working days"),
    body=_("Nobody has answered the owner. See to it that a reviewer looks at it today."),
    category=LISTINGS,
    button=_("To the desk"),
)
