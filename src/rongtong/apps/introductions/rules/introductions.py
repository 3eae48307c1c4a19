"""Who asks for an introduction, answers it, talks in it, reads it, and looks after silent ones."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.catalogue.rules.listings import WRITERS
from rongtong.apps.introductions.models.introductions import Role
from rongtong.apps.parties.rules.sides import ACT, READ
from rongtong.kit.permissions import Permission, both, everywhere, mine, own, permission, where, within
from rongtong.kit.permissions.reach import Reach

CENTRE = ("officer", "centre.head")
"""Posts of a service centre that see the introductions of both sides' regions."""
HERE = (within("buyer_home"), within("seller_home"))
NUDGE_DAYS, NUDGED_DAYS = 2, 1
"""Days after which the asking side may remind, and between two reminders."""
SLOTS_MOST, FILES_MOST = 3, 5
WITHDRAW_MINUTES = 5
"""Minutes in which a message can be taken back."""

_LISTING = {Role.BUYER: "need", Role.SELLER: "offer"}


def side(role: str, way: str = "", roles: tuple[str, ...] = ACT) -> dict[str, tuple[Reach, ...]]:
    """Give the grants of one side: its organisation or person, and the person whose listing it is.

    ``way``: the path to the introduction (``"introduction__"``), empty on itself.
    """
    return {
        **dict.fromkeys(roles, (own(f"{way}{role}__organisation"),)),
        "user": (mine(f"{way}{role}__person__user"), mine(f"{way}{_LISTING[Role(role)]}__person__user")),
    }


def sides(way: str = "", roles: tuple[str, ...] = ACT) -> dict[str, tuple[Reach, ...]]:
    """Give the grants of both sides."""
    one, other = side(Role.BUYER, way, roles), side(Role.SELLER, way, roles)
    return {role: one[role] + other[role] for role in one}


def of_asked(asked: bool) -> dict[str, tuple[Reach, ...]]:
    """Give the grants of the side that is asked, or of the one that asks."""
    grants: dict[str, tuple[Reach, ...]] = {}
    for role, other in ((Role.BUYER, Role.SELLER), (Role.SELLER, Role.BUYER)):
        by = str(other if asked else role)
        state = where(
            Q(asked_by=by), _("asked of them") if asked else _("asked by them"),
            lambda one, by=by: getattr(one, "asked_by", "") == by,
        )  # fmt: skip
        for name, reaches in side(role).items():
            grants[name] = grants.get(name, ()) + tuple(both(reach, state) for reach in reaches)
    return grants


_OPERATOR = {"operator": everywhere(staff=True)}


def _on(name: str, label: object, grants: dict[str, tuple[Reach, ...]]) -> Permission:
    return permission(f"introductions.{name}", label, on="introductions.Introduction", grants=grants)


ASK = permission(
    "introductions.ask",
    _("Ask for an introduction on behalf of a need or an offer"),
    on="catalogue.Listing",
    grants={"user": mine("person__user"), **dict.fromkeys(WRITERS, own("organisation"))},
)
VIEW = permission(
    "introductions.introduction.view",
    _("See an introduction"),
    on="introductions.Introduction",
    grants={**sides(roles=READ), **dict.fromkeys(CENTRE, HERE), **_OPERATOR},
)
TALK = _on("introduction.talk", _("Talk, meet and end in an introduction"), sides())
REPLY = _on("introduction.reply", _("Accept or decline an introduction"), of_asked(True))
WITHDRAW = _on("introduction.withdraw", _("Withdraw one's request for an introduction"), of_asked(False))
SERVE = _on(
    "introduction.serve", _("Look after introductions without an answer"), dict.fromkeys(CENTRE, HERE)
)
WRITE = _on(
    "introduction.write", _("Write into the talk of an introduction"),
    {**sides(), **dict.fromkeys(CENTRE, HERE)},
)  # fmt: skip
FALL_SILENT = _on("introduction.fall_silent", _("Let a request run out (the system only)"), {})
MEET = permission(
    "introductions.meeting.act",
    _("Propose, pick, cancel and minute meetings"),
    on="introductions.Meeting",
    grants=sides("introduction__"),
)
READ_MESSAGE = permission(
    "introductions.message.read",
    _("Read the files of an introduction's talk"),
    on="introductions.Message",
    grants={
        **sides("introduction__", READ),
        **dict.fromkeys(CENTRE, (within("introduction__buyer_home"), within("introduction__seller_home"))),
        **_OPERATOR,
    },
)
REMOVE = permission(
    "introductions.message.remove",
    _("Remove a file of a talk (only by withdrawing its message)"),
    on="introductions.Message",
    grants={},
)
