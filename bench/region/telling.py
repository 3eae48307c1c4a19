"""What the trail tells of needs and offers: begun, and each arrow."""

from __future__ import annotations

from bench.platform.trail import Trail
from bench.region.life import REASONS, REVIEW, Life, Lives
from rongtong.kit.accounts.models import User

AT_ONCE = 20_000


def tell(lives: Lives, first: int, many: int) -> int:
    """Write the entries of so many listings; give how many entries there are."""
    trail, names = Trail(), dict[int, str]()
    for start in range(0, many, AT_ONCE):
        told = [lives.of(n) for n in range(start, min(many, start + AT_ONCE))]
        wanted = {key for life in told for key in (life.owner.author, life.reviewer)} - set(names)
        names |= dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))
        for life in told:
            _one(trail, life, first + life.n, names)
    trail.finish()
    return trail.sheet.count


def _one(trail: Trail, life: Life, key: int, names: dict[int, str]) -> None:
    who, kind, title, state = life.owner.author, "catalogue.Listing", life.title, "draft"
    trail.note(
        "catalogue.listing.begun", kind, key, title, who=who, name=names[who], at=life.began,
        data={"kind": f"{life.side}.{life.base.kind}"},
    )  # fmt: skip
    for arrow, at in life.steps:
        by = life.reviewer if arrow in REVIEW else life.owner.author
        target = TARGETS[arrow]
        trail.note(
            f"catalogue.listing.{arrow}", kind, key, title, who=by, name=names[by], at=at,
            changes={"state": [state, target]}, reason="here" if arrow == "close" else REASONS.get(arrow, ""),
        )  # fmt: skip
        state = target


TARGETS = {
    "submit": "submitted", "take": "in_review", "publish": "published", "hand_on": "second_look",
    "return": "returned", "refuse": "refused", "expire": "expired", "close": "closed",
    "take_down": "taken_down", "discard": "discarded",
}  # fmt: skip
"""Where each arrow leads."""
