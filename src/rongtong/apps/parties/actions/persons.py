"""A person's record: begun by its owner or drafted by an office, changed, shown, hidden."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rongtong.apps.parties.actions.cards import rebuild
from rongtong.apps.parties.actions.twins import look_for_twins
from rongtong.apps.parties.models import Affiliation, Identifier, Identity, Organisation, Person, Topic
from rongtong.apps.parties.models.cards import SHOWABLE
from rongtong.apps.parties.rules import persons as rules
from rongtong.kit.audit import action, record
from rongtong.kit.fields import clean
from rongtong.kit.notices import tell_address
from rongtong.kit.permissions import Refused, need
from rongtong.kit.workflow import Conflict, perform
from rongtong.lib import checks, identifiers, masks
from rongtong.lib.actor import Actor

FIELDS = ("name", "english_name", "titles", "region", "languages", "about", "resident_id", "phone", "email")
"""What a form may write into the record; ``topics`` and ``identifiers`` beside them are lists."""
VOUCHED = ("name", "resident_id")
"""What a check of the identity vouches for: changed, the identity begins anew."""
_MASKS: dict[str, Callable[[Any], Any]] = {
    "resident_id": masks.resident_id,
    "phone": masks.phone,
    "email": masks.email,
}
_VOUCHED_STATES = ("asserted", "checked", "resolved")


@action
def begin(*, values: Mapping[str, Any], actor: Actor, at: datetime) -> Person:
    """Make the actor's own record; one they have is given as it is. Refused when not signed in."""
    if actor.kind != "user":
        raise Refused(_("Please sign in first."))
    # The account is the lock: a form sent twice finds the record of its first arrival.
    user = get_user_model().objects.select_for_update().get(pk=actor.id)
    own = Person.objects.filter(user=user).first()
    if own is not None:
        return own
    made = _make(Person(user=user), values, "begun", actor, at)
    look_for_twins(person=made, actor=actor, at=at)
    return made


@action
def draft(*, organisation: Organisation, values: Mapping[str, Any], actor: Actor, at: datetime) -> Person:
    """Draft a scientist who has no account yet; it stays unpublished until they claim it."""
    need(actor, rules.DRAFT, organisation)
    made = _make(Person(drafted_by=organisation), values, "drafted", actor, at)
    words = {name: values.get(name, "") for name in ("department", "position")}
    Affiliation.objects.create(person=made, organisation=organisation, since=values.get("since"), **words)
    look_for_twins(person=made, actor=actor, at=at)
    if made.email:  # PIPL §17: who is written about learns by whom, and what they can do about it
        link = reverse("account_signup")
        tell_address(
            made.email, "parties.record_drafted", at=at, about=made, link=link, place=organisation.name
        )
    return made


@action
def edit(
    *, person: Person, values: Mapping[str, Any], version: int | None, actor: Actor, at: datetime
) -> Person:
    """Write ``values`` into the record. Conflict when it moved on since ``version``.

    A new name or identity number takes the checked identity back to its beginning.
    """
    kept = locked(person, version)
    need(actor, rules.EDIT, kept)
    changes = _set(kept, values, at)
    kept.version += 1
    kept.save()
    changes |= _lists(kept, values)
    if not changes:
        return kept
    record("parties.person.edited", about=kept, actor=actor, at=at, changes=changes)
    if set(changes) & set(VOUCHED) and kept.identity.state in _VOUCHED_STATES:
        perform(kept.identity, "reopen", actor=actor, at=at)
    rebuild(kept, at)
    look_for_twins(person=kept, actor=actor, at=at)
    return kept


@action
def show(*, person: Person, shown: Collection[str], actor: Actor, at: datetime) -> Person:
    """Publish the card with the parts named in ``shown``; what is not named is hidden at once."""
    kept = locked(person, None)
    need(actor, rules.PUBLISH, kept)
    before = {"shown": list(kept.shown), "listed": kept.listed_at is not None}
    kept.shown = [name for name in SHOWABLE if name in shown]
    kept.listed_at = kept.listed_at or at
    kept.version += 1
    kept.save()
    changes = {"shown": [before["shown"], kept.shown], "listed": [before["listed"], True]}
    record("parties.person.shown", about=kept, actor=actor, at=at, changes=changes)
    rebuild(kept, at)
    return kept


@action
def hide(*, person: Person, actor: Actor, at: datetime) -> Person:
    """Take the card out of the directory; it is found no more from now on."""
    kept = locked(person, None)
    need(actor, rules.PUBLISH, kept)
    kept.listed_at = None
    kept.version += 1
    kept.save()
    record("parties.person.hidden", about=kept, actor=actor, at=at)
    rebuild(kept, at)
    return kept


def locked(person: Person, version: int | None) -> Person:
    """Give the row held for this transaction. Conflict when it moved on since ``version``."""
    kept = Person.objects.select_for_update().get(pk=person.pk)
    if version is not None and kept.version != version:
        raise Conflict(
            _("Somebody changed this record while you were writing. What you typed is kept below.")
        )
    return kept


def _make(made: Person, values: Mapping[str, Any], verb: str, actor: Actor, at: datetime) -> Person:
    made.created_at = at
    _set(made, values, at)
    made.save()
    Identity.objects.create(person=made, state_since=at)
    _lists(made, values)
    record(f"parties.person.{verb}", about=made, actor=actor, at=at)
    rebuild(made, at)
    return made


def _set(person: Person, values: Mapping[str, Any], at: datetime) -> dict[str, list[Any]]:
    """Write plain fields in their normal form; give what changed, sensitive values masked."""
    changes: dict[str, list[Any]] = {}
    for name in FIELDS:
        if name not in values:
            continue
        value = _normal(name, values[name], at)
        if value == getattr(person, name):
            continue
        mask = _MASKS.get(name, _plain)
        changes[name] = [mask(getattr(person, name)), mask(value)]
        setattr(person, name, value)
    return changes


def _normal(name: str, value: Any, at: datetime) -> Any:
    """ValidationError, by field, when a number or address fails its check."""
    known: dict[str, Callable[[str], str]] = {
        "resident_id": lambda text: checks.resident_id(text, today=timezone.localdate(at)),
        "phone": checks.phone,
        "email": checks.email,
    }
    if name not in known or not value:
        return value
    try:
        return clean(known[name], value)
    except ValidationError as fault:
        raise ValidationError({name: fault.messages}) from fault


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Model) else value


def _lists(person: Person, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Write topics as (code, label) and identifiers as (scheme, value); give what changed."""
    changes: dict[str, list[Any]] = {}
    for name, model, fields in (
        ("topics", Topic, ("code", "label")),
        ("identifiers", Identifier, ("scheme", "value")),
    ):
        if name not in values:
            continue
        before = [
            list(row) for row in model.objects.filter(person=person).order_by("pk").values_list(*fields)
        ]
        after = [list(row) for row in dict.fromkeys(map(_CHECKED.get(name, tuple), values[name]))]
        if before != after:
            model.objects.filter(person=person).delete()
            model.objects.bulk_create(
                model(person=person, **dict(zip(fields, row, strict=True))) for row in after
            )
            changes[name] = [before, after]
    return changes


def _identifier(row: Any) -> tuple[str, str]:
    scheme, text = row
    try:
        return scheme, identifiers.check(scheme, text)
    except (KeyError, ValueError) as fault:
        label = dict(Identifier.Scheme.choices).get(scheme, scheme)
        words = _("This is not a number of %(registry)s: compare it with the page there.") % {
            "registry": label
        }
        raise ValidationError({"identifiers": words}) from fault


_CHECKED: dict[str, Callable[[Any], tuple[str, ...]]] = {"identifiers": _identifier}
