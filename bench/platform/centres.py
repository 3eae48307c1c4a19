"""The tree of centres and their staff, made by the actions themselves: there are few."""

from __future__ import annotations

from dataclasses import dataclass

from bench.platform.size import BEGAN, Size
from rongtong.apps.parties.actions import centres, staff
from rongtong.apps.parties.models import Centre
from rongtong.apps.vocab import queries as vocab
from rongtong.kit.accounts.models import User
from rongtong.lib.actor import SYSTEM

PROVINCES = ("510000", "500000")
CARD = {"address": "创新路 1 号", "phone": "028-00000000", "hours": "周一至周五 9:00-17:00"}
POSTS = ("head", "officer", "reviewer")


@dataclass
class Places:
    """Regions organisations lie in, and who works where: ``staff[post][region]`` is an account."""

    counties: list[str]
    staff: dict[str, dict[str, int]]
    centres: dict[str, Centre]

    def reviewer(self, region: str) -> int:
        """Give the reviewer nearest to a region."""
        reviewers = self.staff["reviewer"]
        near = (region, *vocab.ancestors(vocab.REGION, region))
        return next(reviewers[code] for code in near if code in reviewers)

    def body(self, region: str) -> str:
        """Give the name of that reviewer's centre."""
        near = (region, *vocab.ancestors(vocab.REGION, region))
        return next(self.centres[code].name for code in near if code in self.centres)


def load(size: Size, accounts: list[tuple[int, str]]) -> Places:
    """Plan and open the centres, post the last accounts of all to them."""
    with vocab.pinned():
        wanted = _wanted(size.counties)
        places = Places(
            [code for code, level in _wanted(10_000) if level == "county"], {p: {} for p in POSTS}, {}
        )
        free = iter(reversed(accounts))
        for code, level in wanted:
            parent = next(
                (places.centres[up] for up in vocab.ancestors(vocab.REGION, code) if up in places.centres),
                None,
            )
            name = "".join(map(str, vocab.path(vocab.REGION, code))) + "科技服务中心"
            planned = centres.plan(
                level=level, region=code, parent=parent, values=CARD | {"name": name}, actor=SYSTEM, at=BEGAN
            )
            places.centres[code] = centres.open_centre(centre=planned, version=None, actor=SYSTEM, at=BEGAN)
            for post in POSTS:
                user = User.objects.get(pk=next(free)[0])
                staff.post(centre=planned, user=user, post=post, actor=SYSTEM, at=BEGAN)
                places.staff[post][code] = user.pk
    return places


def _wanted(most: int) -> list[tuple[str, str]]:
    """Give (region, level of its centre): provinces, cities, at most so many counties of each province."""
    found: dict[str, str] = {}
    for province in PROVINCES:
        found[province] = "province"
        below = [
            term
            for code in sorted(vocab.subtree(vocab.REGION, province))
            if (term := vocab.term(vocab.REGION, code, BEGAN.date()))
        ]
        counties = [term.code for term in below if term.level == "county"][:most]
        above = {up for code in counties for up in vocab.ancestors(vocab.REGION, code)} - {province}
        found |= dict.fromkeys(sorted(above & {term.code for term in below}), "city")
        found |= dict.fromkeys(counties, "county")
    return list(found.items())
