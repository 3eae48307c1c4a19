"""Proposing weights, putting them in force, going back, refusing; each decision has a reason and a name."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rongtong.apps.matching.models import WeightsChange, WeightsVersion
from rongtong.apps.matching.models.weighing import Refusal
from rongtong.apps.matching.queries.learning import Proposal
from rongtong.apps.matching.queries.weighing import LEARN, RERANK, in_force, number_in_force
from rongtong.apps.matching.rules.weights import WEIGH
from rongtong.kit.audit import action, record
from rongtong.kit.jobs import enqueue
from rongtong.kit.jobs.models import Job
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict
from rongtong.lib.actor import SYSTEM, Actor


@action
def ask_to_learn(*, actor: Actor, at: datetime) -> Job:
    """Have weights learned from the answers there are; a job under way is given."""
    need(actor, WEIGH)
    under_way = Job.objects.filter(name=LEARN, state__in=("waiting", "running")).order_by("pk").first()
    if under_way is not None:
        return under_way
    record("matching.weights.learning", actor=actor, at=at)
    return enqueue(LEARN, actor=SYSTEM, at=at)


@action
def keep_proposal(*, found: Proposal, against: str, actor: Actor, at: datetime) -> WeightsVersion:
    """Keep learned weights for somebody to decide about; the same answers give the one that is there."""
    weights = found.learned.weights
    made, new = WeightsVersion.objects.get_or_create(
        version=weights.version,
        defaults={"text": found.text, "based_on": against, "figures": found.figures, "made_at": at},
    )
    if new:
        record("matching.weights.proposed", about=made, actor=actor, at=at)
    return made


@action
def put_in_force(
    *, version: WeightsVersion | None, seen: int, reason: str, actor: Actor, at: datetime
) -> WeightsChange:
    """Let a version count from now on (None: the one that comes along), and rank every need anew.

    ``seen``: the number of the decision that was in force when the person looked. Conflict when somebody
    decided meanwhile; ValidationError without a reason, or when it counts already.
    """
    need(actor, WEIGH)
    if not reason.strip():
        raise ValidationError({"reason": _("Write why: whoever looks later reads only this.")})
    if number_in_force() != seen:
        raise Conflict(_("Somebody has decided meanwhile. Look at what counts now, then decide."))
    meant = WeightsVersion.objects.select_for_update().get(pk=version.pk) if version is not None else None
    if meant is not None and meant.refused_at is not None:
        raise ValidationError({"reason": _("It was refused. Learn anew, then decide.")})
    if seen and WeightsChange.objects.get(number=seen).version_id == (version.pk if version else None):
        raise ValidationError({"reason": _("These weights count already.")})
    before = in_force().version
    try:
        with transaction.atomic():
            made = WeightsChange.objects.create(
                number=seen + 1, version=version, by_id=actor.id, at=at, reason=reason.strip()[:500]
            )
    except IntegrityError as fault:
        raise Conflict(_("Somebody has decided meanwhile. Look at what counts now, then decide.")) from fault
    told = {"before": before, "after": in_force().version}
    record("matching.weights.changed", about=made, actor=actor, at=at, note=made.reason, data=told)
    enqueue(RERANK, actor=SYSTEM, at=at, about=made, number=made.number)
    return made


@action
def refuse(*, version: WeightsVersion, refusal: str, note: str, actor: Actor, at: datetime) -> WeightsVersion:
    """Refuse a proposal for a typed reason. Conflict when somebody decided about it already."""
    need(actor, WEIGH)
    if refusal not in Refusal.values:
        raise ValidationError({"refusal": _("Choose why.")})
    kept = WeightsVersion.objects.select_for_update().get(pk=version.pk)
    if kept.refused_at is not None or kept.changes.exists():
        raise Conflict(_("Somebody has decided about it already."))
    kept.refused_at, kept.refused_by_id, kept.refusal, kept.note = at, actor.id, refusal, note.strip()[:500]
    kept.save()
    record("matching.weights.refused", about=kept, actor=actor, at=at, reason=refusal, note=kept.note)
    return kept
