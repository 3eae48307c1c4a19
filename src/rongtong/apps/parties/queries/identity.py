"""Who is who: whether somebody may be assigned, the review desk, drafted records to claim, possible twins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models import Affiliation, Claim, Identifier, Identity, Person, Twin
from rongtong.apps.parties.rules import identity as rules
from rongtong.apps.parties.workflow.identity import WORKFLOW
from rongtong.kit.fields import digests
from rongtong.kit.permissions import visible
from rongtong.lib.actor import Actor
from rongtong.lib.checks import CheckFault, email, phone

RESOLVED = "resolved"
WAITING = ("asserted", "checked", "disputed")
"""States in which an identity waits for somebody."""


def assignable(person: Person, *, on: date) -> Any:
    """Give None when ``person`` may be assigned to something on a day, else the sentence why not.

    ``assignable_people`` filters the same.
    """
    who = {"who": person.name}
    if person.merged_into_id is not None:
        return _("This record of %(who)s was merged into another one; use that one.") % who
    if person.user is None or not person.user.is_active:
        return _("%(who)s has no account to answer with: invite them to claim the record.") % who
    if (state := state_of(person)) != RESOLVED:
        words = who | {"state": WORKFLOW.by_state[state].label}
        return (
            _("The identity of %(who)s is not resolved (%(state)s): nobody unverified is assigned.") % words
        )
    terms = getattr(person, "expert", None)
    if terms is not None and not terms.open:
        return _("%(who)s takes no new work at present.") % who
    if terms is not None and terms.away_until is not None and terms.away_until >= on:
        return _("%(who)s is away until %(day)s.") % (who | {"day": terms.away_until.isoformat()})
    return None


def assignable_people(*, on: date) -> QuerySet[Person]:
    """Give the people for whom ``assignable`` is None on a day."""
    back = Q(expert__away_until=None) | Q(expert__away_until__lt=on)
    free = Q(expert=None) | (Q(expert__open=True) & back)
    return Person.objects.filter(free, merged_into=None, user__is_active=True, identity__state=RESOLVED)


def state_of(person: Person) -> str:
    """Give the state of a person's identity; a record without one is unverified."""
    identity: Identity | None = getattr(person, "identity", None)
    return identity.state if identity is not None else "unverified"


def desk(actor: Actor) -> QuerySet[Identity]:
    """Give what waits for a check, a decision or a settlement in the reader's regions, the oldest first."""
    rows = visible(actor, rules.CHECK, Identity.objects.filter(person__merged_into=None))
    return rows.filter(state__in=WAITING).select_related("person", "checked_by").order_by("state_since", "pk")


def own(actor: Actor) -> Identity:
    """Give the reader's own identity; 404 before they have a record."""
    return get_object_or_404(Identity.objects.select_related("person"), person__user=actor.id or 0)


def identity(actor: Actor, person: int) -> Identity:
    """Give the identity of a person; 404 where there is none to see."""
    rows = visible(actor, rules.VIEW, Identity.objects.select_related("person__user", "checked_by"))
    # By a subquery: a number too large for a column is nobody's there, and an error in a plain comparison.
    return get_object_or_404(rows, person__in=Person.objects.filter(pk=person))


def claims(actor: Actor) -> QuerySet[Claim]:
    """Give the open claims ``actor`` may decide on, the oldest first."""
    rows = visible(actor, rules.CLAIM_DECIDE, Claim.objects.filter(state="asked"))
    return rows.select_related("person", "user").order_by("made_at", "pk")


def own_claims(actor: Actor) -> QuerySet[Claim]:
    """Give the claims of the reader."""
    return Claim.objects.filter(user=actor.id).select_related("person").order_by("-made_at")


def claim(actor: Actor, pk: int) -> Claim:
    """Give one claim; 404 where there is none to see."""
    rows = visible(actor, rules.CLAIM_VIEW, Claim.objects.select_related("person", "user"))
    return get_object_or_404(rows, pk=pk)


def twins(actor: Actor) -> QuerySet[Twin]:
    """Give the proposed twins ``actor`` may decide on, the oldest first."""
    rows = visible(actor, rules.TWIN, Twin.objects.filter(state="proposed"))
    return rows.select_related("first", "second").order_by("found_at", "pk")


def twin(actor: Actor, pk: int) -> Twin:
    """Give one pair; 404 where there is none to see."""
    rows = visible(actor, rules.TWIN, Twin.objects.select_related("first", "second", "kept"))
    return get_object_or_404(rows, pk=pk)


def claimable(user: Any) -> QuerySet[Person]:
    """Give the drafted records that name a verified address of this account: it may take them at once."""
    mails = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    by_mail = [one for mail in mails for one in digests(_normal(email, mail), "email")]
    number = user.phone if user.phone_verified else ""
    by_phone = list(digests(_normal(phone, number), "phone")) if number else []
    named = Q(email_digest__in=by_mail) | Q(phone_digest__in=by_phone)
    return Person.objects.filter(named, user=None, merged_into=None).select_related("drafted_by")


def unclaimed(pk: int) -> Person | None:
    """Give the drafted record of a number while nobody has claimed it. Nothing of it is for everybody."""
    return Person.objects.filter(pk=pk, user=None, merged_into=None).first()


def signs(person: Person) -> dict[int, list[str]]:
    """Give other records (by key) that may be the same human, each with the signs that say so.

    The same checked number, the same identity number or address, or the same name at the same organisation.
    Three queries.
    """
    found: dict[int, list[str]] = {}
    _add(found, "identifier", _same_identifier(person))
    rows = Person.objects.filter(merged_into=None).exclude(pk=person.pk)
    for sign in ("resident_id", "phone", "email"):
        mark = getattr(person, f"{sign}_digest")
        _add(
            found, sign, rows.filter(**{f"{sign}_digest": mark}).values_list("pk", flat=True) if mark else ()
        )
    places = Affiliation.objects.filter(person=person, organisation__isnull=False).values("organisation")
    same = rows.filter(name=person.name, affiliations__organisation__in=places)
    _add(found, "name_and_organisation", same.values_list("pk", flat=True).distinct())
    return found


def _same_identifier(person: Person) -> Iterable[int]:
    own = person.identifiers.values_list("scheme", "value")
    same = Q(pk__in=())
    for scheme, value in own:
        same |= Q(scheme=scheme, value=value)
    rows = Identifier.objects.filter(same, person__merged_into=None).exclude(person=person)
    return rows.values_list("person", flat=True).distinct()


def _add(found: dict[int, list[str]], sign: str, keys: Iterable[int]) -> None:
    for key in keys:
        found.setdefault(key, []).append(sign)


def _normal(check: Any, value: str) -> str:
    try:
        return str(check(value))
    except CheckFault:
        return ""
