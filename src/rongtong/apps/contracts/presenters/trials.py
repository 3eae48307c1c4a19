"""What was done with trials, as sentences of the trail; moves get theirs from the workflow."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.contracts.models.choices import Side
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _side(entry: Entry) -> str:
    return str(dict(Side.choices).get(entry.data.get("side", ""), ""))


def _offered(entry: Entry) -> str:
    words = {"side": _side(entry), "n": entry.data["months"]}
    if entry.data["fee"]:
        return _("%(side)s proposed a trial of %(n)d months for a fee") % words
    return _("%(side)s proposed a trial of %(n)d months, free of charge") % words


present("contracts.trial.offered", _offered)
present("contracts.trial.over", lambda e: _("The last day of the trial went by; the buyer decides"))
present("contracts.trial.looked", lambda e: _("Read the trial, being of neither side"))
present(
    "contracts.usage.brought",
    lambda e: _("%(side)s brought evidence of use") % {"side": _side(e)},
)
