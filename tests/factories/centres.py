"""Centres, their staff and people, made by the actions that the pages call."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import Any

from rongtong.apps.parties.actions import centres, identity, persons, staff
from rongtong.apps.parties.models import Centre, Person, Posting
from rongtong.kit.permissions.queries import actor_for
from rongtong.lib.actor import SYSTEM, Actor
from tests.factories.accounts import account

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
SICHUAN, MIANYANG, FUCHENG, YOUXIAN = "510000", "510700", "510703", "510704"
CHONGQING, LIANGJIANG, JIANGBEI = "500000", "5001LJ", "500105"
CARD = {"address": "创新路 1 号", "phone": "0816-0000000", "hours": "周一至周五 9:00-17:00"}
_numbers = count(1)


def centre(
    region: str, parent: Centre | None = None, level: str = "", name: str = "", opened: bool = True
) -> Centre:
    """Make a centre for a region, open unless told otherwise; the level follows the code."""
    of_code = "province" if region.endswith("0000") else "city" if region.endswith("00") else "county"
    made = centres.plan(
        level=level or of_code, region=region, parent=parent, actor=SYSTEM, at=AT,
        values={"name": name or f"服务中心{region}-{next(_numbers)}", **CARD},
    )  # fmt: skip
    return centres.open_centre(centre=made, version=None, actor=SYSTEM, at=AT) if opened else made


def tree() -> dict[str, Centre]:
    """Make a province with one city and two counties under it."""
    top = centre(SICHUAN)
    city = centre(MIANYANG, top)
    return {"top": top, "city": city, "one": centre(FUCHENG, city), "two": centre(YOUXIAN, city)}


def posted(at_centre: Centre, post: str = "officer", user: Any = None) -> Posting:
    """Post an account, a new one unless given, to a centre."""
    return staff.post(centre=at_centre, user=user or account(), post=post, actor=SYSTEM, at=AT)


def acting(who: Any, at: datetime = AT) -> Actor:
    """Give the actor for a posting or an account, read anew as a request does."""
    return actor_for(getattr(who, "user", who), at=at)


def person(user: Any = None, **values: Any) -> Person:
    """Make the record of an account, a new one unless given."""
    owner = user or account()
    filled = {"name": "张桂兰", "region": FUCHENG} | values
    return persons.begin(values=filled, actor=acting(owner), at=AT)


def handed_in(**values: Any) -> Person:
    """Make a person whose identity waits for a check, with one document laid beside it."""
    made = person(**values)
    actor = acting(made.user)
    identity.add_proof(identity=made.identity, kind="work_proof", note="工作证", actor=actor, at=AT)
    identity.decide_identity(identity=made.identity, name="assert", version=None, actor=actor, at=AT)
    return Person.objects.get(pk=made.pk)


def resolved(where: dict[str, Centre], **values: Any) -> Person:
    """Make a person whose identity was checked by an officer and resolved by a reviewer of the tree."""
    made = handed_in(**values)
    for name, post in (("check", "officer"), ("resolve", "reviewer")):
        actor = acting(posted(where["one"], post))
        identity.decide_identity(identity=made.identity, name=name, version=None, actor=actor, at=AT)
    return Person.objects.get(pk=made.pk)
