"""Who plans campaigns, works through targets, reads their numbers, and answers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.kit.permissions import everywhere, own, permission, within

STAFF = ("officer", "clerk", "centre.head")
"""Posts of a centre that work on campaigns."""
_OPERATOR = {"operator": everywhere(staff=True)}
# Who serves the county of a target works on it, whoever planned the campaign.
_HERE = dict.fromkeys(STAFF, within("region"))
_OWN = dict.fromkeys(WRITERS, own("organisation"))

PLAN = permission(
    "campaigns.campaign.plan",
    _("Plan, start, extend and end a campaign"),
    on="campaigns.Campaign",
    grants={**_HERE, **_OPERATOR},
)
VIEW = permission(
    "campaigns.campaign.view",
    _("See a campaign"),
    on="campaigns.Campaign",
    grants={**dict.fromkeys(STAFF, (within("region"), within("areas__region"))), **_OPERATOR},
)
RUN_OUT = permission(
    "campaigns.campaign.run_out",
    _("End a campaign when its time is over (the system only)"),
    on="campaigns.Campaign",
    grants={},
)
WORK = permission(
    "campaigns.target.work",
    _("Telephone targets, note what they say, see their answers"),
    on="campaigns.Target",
    grants={**_HERE, **_OPERATOR},
)
READ_CONTACT = permission(
    "campaigns.target.contact",
    _("Read phone and e-mail of a target in clear"),
    on="campaigns.Target",
    grants={**dict.fromkeys(("officer", "centre.head"), within("region")), **_OPERATOR},
)
ANSWER = permission(
    "campaigns.target.answer",
    _("Answer for an organisation that is asked"),
    on="campaigns.Target",
    # Who holds the link answers too: its token is the proof, and the action acts for it.
    grants={**_OWN, **_HERE, **_OPERATOR},
)
SEND = permission(
    "campaigns.answer.send",
    _("Send an answer to a campaign"),
    on="campaigns.Answer",
    grants={
        **dict.fromkeys(WRITERS, own("target__organisation")),
        **dict.fromkeys(STAFF, within("target__region")),
        **_OPERATOR,
    },
)
CLAIM = permission(
    "campaigns.answer.claim",
    _("Take an answer over as one's own need or offer"),
    on="campaigns.Answer",
    grants=dict.fromkeys(WRITERS, own("target__organisation")),
)
CONFIRM = permission(
    "campaigns.answer.confirm",
    _("Hand an answer in on the organisation's behalf"),
    on="campaigns.Answer",
    grants={**dict.fromkeys(("officer", "centre.head"), within("target__region")), **_OPERATOR},
)
READ_ANSWER = permission(
    "campaigns.answer.contact",
    _("Read who may be asked about an answer"),
    on="campaigns.Answer",
    grants={**dict.fromkeys(("officer", "centre.head"), within("target__region")), **_OPERATOR},
)
