"""Trials led to a state by real actions: a company tries what a university offers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.contracts.actions import trying
from rongtong.apps.contracts.models import Trial, Usage
from rongtong.apps.parties.models import Organisation
from rongtong.lib.actor import Actor
from tests.factories import catalogue
from tests.factories.organisations import AT, acting, admin_of

TERMS: dict[str, Any] = {"scope": "在渝北一条产线上使用喷嘴两只，只用于自产壳体。", "months": 3}
SHOWN: dict[str, Any] = {
    "note": "连续运行72小时，粉末利用率提高。", "figures": [{"what": "粉末利用率", "value": "78%"}],
}  # fmt: skip
LATER = AT + timedelta(days=30)


def speaker(trial: Trial, which: str, at: datetime = AT) -> Actor:
    """Give the administrator of a side."""
    return acting(admin_of(trial.party(which).organisation, at), at)


def offered(at: datetime = AT, buyer: Organisation | None = None, **changes: Any) -> Trial:
    """Let a company ask for a trial of a public offer."""
    listing = changes.pop("listing", None)
    if listing is None:
        listing = catalogue.listing("offer", state="published", at=at, licences=["ordinary", "trial"])
    house = buyer or catalogue.house()
    given = TERMS | changes
    return trying.offer(listing=listing, buyer=house, actor=acting(admin_of(house, at), at), at=at, **given)


def moved(trial: Trial, step: str, which: str, at: datetime = AT, **more: Any) -> Trial:
    """Do a step for a side."""
    return trying.move(trial=trial, step=step, actor=speaker(trial, which, at), at=at, **more)


def running(at: datetime = AT, **changes: Any) -> Trial:
    """Let the owner accept."""
    return moved(offered(at, **changes), "accept", "seller", at)


def usage(trial: Trial | None = None, which: str = "buyer", at: datetime = LATER, **changes: Any) -> Usage:
    """Let a side bring evidence of use, a month later."""
    made = trial or running()
    given = {"on": at.date(), **SHOWN} | changes
    return trying.bring(trial=made, actor=speaker(made, which, at), at=at, **given)
