"""What was done in campaigns, as sentences of the trail."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rongtong.apps.campaigns.models.calls import Result
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry


def _added(entry: Entry) -> str:
    words = {"n": entry.data["made"], "folded": entry.data["folded"], "silent": entry.data["silent"]}
    return _("Put %(n)s on the list (%(folded)s there already, %(silent)s not to be asked)") % words


def _counted(one: str, many: str, entry: Entry) -> str:
    return ngettext(one, many, entry.data["count"]) % {"n": entry.data["count"]}


def _asked(entry: Entry) -> str:
    words = {"n": entry.data["count"], "written": entry.data["written"]}
    return _("Asked %(n)s targets, %(written)s of them in writing") % words


def _called(entry: Entry) -> str:
    result = dict(Result.choices).get(entry.data["result"], entry.data["result"])
    return _("Telephoned %(who)s: %(result)s") % {"who": entry.label, "result": result}


def _assigned(entry: Entry) -> str:
    if entry.data["officer"] is None and not entry.data["count"]:
        return _("Gave no target to anybody")
    return ngettext(
        "Gave %(n)s target to an officer", "Gave %(n)s targets to officers", entry.data["count"]
    ) % {"n": entry.data["count"]}


present("campaigns.campaign.planned", lambda e: _("Planned the campaign “%(name)s”") % {"name": e.label})
present("campaigns.campaign.edited", lambda e: _("Changed the plan of “%(name)s”") % {"name": e.label})
present("campaigns.campaign.relinked", lambda e: _("Made the public link void and gave a new one"))
present("campaigns.targets.added", _added)
present("campaigns.targets.assigned", _assigned)
present("campaigns.targets.asked", _asked)
present(
    "campaigns.targets.reminded",
    lambda e: _counted("Reminded %(n)s target", "Reminded %(n)s targets", e),
)
present("campaigns.link.withdrawn", lambda e: _("Withdrew the link of %(who)s") % {"who": e.label})
present("campaigns.link.made", lambda e: _("Gave %(who)s a new link") % {"who": e.label})
present("campaigns.target.bound", lambda e: _("Named the record of %(who)s") % {"who": e.label})
present("campaigns.target.folded", lambda e: _("Put %(who)s together with a listed one") % {"who": e.label})
present("campaigns.target.came", lambda e: _("%(who)s came by the public link") % {"who": e.label})
present("campaigns.target.right", lambda e: _("%(who)s: what is known is right") % {"who": e.label})
present("campaigns.call.noted", _called)
present("campaigns.optout.said", lambda e: _("%(who)s does not want to be asked again") % {"who": e.label})
present("campaigns.answer.begun", lambda e: _("Began an answer"))
present("campaigns.answer.edited", lambda e: _("Wrote into the answer “%(title)s”") % {"title": e.label})
present("campaigns.answer.changed", lambda e: _("Changed what was said of “%(title)s”") % {"title": e.label})
