"""Planning, changing, opening, moving and closing a service centre, and what it covers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Centre, Coverage
from rongtong.apps.parties.models.centres import Level
from rongtong.apps.parties.models.staff import serving
from rongtong.apps.parties.rules import centres as rules
from rongtong.apps.parties.workflow.closing import end_posting
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need
from rongtong.kit.workflow import Conflict, perform
from rongtong.lib.actor import Actor

CARD = ("name", "english_name", "address", "phone", "hours")
_ORDER = {Level.PROVINCE: 0, Level.CITY: 1, Level.COUNTY: 2}


@action
def plan(
    *, level: str, region: str, parent: Centre | None, values: Mapping[str, Any], actor: Actor, at: datetime
) -> Centre:
    """Plan a centre. ValidationError when it does not fit under ``parent`` or its name is taken."""
    need(actor, rules.PLAN)
    made = Centre(level=level, region=region, parent=parent, **{name: values.get(name, "") for name in CARD})
    _fits(made, parent)
    if Centre.objects.filter(name=made.name).exists():
        raise ValidationError({"name": _("A centre of this name exists already.")})
    made.save()
    record("parties.centre.planned", about=made, actor=actor, at=at, data={"region": region, "level": level})
    return made


@action
def edit(
    *, centre: Centre, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime
) -> Centre:
    """Change name, address, phone and hours. Conflict when it moved on since ``version``."""
    kept = _locked(centre, version)
    need(actor, rules.EDIT, kept)
    changes = {
        n: [getattr(kept, n), values[n]] for n in CARD if n in values and values[n] != getattr(kept, n)
    }
    if "name" in changes and Centre.objects.filter(name=values["name"]).exists():
        raise ValidationError({"name": _("A centre of this name exists already.")})
    for name, (_old, new) in changes.items():
        setattr(kept, name, new)
    kept.version += 1
    kept.save()
    record("parties.centre.edited", about=kept, actor=actor, at=at, changes=changes)
    return kept


@action
def open_centre(
    *, centre: Centre, version: int | None, actor: Actor, at: datetime, reason: str = "", note: str = ""
) -> Centre:
    """Open a planned centre: its staff reach its region from now on."""
    return perform(centre, "open", actor=actor, at=at, version=version, note=note)


@action
def drop(
    *, centre: Centre, version: int | None, actor: Actor, at: datetime, reason: str = "", note: str = ""
) -> Centre:
    """Give up the plan of a centre; the postings made for it end."""
    done = perform(centre, "drop", actor=actor, at=at, version=version, note=note)
    for posting in done.postings.filter(serving(at)):
        end_posting(posting, actor=actor, at=at, reason="dropped")
    return done


@action
def move(
    *, centre: Centre, address: str, actor: Actor, at: datetime, version: int | None = None, note: str = "",
    region: str = "", parent: Centre | None = None, phone: str = "", hours: str = "",
) -> Centre:  # fmt: skip
    """Move to another address, region or parent; what is empty stays. Power follows at the next request."""
    wanted = Centre(pk=centre.pk, level=centre.level, region=region or centre.region)
    _fits(wanted, parent or centre.parent)
    data: dict[str, Any] = {"address": address}
    data |= {name: value for name, value in (("phone", phone), ("hours", hours), ("region", region)) if value}
    if parent is not None:
        data["parent_id"] = parent.pk
    return perform(centre, "move", actor=actor, at=at, note=note, data=data, version=version)


@action
def close(
    *, centre: Centre, successor: Centre, reason: str, actor: Actor, at: datetime,
    version: int | None = None, note: str = "",
) -> Centre:  # fmt: skip
    """Close a centre: its children, region and unfinished coverage go to ``successor``, its postings end."""
    kept = _locked(centre, version)
    need(actor, rules.MANAGE, kept)
    kept.successor = successor
    kept.save(update_fields=["successor"])
    data = {"successor": successor.pk, "name": successor.name}
    return perform(kept, "close", actor=actor, at=at, reason=reason, note=note, data=data)


@action
def cover(
    *, centre: Centre, kind: str, region: str, since: date, until: date | None, reason: str,
    actor: Actor, at: datetime,
) -> Coverage:  # fmt: skip
    """Let a centre serve a region besides its own, or not serve one in it.

    ValidationError when that is so already.
    """
    kept = _locked(centre, None)
    need(actor, rules.MANAGE, kept)
    own = vocab.region_scope(kept.region)
    if (region in own) == (kind == Coverage.Kind.EXTRA):
        raise ValidationError({"region": _("This region lies in the centre's own region.") if region in own
                               else _("This region does not lie in the centre's own region.")})  # fmt: skip
    if until and until < since:
        raise ValidationError({"until": _("The last day lies before the first.")})
    if kept.coverage.filter(region=region, until=None).exists():
        raise ValidationError({"region": _("There is such a change already. End it first.")})
    made = Coverage.objects.create(
        centre=kept, kind=kind, region=region, since=since, until=until, reason=reason
    )
    data = {"region": region, "kind": kind, "since": since.isoformat()}
    record("parties.centre.covered", about=kept, actor=actor, at=at, data=data, note=reason)
    return made


@action
def cover_no_more(*, coverage: Coverage, until: date, actor: Actor, at: datetime) -> Coverage:
    """Let a change of coverage end with a day."""
    need(actor, rules.MANAGE, coverage.centre)
    if until < coverage.since:
        raise ValidationError({"until": _("The last day lies before the first.")})
    coverage.until = until
    coverage.save(update_fields=["until"])
    data = {"region": coverage.region, "until": until.isoformat()}
    record("parties.centre.coverage_ended", about=coverage.centre, actor=actor, at=at, data=data)
    return coverage


def _locked(centre: Centre, version: int | None) -> Centre:
    kept = Centre.objects.select_for_update().get(pk=centre.pk)
    if version is not None and kept.version != version:
        raise Conflict(
            _("Somebody changed this centre while you were writing. What you typed is kept below.")
        )
    return kept


def _fits(centre: Centre, parent: Centre | None) -> None:
    """A centre hangs under an open one of a higher level; only a province stands alone."""
    if vocab.term(vocab.REGION, centre.region) is None:
        raise ValidationError({"region": _("There is no region with this code.")})
    if (parent is None) != (centre.level == Level.PROVINCE):
        raise ValidationError({"parent": _("Choose the centre above; only a provincial one has none.")})
    if parent is not None and (
        parent.pk == centre.pk or _ORDER[Level(parent.level)] >= _ORDER[Level(centre.level)]
    ):
        raise ValidationError({"parent": _("The centre above must be of a higher level.")})
    if parent is not None and parent.state in ("closed", "dropped"):
        raise ValidationError({"parent": _("That centre is closed.")})
