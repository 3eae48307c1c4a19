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

_FAMILY = "赵钱孙李冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭郎"
_GIVEN = ["思源", "若谷", "行舟", "望舒", "长风", "听雨", "知秋", "见山", "怀瑾", "清扬", "子衿", "星河", "云帆", "晓岚",
          "秉文", "致远", "念慈", "可心", "安然", "青禾"]  # fmt: skip
HEADS = ("510000", "500000", "510100", "510700", "511500", "5001LJ", "510703", "500107", "510600", "511300")
REVIEWERS = ("510000", "500000", "510000+", "500000+", "510700", "510100", "511500", "5001LJ", "500107")
OFFICERS = (
    "510000", "500000", "510100", "510400", "510600", "510700", "511100", "511300", "511500", "511700", "510703", "510704",
    "510781", "510107", "510105", "510115", "510116", "510683", "511502", "511304", "510503", "510411", "511126", "511722",
    "511702", "5001LJ", "500102", "500103", "500106", "500107", "500108", "500109", "500115",
)  # fmt: skip
CLERKS = ("510000", "510700", "500000")
DOORS = {
    ("centre.head", "510700"): "中心负责人：派驻人员、看工作量、调整下级中心",
    ("centre.head", "510000"): "省级中心负责人：全省中心与人员",
    ("officer", "510703"): "科技保姆（涪城）：看得到本区，看不到邻区",
    ("officer", "500107"): "科技保姆（九龙坡）",
    ("reviewer", "510700"): "审核员（绵阳）：单位认证与身份核验",
    ("reviewer", "510000"): "审核员（四川）：第二双眼睛，确认身份与复审",
    ("reviewer", "500000"): "审核员（重庆）",
    ("clerk", "510700"): "中心文员：维护地址、电话和开放时间",
}
_POSTS = {"centre.head": "head"}


def operators(tale: Tale) -> User:
    """Make the first operator as the wizard does, and through the pages' actions all other platform roles."""
    first = account("operator", "欧若拉", tale.day(-95), "平台运营员：先开启工作会话，再管理角色与中心")
    if assign_once(first, "operator", tale):
        open_staff_session(user=first, reason="建立平台演示环境", minutes=240, actor=acting(first, tale.day(-95)),
                           at=tale.day(-95))  # fmt: skip
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
    """Post heads, officers, reviewers and clerks; give the accounts by (role, region), the second with a +."""
    draw = Random(61504)
    wanted = [("centre.head", r) for r in HEADS] + [("officer", r) for r in OFFICERS]
    wanted += [("reviewer", r) for r in REVIEWERS] + [("clerk", r) for r in CLERKS]
    names = [f + g for f in _FAMILY for g in _GIVEN]
    draw.shuffle(names)
    at, found = tale.day(-95, 11), {}
    for number, (role, region) in enumerate(wanted):
        key = f"{role.split('.')[-1]}.{region.lower().replace('+', '.2')}"
        user = account(key, names[number], tale.day(-95), DOORS.get((role, region), ""))
        found[role, region] = user
        if not Posting.objects.filter(user=user).exists():
            post = _POSTS.get(role, role)
            staff.post(centre=centres_of[region.rstrip("+")], user=user, post=post, actor=acting(operator, at), at=at,
                       reason="首批派驻", most=draw.choice((3, 20, 30)))  # fmt: skip
    return found


def left(people: dict[tuple[str, str], User], tale: Tale) -> None:
    """Let one officer have left: former staff keep nothing."""
    posting = Posting.objects.filter(user=people["officer", "511702"], ended_at=None).first()
    if posting is not None:
        head = people["centre.head", "510000"]
        at = tale.day(-20)
        staff.end_post(posting=posting, reason="调离", actor=acting(head, at), at=at)
