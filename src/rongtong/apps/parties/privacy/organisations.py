"""Members, invitations, delegations, contact persons, verification cases: what each tells of a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rongtong.apps.parties.models import (
    AnnualFigures,
    ContactPerson,
    Delegation,
    DuplicateProposal,
    Evidence,
    Invitation,
    Membership,
    Merge,
    Organisation,
    OtherName,
    Qualification,
    Submission,
    Verification,
)
from rongtong.apps.parties.queries.invitations import waiting_for
from rongtong.apps.parties.rules.organisations import READ_CONTACT
from rongtong.kit.privacy import Kept, Kind, classify, not_personal, personal
from rongtong.kit.privacy.parts import Section
from rongtong.kit.privacy.sensitive import sensitive
from rongtong.lib import masks
from rongtong.lib.actor import Actor

classify(Membership, title=Kind.WORK, message=Kind.MESSAGE, since=Kind.WORK, ended_at=Kind.WORK)
classify(Invitation, address=Kind.CONTACT, title=Kind.WORK)
classify(Delegation, reason=Kind.MESSAGE)
classify(ContactPerson, name=Kind.NAME, duty=Kind.WORK, phone=Kind.CONTACT, email=Kind.CONTACT)
classify(Organisation, verified_by=Kind.WORK)
not_personal(
    Organisation,
    "name short_name english_name uscc kind nature region region_since industry size founded staff rd_staff"
    " website summary visibility provenance name_key bare_key keys grams verified_until",
    because="facts of a legal person",
)
for _model, _why in (
    (OtherName, "names of a legal person"),
    (AnnualFigures, "figures of a legal person"),
    (Qualification, "certificates of a legal person"),
    (DuplicateProposal, "keys of two organisations"),
):
    not_personal(_model, because=_why)
not_personal(Merge, "journal reason", because="keys and facts of organisations; people by their key only")
not_personal(Verification, "licence_name valid_until", because="facts of a legal person")
not_personal(Invitation, "token_digest roles", because="the digest of a random token; codes of roles")
not_personal(Submission, "record checks reason wording outcome", because="facts of a legal person")
not_personal(Evidence, "kind", because="the kind of a document")

_CONTACT = {"name": masks.name, "phone": masks.phone, "email": masks.email}
sensitive(ContactPerson, read=READ_CONTACT, **_CONTACT)


def export(user: Any) -> Section:
    """Give memberships, invitations, delegations and cases of an account."""
    return {
        _("Memberships"): [
            {_("organisation"): str(row.organisation), _("state"): row.state, _("position"): row.title,
             _("message"): row.message, _("asked on"): row.created_at, _("member since"): row.since,
             _("ended on"): row.ended_at}
            for row in Membership.objects.filter(user=user).select_related("organisation")
        ],
        _("Invitations"): [
            {_("organisation"): str(row.organisation), _("invited on"): row.created_at}
            for row in waiting_for(user, user.created_at)
        ],
        _("Delegations"): [
            {_("organisation"): str(row.organisation), _("reason"): row.reason, _("from"): row.starts_at,
             _("until"): row.ended_at or row.ends_at}
            for row in (Delegation.objects.filter(principal=user) | Delegation.objects.filter(delegate=user))
            .select_related("organisation")
        ],
        _("Verification cases"): [
            {_("organisation"): str(row.organisation), _("started at"): row.started_at}
            for row in Verification.objects.filter(applicant=user).select_related("organisation")
        ],
    }  # fmt: skip


def erase(user: Any, *, actor: Actor, at: datetime) -> int:
    """End what is open and empty what was typed; that somebody was a member stays, without words."""
    count = 0
    for row in Membership.objects.filter(user=user, state="requested"):
        row.delete()
        count += 1
    own = Membership.objects.filter(user=user)
    count += own.exclude(title="", message="").update(title="", message="")
    for address in waiting_for(user, at):
        address.delete()
        count += 1
    given = Delegation.objects.filter(principal=user) | Delegation.objects.filter(delegate=user)
    return count + given.exclude(reason="").update(reason="")


def keeps(user: Any) -> Iterator[Kept]:
    """Name what stays: who acted for which organisation, and when."""
    if Membership.objects.filter(user=user).exclude(since=None).exists():
        yield Kept(
            _("For which organisations you acted, and when, under the number of your account"),
            "网络安全法 §21(3)",
            _("as long as what was done for the organisation may be asked about"),
        )


def hinders(user: Any) -> Iterator[str]:
    """Members leave first: an organisation may not lose its last administrator unnoticed."""
    for row in Membership.objects.filter(user=user, state="active").select_related("organisation"):
        yield _("You belong to %(organisation)s. Leave it first.") % {"organisation": row.organisation}


personal(
    "parties.organisations",
    label=gettext_lazy("Membership of organisations"),
    export=export,
    erase=erase,
    keeps=keeps,
    hinders=hinders,
    order=40,
)
