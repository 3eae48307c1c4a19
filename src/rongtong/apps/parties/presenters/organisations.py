"""What was done to organisations and memberships, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rongtong.apps.parties.queries.fields import field_name, listed
from rongtong.apps.parties.workflow.memberships import REFUSAL_REASONS, REMOVAL_REASONS
from rongtong.kit.audit import present
from rongtong.kit.audit.models import Entry
from rongtong.kit.permissions.roles import roles

_REASONS = dict((*REFUSAL_REASONS, *REMOVAL_REASONS))


def _edited(entry: Entry) -> str:
    return _("Changed %(fields)s") % {"fields": listed(field_name(name) for name in entry.changes)}


def _roles(entry: Entry) -> str:
    known, (before, after) = roles(), entry.changes["roles"]
    names = {
        "added": _names(known, set(after) - set(before)),
        "taken": _names(known, set(before) - set(after)),
    }
    if not names["taken"]:
        return _("Gave %(member)s the role %(added)s") % (names | {"member": entry.label})
    if not names["added"]:
        return _("Took the role %(taken)s from %(member)s") % (names | {"member": entry.label})
    return _("Changed the roles of %(member)s: %(added)s instead of %(taken)s") % (
        names | {"member": entry.label}
    )


def _names(known: dict[str, object], codes: set[str]) -> str:
    return listed(getattr(known.get(code), "label", code) for code in sorted(codes))


def _invited(entry: Entry) -> str:
    to = entry.data.get("to")
    return _("Invited %(to)s") % {"to": to} if to else _("Made an invitation link")


def _reasoned(sentence: str, entry: Entry) -> str:
    if entry.reason not in _REASONS:
        return sentence
    return _("%(said)s: %(reason)s") % {"said": sentence, "reason": _REASONS[entry.reason]}


present("parties.organisation.registered", lambda entry: _("Registered the organisation"))
present("parties.organisation.edited", _edited)
present("parties.contact.read", lambda entry: _("Read a contact person in clear"))
present("parties.membership.asked", lambda entry: _("Asked to join: %(who)s") % {"who": entry.label})
present(
    "parties.membership.found",
    lambda entry: _("Became the first administrator: %(who)s") % {"who": entry.label},
)
present("parties.membership.join", lambda entry: _("Joined by invitation: %(who)s") % {"who": entry.label})
present("parties.membership.admit", lambda entry: _("Admitted %(who)s") % {"who": entry.label})
present("parties.membership.refuse", lambda e: _reasoned(_("Refused %(who)s") % {"who": e.label}, e))
present(
    "parties.membership.withdraw", lambda entry: _("Took the request back: %(who)s") % {"who": entry.label}
)
present("parties.membership.leave", lambda entry: _("Left: %(who)s") % {"who": entry.label})
present("parties.membership.remove", lambda e: _reasoned(_("Removed %(who)s") % {"who": e.label}, e))
present("parties.membership.roles_changed", _roles)
present("parties.invitation.sent", _invited)
present("parties.invitation.accept", lambda entry: _("Accepted the invitation"))
present("parties.invitation.decline", lambda entry: _("Declined the invitation"))
present("parties.invitation.resend", lambda entry: _("Sent the invitation again"))
present("parties.invitation.withdraw", lambda entry: _("Withdrew the invitation"))
present("parties.invitation.expire", lambda entry: _("The invitation ran out"))
present(
    "parties.delegation.given",
    lambda e: _("Let somebody act in one's place until %(day)s") % {"day": e.data["until"][:10]},
)
present("parties.delegation.ended", lambda entry: _("Ended a delegation"))
present("parties.delegation.taken_up", lambda entry: _("Began to act for somebody else"))
