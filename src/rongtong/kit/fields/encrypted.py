"""Text that is encrypted in the database and its digest beside it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.utils.translation import gettext as _

from rongtong.kit.fields.ring import digest, ring
from rongtong.lib.crypto import CannotOpen


class Unreadable(str):
    """Stands for a value that cannot be decrypted: a list page shows a word, saving keeps what is stored.

    ``code`` says why (``unknown_key``, ``damaged``, ``not_sealed``), ``sealed`` is the stored text.
    """

    code: str
    sealed: str

    @classmethod
    def of(cls, sealed: str, why: CannotOpen) -> Unreadable:
        """Make the stand-in for ``sealed``."""
        made = cls(_("(cannot be read)"))
        made.code, made.sealed = why.code, sealed
        return made


class EncryptedText(models.TextField[str, str]):
    """Text encrypted with the key ring, bound to its table and column. Nothing typed stays ``""``.

    It cannot be searched or compared in the database: keep a ``DigestText`` beside it. A value that cannot be
    read comes as ``Unreadable`` instead of an exception.
    """

    @property
    def about(self) -> str:
        """The place that a value is bound to: copied to another column it cannot be read."""
        return f"{self.model._meta.db_table}.{self.column}"

    def from_db_value(
        self, value: str | None, _expression: Expression, _connection: BaseDatabaseWrapper
    ) -> str | None:
        """Decrypt what the database holds."""
        if not value:
            return value
        try:
            return ring().open(value, self.about)
        except CannotOpen as why:
            return Unreadable.of(value, why)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """Encrypt what goes into the database."""
        text = super().get_db_prep_value(value, connection, prepared)
        if isinstance(value, Unreadable):
            return value.sealed
        return ring().seal(text, self.about) if isinstance(text, str) and text else text

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every look-up but ``isnull``: each encryption of a value is another text."""
        if lookup_name != "isnull":
            raise FieldError(
                f"{self.name} is encrypted: look it up by its DigestText with digests(value, purpose)"
            )
        return super().get_lookup(lookup_name)


class DigestText(models.CharField[str | None, str | None]):
    """The keyed digest of an encrypted field of the same row (``of``), worked out whenever the row is saved.

    Look up with ``filter(phone_digest__in=digests("+86…", "phone"))``. Nothing typed gives NULL, so that a
    unique constraint lets several rows without a value pass.
    """

    def __init__(self, *args: Any, of: str = "", purpose: str = "", **options: Any) -> None:
        self.of, self.purpose = of, purpose
        options |= {"max_length": 64, "null": True, "blank": True, "editable": False}
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        """Give what a migration writes down."""
        name, path, args, options = super().deconstruct()
        for fixed in ("max_length", "null", "blank", "editable"):
            options.pop(fixed, None)
        return name, path, args, options | {"of": self.of, "purpose": self.purpose}

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        """Work the digest out again; one of an unreadable value stays as it is."""
        value = getattr(model_instance, self.of)
        if not isinstance(value, Unreadable):
            setattr(model_instance, self.attname, digest(value or "", self.purpose) or None)
        kept: str | None = getattr(model_instance, self.attname)
        return kept
