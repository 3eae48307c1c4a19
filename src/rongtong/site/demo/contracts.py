"""Contracts of the demo, one in every state, led there by the actions that the pages call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.contracts.actions import drafting, performing, pricing, signing
from rongtong.apps.contracts.actions.beginning import begin
from rongtong.apps.contracts.models import Contract
from rongtong.apps.contracts.rules.values import first_values
from rongtong.apps.contracts.workflow.closing import unpaid
from rongtong.apps.parties.models import Organisation
from rongtong.kit.accounts.models import User
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor
from rongtong.site.demo.tale import Tale, acting

_FRESH = {"fresh": True}
ADMINS = {"laser": "leiting", "die": "huangwei", "univ1": "zhuge", "inst1": "shangguan"}


@dataclass(frozen=True)
class Deal:
    """One contract: its sides by key, what it is, days ago it was begun, how far it went."""

    buyer: str
    seller: str
    kind: str
    title: str
    subject: str
    yuan: tuple[int, int]
    begun: int
    way: str


DEALS = (
    Deal("die", "univ1", "development.commissioned", "铝合金压铸气孔在线识别与工艺闭环",
         "开发X射线图像气孔识别软件和压射参数闭环模块：气孔检出率不低于97%，单件判定不超过3秒。",
         (620_000, 180_000), -30, "drafting"),
    Deal("laser", "univ1", "licence.patent", "激光熔覆粉末同轴送粉喷嘴专利许可",
         "许可使用一种激光熔覆同轴送粉喷嘴专利，用于被许可人自产的熔覆装备，年产量不限。",
         (300_000, 0), -20, "agreed"),
    Deal("die", "univ1", "transfer.secret", "高真空压铸模具排气结构技术秘密转让",
         "转让高真空压铸模具排气结构的设计图纸、试验数据和工艺参数，并指导一套模具试制。",
         (450_000, 0), -18, "objected"),
    Deal("laser", "inst1", "service.service", "阀座激光熔覆层失效分析",
         "对三批阀座熔覆层做金相、硬度和断口分析，给出裂纹成因和工艺改进建议，报告两份。",
         (86_000, 0), -60, "ready"),
    Deal("laser", "inst1", "consulting.consulting", "热喷涂生产线节能改造可行性论证",
         "对热喷涂生产线节能改造做可行性论证，比较三个方案的投资、能耗和回收期，提交论证报告。",
         (58_000, 0), -70, "signed"),
    Deal("die", "inst1", "development.joint", "压铸模具寿命预测联合开发",
         "联合开发压铸模具热疲劳寿命预测模型，预测误差不超过15%，在两副模具上验证。",
         (480_000, 120_000), -120, "performing"),
    Deal("laser", "inst1", "service.training", "激光焊接工艺员培训",
         "培训激光焊接工艺员十二人，理论四天、实操六天，考核合格率不低于九成。",
         (42_000, 0), -150, "completed"),
    Deal("die", "inst1", "development.commissioned", "再生铝除铁工艺开发",
         "开发再生铝除铁工艺，铁含量由1.1%降到0.7%以下，吨处理成本不超过180元。",
         (360_000, 40_000), -140, "terminated"),
    Deal("laser", "univ1", "transfer.software", "焊缝跟踪软件著作权转让",
         "转让焊缝跟踪软件的著作权和源代码，协助完成著作权变更登记。",
         (260_000, 0), -45, "dropped"),
)  # fmt: skip
_WAYS = {
    "drafting": (), "agreed": ("accept",), "objected": ("accept", "publish"),
    "dropped": ("drop",), "ready": ("accept", "publish", "close"),
    "signed": ("accept", "publish", "close", "sign"),
    "performing": ("accept", "publish", "close", "sign", "deliver", "rework"),
    "completed": ("accept", "publish", "close", "sign", "deliver", "first", "second"),
    "terminated": ("accept", "publish", "close", "sign", "end"),
}  # fmt: skip


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make the contracts that are missing; give how many were made."""
    missing = [one for one in DEALS if not Contract.objects.filter(title=one.title).exists()]
    for one in missing:
        Telling(one, Tale(at)).tell()
    return len(missing)


class Telling:
    """Leads one contract along its way; the day goes on with each step."""

    def __init__(self, deal: Deal, tale: Tale) -> None:
        self.deal, self.tale, self.at = deal, tale, tale.day(deal.begun)
        self.contract: Any = None

    def by(self, side: str) -> Actor:
        """Give who administers a side, with the power of that day."""
        user = User.objects.get(email=f"{ADMINS[getattr(self.deal, side)]}@example.org")
        return acting(user, self.tale.now)

    def given(self, side: str) -> dict[str, Any]:
        """Give who acts and when; the next step is a day later."""
        self.at = min(self.at + timedelta(days=1), self.tale.now)
        return {"actor": self.by(side), "at": self.at}

    def tell(self) -> None:
        """Begin, propose, and go the way."""
        kind, _dot, sub = self.deal.kind.partition(".")
        houses = {side: house(self.by(side)) for side in ("buyer", "seller")}
        self.contract = begin(kind=kind, subkind=sub, title=self.deal.title, **houses, **self.given("buyer"))
        terms = self.terms(kind, sub)
        drafting.propose(contract=self.contract, values=terms, based_on=0, **self.given("buyer"))
        if self.deal.way == "drafting":
            later = terms | {
                "clauses": terms["clauses"] | {"materials": "甲方十日内提供样件五十件和历史图像。"}
            }
            drafting.propose(contract=self.contract, values=later, based_on=1, **self.given("seller"))
        for step in _WAYS[self.deal.way]:
            getattr(self, step)()
        if self.deal.way == "objected":
            self.object()

    def terms(self, kind: str, sub: str) -> dict[str, Any]:
        """Give whole terms of the deal."""
        technology, goods = (yuan * 100 for yuan in self.deal.yuan)
        first = (technology + goods) // 2
        items = [{"what": "技术费用", "fen": technology, "technical": True}]
        items += [{"what": "设备和材料", "fen": goods, "technical": False}] if goods else []
        day = (self.tale.day(self.deal.begun) + timedelta(days=60)).date().isoformat()
        last = (self.tale.day(self.deal.begun) + timedelta(days=240)).date().isoformat()
        made = first_values(kind, sub, self.deal.title)
        clauses = made["clauses"] | {"subject": self.deal.subject}
        if "patent" in made["clauses"] and sub == "patent":
            clauses["patent"] = (
                "发明名称、专利权人、申请日、申请号、专利号和有效期限见附件专利登记簿副本（演示）。"
            )
        rest = technology + goods - first
        return made | {
            "valid_from": self.tale.day(self.deal.begun).date().isoformat(), "valid_to": last, "items": items,
            "milestones": [
                {"key": "m1", "title": "阶段成果", "criteria": "达到标的所列指标的八成", "due": day},
                {"key": "m2", "title": "最终成果", "criteria": "达到标的所列全部指标", "due": last},
            ],
            "instalments": [
                {"key": "p1", "what": "首付款", "fen": first, "due": day, "milestone": ""},
                {"key": "p2", "what": "验收款", "fen": rest, "due": "", "milestone": "m2"},
            ],
            "clauses": clauses,
        }  # fmt: skip

    def move(self, step: str, side: str, **more: Any) -> None:
        """Do a step of the contract's workflow."""
        self.contract = drafting.move(contract=self.contract, step=step, **more, **self.given(side))

    def accept(self) -> None:
        """The seller accepts version 1."""
        self.contract = drafting.accept(contract=self.contract, number=1, **self.given("seller"))

    def publish(self) -> None:
        """The public body publishes the price."""
        self.move("publish", "seller")

    def close(self) -> None:
        """Its days pass."""
        self.at = self.contract.notices.get().until
        self.move("close_notice", "seller")

    def object(self) -> None:
        """Somebody of the university objects."""
        user = User.objects.get(email="liangxue@example.org")
        pricing.object_to(
            notice=self.contract.notices.get(), why="inventor", actor=acting(user, self.tale.now), at=self.at,
            text="排气结构的第二完成人没有列出，实验记录在机械学院可查。",
        )  # fmt: skip

    def sign(self) -> None:
        """Both sign the same text."""
        for side in ("buyer", "seller"):
            digest = self.contract.finals.get(voided_at=None, signed_at=None).sha256
            self.contract = signing.sign(
                contract=self.contract, sha256=digest, given=_FRESH, **self.given(side)
            )

    def deliver(self, number: int = 1) -> None:
        """The seller delivers."""
        stone = self.contract.milestones.get(number=number)
        performing.deliver(milestone=stone, note="已完成，指标见报告（演示）。", **self.given("seller"))

    def rework(self) -> None:
        """The buyer sends it back."""
        back = {"reason": "figures", "note": "预测误差还有21%，请补充热电偶数据后再交。"}
        self.judge(1, "rework", **back)

    def judge(self, number: int, step: str, **more: Any) -> None:
        """The buyer judges a delivery."""
        stone = self.contract.milestones.get(number=number)
        performing.judge(milestone=stone, step=step, **more, **self.given("buyer"))

    def end(self) -> None:
        """Both end it early."""
        last = unpaid(self.contract)[-1].pk
        ending = performing.ask_end(
            contract=self.contract, why="impossible", waived=[last],
            text="两轮试验铁含量仍在0.85%以上，建议首付款照付，验收款不再支付。",
            **self.given("buyer"),
        )  # fmt: skip
        performing.answer_end(termination=ending, step="agree", note="同意。", **self.given("seller"))

    def drop(self) -> None:
        """The talks end."""
        self.move("drop", "buyer", reason="price", note="报价差距较大。")

    def first(self) -> None:
        """The first deliverable is accepted."""
        self.judge(1, "accept")

    def second(self) -> None:
        """The second deliverable, accepted as well."""
        self.deliver(2)
        self.judge(2, "accept")


def house(actor: Actor) -> Organisation:
    """Give the organisation somebody administers."""
    keys = [held.organisation for held in actor.held if held.role == "org.admin"]
    return Organisation.objects.get(pk=keys[0])
