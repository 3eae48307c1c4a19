"""Orders of the demo, in every state, led there by the actions that the pages call; with their money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.introductions.models import Introduction
from rongtong.apps.introductions.models.introductions import TALKING
from rongtong.apps.ledger.actions import invoicing, owing, paying
from rongtong.apps.ledger.models import Obligation
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.orders.actions import ordering, rating
from rongtong.apps.orders.models import Order
from rongtong.kit import files
from rongtong.kit.audit import action
from rongtong.lib.actor import SYSTEM, Actor
from rongtong.site.demo.papers import REPORT, upload
from rongtong.site.demo.services import SERVICES, admin, house, published
from rongtong.site.demo.tale import Tale, acting


@dataclass(frozen=True)
class Deal:
    """One order: who buys which service, how many, what is wanted, days ago, and what was done then."""

    buyer: str
    service: str
    quantity: int
    wish: str
    begun: int
    way: str


DEALS = (
    Deal("laser", "failure", 1, "阀座熔覆层在台架试验40小时后开裂，想知道是材料还是工艺的原因。", -1, ""),
    Deal("user2", "failure", 1, "转向架构架焊缝有一处裂纹，已切取试样，请先看照片。", -4, "quote"),
    Deal("die", "xray", 30, "转向节毛坯，炉次A0917，请特别看浇口对侧筋板。", -1, "place"),
    Deal("sensor", "salt", 4, "304外壳带激光焊缝的压力变送器，焊缝朝上放。", -6, "place start"),
    Deal("laser", "coating", 6, "阀座碳化钨涂层，三种送粉量各两组。", -11, "place start deliver"),
    Deal("die", "salt", 3, "压铸壳体三种钝化工艺各一组。", -14, "place start deliver rework"),
    Deal("sensor", "gauge", 12, "量程10兆帕，请给出回程误差。", -15, "place deliver accept bill report"),
    Deal("laser", "salt", 6, "熔覆阀座，评价时只看密封面。", -24, "place deliver accept bill part wrong"),
    Deal("die", "gauge", 8, "压射系统用，量程40兆帕。", -20, "place deliver accept bill report confirm"),
    Deal("die", "xray", 60, "新模具首批试模件，全检。", -40,
         "place start deliver accept bill report confirm rate"),
    Deal("laser", "xray", 15, "熔覆修复的压铸模镶块，看有没有未熔合。", -33,
         "place deliver rework deliver accept bill report confirm rate"),
    Deal("sensor", "coating", 2, "膜片防腐涂层，厚度约20微米。", -18, "place start deliver dispute"),
    Deal("user2", "coating", 1, "制动盘试验涂层，一组即可。", -30, "place deliver accept waive"),
    Deal("sensor", "failure", 1, "芯体引线断裂，想做失效分析。", -9, "refuse"),
    Deal("user2", "xray", 5, "受电弓铝合金托架。", -7, "place withdraw"),
    Deal("die", "coating", 4, "压射冲头涂层，样品还在加工。", -21, "place start ask cancel"),
)  # fmt: skip

_DELIVERED = "检测已完成，报告和原始数据见附件；样品随快递寄回。"


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make the orders of the story when there is none; give how many were made."""
    if Order.objects.exists():
        return 0
    tale = Tale(at)
    for deal in DEALS:
        _Telling(deal, tale).tell()
    return len(DEALS) + _from_introduction(tale)


def lead(deal: Deal, tale: Tale) -> Order:
    """Lead one more order along its way."""
    telling = _Telling(deal, tale)
    telling.tell()
    made: Order = telling.order
    return made


def _from_introduction(tale: Tale) -> int:
    """Let a quote be asked where two already talk about a service."""
    rows = Introduction.objects.filter(state__in=TALKING, offer__kind__in=("service", "instrument", "pilot"))
    for one in rows.exclude(seller_named_at=None).exclude(buyer_named_at=None).order_by("pk"):
        house = one.buyer.organisation
        if house is None or one.offer.state != "published":
            continue
        user = house.admins(tale.now).order_by("pk")[:1][0].user
        ordering.ask(
            offer=one.offer, buyer=house, introduction=one, actor=acting(user, tale.now), at=tale.day(0, 9),
            wish="按上次视频里说的方案，先做三件样品，请报价并写明周期。",
        )  # fmt: skip
        return 1
    return 0


class _Telling:
    """Leads one order along its way; the day goes on with each step."""

    def __init__(self, deal: Deal, tale: Tale) -> None:
        self.deal, self.tale, self.at = deal, tale, tale.day(deal.begun, 10)
        self.offer = published(deal.service, tale)
        self.order: Any = None

    def tell(self) -> None:
        """Ask for a quote, or order at the price; then go the way."""
        steps = self.deal.way.split()
        act = ordering.place if steps[:1] == ["place"] else ordering.ask
        buyer = self.by("buyer")
        self.order = act(
            offer=self.offer, buyer=house(buyer), quantity=self.deal.quantity, wish=self.deal.wish,
            actor=buyer, at=self.at,
        )  # fmt: skip
        for step in steps:
            if step != "place":
                getattr(self, step)()

    def by(self, side: str) -> Actor:
        """Give who administers a side."""
        keys = {"buyer": self.deal.buyer, "seller": SERVICES[self.deal.service].seller}
        return admin(keys[side], self.tale)

    def given(self, side: str) -> dict[str, Any]:
        """Give who acts and when; each step comes most of a day after the one before."""
        self.at = min(self.at + timedelta(hours=22), self.tale.now)
        return {"actor": self.by(side), "at": self.at}

    def move(self, step: str, side: str, reason: str = "", note: str = "") -> None:
        """Do one step of the table."""
        given = self.given(side)
        self.order = ordering.move(order=self.order, step=step, reason=reason, note=note, **given)

    @property
    def owed(self) -> Obligation:
        """Give what is owed for it."""
        return about(self.order).get()

    def quote(self) -> None:
        """The seller names price and days."""
        note = "含切样、断口和金相；复现试验另计。"
        self.order = ordering.quote(
            order=self.order, price=1_680_000, days=18, note=note, **self.given("seller")
        )

    def start(self) -> None:
        """The seller begins."""
        self.move("start", "seller")

    def deliver(self) -> None:
        """The seller delivers, with the report."""
        given = self.given("seller")
        if self.deal.service == "xray":
            files.keep(upload(REPORT), purpose="orders.file", about=self.order, **given)
        self.order = ordering.move(order=self.order, step="deliver", note=_DELIVERED, **given)

    def accept(self) -> None:
        """The buyer accepts."""
        self.move("accept", "buyer")

    def rework(self) -> None:
        """The buyer asks for more."""
        self.move("rework", "buyer", "incomplete", "报告缺第二组的照片，请补上。")

    def bill(self) -> None:
        """The seller reports the invoice."""
        given, owed = self.given("seller"), self.owed
        invoicing.report_invoice(
            obligation=owed, number=f"{24512000000000000000 + owed.pk}", amount=owed.amount,
            issued_on=given["at"].date(), **given,
        )  # fmt: skip

    def _report(self, amount: int, key: str, note: str) -> Any:
        given = self.given("buyer")
        return paying.report(
            obligation=self.owed, amount=amount, key=key, note=note, paid_on=given["at"].date(), **given
        )

    def report(self) -> None:
        """The buyer says that it paid."""
        self._report(self.owed.amount, "demo", f"网银转账，附言{self.order.code}")

    def confirm(self) -> None:
        """The seller confirms the payment; the order hears of it."""
        paying.confirm(payment=self.owed.payments.get(state="reported"), **self.given("seller"))
        self.order = ordering.move(order=self.order, step="pay", actor=SYSTEM, at=self.at)

    def part(self) -> None:
        """Half of it is paid and confirmed."""
        half = self._report(self.owed.amount // 2, "demo-half", "首笔一半")
        paying.confirm(payment=half, **self.given("seller"))

    def wrong(self) -> None:
        """The other half did not arrive."""
        rest = self._report(self.owed.open, "demo-rest", "第二笔")
        paying.refuse(payment=rest, reason="not_arrived", **self.given("seller"))

    def waive(self) -> None:
        """The seller gives the price up."""
        owing.waive(
            obligation=self.owed, reason="goodwill", note="首次合作，这一组免费。", **self.given("seller")
        )
        self.order = ordering.move(order=self.order, step="let_off", actor=SYSTEM, at=self.at)

    def rate(self) -> None:
        """Both sides rate."""
        for side, stars, words in (
            ("buyer", 5, "报告清楚，缺陷位置都标出来了。"),
            ("seller", 4, "样品编号规范，付款及时。"),
        ):
            rating.rate(order=self.order, stars=stars, words=words, **self.given(side))

    def dispute(self) -> None:
        """The buyer disputes it."""
        self.move(
            "dispute", "buyer", "not_as_agreed", "约定每组五个试样，报告里第二组只有三个，却按两组计价。"
        )

    def refuse(self) -> None:
        """The seller refuses."""
        self.move("refuse", "seller", "not_ours", "芯片引线需要开封设备，我所没有，建议找仪器院。")

    def withdraw(self) -> None:
        """The buyer withdraws."""
        self.move("withdraw", "buyer", "elsewhere", "车辆段已在本地检测。")

    def ask(self) -> None:
        """The seller asks to end it."""
        rating.ask_cancel(order=self.order, note="样品两周未到，建议先取消。", **self.given("seller"))

    def cancel(self) -> None:
        """The buyer agrees."""
        self.move("cancel", "buyer", "agreed", "同意，样品做好后重新下单。")
