"""What organisations are asked by notice, and what officers are told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.notices import category, notice

ASKING = category(
    "campaigns.asking",
    _("Questions of your service centre"),
    hint=_("A few times a year: what your organisation needs or offers"),
)
WORK = category(
    "campaigns.work",
    _("Campaigns you work on"),
    hint=_("What organisations in your hands have answered"),
    mail="daily",
)
_ANSWER, _SEE = _("Answer in two minutes"), _("See it")

notice(
    "campaigns.asked",
    title=_("%(centre)s asks %(name)s: %(campaign)s"),
    body=_("It takes two minutes on a phone, and “we have none now” is an answer too. Open until %(until)s."),
    category=ASKING,
    button=_ANSWER,
)
notice(
    "campaigns.reminded",
    title=_("Still open until %(until)s: %(campaign)s"),
    body=_("%(centre)s has no answer of %(name)s yet. One tap is enough if you have none now."),
    category=ASKING,
    button=_ANSWER,
)
notice(
    "campaigns.answered",
    title=_("%(name)s has answered"),
    body=_("“%(campaign)s”: look at it and hand it in on their behalf, or wait for their account."),
    category=WORK,
    button=_SEE,
)
notice(
    "campaigns.has_none",
    title=_("%(name)s has none now"),
    body=_("“%(campaign)s”: nobody need telephone any more."),
    category=WORK,
    button=_SEE,
)
notice(
    "campaigns.declined",
    title=_("%(name)s does not want to answer"),
    body=_("“%(campaign)s”: nobody should ask again."),
    category=WORK,
    button=_SEE,
)
