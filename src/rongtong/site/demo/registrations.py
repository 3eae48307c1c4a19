"""Registrations of the demo, one in every state, led there by the actions that the pages call."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.contracts.models import Contract
from rongtong.apps.registration.actions import applying, deciding
from rongtong.apps.registration.models import Registration
from rongtong.kit.accounts.models import User
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor
from rongtong.site.demo.contracts import Deal, Telling
from rongtong.site.demo.tale import Tale, acting

DESK = "registrar.510700@example.org"
STATED = {
    "area": "03", "rights": "secret", "plan": "none", "objective": "10", "industry": "C33",
    "seller_country": "142", "buyer_country": "142", "related": "no",
}  # fmt: skip
_SIGNED = "signed"
DEALS = (
    (Deal("laser", "inst1", "service.service", "激光熔覆裂纹失效分析与工艺改进",
          "解决阀座熔覆层冷却裂纹问题：对40件样件做失效分析，改进预热和送粉工艺，裂纹率由6%降到1%以下。",
          (128_000, 0), -26, _SIGNED), "submitted"),
    (Deal("die", "univ1", "development.commissioned", "压铸模具温度场在线监测系统研发",
          "研究开发模具温度场在线监测系统样机，测点不少于32个，温度误差不超过2℃，预警提前量不少于30秒。",
          (560_000, 90_000), -41, _SIGNED), "accepted"),
    (Deal("die", "univ1", "development.commissioned", "铝液除气工艺开发",
          "为甲方开发一种先进的铝液除气新工艺，使铸件质量明显提高，具体指标由双方在实施中商定。",
          (300_000, 0), -48, _SIGNED), "returned"),
    (Deal("laser", "univ1", "licence.patent", "激光熔覆熔池监测专利许可",
          "许可使用一种激光熔覆熔池温度监测专利，方式为普通许可，用于被许可人自产装备，期限五年。",
          (420_000, 0), -60, _SIGNED), "registered"),
    (Deal("die", "inst1", "service.service", "压铸件X射线缺陷诊断",
          "对三种壳体的缺陷做诊断，分析成因并优化压射曲线，内部缺陷率由9%降到4%以下。",
          (96_000, 0), -58, _SIGNED), "amending"),
    (Deal("die", "inst1", "service.service", "压铸件常规检测服务",
          "对甲方每月200件压铸件做常规检测，解决批次之间质量波动的问题，提出优化建议，全年12批。",
          (72_000, 0), -50, _SIGNED), "refused"),
    (Deal("laser", "inst1", "consulting.consulting", "超高速熔覆设备选型论证",
          "对三种超高速熔覆方案做可行性论证，比较投资、效率和运行成本，提交论证报告一份。",
          (46_000, 0), -46, _SIGNED), "draft"),
    (Deal("die", "univ1", "development.joint", "再生铝成分在线预测联合研发",
          "双方共同研究开发再生铝熔炼成分在线预测模型，硅含量预测误差不超过0.15%，在两台炉上验证。",
          (380_000, 60_000), -70, _SIGNED), "cancelled"),
)  # fmt: skip
_REMARKS = (
    ("clause:subject", "vague", "请写明除气后的氢含量和针孔度等级，“质量明显提高”无法验收。"),
    ("field:rights", "unclear", "合同约定申请专利，登记表填的是技术秘密，请核对。"),
)
_NO = "以常规手段进行的批量检测，不解决特定技术问题，不属于技术服务合同。"


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make the registrations that are missing; give how many were made."""
    missing = [(deal, way) for deal, way in DEALS if not Contract.objects.filter(title=deal.title).exists()]
    for number, (deal, way) in enumerate(missing):
        _Applying(deal, Tale(at), number).tell(way)
    return len(missing)


class _Applying:
    """Leads one contract to its registration; the day goes on with each step."""

    def __init__(self, deal: Deal, tale: Tale, number: int) -> None:
        self.deal, self.number = Telling(deal, tale), number
        self.one: Any = None

    def seller(self) -> dict[str, Any]:
        """Give who applies and when."""
        return self.deal.given("seller")

    def desk(self) -> dict[str, Any]:
        """Give the registrar and when; the next step is a day later."""
        given = self.deal.given("seller")
        user = User.objects.get(email=DESK)
        return given | {"actor": acting(user, self.deal.tale.now)}

    def tell(self, way: str) -> None:
        """Sign the contract, apply, and go the way."""
        self.deal.tell()
        contract = self.deal.contract
        if way == "draft":
            self.one = applying.begin(contract=contract, **self.seller())
            given = {"reason": "mistake", "note": "合同附件还没有盖章。"}
            applying.move(registration=self.one, step="withdraw", **given, **self.seller())
        self.one = applying.begin(contract=contract, **self.seller())
        self.fill(STATED if way != "draft" else {"area": "03"})
        for step in _WAYS[way]:
            getattr(self, step)()

    def fill(self, values: dict[str, Any]) -> None:
        """State what the contract does not say."""
        self.one = applying.fill(registration=self.one, values=values, **self.seller())

    def submit(self) -> None:
        """Hand it in."""
        self.one = applying.submit(registration=self.one, **self.seller())

    def take_up(self) -> None:
        """The registrar takes it up."""
        self.one = deciding.take_up(registration=self.one, **self.desk())

    def send_back(self) -> None:
        """It comes back with two remarks."""
        self.one = deciding.send_back(registration=self.one, reason="clause", remarks=_REMARKS, **self.desk())

    def register(self) -> None:
        """It gets its number."""
        year = self.deal.at.year
        number = f"{year}510700{self.number:06d}"
        self.one = deciding.register(registration=self.one, number=number, **self.desk())

    def amend(self) -> None:
        """The seller begins a change."""
        self.one = applying.move(
            registration=self.one, step="amend", reason="error", note="计划来源填写有误。", **self.seller()
        )

    def refuse(self) -> None:
        """It is not registered."""
        self.one = deciding.decide(
            registration=self.one, step="refuse", reason="works", note=_NO, **self.desk()
        )

    def end(self) -> None:
        """The contract ends early."""
        self.deal.end()
        self.one = Registration.objects.get(pk=self.one.pk)

    def cancel(self) -> None:
        """The registration is cancelled for it."""
        note = "合同已于双方约定之日提前终止，登记注销。"
        self.one = deciding.decide(
            registration=self.one, step="cancel", reason="ended", note=note, **self.desk()
        )


_IN = ("submit", "take_up")
_WAYS = {
    "draft": (), "submitted": ("submit",), "accepted": _IN, "returned": (*_IN, "send_back"),
    "registered": (*_IN, "register"), "amending": (*_IN, "register", "amend"),
    "refused": (*_IN, "refuse"), "cancelled": (*_IN, "register", "end", "cancel"),
}  # fmt: skip
