"""Two campaigns of the demo: one that ended in spring, one that runs and has telephone calls due today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rongtong.apps.campaigns.actions import answering, calling, planning, sending, taking, targets
from rongtong.apps.campaigns.models import Campaign, Target
from rongtong.apps.campaigns.queries.finding import Found, as_found, in_register, recognised
from rongtong.apps.campaigns.queries.officers import OFFICER
from rongtong.apps.parties.models import Centre, Organisation
from rongtong.kit.audit import action
from rongtong.kit.workflow import Hindered
from rongtong.lib.actor import SYSTEM, Actor
from rongtong.site.demo.tale import Tale, playing

REGION = "510700"
_UNKNOWN = (
    ("北川羌寨茶机厂（演示）", "510726"), ("平武高原蜂业有限公司（演示）", "510727"),
    ("盐亭丝绸机械配件厂（演示）", "510723"), ("涪城精诚线缆有限公司（演示）", "510703"),
    ("游仙科达电镀厂（演示）", "510704"), ("安州金穗饲料厂（演示）", "510705"),
    ("江油明月机械加工厂（演示）", "510781"), ("三台麦冬饮片加工厂（演示）", "510722"),
    ("涪城永固模具加工厂（演示）", "510703"), ("游仙宏达热处理厂（演示）", "510704"),
    ("安州顺丰粮机制造有限公司（演示）", "510705"), ("三台蜀锦纺织配件厂（演示）", "510722"),
    ("梓潼绿源魔芋食品有限公司（演示）", "510725"), ("江油青莲耐火材料厂（演示）", "510781"),
)  # fmt: skip
_SAID: tuple[dict[str, Any], ...] = (
    {"title": "阀体铸件壁厚处缩松多，想找凝固模拟和工艺改进", "field": "05",
     "detail": "DN200 闸阀铸钢件，壁厚突变处探伤不合格约 12%，返修费工。希望降到 3% 以内。",
     "tried": "加过冷铁，位置靠经验，效果时好时坏。", "money_high": 30_000_000},
    {"title": "激光熔覆后刀具刃口开裂，需要粉末配方与预热工艺", "field": "05",
     "detail": "高速钢刀片熔覆层硬度要到 60HRC，现在每百片裂 9 片。可提供样件和设备机时。",
     "tried": "换过两种粉末。",
     "money_high": 20_000_000},
    {"title": "烘干线蒸汽用量大，想改热泵并算清回收期", "field": "06",
     "detail": "两条带式烘干线，日处理湿料 40 吨，月用蒸汽 900 吨。希望能耗降三成，停产不超过十天。"},
    {"title": "小批量零件图纸多，报价慢，想用软件按图识别工时", "field": "01",
     "detail": "每天约 30 份图纸，人工估工时要两小时。希望按图自动给出工序与工时，误差在 15% 以内。",
     "tried": "试过表格模板，特征复杂的不准。", "money_high": 15_000_000},
)  # fmt: skip


@dataclass(frozen=True)
class Round:
    """A campaign: ``begun`` and ``ended`` in days from today; None: it runs."""

    name: str
    why: str
    begun: int
    ended: int | None


ROUNDS = (
    Round("2026 年上半年绵阳装备与材料企业技术需求摸底",
          "为七月的产学研对接会找准题目。您的难题会由科技保姆逐条核实，合适的团队直接上门。", -75, -40),
    Round("2026 年第四季度绵阳中小企业技术需求摸底",
          "帮中小企业找技术、找人、找检测。填写只需两分钟，答复由本区县科技保姆跟进。", -9, None),
)  # fmt: skip


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make the campaigns that are missing; give how many were made."""
    tale = Tale(at)
    missing = [one for one in ROUNDS if not Campaign.objects.filter(name=one.name).exists()]
    for one in missing:
        _round(one, tale)
    return len(missing)


def _round(one: Round, tale: Tale) -> None:
    at, head = tale.day(one.begun, 10), playing(f"{OFFICER}.{REGION}@example.org", tale)
    values = {"name": one.name, "why": one.why, "side": "need", "kinds": ["service", "research"]}
    centre = Centre.objects.get(region=REGION)
    made = planning.plan(centre=centre, values=values | {"length": 20}, actor=head, at=at)
    firms = [as_found(house) for house in in_register(head, region=REGION, kinds=["company"])[:16]]
    lines = [
        Found(name, region=region, contact="李师傅", phone=f"000-000001{n:02d}")
        for n, (name, region) in enumerate(_UNKNOWN)
    ]
    targets.add(campaign=made, found=[*firms, *recognised(lines, head)], actor=head, at=at)
    targets.assign_evenly(campaign=made, actor=head, at=at)
    made = planning.move(campaign=made, step="start", actor=head, at=at)
    rows = list(made.targets.select_related("organisation").order_by("pk"))
    sending.invite(campaign=made, targets=rows, actor=SYSTEM, at=at)
    _answers(made, one, head, tale)
    if one.ended is not None:
        planning.move(campaign=made, step="close", actor=head, at=tale.day(one.ended, 17))


def _answers(made: Campaign, one: Round, head: Actor, tale: Tale) -> None:
    """Let some firms answer, some have none, one not want to be asked again, some wait for a call."""
    rows = list(made.targets.filter(asked_by=None).select_related("campaign", "organisation").order_by("pk"))
    part = rows[:5] if one.ended is None else rows
    for n, target in enumerate(part):
        at = tale.day(one.begun + 1 + n % 6, 9 + n % 8, 7 * n % 60)
        link: dict[str, Any] = {"actor": by_link(target), "at": at}
        if n != 5:
            answering.opened(target=target, **link)
        if n < 4:
            _answered(target, _SAID[n], n, head, at, closed=one.ended is not None)
        elif n % 4 == 0:
            answering.say_none(target=target, **link)
        elif n % 4 == 1 and one.ended is not None:
            calling.note_call(target=target, result="wrong", actor=head, at=at)
        elif n == 6:
            answering.say_never(target=target, **link)
    for target in rows[5:8] if one.ended is None else ():
        answering.opened(target=target, actor=by_link(target), at=tale.day(-3, 14))


def by_link(target: Target) -> Actor:
    """Give whoever holds the link of a target."""
    return replace(SYSTEM, name=f"{target.name}的链接", via="link")


def _answered(
    target: Target, said: dict[str, Any], n: int, head: Actor, at: datetime, *, closed: bool
) -> None:
    values = said | {"region": target.region, "summary": said["title"]}
    by: dict[str, Any] = {"actor": by_link(target), "at": at}
    sent = answering.begin(target=target, kind="service", values=values, **by)
    sent = answering.send(answer=sent, contact="王工", phone="000-00000199", **by)
    if not closed or n > 1 or not isinstance(target.organisation, Organisation):
        return
    try:
        taking.confirm(answer=sent, word="电话：王工同意代为递交", actor=head, at=at)
    except Hindered:
        return
