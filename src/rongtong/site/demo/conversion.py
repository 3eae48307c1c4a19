"""The conversion account of the demo: what happened is counted, and some of it looks padded."""

from __future__ import annotations

from datetime import datetime

from rongtong.apps.conversion.actions.judging import judge
from rongtong.apps.conversion.actions.rebuilding import rebuild
from rongtong.apps.conversion.models import Flag
from rongtong.apps.orders.models import Order
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor
from rongtong.site.demo.orders import Deal, lead
from rongtong.site.demo.services import admin, house
from rongtong.site.demo.tale import Tale, playing

DONE = "place deliver"
ODD = (
    # The same sides, the same matter, the same sum, a day apart; the second pair is an ordinary repeat.
    Deal("user2", "gauge", 3, "受电弓气路压力传感器，三只。", -12, DONE),
    Deal("user2", "gauge", 3, "受电弓气路压力传感器，三只。", -11, DONE),
    Deal("laser", "gauge", 5, "送粉气路压力表，季度校准。", -19, DONE),
    Deal("laser", "gauge", 5, "送粉气路压力表，季度校准，另一条线。", -17, DONE),
    # What the one pays the other pays back.
    Deal("inst2", "salt", 7, "传感器外壳，304和316L两种。", -16, DONE),
    Deal("serv3", "gauge", 18, "盐雾箱压力传感器。", -13, DONE),
    # Three on one day.
    Deal("user2", "xray", 11, "转向架轴箱体第一批。", -28, DONE),
    Deal("user2", "xray", 14, "转向架轴箱体第二批。", -28, DONE),
    Deal("user2", "xray", 19, "转向架轴箱体第三批。", -28, DONE),
)
"""Orders that a test for padded figures doubts."""
JUDGED = (
    ("duplicate", "laser", "clear", "regular", "两条生产线分别送检，有两份委托单和两份证书。"),
    ("split", "user2", "uphold", "cut", "三批同一图号、同一天委托，应作一单。"),
)
"""Test, who bought, what the auditor said."""


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Order what looks odd, when nobody has; give how many orders that are."""
    if Order.objects.filter(wish=ODD[0].wish).exists():
        return 0
    tale = Tale(at)
    for deal in ODD:
        lead(deal, tale)
    return len(ODD)


def judged(*, actor: Actor, at: datetime) -> int:
    """Count what happened and judge some doubts; give how many were judged.

    To be called after the story: the trail it reads is written when the outermost action closes.
    """
    if not Order.objects.filter(wish=ODD[0].wish).exists() or Flag.objects.exclude(state="open").exists():
        return 0
    rebuild(actor=actor, at=at)
    tale = Tale(at)
    auditor = playing("auditor@example.org", tale)
    for check, buyer, step, reason, note in JUDGED:
        mine = {"deal__buyer__organisation": house(admin(buyer, tale))}
        flag = Flag.objects.filter(check_name=check, **mine).latest("pk")
        judge(flag=flag, step=step, reason=reason, note=note, actor=auditor, at=tale.now)
    return len(JUDGED)
