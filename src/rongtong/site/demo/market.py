"""Needs and offers of the demo, each written, handed in and decided about by the people whose part it is."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.catalogue.actions import listings, pinning, revisions
from rongtong.apps.catalogue.models import Listing
from rongtong.apps.catalogue.rules.kinds import forms
from rongtong.apps.parties.models import Organisation, Person
from rongtong.kit.accounts.models import User
from rongtong.kit.workflow import Hindered, perform
from rongtong.lib.actor import SYSTEM, Actor
from rongtong.site.demo import houses
from rongtong.site.demo.organisations import code
from rongtong.site.demo.plan import Item
from rongtong.site.demo.tale import Tale, playing, rows
from rongtong.site.demo.texts import Text

_FEN = 1_000_000
"""Fen in 万元."""
_WAYS = {
    "draft": "", "submitted": "submit", "late": "submit", "in_review": "submit take",
    "returned": "submit take return", "published": "submit take publish", "ending": "submit take publish",
    "expired": "submit take publish expire", "closed": "submit take publish close",
    "taken_down": "submit take publish take_down",
}  # fmt: skip
_ANSWERS = (
    ("figures", "请补上现在的数值和希望达到的数值，最好带单位。"),
    ("unclear", "看不出要对方做什么，请把交付物写清楚。"),
    ("tried", "请写一句以前试过什么、结果怎样，能少走弯路。"),
    ("money", "价格与所写的工作量差得多，请再核一下。"),
)  # fmt: skip
_ENDS = ("here", "elsewhere", "gave_up", "changed", "here", "here")
_PICK = {
    "engagement": (("周末", "weekend"), ("博士后", "postdoc"), ("全职", "full_time"), ("远程", "remote"),
                   ("", "part_time")),
    "finance_form": (("知识产权", "ip_loan"), ("专利", "ip_loan"), ("股权", "equity"), ("投资", "equity"),
                     ("保险", "insurance"), ("担保", "guarantee"), ("", "loan")),
    "audience": (("农", "farmers"), ("职工", "staff"), ("少年", "children"), ("亲子", "children"),
                 ("学生", "students"), ("研学", "students"), ("", "all")),
}  # fmt: skip


def placed(item: Item, tale: Tale) -> Listing | None:
    """Make one listing and lead it to its state; None when it is there already."""
    if Listing.objects.filter(batch=item.key).exists():
        return None
    owner, user = _owner(item, tale)
    actor, at = playing(user.email, tale), _begun(item, tale)
    whose = {"person": owner} if isinstance(owner, Person) else {"organisation": owner}
    made = listings.begin(
        side=item.text.side, kind=item.text.kind, values=values(item, owner, tale), batch=item.key,
        actor=actor, at=at, **whose,
    )  # fmt: skip
    for number, step in enumerate(_WAYS[item.state].split()):
        made = _step(made, step, item, actor, min(at + timedelta(hours=5 * number), tale.now), tale)
    _revised(made, item, actor, tale)
    if item.state == "published" and item.door and item.text.side == "offer" and item.place % 4 == 0:
        _put_first(made, actor, tale)
    return made


def _put_first(made: Listing, actor: Actor, tale: Tale) -> None:
    """Let the organisations of the doors put some offers first; who has four leaves it at that."""
    with suppress(Hindered):
        pinning.pin(listing=made, actor=actor, at=tale.now)


def _owner(item: Item, tale: Tale) -> tuple[Organisation | Person, User]:
    if item.person:
        user = User.objects.get(email=f"{item.person}@example.org")
        return Person.objects.get(user=user), user
    if item.house:
        return houses.founded(item.house, tale), houses.admin(item.house, tale)
    number, row = next((n, row) for n, row in enumerate(rows("organisations"), 1) if row["key"] == item.door)
    people = (
        one for one in rows("people") if one["organisation"] == item.door and "org.admin" in one["roles"]
    )
    key = next((str(one["key"]) for one in people), f"admin.{item.door}")
    found = Organisation.objects.get(uscc=code(row, number))
    return found, User.objects.get(email=f"{key}@example.org")


def _begun(item: Item, tale: Tale) -> datetime:
    """Give when it was begun, so that its state fits today."""
    n, days = item.place, forms()[item.text.side, item.text.kind].expires_days
    ago = {"submitted": n % 3, "late": 9 + n % 6, "in_review": 1 + n % 3, "draft": n % 20,
           "returned": 3 + n % 9, "ending": days - 4 - n % 9, "expired": days + 6}  # fmt: skip
    back = ago.get(item.state, 4 + n * 7 % (70 if days < 100 else 84))
    return tale.day(-back, 9 + n % 9, n * 7 % 60)


def _step(made: Listing, step: str, item: Item, owner: Actor, at: datetime, tale: Tale) -> Listing:
    if step == "expire":
        return perform(made, "expire", actor=SYSTEM, at=tale.day(-4, 1))
    if step == "submit":
        return listings.submit(listing=made, actor=owner, at=at)
    if step == "close":
        return listings.decide(
            listing=made, step=step, actor=owner, at=tale.day(-2), reason=_ENDS[item.place % 6]
        )
    first, second = houses.desk(made.home, tale)
    given = {}
    if step == "return":
        given = dict(zip(("reason", "note"), _ANSWERS[item.place % len(_ANSWERS)], strict=True))
    if step == "take_down":
        given = {"reason": "stale", "note": "两次联系均无人答复，先撤下，更新后可申诉。"}
    done = listings.decide(listing=made, step=step, actor=first, at=at, **given)
    if done.state == "second_look":
        done = listings.decide(listing=done, step="confirm", actor=second, at=at)
    return done


def _revised(made: Listing, item: Item, actor: Actor, tale: Tale) -> None:
    """Let some owners change what is public: handed in, passed or sent back."""
    if item.state != "published" or item.place % 17 != 4:
        return
    first = houses.desk(made.home, tale)[0]
    change = revisions.propose(
        listing=made, values={"summary": f"{made.summary}（资料已更新）"[:300]}, actor=actor, at=tale.day(-2)
    )
    change = revisions.decide(revision=change, step="submit", actor=actor, at=tale.day(-1, 10))
    if item.place % 3 == 1:
        revisions.decide(revision=change, step="apply", actor=first, at=tale.day(-1, 15))
    elif item.place % 3 == 2:
        revisions.decide(
            revision=change, step="return", actor=first, at=tale.day(-1, 15), reason="figures",
            note="更新了哪些资料？请写出来。",
        )  # fmt: skip


def values(item: Item, owner: Organisation | Person, tale: Tale) -> dict[str, Any]:
    """Give what the owner types, by the names of the catalogue."""
    text = item.text
    money = {
        name: round(amount * _FEN)
        for name, amount in (("money_low", text.low), ("money_high", text.high))
        if amount is not None
    }
    found: dict[str, Any] = {
        "title": text.title, "detail": text.detail, "tried": text.tried, "field": text.field,
        "region": owner.region if text.side == "offer" else text.region, "summary": text.summary,
        "keywords": list(text.keywords), "maturity": text.maturity, "maturity_evidence": text.evidence,
        "licences": list(text.licences), "veiled": _veiled(item), **money, **_extras(text),
        "price_mode": "" if money else "agreement",
    }  # fmt: skip
    form = forms()[text.side, text.kind]
    for name in ("maturity", "maturity_evidence", "licences"):
        if text.side == "offer" and not form.asks(name):
            found.pop(name)
    if text.months:
        found["deadline"] = (tale.now + timedelta(days=30 * text.months)).date()
    return found


def _veiled(item: Item) -> list[str]:
    if item.text.side == "offer":
        return ["money"] if item.place % 40 == 7 and item.text.low else []
    return ["organisation"] * (item.place % 9 == 2) + ["money"] * (item.place % 14 == 3)


def _extras(text: Text) -> dict[str, Any]:
    """Give what only its kind asks, read out of the text."""
    form, said = forms()[text.side, text.kind], f"{text.title}{text.detail}"
    found: dict[str, Any] = {
        name: next(code for word, code in pairs if word in said)
        for name, pairs in _PICK.items()
        if form.asks(name)
    }
    figures = [part for part in re.split(r"[，。；]", text.detail) if re.search(r"\d", part)] or [text.title]
    if form.asks("scale"):
        found["scale"] = figures[0][:120]
    if form.asks("model"):
        found["model"] = "，".join(figures[:2])[:200]
    if form.asks("unit") and text.unit:
        found["unit"] = text.unit
    if form.asks("turnaround_days") and (days := re.search(r"(\d+)个?(?:工作日|天)", text.detail)):
        found["turnaround_days"] = int(days[1])
    if form.asks("posts"):
        found["posts"] = 1
    return found
