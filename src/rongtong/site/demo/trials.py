"""Trials of the demo (先用后转), one in every state, led there by the actions that the pages call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.prices import can_be_tried
from rongtong.apps.contracts.actions import trying
from rongtong.apps.contracts.models import Trial
from rongtong.kit.accounts.models import User
from rongtong.kit.audit import action
from rongtong.lib.actor import SYSTEM, Actor
from rongtong.site.demo.contracts import ADMINS, house
from rongtong.site.demo.tale import Tale, acting


@dataclass(frozen=True)
class Use:
    """One piece of evidence: days after the beginning, who brings it, words, figures, the answer."""

    after: int
    side: str
    note: str
    figures: tuple[tuple[str, str], ...]
    answer: str = "confirm"


@dataclass(frozen=True)
class Try:
    """One trial: who tries which offer (its title), its terms, days ago it was asked for, how far it went."""

    buyer: str
    offer: str
    scope: str
    months: int
    yuan: int
    begun: int
    way: tuple[str, ...]
    uses: tuple[Use, ...] = ()


_SENSOR, _BRAKE = "碲锌镉和碲化镉探测器封装互连平台", "单轨运输车离心加电磁双制动器"
_SILVER, _POT = "大面积纳米银压印烧结浆料（低压3MPa）", "等静压尖晶石质真空熔炼坩埚"
TRIES = (
    Try("laser", _SENSOR, "希望在三条产线同时试用一年。", 12, 0, -40, ("decline",)),
    Try("laser", _SENSOR, "封装两只探测器装在一台在线检测机上，只测自产阀座，不得拆解。", 3, 0, -3, ()),
    Try("die", _BRAKE, "在厂区一条单轨物料线装一套，载重不超过300公斤，按班记录制动距离。", 3, 8_000, -95,
        ("accept", "use", "convert"),
        (Use(28, "buyer", "连续四周，满载下坡制动112次，与原机械制动对照。",
             (("平均制动距离", "2.6米→1.1米"), ("失电制动", "112次全部有效"))),)),
    Try("die", _SENSOR, "封装一只探测器，装在三号岛X射线机上，采集两个月的图像。", 6, 12_000, -75,
        ("accept", "use"),
        (Use(20, "buyer", "三号岛连续生产12天，同一批壳体与原探测器对照。",
             (("气孔检出率", "93%→98%"), ("单件用时", "43秒"))),
         Use(52, "seller", "寄回一只复测，能量分辨率没有变化。", (("能量分辨率", "5.9%"),), ""))),
    Try("laser", _SILVER, "试装功率模块三百只，只用于工艺评定。", 2, 0, -50,
        ("accept", "use", "give_back"),
        (Use(30, "buyer", "三批试样空洞率未达到约定指标。", (("空洞率", "3.2%（约定不高于1.5%）"),)),)),
    Try("die", _POT, "在熔化工段试用两只，只熔再生铝合金。", 1, 0, -80,
        ("accept", "give_back", "confirm_back")),
    Try("laser", _BRAKE, "在一条单轨线上试用一套，不得装到其他线路。", 3, 0, -60,
        ("accept", "use", "dispute"),
        (Use(25, "seller", "现场看到第二条线也在使用。", (("使用线路", "2条（约定1条）"),), "question"),)),
    Try("die", _POT, "在另一台炉上再试一只。", 1, 0, -35, ("withdraw",)),
    Try("die", _POT, "换新配方的坩埚，在二号炉试用一个月。", 1, 5_000, -34, ("accept", "use", "over"),
        (Use(18, "buyer", "连续熔炼41炉，内壁无剥落。", (("寿命", "26炉→41炉"), ("增硅", "0.02%"))),)),
)  # fmt: skip
_REASONS = {"decline": "busy", "withdraw": "mistake", "give_back": "figures", "dispute": "scope"}
_NOTES = {
    "decline": "设备今年只够一条线试用，欢迎改为一条线。", "withdraw": "与上一次试用合并考虑。",
    "give_back": "试用结束，样品和剩余材料已寄回。", "dispute": "约定一条线，现场有两条，请停用第二条。",
}  # fmt: skip
_OWNERS = ("accept", "decline", "confirm_back", "dispute")


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make the trials, once; give how many were made. An offer that is not there is left out."""
    if Trial.objects.exists():
        return 0
    made = 0
    for one in TRIES:
        offer = Listing.objects.filter(title=one.offer, side="offer", state="published").first()
        if offer is not None and can_be_tried(offer) and offer.organisation is not None:
            _Telling(one, offer, Tale(at)).tell()
            made += 1
    return made


class _Telling:
    """Leads one trial along its way; the day goes on with each step."""

    def __init__(self, told: Try, offer: Listing, tale: Tale) -> None:
        self.told, self.offer, self.tale, self.at = told, offer, tale, tale.day(told.begun)
        self.trial: Any = None

    def by(self, side: str) -> Actor:
        """Give who administers a side."""
        if side == "buyer":
            user = User.objects.get(email=f"{ADMINS[self.told.buyer]}@example.org")
        else:
            assert self.offer.organisation is not None  # noqa: S101 - looked at before
            user = self.offer.organisation.admins(self.tale.now).order_by("pk")[:1][0].user
        return acting(user, self.tale.now)

    def tell(self) -> None:
        """Ask, and go the way."""
        one, buyer = self.told, self.by("buyer")
        given = {"scope": one.scope, "months": one.months, "fee_fen": one.yuan * 100}
        self.trial = trying.offer(listing=self.offer, buyer=house(buyer), actor=buyer, at=self.at, **given)
        for step in one.way:
            self.at = min(self.at + timedelta(days=1), self.tale.now)
            getattr(self, step, self.move)(step)

    def move(self, step: str) -> None:
        """Do a step as the side whose part it is."""
        side = "seller" if step in _OWNERS else "buyer"
        words = {"reason": _REASONS.get(step, ""), "note": _NOTES.get(step, "")}
        self.trial = trying.move(trial=self.trial, step=step, actor=self.by(side), at=self.at, **words)

    def use(self, step: str) -> None:
        """Bring what the use showed; the other side answers."""
        for one in self.told.uses:
            self.at = min(self.tale.day(self.told.begun + one.after), self.tale.now)
            figures = [{"what": what, "value": value} for what, value in one.figures]
            brought = trying.bring(
                trial=self.trial, on=self.at.date(), note=one.note, figures=figures, actor=self.by(one.side),
                at=self.at,
            )  # fmt: skip
            if one.answer:
                across = self.by("seller" if one.side == "buyer" else "buyer")
                reason = "conditions" if one.answer == "question" else ""
                trying.judge(usage=brought, step=one.answer, reason=reason, actor=across, at=self.at)

    def convert(self, step: str) -> None:
        """The buyer goes on."""
        given = {"kind": "licence", "subkind": "secret", "actor": self.by("buyer"), "at": self.at}
        trying.convert(trial=self.trial, **given)

    def over(self, step: str) -> None:
        """The last day goes by."""
        trying.call_over(trial=self.trial, actor=SYSTEM, at=self.tale.now)
