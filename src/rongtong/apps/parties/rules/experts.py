"""Who reads and sets the terms of an expert, and who sees what they declared."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import everywhere, mine, permission, within

VIEW = permission(
    "parties.expert.view",
    _("Read an expert's terms"),
    on="parties.ExpertProfile",
    grants={
        "user": mine("person__user"),
        "officer": within("person__region"),
        "centre.head": within("person__region"),
        "operator": everywhere(staff=True),
    },
)
EDIT = permission(
    "parties.expert.edit",
    _("Set one's own terms as an expert"),
    on="parties.ExpertProfile",
    grants={"user": mine("person__user")},
)
INTERESTS = permission(
    "parties.interest.view",
    _("Read declared interests"),
    on="parties.Interest",
    grants={
        "user": mine("person__user"),
        "officer": within("person__region"),
        "reviewer": within("person__region"),
        "centre.head": within("person__region"),
        "operator": everywhere(staff=True),
    },
)
DECLARE = permission(
    "parties.interest.declare",
    _("Declare one's own interests"),
    on="parties.Interest",
    grants={"user": mine("person__user")},
)
