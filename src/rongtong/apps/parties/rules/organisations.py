"""Who may find, register and edit organisations, and read their contact persons."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.choices import ContactAudience, Visibility
from rongtong.kit.permissions import both, everywhere, own, permission, where, within

MEMBERS = ("org.admin", "org.editor", "org.agent", "org.member")
"""Every role that comes with a membership."""
CENTRE = ("officer", "reviewer", "centre.head", "clerk")
"""The roles of a service centre that read what lies in its regions."""

VIEW = permission(
    "parties.organisation.view",
    _("See an organisation"),
    on="parties.Organisation",
    grants={
        "anyone": where(
            Q(visibility=Visibility.PUBLIC), _("public ones"), lambda o: o.visibility == Visibility.PUBLIC
        ),
        "user": where(
            Q(visibility=Visibility.USERS),
            _("open to signed-in users"),
            lambda o: o.visibility == Visibility.USERS,
        ),
        **dict.fromkeys(MEMBERS, own("pk")),
        **dict.fromkeys(CENTRE, within("region")),
        "operator": everywhere(staff=True),
    },
)
REGISTER = permission(
    "parties.organisation.register",
    _("Register an organisation"),
    on="parties.Organisation",
    grants={"user": everywhere()},
)
EDIT = permission(
    "parties.organisation.edit",
    _("Edit an organisation"),
    on="parties.Organisation",
    grants={
        "org.admin": own("pk"),
        "org.editor": own("pk"),
        "officer": within("region"),
        "operator": everywhere(staff=True),
    },
)
HISTORY = permission(
    "parties.organisation.history",
    _("See the history of an organisation"),
    on="parties.Organisation",
    grants={
        **dict.fromkeys(MEMBERS, own("pk")),
        **dict.fromkeys(CENTRE, within("region")),
        "operator": everywhere(staff=True),
    },
)
READ_CONTACT = permission(
    "parties.contact.read",
    _("Read a contact person in clear"),
    on="parties.ContactPerson",
    grants={
        **dict.fromkeys(MEMBERS, own("organisation")),
        **dict.fromkeys(
            ("officer", "centre.head"),
            both(
                within("organisation__region"),
                where(
                    Q(audience=ContactAudience.OFFICERS),
                    _("open to the centre"),
                    lambda c: c.audience == ContactAudience.OFFICERS,
                ),
            ),
        ),
        "operator": everywhere(staff=True),
    },
)
