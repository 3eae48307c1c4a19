"""What is told of identities, claims and twins in the trail."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Proof
from rongtong.apps.parties.workflow import claims, identity, twins
from rongtong.kit.audit import present
from rongtong.kit.workflow import Transition


def gettext_noop(text: str) -> str:
    """Mark a sentence for the translators."""
    return text


_SENTENCES = {
    "parties.identity.assert": gettext_noop("Handed in the identity of %(who)s for checking"),
    "parties.identity.check": gettext_noop("Checked the documents of %(who)s: they agree"),
    "parties.identity.resolve": gettext_noop("Resolved the identity of %(who)s"),
    "parties.identity.return": gettext_noop("Sent the identity of %(who)s back: %(why)s"),
    "parties.identity.reopen": gettext_noop("Took the identity of %(who)s back to change it"),
    "parties.identity.dispute": gettext_noop("Disputed the identity of %(who)s: %(why)s"),
    "parties.identity.settle": gettext_noop("Settled the dispute about %(who)s: it begins again"),
    "parties.claim.grant": gettext_noop("Granted the claim to the record of %(who)s"),
    "parties.claim.refuse": gettext_noop("Refused the claim to the record of %(who)s: %(why)s"),
    "parties.claim.withdraw": gettext_noop("Took back the claim to the record of %(who)s"),
    "parties.twin.merge": gettext_noop("Merged two records of one person: %(who)s"),
    "parties.twin.keep_apart": gettext_noop("Decided that these are different people: %(who)s (%(why)s)"),
    "parties.twin.undo": gettext_noop("Undid the merge of %(who)s"),
}


def _sentence(transition: Transition, words: str) -> Any:
    reasons = dict(transition.reasons)
    return lambda entry: _(words) % {"who": entry.label, "why": reasons.get(entry.reason, entry.reason)}


for _workflow in (identity.WORKFLOW, claims.WORKFLOW, twins.WORKFLOW):
    for _transition in _workflow.transitions:
        _verb = f"{_workflow.name}.{_transition.name}"
        present(_verb, _sentence(_transition, _SENTENCES[_verb]))

present("parties.claim.asked", lambda entry: _("Claimed the record of %(who)s") % {"who": entry.label})
present(
    "parties.identity.proof_added",
    lambda entry: (
        _("Laid down a proof for %(who)s: %(kind)s")
        % {"who": entry.label, "kind": Proof.Kind(entry.data["kind"]).label}
    ),
)
present(
    "parties.twin.proposed",
    lambda entry: _("Found two records that may be one person: %(who)s") % {"who": entry.label},
)
present(
    "parties.claim.proof_added",
    lambda entry: _("Laid down a document for the claim of %(who)s") % {"who": entry.label},
)
