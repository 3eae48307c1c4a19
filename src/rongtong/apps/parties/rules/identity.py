"""Who says, checks, resolves and disputes who somebody is."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.files.purposes import purpose
from rongtong.kit.permissions import both, everywhere, mine, own, permission, where, within

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

_OWN_IN_HAND = where(
    Q(state="unverified"), _("not handed in"), lambda identity: getattr(identity, "state", "") == "unverified"
)
# 个人信息保护法 §47 lets what is no longer needed be deleted: until then a checked identity rests on its
# papers, and who could take them away afterwards would be trusted without any. Who wants them gone takes the
# identity back first ("reopen"), or has everything erased.
REMOVE_PROOF = permission(
    "parties.identity.remove_proof",
    _("Remove a proof of an identity"),
    on="parties.Identity",
    grants={
        "user": both(mine("person__user"), _OWN_IN_HAND),
        "org.admin": both(own("person__drafted_by"), _OWN_IN_HAND),
        "org.agent": both(own("person__drafted_by"), _OWN_IN_HAND),
    },
)

_DOCUMENTS = frozenset({"pdf", "png", "jpeg", "ofd"})
# Copies of identity papers: each reading is written down (PIPL §28: sensitive).
purpose(
    "parties.identity_proof",
    kinds=_DOCUMENTS,
    label=_("Proof of an identity"),
    read=VIEW,
    remove=REMOVE_PROOF,
    logged=True,
    why_kept=_(
        "This proof was handed in and the identity rests on it. Take the identity back to change it first; "
        "then the proof can be removed."
    ),
)
purpose("parties.claim_proof", kinds=_DOCUMENTS, label=_("Proof for a claim"), read=CLAIM_VIEW, logged=True)
