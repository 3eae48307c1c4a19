"""A listing's life: draft, the gate, published, renewed or run out, closed with an outcome."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.models.choices import Outcome
from rongtong.apps.catalogue.rules.listings import EXPIRE, REVIEW, TAKE_DOWN, WRITE
from rongtong.apps.catalogue.workflow import effects, guards, takedowns
from rongtong.apps.catalogue.workflow.merging import arrows
from rongtong.apps.catalogue.workflow.telling import tell_owner
from rongtong.kit.workflow import Guard, State, Transition, Workflow

RETURN_REASONS = (
    ("unclear", _("It is not clear what is wanted or given")),
    ("figures", _("Figures are missing: conditions, quantities, targets")),
    ("tried", _("What was tried before is missing")),
    ("money", _("Budget or price does not fit the matter")),
    ("contact", _("Contact data stand in the text")),
    ("confidential", _("Something in it should be confidential")),
    ("kind", _("It belongs to another kind")),
    ("duplicate", _("It is there already")),
    ("other", _("Something else, see the wording")),
)
REFUSAL_REASONS = (
    ("advertising", _("It is advertising, not a need or an offer")),
    ("unlawful", _("It is not lawful")),
    ("not_technical", _("It has nothing to do with technology")),
    ("false", _("It is not true")),
    ("duplicate", _("It is there already")),
    ("other", _("Another reason, see the wording")),
)
TAKE_DOWN_REASONS = (
    ("complaint", _("A complaint is being looked into")),
    ("false", _("It is not true")),
    ("confidential", _("It tells what should be confidential")),
    ("stale", _("It is out of date and the owner does not answer")),
    ("other", _("Another reason, see the wording")),
)
_OUTSIDER = Guard("outsider", guards.outsider)
_CHECKED = Guard("reviewed_by_actor", guards.reviewed_by_actor)
_KNOWN = Guard("owner_known", guards.owner_known)
_READY = (Guard("complete", guards.complete), Guard("not_past", guards.not_past))

WORKFLOW = Workflow(
    "catalogue.listing",
    _("Needs and offers"),
    model="catalogue.Listing",
    states=(
        State("draft", _("Draft"), "start"),
        State("submitted", _("Handed in"), "waiting"),
        State("in_review", _("In review"), "open"),
        State("second_look", _("With a second reviewer"), "open", step=False),
        State("returned", _("Returned for correction"), "waiting", step=False),
        State("published", _("Published"), "good"),
        State("expired", _("Run out"), "end", step=False),
        State("closed", _("Closed"), "end", step=False),
        State("taken_down", _("Taken down"), "bad", step=False),
        State("refused", _("Refused"), "bad", step=False),
        State("discarded", _("Discarded"), "end", step=False),
        State("absorbed", _("Merged into another"), "end", step=False),
    ),
    transitions=(
        Transition(
            "submit", _("Hand in"), ("draft", "returned"), "submitted", WRITE,
            guards=_READY, effects=(effects.submitted, tell_owner), primary=True,
        ),
        Transition(
            "recall", _("Take back"), ("submitted",), "draft", WRITE, effects=(effects.answer,),
        ),
        Transition(
            "take", _("Take into review"), ("submitted",), "in_review", REVIEW,
            guards=(_OUTSIDER,), effects=(effects.take,), primary=True,
        ),
        Transition(
            "release", _("Put back into the queue"), ("in_review",), "submitted", REVIEW,
            effects=(effects.release,),
        ),
        Transition(
            "publish", _("Publish"), ("in_review",), "published", REVIEW,
            guards=(_OUTSIDER, _CHECKED, _KNOWN, *_READY, Guard("not_sampled", guards.not_sampled)),
            effects=(effects.answer, effects.go_public, tell_owner), primary=True,
        ),
        Transition(
            "hand_on", _("Publish, with a second look"), ("in_review",), "second_look", REVIEW,
            guards=(_OUTSIDER, _CHECKED, _KNOWN, *_READY, Guard("sampled", guards.sampled)),
            help=_("This was drawn for a second reviewer, or holds a sensitive word."),
        ),
        Transition(
            "confirm", _("Confirm and publish"), ("second_look",), "published", REVIEW,
            guards=(_OUTSIDER, Guard("second_person", guards.second_person), _KNOWN, *_READY),
            effects=(effects.confirm, effects.answer, effects.go_public, tell_owner), primary=True,
        ),
        Transition(
            "doubt", _("Back to the first reviewer"), ("second_look",), "in_review", REVIEW,
            guards=(_OUTSIDER, Guard("second_person", guards.second_person)),
            effects=(effects.doubt,), reasons=RETURN_REASONS,
        ),
        Transition(
            "return", _("Return for correction"), ("in_review",), "returned", REVIEW,
            guards=(_OUTSIDER, _CHECKED), effects=(effects.answer, tell_owner), reasons=RETURN_REASONS,
        ),
        Transition(
            "refuse", _("Do not publish"), ("in_review",), "refused", REVIEW,
            guards=(_OUTSIDER, _CHECKED), effects=(effects.answer, tell_owner), reasons=REFUSAL_REASONS,
            confirm=_("It ends here. The owner may begin a new one."),
        ),
        Transition(
            "renew", _("Renew"), ("published", "expired"), "published", WRITE,
            guards=(_KNOWN, *_READY), effects=(effects.renew,),
        ),
        Transition(
            "close", _("Close"), ("published", "expired"), "closed", WRITE,
            effects=(effects.close,), reasons=tuple(Outcome.choices),
        ),
        Transition(
            "reopen", _("Open again as a draft"), ("closed", "expired", "taken_down"), "draft", WRITE,
            effects=(takedowns.appealed,), help=_("It goes through the gate again before it is public."),
        ),
        Transition(
            "expire", _("Run out"), ("published",), "expired", EXPIRE,
            effects=(effects.leave_public, tell_owner),
        ),
        Transition(
            "take_down", _("Take down"), ("published",), "taken_down", TAKE_DOWN,
            guards=(_OUTSIDER,), effects=(effects.leave_public, takedowns.noted, tell_owner),
            reasons=TAKE_DOWN_REASONS,
            confirm=_("It leaves the public at once; the owner is told why."),
        ),
        Transition(
            "discard", _("Discard"), ("draft", "returned"), "discarded", WRITE,
            effects=(effects.put_away,),
            confirm=_("The draft leaves your list. You can bring it back for 30 days."),
        ),
        Transition(
            "bring_back", _("Bring back"), ("discarded",), "draft", WRITE, effects=(effects.taken_back,),
        ),
        *arrows(),
    ),
)  # fmt: skip
