"""What the seller and the people named in a split of income are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.contracts.notices.contracts import DEALS
from rongtong.kit.notices import notice

_LOOK, _READ = _("Open the split"), _("Read and answer")
notice(
    "contracts.split_asked",
    title=_("Your part of an income: %(title)s"),
    body=_("Your organisation proposes how the income of a result is shared. Agree to it or object."),
    category=DEALS,
    button=_READ,
)
notice(
    "contracts.split_objected",
    title=_("Objection to a split: %(title)s"),
    body=_("Somebody named objects and says why. Propose another split or talk to them."),
    category=DEALS,
    button=_READ,
)
notice(
    "contracts.split_agreed",
    title=_("Split agreed: %(title)s"),
    body=_("Everybody named has agreed; the statement counts from now on."),
    category=DEALS,
    button=_LOOK,
)
