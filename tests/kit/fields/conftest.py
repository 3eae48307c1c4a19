"""A table with hidden columns, made for the tests only."""

from __future__ import annotations

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from rongtong.kit.fields import DigestText, EncryptedText


@pytest.fixture
def card(transactional_db):
    """A model with two encrypted columns and a digest."""
    with isolate_apps("rongtong.kit.fields"):

        class Card(models.Model):
            name = models.CharField(max_length=50, default="")
            phone = EncryptedText(default="", blank=True)
            note = EncryptedText(null=True, blank=True)
            phone_digest = DigestText(of="phone", purpose="card.phone")

            class Meta:
                app_label = "fields"

        with connection.schema_editor() as editor:
            editor.create_model(Card)
        yield Card
        with connection.schema_editor() as editor:
            editor.delete_model(Card)


@pytest.fixture
def stored(card):
    """Read a column as the database holds it."""

    def read(column: str, key: int) -> str:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {column} FROM fields_card WHERE id = %s", [key])  # noqa: S608
            return cursor.fetchone()[0]

    return read
