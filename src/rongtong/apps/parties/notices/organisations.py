"""What members of organisations and those who ask to join are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

MEMBERSHIP = category(
    "parties.membership",
    _("Membership of organisations"),
    hint=_("Invitations, requests to join, changes of your roles"),
)

notice(
    "parties.invited",
    title=_("%(person)s invites you to %(organisation)s"),
    body=_("%(person)s would like you to work for %(organisation)s on this platform. The link works once."),
    category=MEMBERSHIP,
    button=_("See the invitation"),
)
notice(
    "parties.invitation_accepted",
    title=_("%(person)s has joined %(organisation)s"),
    body=_("Your invitation was accepted."),
    category=MEMBERSHIP,
    button=_("See the members"),
)
notice(
    "parties.joining_asked",
    title=_("%(person)s asks to join %(organisation)s"),
    body=_("Admit or refuse the request within five working days."),
    category=MEMBERSHIP,
    button=_("Decide"),
)
notice(
    "parties.joining_admitted",
    title=_("You belong to %(organisation)s now"),
    body=_("Your request to join was admitted."),
    category=MEMBERSHIP,
    button=_("To the organisation"),
)
notice(
    "parties.joining_refused",
    title=_("%(organisation)s did not admit you"),
    body=_("What they write: %(note)s"),
    category=MEMBERSHIP,
    button=_("To the organisation"),
)
notice(
    "parties.joining_overdue",
    title=_("Nobody has answered %(person)s, who asks to join %(organisation)s"),
    body=_("Five working days are over. As their service centre you may decide now."),
    category=MEMBERSHIP,
    button=_("Decide"),
)
notice(
    "parties.membership_removed",
    title=_("You no longer belong to %(organisation)s"),
    body=_("Your access has ended. What they write: %(note)s"),
    category=MEMBERSHIP,
    button=_("To the organisation"),
)
notice(
    "parties.delegated",
    title=_("You may act for %(person)s in %(organisation)s"),
    body=_("Until %(until)s. All you do for them is noted with both names."),
    category=MEMBERSHIP,
    button=_("To the members"),
)
notice(
    "parties.taken_over",
    title=_("%(person)s administers %(organisation)s now"),
    body=_("%(gone)s left the site and was its only administrator; %(person)s was named to take over."),
    category=MEMBERSHIP,
    button=_("See the members"),
)
