"""What was done with splits of income, as sentences of the trail; no sum of a person is told there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _proposed(entry: Entry) -> str:
    words = {"part": f"{entry.data['bp'] / 100:g}", "n": entry.data["people"]}
    return _("Proposed a split: %(part)s%% to %(n)d people") % words


present("contracts.split.proposed", _proposed)
present("contracts.split.stated", lambda e: _("Stated a figure for the split of income"))
present("contracts.split.unstated", lambda e: _("Took a stated figure back"))
