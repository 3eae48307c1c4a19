"""Invitations to become a member: by e-mail, by phone or by a link."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext_lazy as _

from rongtong.apps.parties.models.memberships import Membership
from rongtong.apps.parties.models.organisations import Organisation
from rongtong.kit.fields import DigestText, EncryptedText
from rongtong.kit.workflow import StateField
from rongtong.lib import masks


def digest_of(token: str) -> str:
    """Give what is stored of a token: who reads the database cannot use it."""
    return sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """An invitation to become a member. The token is kept as a digest, the address encrypted."""

    class Way(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        LINK = "link", _("Link")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    state = StateField(default="sent")
    way = models.CharField(_("by"), max_length=5, choices=Way.choices)
    address = EncryptedText(_("address"), blank=True)
    address_digest = DigestText(of="address", purpose="invitation", db_index=True)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    roles = models.JSONField(_("roles"), default=list)
    title = models.CharField(_("position"), max_length=60, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(_("invited on"))
    expires_at = models.DateTimeField(_("valid until"))
    membership = models.ForeignKey(
        Membership, models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("invitation")
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def address_masked(self) -> str:
        """Give the address with its middle hidden; nothing for a link."""
        if self.way == self.Way.EMAIL:
            return masks.email(self.address)
        return masks.phone(self.address) if self.way == self.Way.PHONE else ""

    def meant_for(self, user_id: int | None) -> bool:
        """Tell whether the account is whom the invitation names; a link is meant for whoever holds it."""
        if self.way == self.Way.LINK:
            return user_id is not None
        user = get_user_model().objects.filter(pk=user_id, is_active=True).first()
        if user is None:
            return False
        if self.way == self.Way.EMAIL:
            return bool(user.email) and user.email == self.address
        return bool(user.phone_verified) and user.phone == self.address

    def is_member_already(self, user_id: int | None) -> bool:
        """Tell whether the account belongs to the organisation now."""
        return Membership.objects.filter(
            organisation_id=self.organisation_id, user_id=user_id, state="active"
        ).exists()

    def renew(self, until: datetime) -> None:
        """Let it be valid until another time."""
        self.expires_at = until
        self.save(update_fields=["expires_at"])
