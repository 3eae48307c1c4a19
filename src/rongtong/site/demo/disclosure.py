"""Confidentiality agreements of the demo, in every state, and one data room with its readers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.disclosure.actions import agreements, grants, rooms
from rongtong.apps.disclosure.models import Agreement
from rongtong.apps.introductions.actions import asking, replying
from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import TALKING
from rongtong.apps.introductions.queries.asking import prefilled
from rongtong.apps.parties.queries.sides import people_of
from rongtong.apps.parties.rules.sides import SIGN
from rongtong.kit.audit import action
from rongtong.kit.workflow import perform
from rongtong.lib.actor import SYSTEM, Actor
from rongtong.site.demo.papers import PARAMETERS, TRIALS, upload
from rongtong.site.demo.services import admin, house, through
from rongtong.site.demo.tale import Tale, acting

YEAR_AGO = -380
WAYS = ("decline ask", "withdraw ask sign", "lapse ask", "sign countersign revoke", "sign countersign")
"""What happens on one introduction after another; ``ask`` begins an agreement anew."""
_REASONS = {"decline": "early", "revoke": "ended"}
_NOTES = {
    "decline": "先看完公开资料，再谈要不要签。",
    "revoke": "本轮没有谈成，感谢沟通。",
}
_BY = {"sign": "buyer", "countersign": "seller", "decline": "seller", "withdraw": "buyer", "revoke": "seller"}
_NEED: dict[str, Any] = {
    "title": "压射冲头表面强化寿命翻倍", "field": "05",
    "detail": "压射冲头用球墨铸铁，六千模次后磨损0.12毫米就要换。希望表面强化后寿命翻一倍以上，"
    "单件成本增加不超过40%，先在两台1250吨压铸机上试三个月。",
    "tried": "试过渗氮，八千模次后剥落。",
    "summary": "压铸机压射冲头表面强化，寿命要求翻倍。", "keywords": ["压射冲头", "表面强化", "耐磨"],
}  # fmt: skip
_OFFER: dict[str, Any] = {
    "title": "热作模具钢复合渗层工艺", "field": "05", "maturity": 7,
    "maturity_evidence": "两家压铸厂各试用六个月",
    "detail": "先渗氮再做物理气相沉积，渗层总厚0.25毫米，表面硬度约1100维氏。已用于压射冲头和顶针，"
    "寿命提高1.8至2.4倍；工件最长600毫米，变形小于0.02毫米。",
    "summary": "渗氮加物理气相沉积的复合渗层，压铸模具零件寿命约翻倍。",
    "keywords": ["复合渗层", "热作模具钢", "渗氮"], "licences": ["service", "ordinary"],
}  # fmt: skip


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make the agreements of the story when there is none; give how many there are."""
    if not Agreement.objects.exists():
        tale = Tale(at)
        _run_out(tale)
        rows = Introduction.objects.filter(state__in=TALKING).exclude(buyer_named_at=None)
        talks = (
            rows.exclude(seller_named_at=None)
            .exclude(agreements__state="standing")
            .order_by("pk")[: len(WAYS)]
        )
        for introduction, way in zip(talks, WAYS, strict=False):
            _Telling(introduction, tale).tell(way)
    return Agreement.objects.count()


class _Telling:
    """Leads the agreements of one introduction along a way."""

    def __init__(self, introduction: Introduction, tale: Tale, at: datetime | None = None) -> None:
        self.introduction, self.tale = introduction, tale
        self.at = at or min((introduction.replied_at or tale.now) + timedelta(hours=1), tale.now)
        self.agreement: Agreement = None  # type: ignore[assignment]

    def given(self, side: str) -> dict[str, Any]:
        """Give who acts and when."""
        self.at = min(self.at + timedelta(hours=2), self.tale.now)
        user = people_of(self.introduction.party(side), at=self.tale.now, roles=SIGN)[0]
        return {"actor": acting(user, self.tale.now), "at": self.at}

    def tell(self, way: str, years: int = 2) -> None:
        """Ask for an agreement and go the way."""
        for step in ("ask", *way.split()):
            if step == "ask":
                given = self.given("buyer")
                self.agreement = agreements.ask(introduction=self.introduction, years=years, **given)
            elif step == "open":
                self.open_room()
            elif step in ("lapse", "expire"):
                self.agreement = perform(self.agreement, step, actor=SYSTEM, at=self.at)
            else:
                self.agreement = agreements.move(
                    agreement=self.agreement, step=step, reason=_REASONS.get(step, ""),
                    note=_NOTES.get(step, ""), **self.given(_BY[step]),
                )  # fmt: skip

    def open_room(self) -> None:
        """Fill the room of the offer, let the buyer ask for it, and read."""
        offer = self.introduction.offer
        held = [
            rooms.add(listing=offer, upload=upload(paper), level=level, may_copy=copy, **self.given("seller"))
            for paper, level, copy in ((TRIALS, 2, True), (PARAMETERS, 3, False))
        ]
        wanted = grants.ask(
            agreement=self.agreement, listing=offer, level=3, why="判断工艺窗口是否适合我们的设备",
            **self.given("buyer"),
        )  # fmt: skip
        grants.move(grant=wanted, step="give", **self.given("seller"))
        for file, way in ((held[0], "view"), (held[1], "view"), (held[0], "copy")):
            given = self.given("buyer")
            reading = rooms.open_file(room_file=file, way=way, **given)
            rooms.note_seen(reading=reading, page=1, **given)


def _run_out(tale: Tale) -> None:
    """Tell of a talk that began a year ago: its agreement has run out, a new one binds and opens the room."""
    at = tale.day(YEAR_AGO, 10)
    need, offer = _public("die", "need", _NEED, tale), _public("inst1", "offer", _OFFER, tale)
    answers = replace(prefilled(need, offer, timezone.localdate(at)), remark="冲头寿命是我们今年的头号问题。")
    made = asking.ask(own=need, other=offer, answers=answers, actor=admin("die", tale), at=at)
    made = replying.accept(introduction=made, actor=admin("inst1", tale), at=tale.day(YEAR_AGO + 1, 9))
    telling = _Telling(made, tale, tale.day(YEAR_AGO + 1, 10))
    telling.tell("sign countersign", years=1)
    telling.at = tale.day(YEAR_AGO + 368, 8)
    telling.agreement = perform(telling.agreement, "expire", actor=SYSTEM, at=telling.at)
    for listing, key in ((need, "die"), (offer, "inst1")):
        listings.decide(listing=listing, step="renew", actor=admin(key, tale), at=tale.day(-12))
    telling.at = tale.day(-8, 9)
    telling.tell("sign countersign open")


def _public(key: str, side: str, values: dict[str, Any], tale: Tale) -> Listing:
    actor = admin(key, tale)
    owner, kind = house(actor), "service" if side == "need" else "result"
    made = listings.begin(
        side=side, kind=kind, values=values | {"region": owner.region, "price_mode": "agreement"},
        batch=f"year-ago-{side}", actor=actor, at=tale.day(YEAR_AGO - 6), organisation=owner,
    )  # fmt: skip
    return through(made, actor, tale, YEAR_AGO - 5)
