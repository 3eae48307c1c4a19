"""Registering and editing an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.models import Membership, Organisation, OtherName
from rongtong.apps.parties.rules.organisation_roles import ADMIN
from rongtong.apps.parties.rules.organisations import EDIT, REGISTER, VIEW
from rongtong.kit.audit import action, record
from rongtong.kit.permissions import need, visible
from rongtong.kit.workflow import Conflict, perform
from rongtong.lib.actor import SYSTEM, Actor

FIELDS = (
    "name", "short_name", "english_name", "uscc", "kind", "nature", "region", "industry", "size", "founded",
    "staff", "rd_staff", "website", "summary", "visibility",
)  # fmt: skip
"""What a person may write into the record; ``former_names`` beside them is a list of names."""
IDENTITY = ("name", "uscc")
"""What a verification vouches for: changed, it must be looked at again."""


class AlreadyRegistered(ValidationError):
    """The code belongs to ``organisation``: the page offers to join it."""

    def __init__(self, organisation: Organisation) -> None:
        super().__init__({"uscc": _("An organisation with this credit code is registered already.")})
        self.organisation = organisation


@action
def register(*, values: Mapping[str, Any], actor: Actor, at: datetime) -> Organisation:
    """Make an organisation and its first administrator. AlreadyRegistered when the code is taken.

    ``values``: names of ``FIELDS`` and ``former_names``, cleaned; ``uscc`` in its normal form or empty.
    """
    need(actor, REGISTER)
    # The account is the lock: a form sent twice finds the record of its first arrival.
    user = get_user_model().objects.select_for_update().get(pk=actor.id)
    taken = standing_with(values.get("uscc", ""), actor)
    if taken is not None:
        raise AlreadyRegistered(taken)
    made = Organisation(registered_at=at, registered_by=user)
    _set(made, values, actor, at)
    made.save()
    _write_former_names(made, values.get("former_names", ()))
    record("parties.organisation.registered", about=made, actor=actor, at=at, data={"uscc": made.uscc})
    founder = Membership.objects.create(organisation=made, user=user, created_at=at)
    perform(founder, "found", actor=actor, at=at, data={"roles": [ADMIN]})
    return made


def standing_with(uscc: str, actor: Actor) -> Organisation | None:
    """Give the record that holds a code, a verified one before others; None for an empty or unknown code.

    One that ``actor`` may not see is as unknown: registering makes a second record, which the desk of
    duplicates joins with the first, its members included, once somebody has looked at the papers.
    """
    if not uscc:
        return None
    held = visible(actor, VIEW, Organisation.objects.filter(uscc=uscc, merged_into__isnull=True))
    return held.order_by("verified_at", "pk").first() if held.exists() else None


@action
def edit(
    *, organisation: Organisation, values: Mapping[str, Any], version: int, actor: Actor, at: datetime
) -> Organisation:
    """Write ``values`` into the record. Conflict when it moved on since ``version``.

    A new name or code takes the verified mark away until somebody has looked at it again; the old name stays
    findable.
    """
    kept = locked(organisation, version)
    need(actor, EDIT, kept)
    if kept.merged_into_id:
        raise ValidationError(_("This record was merged into another one. Edit that one."))
    old_name, names_before = kept.name, _former_names(kept)
    changes = _set(kept, values, actor, at)
    if "name" in changes and old_name not in values.get("former_names", ()):
        values = {**values, "former_names": [old_name, *values.get("former_names", names_before)]}
    if "former_names" in values and list(values["former_names"]) != names_before:
        _write_former_names(kept, values["former_names"])
        changes["former_names"] = [names_before, list(values["former_names"])]
    if not changes:
        return kept
    save_next_version(kept)
    record("parties.organisation.edited", about=kept, actor=actor, at=at, changes=_plain(changes))
    if kept.verified and set(changes) & set(IDENTITY):
        case = kept.verifications.get(state="verified")
        perform(case, "suspend", actor=SYSTEM, at=at, reason="changed")
        kept.refresh_from_db()
    return kept


def locked(organisation: Organisation, version: int | None) -> Organisation:
    """Give the row held for this transaction. Conflict when it moved on since ``version``."""
    kept = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if version is not None and kept.version != version:
        raise Conflict(
            _("Somebody changed this record while you were writing. What you typed is kept below.")
        )
    return kept


def save_next_version(organisation: Organisation) -> None:
    """Save the record under its next version, its search keys made anew."""
    organisation.refresh_keys(tuple(organisation.other_names.values_list("name", flat=True)))
    organisation.version += 1
    organisation.save()


def _set(record: Organisation, values: Mapping[str, Any], actor: Actor, at: datetime) -> dict[str, list[Any]]:
    changes: dict[str, list[Any]] = {}
    for name in FIELDS:
        if name in values and getattr(record, name) != values[name]:
            changes[name] = [getattr(record, name), values[name]]
            setattr(record, name, values[name])
            record.provenance[name] = {"by": actor.id, "at": at.isoformat()}
    if "region" in changes:
        record.region_since = timezone.localdate(at)
    record.refresh_keys(tuple(values.get("former_names", ())))
    return changes


def _former_names(record: Organisation) -> list[str]:
    return [row.name for row in record.other_names.all() if row.kind == OtherName.Kind.FORMER]


def _write_former_names(record: Organisation, names: Any) -> None:
    record.other_names.filter(kind=OtherName.Kind.FORMER).exclude(name__in=names).delete()
    there = set(record.other_names.values_list("name", flat=True))
    new = [name for name in dict.fromkeys(names) if name not in there]
    OtherName.objects.bulk_create(
        OtherName(organisation=record, kind=OtherName.Kind.FORMER, name=name) for name in new
    )


def _plain(changes: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {
        name: [value.isoformat() if isinstance(value, date) else value for value in pair]
        for name, pair in changes.items()
    }
