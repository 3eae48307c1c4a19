"""Who says, checks, resolves and disputes who somebody is."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.purposes import purpose
from rongtong.kit.permissions import both, everywhere, mine, own, permission, within

_REGION = within("person__region")
_BOTH = both(within("first__region"), within("second__region"))

VIEW = permission(
    "parties.identity.view",
    _("Read the state of an identity and its evidence"),
    on="parties.Identity",
    grants={
        "user": mine("person__user"),
        "org.admin": own("person__drafted_by"),
        "org.agent": own("person__drafted_by"),
        "officer": _REGION,
        "reviewer": _REGION,
        "centre.head": _REGION,
        "operator": everywhere(staff=True),
    },
)
ASSERT = permission(
    "parties.identity.assert",
    _("Hand in evidence of an identity"),
    on="parties.Identity",
    grants={
        "user": mine("person__user"),
        "org.admin": own("person__drafted_by"),
        "org.agent": own("person__drafted_by"),
    },
)
CHECK = permission(
    "parties.identity.check",
    _("Check the evidence of an identity"),
    on="parties.Identity",
    grants={"officer": _REGION, "reviewer": _REGION, "operator": everywhere(staff=True)},
)
RESOLVE = permission(
    "parties.identity.resolve",
    _("Resolve an identity"),
    on="parties.Identity",
    grants={"reviewer": _REGION, "centre.head": _REGION, "operator": everywhere(staff=True)},
)
DISPUTE = permission(
    "parties.identity.dispute",
    _("Dispute an identity"),
    on="parties.Identity",
    grants={
        "user": mine("person__user"),
        "officer": _REGION,
        "reviewer": _REGION,
        "centre.head": _REGION,
        "operator": everywhere(staff=True),
    },
)
CLAIM = permission(
    "parties.claim.ask",
    _("Claim a drafted record as one's own"),
    on="parties.Claim",
    grants={"user": mine("user")},
)
CLAIM_VIEW = permission(
    "parties.claim.view",
    _("Read a claim"),
    on="parties.Claim",
    grants={"user": mine("user"), "reviewer": _REGION, "operator": everywhere(staff=True)},
)
CLAIM_DECIDE = permission(
    "parties.claim.decide",
    _("Decide on a claim"),
    on="parties.Claim",
    grants={"reviewer": _REGION, "operator": everywhere(staff=True)},
)
TWIN = permission(
    "parties.twin.decide",
    _("Decide whether two records are one person"),
    on="parties.Twin",
    # A merge touches both records: who decides must be answerable for both.
    grants={"reviewer": _BOTH, "operator": everywhere(staff=True)},
)

_DOCUMENTS = frozenset({"pdf", "png", "jpeg", "ofd"})
# Copies of identity papers: each reading is written down (PIPL §28: sensitive).
purpose("parties.identity_proof", kinds=_DOCUMENTS, label=_("Proof of an identity"), read=VIEW, logged=True)
purpose("parties.claim_proof", kinds=_DOCUMENTS, label=_("Proof for a claim"), read=CLAIM_VIEW, logged=True)
