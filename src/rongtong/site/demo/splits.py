"""How incomes of results are shared in the demo: a split in every state, through the actions of the pages."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from rongtong.apps.contracts.actions import splitting
from rongtong.apps.contracts.actions.splitting import Part
from rongtong.apps.contracts.models import Contract, Split
from rongtong.apps.contracts.queries.income import people_to_name
from rongtong.apps.ledger.actions import paying
from rongtong.apps.ledger.queries.obligations import about
from rongtong.apps.parties.models import Person
from rongtong.kit.accounts.models import User
from rongtong.kit.audit import action
from rongtong.lib.actor import Actor
from rongtong.site.demo.contracts import ADMINS
from rongtong.site.demo.tale import Tale, acting

LICENCE, JOINT = "激光熔覆粉末同轴送粉喷嘴专利许可", "压铸模具寿命预测联合开发"
RULE = "科技成果转化管理办法（演示）第十二条"


@action
def told(*, actor: Actor, at: datetime) -> int:
    """Make the splits, once; give how many were made. A contract or people not there are left out."""
    if Split.objects.exists():
        return 0
    tale = Tale(at)
    for title, seller, tell in ((LICENCE, "univ1", _objected), (JOINT, "inst1", _counted)):
        contract = Contract.objects.filter(title=title).first()
        if contract is not None:
            people = list(people_to_name(contract)[:3])
            by = acting(User.objects.get(email=f"{ADMINS[seller]}@example.org"), tale.now)
            if len(people) > 1:
                tell(contract, people, by, tale)
    return Split.objects.count()


def _propose(
    contract: Contract, people: list[Person], bps: tuple[int, ...], by: Actor, at: datetime
) -> Split:
    roles = ("第一完成人", "试验与图纸", "成果转化")
    parts = [Part(one, role, bp) for one, role, bp in zip(people, roles, bps, strict=False)]
    given = {"way": "income", "team_bp": 7_000, "own_rule": RULE, "parts": parts}
    return splitting.propose_split(contract=contract, actor=by, at=at, **given)


def _bps(count: int, first: int) -> tuple[int, ...]:
    rest = 10_000 - first
    return (first, rest) if count == 2 else (first, rest // 2, rest - rest // 2)


def _answer(split: Split, at: datetime, **objecting: Any) -> None:
    """Let everybody agree; with ``objecting`` the last one objects."""
    portions = list(split.portions.select_related("person__user", "split__contract").order_by("pk"))
    for one in portions:
        step = {"step": "object", **objecting} if objecting and one == portions[-1] else {"step": "agree"}
        splitting.answer_portion(portion=one, actor=acting(one.person.user, at), at=at, **step)


def _objected(contract: Contract, people: list[Person], by: Actor, tale: Tale) -> None:
    """Of a licence: somebody objects."""
    made = _propose(contract, people, _bps(len(people), 6_000), by, tale.day(-9))
    _answer(made, tale.day(-8), reason="part", note="喷嘴流道的三轮试验由我完成，建议提高到三成五。")


def _counted(contract: Contract, people: list[Person], by: Actor, tale: Tale) -> None:
    """Of a joint development: taken back, agreed, replaced; money came in, a cost is stated."""
    first_try = _propose(contract, people, _bps(len(people), 9_000), by, tale.day(-80))
    splitting.withdraw_split(split=first_try, actor=by, at=tale.day(-79))
    for days, first in ((-78, 6_000), (-20, 5_000)):
        made = _propose(contract, people, _bps(len(people), first), by, tale.day(days))
        _answer(made, tale.day(days) + timedelta(hours=6))
    given = {"actor": by, "at": tale.day(-18)}
    cost = {"kind": "cost", "what": "热电偶和试模材料", "fen": 3_860_000, "on": tale.day(-30).date()}
    splitting.state_figure(contract=contract, **cost, **given)
    owed = about(contract).order_by("pk").first()
    if owed is not None and owed.state == "open":
        buyer = acting(User.objects.get(email=f"{ADMINS['die']}@example.org"), tale.now)
        said = {"amount": owed.open, "key": "demo-split", "actor": buyer, "at": tale.day(-19)}
        paying.confirm(payment=paying.report(obligation=owed, **said), **given)
