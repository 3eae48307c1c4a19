"""What people are told of their identity, their record and their posts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

IDENTITY = category(
    "parties.identity", _("My record and identity"), hint=_("What was checked, claimed or sent back")
)
POSTS = category(
    "parties.posts", _("My posts and roles"), hint=_("When power is given to you or taken away"), must=True
)

notice(
    "parties.identity_checked",
    title=_("Your documents agree"),
    body=_("A second reviewer resolves your identity next."),
    category=IDENTITY,
    button=_("My identity"),
)
notice(
    "parties.identity_resolved",
    title=_("Your identity is resolved"),
    body=_("From now on you may be assigned to needs and reviews."),
    category=IDENTITY,
    button=_("My identity"),
)
notice(
    "parties.identity_returned",
    title=_("Please complete your identity"),
    body=_("%(why)s. %(note)s"),
    category=IDENTITY,
    button=_("Complete it"),
)
notice(
    "parties.identity_disputed",
    title=_("Your identity is disputed"),
    body=_("%(why)s. %(note)s Until this is settled you are assigned to nothing."),
    category=IDENTITY,
    button=_("My identity"),
)
notice(
    "parties.claim_granted",
    title=_("The record of %(who)s is yours"),
    body=_("From now on only you change it, and you decide what everybody sees."),
    category=IDENTITY,
    button=_("My profile"),
)
notice(
    "parties.claim_refused",
    title=_("Your claim to the record of %(who)s was refused"),
    body=_("%(why)s. %(note)s"),
    category=IDENTITY,
    button=_("My claims"),
)
notice(
    "parties.record_drafted",
    title=_("%(place)s keeps a record about you"),
    body=_(
        "%(place)s has drafted a record of your work so that companies find you. Nothing of it is public."
        " Register with this address to take it over, change it or have it deleted."
    ),
    category=IDENTITY,
    button=_("Register"),
)
notice(
    "parties.posted",
    title=_("You are posted to %(centre)s: %(post)s"),
    body=_("You see the records of its region from now on."),
    category=POSTS,
    button=_("To the centre"),
)
notice(
    "parties.post_ended",
    title=_("Your post at %(centre)s has ended: %(post)s"),
    body=_("You no longer see the records of its region."),
    category=POSTS,
    button=_("To the centre"),
)
notice(
    "parties.role_given",
    title=_("You hold a new role: %(role)s"),
    body=_("Why: %(reason)s"),
    category=POSTS,
    button=_("To the workbench"),
)
