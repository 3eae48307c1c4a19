"""Needs and offers, led to a state by real actions."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Any

from rongtong.apps.catalogue.actions import listings, revisions
from rongtong.apps.catalogue.models import Listing, Revision
from rongtong.apps.parties.models import Organisation
from rongtong.lib.actor import Actor, Held
from tests.factories.organisations import AT, acting, admin_of, case, organisation, reviewer

_numbers = count(1)
NEED: dict[str, Any] = {
    "title": "铝合金压铸件气孔率偏高，需要缺陷检测与工艺诊断",
    "detail": "年产30万件ADC12压铸壳体，气孔造成的报废率为8%，要求降到3%以下，节拍不超过45秒。",
    "tried": "换过脱模剂，调过压射速度，只降到7%。",
    "field": "05",
    "region": "500112",
    "money_low": 20_000_000,
    "money_high": 50_000_000,
    "summary": "压铸壳体气孔率高，找检测与诊断。",
    "keywords": ["压铸", "气孔", "无损检测"],
}
OFFER: dict[str, Any] = {
    "title": "高真空压铸成套工艺与气孔在线检测",
    "detail": "模腔真空度低于50毫巴，配合X射线在线检测，壳体气孔率可降到2%以下，已在两条产线使用。",
    "field": "05",
    "region": "510100",
    "maturity": 8,
    "maturity_evidence": "两条产线验收报告",
    "money_low": 30_000_000,
    "money_high": 30_000_000,
    "licences": ["ordinary", "development"],
    "summary": "真空压铸与在线检测成套工艺，已用于产线。",
    "keywords": ["真空压铸", "在线检测"],
}


def house(**changes: Any) -> Organisation:
    """Give a verified organisation."""
    made = organisation(**changes)
    case(made, "verified")
    made.refresh_from_db()
    return made


def writer(listing: Listing, at: datetime = AT) -> Actor:
    """Give the administrator of the owner."""
    assert listing.organisation is not None
    return acting(admin_of(listing.organisation, at), at)


def listing(
    side: str = "need", kind: str = "", state: str = "draft", *, owner: Organisation | None = None,
    at: datetime = AT, **changes: Any,
) -> Listing:  # fmt: skip
    """Lead a listing to ``state``; a reviewer of its home decides about it."""
    owner = owner or house()
    actor = acting(admin_of(owner, at), at)
    typed = (NEED if side == "need" else OFFER) | changes
    chosen = kind or ("service" if side == "need" else "result")
    made = listings.begin(side=side, kind=chosen, organisation=owner, values=typed, actor=actor, at=at)
    for step in _WAYS[state]:
        made = step_of(made, step, actor, at)
    return made


def reviewing(made: Listing) -> Actor:
    """Give who has it in review, else a new reviewer of its home."""
    if made.reviewer_id is None:
        return reviewer("Reviewer", made.home)
    return Actor("user", made.reviewer_id, "Reviewer", (Held("reviewer", None, 1, frozenset({made.home})),))


def step_of(made: Listing, step: str, actor: Actor, at: datetime = AT) -> Listing:
    """Do one step as whoever it belongs to; a second look is done at once."""
    by = reviewing(made) if step in _DESK else actor
    given = {"reason": _DESK_REASONS[step], "note": "请补充指标。"} if step in _DESK_REASONS else {}
    done = listings.decide(listing=made, step=step, actor=by, at=at, **given)
    if done.state == "second_look":
        second = reviewer("Second", made.home)
        done = listings.decide(listing=done, step="confirm", actor=second, at=at)
    return done


_DESK = {"take", "publish", "return", "refuse", "take_down"}
_DESK_REASONS = {"return": "figures", "refuse": "advertising", "take_down": "stale", "close": "here"}
_WAYS: dict[str, tuple[str, ...]] = {
    "draft": (), "submitted": ("submit",), "in_review": ("submit", "take"),
    "returned": ("submit", "take", "return"), "refused": ("submit", "take", "refuse"),
    "published": ("submit", "take", "publish"), "closed": ("submit", "take", "publish", "close"),
    "taken_down": ("submit", "take", "publish", "take_down"), "discarded": ("discard",),
}  # fmt: skip


def revision(state: str = "draft", *, of: Listing | None = None, **values: Any) -> Revision:
    """Lead a change of a published listing to ``state``: draft, submitted, applied or returned."""
    made = of or listing(state="published")
    by = writer(made)
    change = revisions.propose(listing=made, values=values or {"title": "新标题"}, actor=by, at=AT)
    if state != "draft":
        change = revisions.decide(revision=change, step="submit", actor=by, at=AT)
    last = {"applied": "apply", "returned": "return"}.get(state)
    if last:
        desk, given = reviewer("Passer", made.home), {"reason": "figures", "note": "请补充指标。"}
        given = given if last == "return" else {}
        change = revisions.decide(revision=change, step=last, actor=desk, at=AT, **given)
    return change
