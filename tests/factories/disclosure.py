"""Agreements, access and data rooms, led to a state by the actions that the pages call."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from rongtong.apps.catalogue.models import Listing
from rongtong.apps.disclosure.actions import agreements, grants, rooms
from rongtong.apps.disclosure.models import Agreement, Grant, RoomFile
from rongtong.apps.introductions.models import Introduction
from tests.factories import catalogue, introductions
from tests.factories.introductions import acts
from tests.factories.organisations import AT

HOUR = timedelta(hours=1)
INSIDE = "浇口温度682℃，真空度46毫巴"


def introduced(at: datetime = AT, **offer: Any) -> Introduction:
    """Give an accepted introduction whose sides know each other."""
    between = introductions.pair(at, offer=offer) if offer else None
    return introductions.introduction("accepted", at=at, between=between)


def agreement(
    state: str = "asked", *, of: Introduction | None = None, at: datetime = AT, years: int = 3
) -> Agreement:
    """Lead an agreement, asked for by the buyer, to asked, half, standing, declined, withdrawn or revoked."""
    between = of or introduced(at)
    buyer, seller = acts(between, "buyer", at), acts(between, "seller", at)
    when = at + 3 * HOUR
    made = agreements.ask(introduction=between, years=years, actor=buyer, at=when)
    for step, actor, reason in _WAYS[state]:
        by = buyer if actor == "buyer" else seller
        made = agreements.move(agreement=made, step=step, reason=reason, actor=by, at=when + HOUR)
    return made


_SIGNED = (("sign", "buyer", ""), ("countersign", "seller", ""))
_WAYS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "asked": (), "half": _SIGNED[:1], "standing": _SIGNED,
    "declined": (("decline", "seller", "early"),), "withdrawn": (("withdraw", "buyer", ""),),
    "revoked": (*_SIGNED, ("revoke", "seller", "ended")),
}  # fmt: skip


def grant(state: str = "granted", *, of: Agreement | None = None, level: int = 3, at: datetime = AT) -> Grant:
    """Lead access of the buyer to the offer to asked, granted, refused or stopped."""
    made = of or agreement("standing", at=at)
    buyer, seller = acts(made.introduction, "buyer", at), acts(made.introduction, "seller", at)
    given = {"agreement": made, "listing": made.introduction.offer, "level": level}
    when = at + 5 * HOUR
    asked = grants.ask(**given, why="判断工艺是否适合我们的产线", actor=buyer, at=when)
    for step, reason in {"granted": [("give", "")], "refused": [("refuse", "early")],
                         "stopped": [("give", ""), ("stop", "ended")]}.get(state, []):  # fmt: skip
        asked = grants.move(grant=asked, step=step, reason=reason, actor=seller, at=when + HOUR)
    return asked


def room_file(
    listing: Listing, name: str = "工艺参数.txt", held: bytes | None = None, *, level: int = 3,
    may_copy: bool = False, at: datetime = AT,
) -> RoomFile:  # fmt: skip
    """Put a file into the room of a listing."""
    upload = SimpleUploadedFile(name, INSIDE.encode() if held is None else held)
    return rooms.add(
        listing=listing, upload=upload, level=level, may_copy=may_copy, actor=catalogue.writer(listing, at),
        at=at + HOUR,
    )  # fmt: skip


def png(size: tuple[int, int] = (600, 400)) -> bytes:
    """Give a grey picture."""
    kept = BytesIO()
    Image.new("RGB", size, "#dddddd").save(kept, "PNG")
    return kept.getvalue()
