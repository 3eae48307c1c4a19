"""The operators, the tree of centres and who works there."""

from __future__ import annotations

from random import Random

from django.utils import translation

from rongtong.apps.parties.actions import centres, roles, staff
from rongtong.apps.parties.models import Centre, Posting
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.accounts.models import User
from rongtong.kit.permissions.actions import assign, open_staff_session
from rongtong.lib.actor import SYSTEM
from rongtong.site.demo.tale import Tale, account, acting, rows

FAMILY = "赵钱孙李冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭郎"
GIVEN = "思源若谷行舟望舒长风听雨知秋见山怀瑾清扬子衿星河云帆晓岚秉文致远念慈可心安然青禾"
DOORS = {
    ("centre.head", "510700"): "中心负责人：派驻人员、看工作量、调整下级中心",
    ("centre.head", "510000"): "省级中心负责人：全省中心与人员",
    ("officer", "510703"): "科技保姆（涪城）：看得到本区，看不到邻区",
    ("officer", "500107"): "科技保姆（九龙坡）",
    ("reviewer", "510700"): "审核员（绵阳）：单位认证与身份核验",
    ("reviewer", "510000"): "审核员（四川）：第二双眼睛，确认身份与复审",
    ("reviewer", "500000"): "审核员（重庆）",
    ("clerk", "510700"): "中心文员：维护地址、电话和开放时间",
    ("registrar", "510700"): "技术合同登记员（绵阳）：受理、退回、登记技术合同",
}
_POSTS = {"centre.head": "head"}
REGISTRARS = ("510700", "500000")
"""Centres with a registrar; posted last, so that the others keep their names."""


def operators(tale: Tale) -> User:
    """Make the first operator as the wizard does, and through the pages' actions all other platform roles."""
    first = account("operator", "欧若拉", tale.day(-95), "平台运营员：先开启工作会话，再管理角色与中心")
    if assign_once(first, "operator", tale):
        at = tale.day(-95)
        open_staff_session(user=first, reason="建立演示环境", minutes=240, actor=acting(first, at), at=at)
    second = account("operator2", "司马平", tale.day(-95))
    assign_once(second, "operator", tale)
    security = account(
        "security", "卫青山", tale.day(-95), "安全管理员：开启工作会话后，对重要角色给出第二意见"
    )
    assign_once(security, "security", tale)
    auditor = account("auditor", "包青云", tale.day(-95), "审计员：查留痕、验链，不能改任何东西")
    assign_once(auditor, "auditor", tale)
    return first


def assign_once(user: User, role: str, tale: Tale) -> bool:
    """Let the system give a platform role, as at the first run; False when it is held already."""
    if user.assignments.filter(role=role).exists():
        return False
    assign(user=user, role=role, actor=SYSTEM, at=tale.day(-95), reason="首次启用")
    return True


def asked_role(tale: Tale) -> None:
    """Leave a powerful role waiting for a second person."""
    first, wanted = (
        User.objects.get(email="operator@example.org"),
        User.objects.get(email="operator2@example.org"),
    )
    someone = account("helper", "田小满", tale.day(-4))
    if someone.role_requests.exists() or wanted == someone:
        return
    at = tale.day(-1, 9)
    open_staff_session(user=first, reason="为审计组增补人员", actor=acting(first, at), at=at)
    roles.give(user=someone, role="auditor", reason="审计组增补一人", actor=acting(first, at), at=at)


def tree(operator: User, tale: Tale) -> dict[str, Centre]:
    """Plan, open and staff the centres; give them by region."""
    made: dict[str, Centre] = {centre.region: centre for centre in Centre.objects.all()}
    at = tale.day(-95, 10)
    actor = acting(operator, at)
    for number, row in enumerate(rows("centres")):
        if row["region"] in made:
            continue
        one = centres.plan(
            level=row["level"], region=row["region"], parent=made.get(row["parent"]), actor=actor, at=at,
            values=_card(row["region"], number),
        )  # fmt: skip
        # One is left planned, so that opening can be tried.
        made[row["region"]] = (
            one
            if row["region"] == "513323"
            else centres.open_centre(centre=one, version=None, actor=actor, at=at)
        )
    if not made["510705"].coverage.exists():
        centres.cover(centre=made["510705"], kind="extra", region="510726", since=at.date(), until=None,
                      reason="北川由安州中心代管", actor=actor, at=at)  # fmt: skip
    return made


def _card(region: str, number: int) -> dict[str, str]:
    with translation.override("zh-hans"):
        names = [term.zh for term in vocab.path(vocab.REGION, region)]
        own = names[-1]
        name = "".join(names[-2:]) if len(names) > 2 or region.startswith("50") else own
    return {
        "name": f"{name}科技服务中心",
        "address": f"{own}创新路 {number + 1} 号（演示）",
        "phone": f"000-0000{number:04d}",
        "hours": "周一至周五 9:00–17:00",
    }


def postings(operator: User, centres_of: dict[str, Centre], tale: Tale) -> dict[tuple[str, str], User]:
    """Post whom the data file names; give the accounts by (role, region), a second one with a +."""
    # Chance with a seed: the same names and loads every time.
    draw = Random(61504)  # noqa: S311
    names = [f + GIVEN[i : i + 2] for f in FAMILY for i in range(0, len(GIVEN), 2)]
    draw.shuffle(names)
    wanted = [(post, row["region"]) for row in rows("centres") for post in row["posts"].split()]
    wanted += [("registrar", region) for region in REGISTRARS]
    if not Posting.objects.exists():
        at = tale.day(-80)
        open_staff_session(user=operator, reason="首批派驻", minutes=240, actor=acting(operator, at), at=at)
    found = {}
    for post, region in wanted:
        role, second = post.rstrip("+"), post.endswith("+")
        key = f"{role.split('.')[-1]}.{region.lower()}{'.2' if second else ''}"
        hint = "" if second else DOORS.get((role, region), "")
        user = account(key, names.pop(), tale.day(-95), hint)
        found[role, region + ("+" if second else "")] = user
        _post(user, centres_of[region], _POSTS.get(role, role), draw.choice((3, 20, 30)), operator, tale)
    return found


def _post(user: User, centre: Centre, post: str, most: int, operator: User, tale: Tale) -> None:
    if not Posting.objects.filter(user=user).exists():
        at = tale.day(-80, 11)
        actor = acting(operator, at)
        staff.post(centre=centre, user=user, post=post, actor=actor, at=at, reason="首批派驻", most=most)


def left(people: dict[tuple[str, str], User], tale: Tale) -> None:
    """Let one officer have left: former staff keep nothing."""
    posting = Posting.objects.filter(user=people["officer", "511702"], ended_at=None).first()
    if posting is not None:
        head = people["centre.head", "510000"]
        at = tale.day(-20)
        staff.end_post(posting=posting, reason="调离", actor=acting(head, at), at=at)
