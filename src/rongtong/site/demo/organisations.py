"""The organisations of the demo, each led to the state its row names."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from rongtong.apps.parties.actions import invitations, memberships, organisations, verifications
from rongtong.apps.parties.models import Membership, Organisation, Verification
from rongtong.kit.accounts.models import User
from rongtong.lib.checks import uscc_check
from rongtong.site.demo.tale import Tale, account, acting, rows

_ORG_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_START = {"government": "11", "university": "12", "institute": "12"}
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF\n"
)
_NOTES = {
    "returned": ("unreadable", "营业执照照片反光，统一社会信用代码看不清，请重新拍照上传。"),
    "refused": ("not_authorised", "经办人不是本单位人员，请由本单位工作人员申请。"),
}


def code(row: dict[str, Any], number: int) -> str:
    """Give a credit code with valid check characters (GB 11714, GB 32100) that nobody takes for real."""
    start = "N2" if row["key"] == "collective" else _START.get(row["kind"], "91")
    region = "500100" if row["region"] == "5001LJ" else row["region"]
    body = f"MADEM{number:03d}"
    total = sum(w * _ORG_SIGNS.index(sign) for w, sign in zip(_ORG_WEIGHTS, body, strict=True))
    own = {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))
    return (code := start + region + body + own) + uscc_check(code)


def all_of(staff: dict[tuple[str, str], User], tale: Tale) -> dict[str, Organisation]:
    """Register every organisation and lead its case; give them by key."""
    admins = {row["organisation"]: row for row in rows("people") if "org.admin" in row["roles"]}
    made = {}
    for number, row in enumerate(rows("organisations")):
        uscc = code(row, number + 1)
        found = Organisation.objects.filter(uscc=uscc).first()
        made[row["key"]] = found or _one(row, uscc, number, admins.get(row["key"]), staff, tale)
    return made


def _one(
    row: dict[str, Any], uscc: str, number: int, admin: dict[str, Any] | None,
    staff: dict[tuple[str, str], User], tale: Tale,
) -> Organisation:  # fmt: skip
    at = tale.day(-78 + number, 10)
    person = admin or {"key": f"admin.{row['key']}", "name": f"{row['short']}管理员", "hint": ""}
    owner = account(person["key"], person["name"], at, person["hint"])
    made = organisations.register(values=_values(row, uscc), actor=acting(owner, at), at=at)
    _lead(made, owner, row["state"], staff, tale, at)
    return made


def _values(row: dict[str, Any], uscc: str) -> dict[str, Any]:
    whole = {name: int(row[name]) if row[name] else None for name in ("staff", "rd_staff")}
    plain = {name: row[name] for name in ("name", "kind", "nature", "region", "industry", "size", "summary")}
    founded = date.fromisoformat(row["founded"])
    return (
        plain
        | whole
        | {
            "short_name": row["short"],
            "uscc": uscc,
            "founded": founded,
            "visibility": "public",
        }
    )


def _lead(
    made: Organisation, owner: User, state: str, staff: dict[tuple[str, str], User], tale: Tale, at: datetime
) -> None:
    first, second = _reviewers(made, staff)
    if state.startswith("submitted") or state == "in_review":
        at = tale.day(-16 if state == "submitted_late" else -2, 14)
    case = verifications.begin(organisation=made, actor=acting(owner, tale.day(0)), at=at)
    if state == "draft":
        return
    actor = acting(owner, tale.day(0))
    upload = SimpleUploadedFile("营业执照.pdf", PDF, content_type="application/pdf")
    verifications.add_evidence(case=case, kind="licence", upload=upload, actor=actor, at=at)
    case = verifications.submit(case=case, licence_name=made.name, actor=actor, at=at)
    if not state.startswith("submitted"):
        _review(case, state, first, second, at, tale)


def _review(case: Verification, state: str, first: User, second: User, at: datetime, tale: Tale) -> None:
    reviewer, later = acting(first, tale.day(0)), at + timedelta(hours=20)
    with override("zh-hans"):
        case = verifications.decide(case=case, step="take", actor=reviewer, at=at + timedelta(hours=3))
        if state == "in_review":
            return
        if state in _NOTES:
            reason, note = _NOTES[state]
            step = "return" if state == "returned" else "refuse"
            verifications.decide(case=case, step=step, actor=reviewer, at=later, reason=reason, note=note)
            return
        case = verifications.decide(case=case, step="verify", actor=reviewer, at=later)
        if case.state == "second_look":
            other = acting(second, tale.day(0))
            case = verifications.decide(case=case, step="confirm", actor=other, at=later + timedelta(hours=4))
        if state == "suspended":
            verifications.decide(
                case=case, step="suspend", actor=reviewer, at=tale.day(-3), reason="complaint",
                note="接到投诉，正在核实。",
            )  # fmt: skip


def _reviewers(made: Organisation, staff: dict[tuple[str, str], User]) -> tuple[User, User]:
    """Give two reviewers who answer for the organisation's region."""
    province = "500000" if made.region.startswith("50") else "510000"
    near = {"5107": "510700", "5101": "510100", "5115": "511500", "5001": "500107"}.get(made.region[:4], "")
    if near == "500107" and made.region not in ("500107",):
        near = "5001LJ" if made.region in ("5001LJ", "500112") else ""
    first = staff.get(("reviewer", near)) or staff["reviewer", province]
    other = staff["reviewer", province]
    return first, other if other != first else staff["reviewer", f"{province}+"]


def joined(made: dict[str, Organisation], tale: Tale) -> None:
    """Let members join, ask and be invited."""
    laser, owner = made["laser"], User.objects.get(email="leiting@example.org")
    at = tale.day(-30)
    for row in rows("people"):
        role = next((r for r in row["roles"].split() if r in ("org.member", "org.editor")), "")
        if not role:
            continue
        user = account(row["key"], row["name"], at, row["hint"])
        if not Membership.objects.filter(user=user).exists():
            sent, _token = invitations.invite(
                organisation=laser, way="link", address="", roles=[role], actor=acting(owner, at), at=at
            )
            invitations.accept(invitation=sent, actor=acting(user, at), at=at)
    _asked(laser, tale)
    _invited(laser, owner, tale)
    _agent(made["univ1"], tale)


def _asked(place: Organisation, tale: Tale) -> None:
    row = next(row for row in rows("people") if row["key"] == "asker")
    user = account(row["key"], row["name"], tale.day(-9), row["hint"])
    if not Membership.objects.filter(user=user).exists():
        at = tale.day(-1, 16)
        memberships.ask_to_join(
            organisation=place, actor=acting(user, at), at=at, message="我是新来的工艺工程师。"
        )


def _invited(place: Organisation, owner: User, tale: Tale) -> None:
    if not place.invitations.filter(way="email").exists():
        at = tale.day(-2, 15)
        invitations.invite(
            organisation=place, way="email", address="guest@example.org", roles=["org.agent"],
            actor=acting(owner, at), at=at,
        )  # fmt: skip


def _agent(place: Organisation, tale: Tale) -> None:
    """A second agent at the university: the role org.agent has a door of its own."""
    user = account("agent", "钟离安", tale.day(-40), "单位技术经理人：为科学家代建档案")
    if not Membership.objects.filter(user=user).exists():
        at, owner = tale.day(-40), User.objects.get(email="zhuge@example.org")
        sent, _token = invitations.invite(
            organisation=place, way="link", address="", roles=["org.agent"], actor=acting(owner, at), at=at
        )
        invitations.accept(invitation=sent, actor=acting(user, at), at=at)
