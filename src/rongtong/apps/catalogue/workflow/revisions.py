"""A change of a published listing: proposed, passed by a reviewer, written into what the public reads."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.facts import ListingPublished
from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.apps.catalogue.rules.revisions import PASS_REVISION, REVISE
from rongtong.apps.catalogue.rules.terms import terms
from rongtong.apps.catalogue.rules.values import plain, put, with_values
from rongtong.apps.catalogue.workflow import guards
from rongtong.apps.catalogue.workflow.listings import RETURN_REASONS
from rongtong.apps.catalogue.workflow.telling import tell_of_revision
from rongtong.kit import clocks
from rongtong.kit.facts import publish
from rongtong.kit.workflow import Change, Guard, State, Transition, Workflow
from rongtong.lib.actor import Actor

REVISION_CLOCK = "catalogue.revision"
_TEXTS = ("title", "summary", "detail", "tried")


def _public(revision: Revision, actor: Actor, at: datetime) -> Any:
    if revision.listing.state == "published":
        return None
    return _("It is not public now: write into it directly, or open it again first.")


def _different(revision: Revision, actor: Actor, at: datetime) -> Any:
    before = plain(revision.listing)
    if any(before.get(name) != value for name, value in revision.values.items()):
        return None
    return _("Nothing is different from what is public.")


def _whole(revision: Revision, actor: Actor, at: datetime) -> Any:
    changed = with_values(revision.listing, revision.values)
    return guards.complete(changed, actor, at) or guards.not_past(changed, actor, at)


def _outsider(revision: Revision, actor: Actor, at: datetime) -> Any:
    if actor.kind == "user" and actor.id == revision.author_id:
        return _("This is your own or your organisation's. Somebody else must review it.")
    return guards.outsider(revision.listing, actor, at)


def is_sensitive(revision: Revision) -> bool:
    """Tell whether a changed text brings a word that calls for a second pair of eyes."""
    text = "\n".join(str(revision.values.get(name) or "") for name in _TEXTS)
    return any(word in text for word in terms().sensitive)


def _one_is_enough(revision: Revision, actor: Actor, at: datetime) -> Any:
    if is_sensitive(revision):
        return _("It brings a sensitive word: hand it on to a second reviewer.")
    return None


def _needs_second(revision: Revision, actor: Actor, at: datetime) -> Any:
    return None if is_sensitive(revision) else _("No second look is due: pass it.")


def _second(revision: Revision, actor: Actor, at: datetime) -> Any:
    return _("The second look is for another reviewer.") if revision.reviewer_id == actor.id else None


def _submitted(revision: Revision, change: Change) -> None:
    stored = plain(revision.listing)
    before = {name: stored.get(name) for name in revision.values}
    revision.keep(submitted_at=change.at, before=before, reviewer_id=None, reason="", wording="")
    clocks.start(REVISION_CLOCK, revision, at=change.at)


def _stopped(revision: Revision, change: Change) -> None:
    clocks.stop(REVISION_CLOCK, revision, at=change.at)


def _looked(revision: Revision, change: Change) -> None:
    revision.keep(reviewer_id=change.actor.id)


def _answered(revision: Revision, change: Change) -> None:
    revision.keep(
        answered_at=change.at, reviewer_id=revision.reviewer_id or change.actor.id, reason=change.reason,
        wording=change.note,
    )  # fmt: skip
    _stopped(revision, change)


def _applied(revision: Revision, change: Change) -> None:
    listing = Listing.objects.select_for_update().get(pk=revision.listing_id)
    changes = put(listing, revision.values)
    listing.sources.filter(name__in=list(changes)).delete()
    listing.version += 1
    listing.changed_at = change.at
    listing.save()
    publish(ListingPublished(listing.pk, listing.side), at=change.at)


_READY = (Guard("public", _public), Guard("different", _different), Guard("whole", _whole))
_PASS = (Guard("outsider", _outsider), *_READY)
WORKFLOW = Workflow(
    "catalogue.revision",
    _("Changes of what is public"),
    model="catalogue.Revision",
    states=(
        State("draft", _("Being written"), "start"),
        State("submitted", _("Change handed in"), "waiting"),
        State("second_look", _("With a second reviewer"), "open", step=False),
        State("returned", _("Returned for correction"), "waiting", step=False),
        State("applied", _("Public now"), "good"),
        State("withdrawn", _("Withdrawn"), "end", step=False),
    ),
    transitions=(
        Transition(
            "submit", _("Hand the change in"), ("draft", "returned"), "submitted", REVISE,
            guards=_READY, effects=(_submitted, tell_of_revision), primary=True,
        ),
        Transition("recall", _("Take back"), ("submitted",), "draft", REVISE, effects=(_stopped,)),
        Transition(
            "apply", _("Pass the change"), ("submitted",), "applied", PASS_REVISION,
            guards=(*_PASS, Guard("one_is_enough", _one_is_enough)),
            effects=(_answered, _applied, tell_of_revision), primary=True,
        ),
        Transition(
            "hand_on", _("Pass, with a second look"), ("submitted",), "second_look", PASS_REVISION,
            guards=(*_PASS, Guard("needs_second", _needs_second)), effects=(_looked,),
        ),
        Transition(
            "confirm", _("Confirm the change"), ("second_look",), "applied", PASS_REVISION,
            guards=(*_PASS, Guard("second", _second)),
            effects=(_answered, _applied, tell_of_revision), primary=True,
        ),
        Transition(
            "return", _("Return for correction"), ("submitted", "second_look"), "returned", PASS_REVISION,
            guards=(Guard("outsider", _outsider),), effects=(_answered, tell_of_revision),
            reasons=RETURN_REASONS,
        ),
        Transition(
            "withdraw", _("Drop the change"), ("draft", "submitted", "returned"), "withdrawn", REVISE,
            effects=(_stopped,), confirm=_("What is public stays as it is."),
        ),
    ),
)  # fmt: skip
