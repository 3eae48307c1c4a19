"""What is told of centres, their staff and of roles in the trail."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Posting
from rongtong.apps.parties.workflow import centres, roles
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit import present
from rongtong.kit.permissions.roles import role as role_of


def gettext_noop(text: str) -> str:
    """Mark a sentence for the translators."""
    return text


def _sentence(words: str) -> Any:
    return lambda entry: _(words) % {"what": entry.label, **_told(entry)}


def _told(entry: Any) -> dict[str, Any]:
    """Give the values of an entry as words."""
    told = {**entry.data, "why": entry.note or entry.reason}
    reasons = dict(centres.REASONS_CLOSED) | dict(roles.REASONS_REFUSED)
    told["why"] = reasons.get(entry.reason, told["why"])
    if "region" in told:
        told["region"] = vocab.label(vocab.REGION, told["region"])
    if "post" in told:
        told["post"] = Posting.Post(told["post"]).label
    if "role" in told:
        told["role"] = role_of(told["role"]).label
    return told


_SENTENCES = {
    "parties.centre.planned": gettext_noop("Planned the centre %(what)s for %(region)s"),
    "parties.centre.edited": gettext_noop("Changed address, phone or hours of %(what)s"),
    "parties.centre.open": gettext_noop("Opened %(what)s"),
    "parties.centre.drop": gettext_noop("Dropped the plan of %(what)s"),
    "parties.centre.move": gettext_noop("Moved %(what)s to %(address)s"),
    "parties.centre.close": gettext_noop("Closed %(what)s (%(why)s); %(name)s takes over"),
    "parties.centre.covered": gettext_noop("Changed what %(what)s serves: %(region)s from %(since)s"),
    "parties.centre.coverage_ended": gettext_noop(
        "Ended a change of what %(what)s serves: %(region)s on %(until)s"
    ),
    "parties.posting.began": gettext_noop("Posted %(who)s to a centre: %(post)s"),
    "parties.posting.ended": gettext_noop("Ended the posting of %(who)s: %(post)s"),
    "parties.posting.load_set": gettext_noop("Set how many cases %(what)s takes at once"),
    "parties.role.kept": gettext_noop("Let a role stand after review: %(role)s"),
    "parties.role_request.asked": gettext_noop("Asked for a second person's agreement: %(what)s"),
    "parties.role_request.agree": gettext_noop("Agreed to a powerful role: %(what)s"),
    "parties.role_request.refuse": gettext_noop("Refused a powerful role: %(what)s (%(why)s)"),
    "parties.role_request.withdraw": gettext_noop("Took back the request for a role: %(what)s"),
}

for _verb, _words in _SENTENCES.items():
    present(_verb, _sentence(_words))
