"""What the tests for padding need to know: a deal among those near it, and what its two sides share."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from rongtong.apps.conversion.models import Deal
from rongtong.apps.conversion.models.flags import Check
from rongtong.apps.conversion.rules.padding import Limits, Signed, circle, duplicates, limits_on, splitting
from rongtong.apps.parties.models import Membership, Party
from rongtong.apps.parties.models.details import ContactPerson
from rongtong.kit.accounts.models import Device

_OWNED = ("buyer", "seller")


def owner_of(party: Party) -> str:
    """Give who owns a party as a short key: two rows of a merged house are one owner."""
    return f"o{party.organisation_id}" if party.organisation_id else f"p{party.person_id}"


def signed(deal: Deal) -> Signed:
    """Give a signed deal as the tests know it."""
    assert deal.signed_at is not None  # noqa: S101 - only signed deals are tested
    day = timezone.localdate(deal.signed_at)
    about = deal.title.strip().casefold()
    return Signed(deal.pk, owner_of(deal.buyer), owner_of(deal.seller), about, deal.signed_fen, day)


def near(deal: Deal, by: Limits) -> list[Signed]:
    """Give what may show a doubt: deals in which its seller pays, its buyer is paid, or of the same two."""
    assert deal.signed_at is not None  # noqa: S101 - only signed deals are tested
    days = max(by.circle_days, by.split_days, by.duplicate_days) + 1
    pays = Q(**_same("buyer", deal.seller)) | Q(**_same("seller", deal.buyer))
    both = Q(**_same("buyer", deal.buyer), **_same("seller", deal.seller))
    rows: QuerySet[Deal] = Deal.objects.filter(pays | both, signed_at__lte=deal.signed_at)
    rows = rows.filter(signed_at__gte=deal.signed_at - timedelta(days=days)).exclude(pk=deal.pk)
    return [signed(one) for one in rows.select_related(*_OWNED)]


def _same(role: str, party: Party) -> dict[str, Any]:
    """Find the parties of one owner by their keys: no join beside the deals."""
    kind = "organisation" if party.organisation_id else "person"
    rows = Party.objects.filter(**{kind: getattr(party, f"{kind}_id")})
    return {f"{role}__in": list(rows.values_list("pk", flat=True))}


def suspicions(deal: Deal) -> dict[str, tuple[tuple[int, ...], int]]:
    """Give each test that a signed deal fails: the other deals that show it, and how much the sides share."""
    one = signed(deal)
    by = limits_on(one.day)
    others = near(deal, by)
    tests = {Check.DUPLICATE: duplicates, Check.CIRCLE: circle, Check.SPLIT: splitting}
    found: dict[str, tuple[tuple[int, ...], int]] = {
        str(name): (keys, 0) for name, test in tests.items() if (keys := test(one, others, by))
    }
    return found | {name: ((), count) for name, count in _ties(deal).items() if count}


def _ties(deal: Deal) -> dict[str, int]:
    """Count the people, telephones and devices that both sides have. Six queries."""
    people = [_people(side) for side in (deal.buyer, deal.seller)]
    devices = [set(Device.objects.filter(user__in=some).values_list("digest", flat=True)) for some in people]
    phones = [_phones(side) for side in (deal.buyer, deal.seller)]
    return {
        str(Check.PEOPLE): len(people[0] & people[1]), str(Check.PHONE): len(phones[0] & phones[1]),
        str(Check.DEVICE): len(devices[0] & devices[1]),
    }  # fmt: skip


def _people(party: Party) -> set[int]:
    if party.organisation_id is None:
        user = party.person.user_id if party.person else None
        return {user} if user else set()
    rows = Membership.objects.filter(organisation=party.organisation_id, state="active")
    return set(rows.values_list("user", flat=True))


def _phones(party: Party) -> set[str]:
    rows = ContactPerson.objects.filter(organisation=party.organisation_id)
    return set(rows.exclude(phone_digest="").values_list("phone_digest", flat=True))
