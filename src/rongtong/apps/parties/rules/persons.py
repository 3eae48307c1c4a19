"""Who reads and writes a person's record; the public card is for everybody, the record is not."""

from __future__ import annotations

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.permissions import both, everywhere, mine, own, permission, where, within

LISTED = Q(listed_at__isnull=False, merged_into=None)
UNCLAIMED = Q(user=None, merged_into=None)


def is_listed(person: Model) -> bool:
    """Tell what ``LISTED`` filters."""
    return getattr(person, "listed_at", None) is not None and getattr(person, "merged_into_id", None) is None


def is_unclaimed(person: Model) -> bool:
    """Tell what ``UNCLAIMED`` filters."""
    return getattr(person, "user_id", None) is None and getattr(person, "merged_into_id", None) is None


_drafted = both(own("drafted_by"), where(UNCLAIMED, _("not yet claimed"), is_unclaimed))

CARD = permission(
    "parties.person.card",
    _("Read a public card"),
    on="parties.Person",
    grants={"anyone": where(LISTED, _("with a public card"), is_listed)},
)
VIEW = permission(
    "parties.person.view",
    _("Read a person's record"),
    on="parties.Person",
    grants={
        "user": mine("user"),
        "org.admin": own("drafted_by"),
        "org.agent": own("drafted_by"),
        "officer": within("region"),
        "reviewer": within("region"),
        "centre.head": within("region"),
        "operator": everywhere(staff=True),
    },
)
EDIT = permission(
    "parties.person.edit",
    _("Change a person's record"),
    on="parties.Person",
    # An office keeps its draft up to date until the person claims it; from then on it is theirs alone.
    grants={"user": mine("user"), "org.admin": _drafted, "org.agent": _drafted},
)
PUBLISH = permission(
    "parties.person.publish",
    _("Publish one's own card"),
    on="parties.Person",
    grants={"user": mine("user")},
)
DRAFT = permission(
    "parties.person.draft",
    _("Draft a scientist of one's organisation"),
    on="parties.Organisation",
    grants={"org.admin": own("pk"), "org.agent": own("pk")},
)
REVEAL = permission(
    "parties.person.reveal",
    _("Read an identity number or phone in clear"),
    on="parties.Person",
    grants={"user": mine("user"), "reviewer": within("region"), "operator": everywhere(staff=True)},
)
