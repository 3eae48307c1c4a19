"""Services with a price of the demo: written, handed in and published by the people whose part it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rongtong.apps.catalogue.actions import listings
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.parties.models import Organisation
from rongtong.lib.actor import Actor
from rongtong.site.demo import houses
from rongtong.site.demo.tale import Tale, playing


@dataclass(frozen=True)
class Service:
    """A service of an organisation; ``yuan`` a unit, None where it is quoted; ``days`` to deliver."""

    key: str
    seller: str
    title: str
    detail: str
    summary: str
    keywords: tuple[str, ...]
    field: str
    unit: str
    yuan: int | None
    days: int


SERVICES = {
    one.key: one
    for one in (
        Service(
            "xray", "inst1", "铝合金压铸件X射线检测",
            "225千伏微焦点设备，每件三个视角，按用户图样或GB/T 6414的要求判定，"
            "报告附缺陷位置图。样品单件不超过15公斤，来样当天登记，五天出报告，复测一次不另收费。",
            "压铸件内部气孔、缩松的X射线检测，按件计价，五天出报告。",
            ("压铸件", "X射线", "气孔"), "05", "件", 180, 5,
        ),
        Service(
            "coating", "inst1", "热喷涂层结合强度与孔隙率检测",
            "拉伸法测结合强度，每组五个试样；金相法测孔隙率，每个试样十个视场。"
            "可代为制样，适合阀门密封面和轧辊涂层，七天出报告，附断口照片和原始曲线。",
            "热喷涂层结合强度、孔隙率检测，按组计价，可代为制样。",
            ("热喷涂", "结合强度", "孔隙率"), "05", "组", 1_200, 7,
        ),
        Service(
            "salt", "serv3", "中性盐雾试验（96小时）",
            "按GB/T 10125做中性盐雾试验，每组三件，每24小时拍照记录一次。"
            "箱体容积600升，单件不超过60厘米，周一和周四入箱，报告写明首次出现锈点的时间。",
            "中性盐雾试验，每组三件，周一和周四入箱，附每日照片。",
            ("盐雾", "耐腐蚀", "环境试验"), "05", "组", 900, 10,
        ),
        Service(
            "gauge", "inst2", "压力传感器三点校准",
            "量程0.1至60兆帕，三点往返，给出示值误差、回程误差和不确定度。"
            "校准值可溯源，随样返回证书；十只以上可上门，五天内完成。",
            "压力传感器校准，按只计价，证书注明不确定度。",
            ("压力传感器", "校准", "计量"), "01", "只", 350, 5,
        ),
        Service(
            "failure", "inst1", "焊缝与涂层失效分析",
            "断口、金相、成分、硬度和工况一起看，找出起裂位置和主因，并提出整改建议。"
            "每件情况不同，先看照片和图样再报价；紧急件十天给初步结论。",
            "焊缝、涂层失效原因分析和整改建议，看样报价。",
            ("失效分析", "焊缝", "涂层"), "05", "次", None, 20,
        ),
    )
}  # fmt: skip
ADMINS = {
    "inst1": "shangguan", "inst2": "mixue", "serv3": "admin.serv3", "die": "huangwei", "laser": "leiting",
    "sensor": "gaohe", "user2": "renping",
}  # fmt: skip
"""Who acts for the organisations of the story."""


def admin(key: str, tale: Tale) -> Actor:
    """Give who administers an organisation of the story."""
    return playing(f"{ADMINS[key]}@example.org", tale)


def house(actor: Actor) -> Organisation:
    """Give the organisation that somebody administers."""
    return Organisation.objects.get(
        pk=next(held.organisation for held in actor.held if held.role == "org.admin")
    )


def published(key: str, tale: Tale) -> Listing:
    """Give a service of the story, written and published when it is not there."""
    service = SERVICES[key]
    found = Listing.objects.filter(batch=f"service-{key}").first()
    if found is not None:
        return found
    actor, at = admin(service.seller, tale), tale.day(-60, 10)
    owner = house(actor)
    made = listings.begin(
        side="offer", kind="service", values=_values(service, owner), batch=f"service-{key}", actor=actor,
        at=at, organisation=owner,
    )  # fmt: skip
    return through(made, actor, tale, -60)


def through(made: Listing, actor: Actor, tale: Tale, day: int) -> Listing:
    """Hand a listing in and let the desk publish it."""
    first, second = houses.desk(made.home, tale)
    done = listings.submit(listing=made, actor=actor, at=tale.day(day, 11))
    for step in ("take", "publish"):
        done = listings.decide(listing=done, step=step, actor=first, at=tale.day(day, 15))
    if done.state == "second_look":
        done = listings.decide(listing=done, step="confirm", actor=second, at=tale.day(day, 16))
    return done


def _values(service: Service, owner: Organisation) -> dict[str, Any]:
    fen = service.yuan and service.yuan * 100
    return {
        "title": service.title, "detail": service.detail, "summary": service.summary,
        "keywords": list(service.keywords), "field": service.field, "region": owner.region,
        "unit": service.unit, "turnaround_days": service.days, "money_low": fen, "money_high": fen,
        "price_mode": "fixed" if fen else "agreement",
    }  # fmt: skip
