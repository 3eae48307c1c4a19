"""Organisations, members, invitations and verification cases, led to a state by real actions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from rongtong.apps.parties.actions import invitations, memberships, organisations, verifications
from rongtong.apps.parties.models import Centre, Invitation, Membership, Organisation, Verification
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import Actor, Held
from rongtong.lib.checks import uscc_check
from tests.factories.accounts import account

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
YUBEI, CHENGDU = "500112", "510100"
_numbers = count(1)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
)


def code(number: int | None = None, start: str = "91500112MA") -> str:
    """Give a valid credit code, another one each time."""
    body = f"{start}{next(_numbers) if number is None else number:0{17 - len(start)}d}"
    return body + uscc_check(body)


def acting(user: User, at: datetime = AT) -> Actor:
    """Give the account as it acts at a time."""
    return actor_for(user, at=at)


def values(**changes: Any) -> dict[str, Any]:
    """Give what a person types when registering."""
    typed = {"name": f"渝新科技{next(_numbers)}有限公司", "uscc": code(), "kind": "company", "region": YUBEI}
    return typed | changes


def organisation(founder: User | None = None, *, at: datetime = AT, **changes: Any) -> Organisation:
    """Register an organisation; its founder administers it."""
    return organisations.register(values=values(**changes), actor=acting(founder or account(), at), at=at)


def admin_of(made: Organisation, at: datetime = AT) -> User:
    """Give its first administrator."""
    return User.objects.get(pk=made.admins(at).order_by("pk").first().user_id)  # type: ignore[union-attr]


def member(made: Organisation, *roles: str, user: User | None = None, at: datetime = AT) -> Membership:
    """Let somebody join by a link."""
    joining = user or account()
    sent, _token = invitations.invite(
        organisation=made, way="link", address="", roles=roles, actor=acting(admin_of(made, at), at), at=at
    )
    return invitations.accept(invitation=sent, actor=acting(joining, at), at=at)


def invitation(
    made: Organisation, address: str = "guest@example.org", **changes: Any
) -> tuple[Invitation, str]:
    """Invite somebody by e-mail."""
    options = {"way": "email", "address": address, "roles": [], "at": AT} | changes
    return invitations.invite(organisation=made, actor=acting(admin_of(made)), **options)


def request(made: Organisation, user: User | None = None) -> Membership:
    """Let somebody ask to join."""
    return memberships.ask_to_join(organisation=made, actor=acting(user or account()), at=AT)


def reviewer(name: str = "Reviewer", *regions: str, role: str = "reviewer", centre: int = 1) -> Actor:
    """Give somebody who works in a centre that serves ``regions`` (渝北 when none is named)."""
    return Actor("user", account(name).pk, name, (Held(role, None, centre, frozenset(regions or {YUBEI})),))


def case(made: Organisation | None = None, state: str = "submitted", *, at: datetime = AT) -> Verification:
    """Lead a verification case to ``state``; what a reviewer does is done by a new one each time."""
    made = made or organisation(at=at)
    applicant = acting(admin_of(made, at), at)
    begun = verifications.begin(organisation=made, actor=applicant, at=at)
    if state == "draft":
        return begun
    evidence(begun, applicant, at)
    done = verifications.submit(case=begun, licence_name=made.name, actor=applicant, at=at)
    by, step = reviewer(), {"actor": None, "at": at}
    for name in _WAYS[state]:
        answer = {"reason": "other", "note": "Please add the seal"} if name in _ANSWERED else {}
        done = verifications.decide(case=done, step=name, **(step | {"actor": by}), **answer)  # type: ignore[arg-type]
        if done.state == "second_look" and state == "verified":
            done = verifications.decide(case=done, step="confirm", actor=reviewer("Second"), at=at)
    return done


def evidence(begun: Verification, applicant: Actor, at: datetime = AT, kind: str = "licence") -> None:
    """Add a document."""
    upload = SimpleUploadedFile("licence.pdf", PDF, content_type="application/pdf")
    verifications.add_evidence(case=begun, kind=kind, upload=upload, actor=applicant, at=at)


_ANSWERED = {"return", "refuse", "suspend"}
_WAYS = {
    "submitted": (), "in_review": ("take",), "returned": ("take", "return"), "refused": ("take", "refuse"),
    "verified": ("take", "verify"), "suspended": ("take", "verify", "suspend"),
}  # fmt: skip
DAY = timedelta(days=1)


def centre() -> Centre:
    """Give the provincial centre, made once."""
    return Centre.objects.get_or_create(name="重庆市科技服务中心", level="province", region="500000")[0]
