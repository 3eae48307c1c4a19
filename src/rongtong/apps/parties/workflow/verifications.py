"""Verification by document review: handed in, reviewed, returned, verified; suspended, run out, followed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.rules.verifications import APPLY, EXPIRE, REVIEW, SUSPEND
from rongtong.apps.parties.workflow import verification_effects as effect
from rongtong.apps.parties.workflow import verification_guards as guard
from rongtong.apps.parties.workflow.verification_notices import tell_applicant
from rongtong.kit.workflow import Guard, State, Transition, Workflow

RETURN_REASONS = (
    ("unreadable", _("A document cannot be read")),
    ("missing", _("A document is missing")),
    ("mismatch", _("The documents and the record differ")),
    ("code", _("The credit code is not that of this organisation")),
    ("letter", _("The letter of authorisation is not in order")),
    ("other", _("Something else, see the wording")),
)
REFUSAL_REASONS = (
    ("not_existing", _("The organisation does not exist or has been struck off")),
    ("not_authorised", _("The applicant is not authorised")),
    ("forged", _("A document is not genuine")),
    ("duplicate", _("The organisation is verified under another record")),
    ("other", _("Another reason, see the wording")),
)
SUSPENSION_REASONS = (
    ("struck_off", _("Struck off or dissolved")),
    ("complaint", _("A complaint is being looked into")),
    ("changed", _("Name or code has changed")),
    ("other", _("Another reason, see the note")),
)
_CHECKED = Guard("reviewed_by_actor", guard.reviewed_by_actor)
_OUTSIDER = Guard("not_own_organisation", guard.not_own_organisation)

WORKFLOW = Workflow(
    "parties.verification",
    _("Verification"),
    model="parties.Verification",
    states=(
        State("draft", _("Being prepared"), "start"),
        State("submitted", _("Handed in"), "waiting"),
        State("in_review", _("In review"), "open"),
        State("second_look", _("With a second reviewer"), "open", step=False),
        State("returned", _("Returned for correction"), "waiting", step=False),
        State("verified", _("Verified"), "good"),
        State("refused", _("Refused"), "bad", step=False),
        State("suspended", _("Suspended"), "bad", step=False),
        State("expired", _("Run out"), "end", step=False),
        State("superseded", _("Followed by a newer one"), "end", step=False),
    ),
    transitions=(
        Transition(
            "submit",
            _("Hand in"),
            ("draft", "returned"),
            "submitted",
            APPLY,
            guards=(
                Guard("record_complete", guard.record_complete),
                Guard("evidence_there", guard.evidence_there),
            ),
            effects=(effect.submitted, effect.start_clock, tell_applicant),
            primary=True,
        ),
        Transition(
            "recall",
            _("Take back"),
            ("submitted",),
            "draft",
            APPLY,
            effects=(effect.answer, effect.stop_clock),
        ),
        Transition(
            "take",
            _("Take into review"),
            ("submitted",),
            "in_review",
            REVIEW,
            guards=(_OUTSIDER,),
            effects=(effect.take, tell_applicant),
            primary=True,
        ),
        Transition(
            "release",
            _("Put back into the queue"),
            ("in_review",),
            "submitted",
            REVIEW,
            effects=(effect.release,),
        ),
        Transition(
            "verify",
            _("Verify"),
            ("in_review",),
            "verified",
            REVIEW,
            guards=(
                _OUTSIDER,
                _CHECKED,
                Guard("nothing_stops", guard.nothing_stops),
                Guard("not_sampled", guard.not_sampled),
            ),
            effects=(effect.verify, tell_applicant),
            primary=True,
        ),
        Transition(
            "hand_on",
            _("Verify, with a second look"),
            ("in_review",),
            "second_look",
            REVIEW,
            guards=(
                _OUTSIDER,
                _CHECKED,
                Guard("nothing_stops", guard.nothing_stops),
                Guard("sampled", guard.sampled),
            ),
            help=_("This case was drawn for a second reviewer."),
        ),
        Transition(
            "confirm",
            _("Confirm the verification"),
            ("second_look",),
            "verified",
            REVIEW,
            guards=(
                _OUTSIDER,
                Guard("second_person", guard.second_person),
                Guard("nothing_stops", guard.nothing_stops),
            ),
            effects=(effect.confirm, effect.verify, tell_applicant),
        ),
        Transition(
            "doubt",
            _("Back to the first reviewer"),
            ("second_look",),
            "in_review",
            REVIEW,
            guards=(_OUTSIDER, Guard("second_person", guard.second_person)),
            reasons=RETURN_REASONS,
            effects=(effect.confirm,),
        ),
        Transition(
            "return",
            _("Return for correction"),
            ("in_review",),
            "returned",
            REVIEW,
            guards=(_OUTSIDER, _CHECKED),
            effects=(effect.answer, effect.stop_clock, tell_applicant),
            reasons=RETURN_REASONS,
        ),
        Transition(
            "refuse",
            _("Refuse"),
            ("in_review",),
            "refused",
            REVIEW,
            guards=(_OUTSIDER, _CHECKED),
            effects=(effect.answer, effect.stop_clock, tell_applicant),
            reasons=REFUSAL_REASONS,
            confirm=_("The case ends here. The organisation may begin a new one."),
        ),
        Transition(
            "suspend",
            _("Suspend"),
            ("verified",),
            "suspended",
            SUSPEND,
            guards=(_OUTSIDER,),
            effects=(effect.unverify, tell_applicant),
            reasons=SUSPENSION_REASONS,
            confirm=_("The organisation loses its mark at once."),
        ),
        Transition(
            "restore",
            _("End the suspension"),
            ("suspended",),
            "verified",
            SUSPEND,
            guards=(_OUTSIDER, Guard("still_valid", guard.still_valid)),
            effects=(effect.restore, tell_applicant),
        ),
        Transition(
            "expire",
            _("Run out"),
            ("verified", "suspended"),
            "expired",
            EXPIRE,
            effects=(effect.unverify, tell_applicant),
        ),
        Transition("supersede", _("Follow by a newer one"), ("verified", "suspended"), "superseded", EXPIRE),
    ),
)
