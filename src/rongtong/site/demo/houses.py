"""The invented organisations of the market: registered and verified by the same actions as anybody's."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from rongtong.apps.parties.actions import organisations, verifications
from rongtong.apps.parties.models import Organisation
from rongtong.kit.accounts.models import User
from rongtong.lib.actor import Actor
from rongtong.site.demo.organisations import PDF, code
from rongtong.site.demo.plan import House
from rongtong.site.demo.staff import FAMILY, GIVEN
from rongtong.site.demo.tale import Tale, account, acting, playing

FIRST = 101
"""The numbers below belong to the organisations of the files."""
_INDUSTRY = {
    "01": "C39", "02": "C37", "03": "C34", "04": "C27", "05": "C26", "06": "D44", "07": "N77", "08": "M73",
    "09": "A01", "10": "C36", "11": "E48",
}  # fmt: skip
_NEAR = {"5107": "510700", "5101": "510100", "5115": "511500"}


def uscc(house: House) -> str:
    """Give the credit code of a house."""
    return code({"key": "", "kind": house.kind, "region": house.region}, FIRST + house.place)


def admin(house: House, tale: Tale) -> User:
    """Give the administrator's account, made if missing."""
    draw = Random(house.name)  # noqa: S311 - the same name every time
    start = draw.randrange(0, len(GIVEN), 2)
    name = draw.choice(FAMILY) + GIVEN[start : start + draw.choice((1, 2))]
    return account(f"admin.c{house.place:04d}", name, tale.day(-92))


def founded(house: House, tale: Tale) -> Organisation:
    """Give the organisation of a house; register and verify it when it is not there."""
    found = Organisation.objects.filter(uscc=uscc(house)).first()
    if found is not None:
        return found
    at = tale.day(-91 + house.place % 5, 9 + house.place % 8)
    actor = acting(admin(house, tale), tale.now)
    made = organisations.register(values=_values(house), actor=actor, at=at)
    actor = acting(admin(house, tale), tale.now)  # an administrator since a moment ago
    case = verifications.begin(organisation=made, actor=actor, at=at)
    upload = SimpleUploadedFile("营业执照.pdf", PDF, content_type="application/pdf")
    verifications.add_evidence(case=case, kind="licence", upload=upload, actor=actor, at=at)
    case = verifications.submit(case=case, licence_name=made.name, actor=actor, at=at)
    first, second = desk(made.region, tale)
    later = at + timedelta(hours=20)
    case = verifications.decide(case=case, step="take", actor=first, at=at)
    case = verifications.decide(case=case, step="verify", actor=first, at=later)
    if case.state == "second_look":
        verifications.decide(case=case, step="confirm", actor=second, at=later)
    made.refresh_from_db()
    return made


def desk(region: str, tale: Tale) -> tuple[Actor, Actor]:
    """Give two reviewers who answer for a region: the city's and the province's, or the province's two."""
    province = "500000" if region.startswith("50") else "510000"
    near = _NEAR.get(region[:4], "")
    if region in ("500107", "500112"):
        near = {"500107": "500107", "500112": "5001lj"}[region]
    far, other = f"reviewer.{province}@example.org", f"reviewer.{province}.2@example.org"
    names = (f"reviewer.{near}@example.org", far) if near and near != "5001lj" else (far, other)
    return playing(names[0], tale), playing(names[1], tale)


def _values(house: House) -> dict[str, Any]:
    draw = Random(house.name)  # noqa: S311
    company = house.kind == "company"
    staff = draw.randrange(9, 700) if company else draw.randrange(20, 260)
    size = "micro" if staff < 20 else "small" if staff < 300 else "medium"
    what = f"{house.trade}方面的研发与服务" if not company else f"{house.trade}的生产与加工"
    return {
        "name": house.name, "short_name": house.short, "uscc": uscc(house), "kind": house.kind,
        "nature": {"company": "150", "university": "022", "institute": "021"}.get(house.kind, "023"),
        "region": house.region, "industry": _INDUSTRY.get(house.field, "") if company else "",
        "size": size if company else "", "staff": staff, "rd_staff": staff * draw.randrange(6, 40) // 100,
        "founded": date(draw.randrange(1985, 2024), draw.randrange(1, 13), draw.randrange(1, 28)),
        "summary": f"主要做{what}；虚构单位。", "visibility": "public",
    }  # fmt: skip
