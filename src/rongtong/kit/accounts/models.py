"""The account that signs in. Who the person is stands in the parties app; what they may do in permissions."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes accounts; used by actions and by the sign-in library only."""

    def create_user(self, email: str | None = None, password: str | None = None, **values: object) -> User:
        """Make an account; without a password it can sign in by other means only."""
        user = self.model(email=self.normalize_email(email) if email else None, **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account. It carries no power of its own: roles are assignments (``kit.permissions``)."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=100)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email or f"#{self.pk}"
