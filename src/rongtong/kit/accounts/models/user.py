"""The account that signs in. Who the person is stands in the parties app; what they may do in permissions."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rongtong.kit.fields import DigestText, EncryptedText
from rongtong.lib import masks


class UserManager(BaseUserManager["User"]):
    """Makes accounts; used by actions and by the sign-in library only."""

    def create_user(self, email: str | None = None, password: str | None = None, **values: object) -> User:
        """Make an account; without a password it can sign in by other means only."""
        user = self.model(email=email.lower() if email else None, **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. It carries no power of its own: roles are assignments (``kit.permissions``).

    An account whose owner has left stays, so that what they did keeps its name; ``departure`` says who
    took over.
    """

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    phone = EncryptedText(_("phone"), blank=True, default="")
    phone_digest = DigestText(of="phone", purpose="accounts.phone")
    phone_verified = models.BooleanField(_("phone confirmed"), default=False)
    name = models.CharField(_("name"), max_length=100)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="zh-hans")
    is_active = models.BooleanField(_("may sign in"), default=True)
    demo = models.BooleanField(_("demo account"), default=False)
    demo_hint = models.CharField(_("what to try"), max_length=200, blank=True)
    password_changed_at = models.DateTimeField(_("password changed"), null=True, blank=True)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"

    class Meta:
        """A number belongs to one account, once confirmed: before, anybody might have typed it."""

        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = (
            models.UniqueConstraint(
                fields=("phone_digest",), condition=Q(phone_verified=True), name="accounts_phone_once"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.address_masked or f"#{self.pk}"

    @property
    def address_masked(self) -> str:
        """Give the e-mail or else the phone number, with its middle hidden."""
        if self.email:
            return masks.email(self.email)
        return masks.phone(self.phone) if self.phone else ""
