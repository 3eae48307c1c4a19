"""Campaigns, their targets and answers, led to a state by real actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rongtong.apps.campaigns.actions import answering, planning, targets
from rongtong.apps.campaigns.models import Answer, Campaign, Target
from rongtong.apps.campaigns.queries.finding import Found, recognised
from rongtong.apps.campaigns.rules.links import PUBLIC, TARGET, token_of
from rongtong.apps.parties.models import Centre, Organisation
from rongtong.lib.actor import SYSTEM, Actor
from tests.factories import centres
from tests.factories.catalogue import NEED
from tests.factories.organisations import AT, YUBEI, acting, reviewer

HELD = "500112"
PLANNED: dict[str, Any] = {
    "name": "2026 年装备制造企业技术需求摸底",
    "why": "为下半年的对接活动找准企业的技术难题。",
    "side": "need",
    "kinds": ["service", "research"],
    "length": 20,
}


def place() -> Centre:
    """Give the centre of the county, made once."""
    found = Centre.objects.filter(region=HELD).first()
    if found is not None:
        return found
    top = Centre.objects.filter(region="500000").first() or centres.centre("500000")
    return centres.centre(HELD, top)


def officer(name: str = "Officer", *regions: str) -> Actor:
    """Give an officer who serves regions (渝北 when none is named), without a posting."""
    return reviewer(name, *regions, role="officer")


def posted(post: str = "officer", at_centre: Centre | None = None) -> Any:
    """Give the account of somebody posted to the centre of the county."""
    return centres.posted(at_centre or place(), post).user


def campaign(
    *firms: Any, state: str = "draft", at: datetime = AT, by: Actor | None = None, **changes: Any
) -> Campaign:
    """Plan a campaign with firms on its list (names, records or ``Found``) and lead it to ``state``."""
    who = by or officer()
    made = planning.plan(centre=place(), values=PLANNED | changes, actor=who, at=at)
    if firms:
        targets.add(campaign=made, found=found(*firms), actor=SYSTEM, at=at)
    steps = {"draft": (), "running": ("start",), "closed": ("start", "close"), "dropped": ("drop",)}
    for step in steps[state]:
        made = planning.move(campaign=made, step=step, actor=who, at=at)
    return made


def found(*firms: Any) -> list[Found]:
    """Give firms as they would be found."""
    rows = [
        one if isinstance(one, Found)
        else Found(one.name, one.uscc, source="register") if isinstance(one, Organisation)
        else Found(str(one), region=YUBEI)
        for one in firms
    ]  # fmt: skip
    return recognised(rows, SYSTEM)


def running(*firms: Any, **changes: Any) -> list[Target]:
    """Give the targets of a running campaign, in the order of the firms."""
    made = campaign(*firms, state="running", **changes)
    return list(made.targets.select_related("campaign", "organisation").order_by("pk"))


def path(target: Target, tail: str = "") -> str:
    """Give the address of a target's link."""
    return f"/asked/{token_of(TARGET, target.pk, target.key)}/{tail}"


def public_path(made: Campaign) -> str:
    """Give the address of the public link."""
    return f"/asked/all/{token_of(PUBLIC, made.pk, made.key)}/"


def answer(
    target: Target, state: str = "sent", at: datetime = AT, by: Actor = SYSTEM, **values: Any
) -> Answer:
    """Write an answer at a link; send it unless told otherwise."""
    made = answering.begin(target=target, kind="service", actor=by, at=at, values=NEED | values)
    return answering.send(answer=made, actor=by, at=at) if state == "sent" else made


__all__ = (
    "acting",
    "answer",
    "campaign",
    "found",
    "officer",
    "path",
    "place",
    "posted",
    "public_path",
    "running",
)
