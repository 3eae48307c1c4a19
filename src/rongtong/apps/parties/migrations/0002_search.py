"""An index for the search by parts of a name, where the database has one for lists (PostgreSQL)."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_MAKE = "CREATE INDEX parties_org_grams ON parties_organisation USING gin (string_to_array(grams, ' '))"


def make(apps: Any, schema_editor: Any) -> None:
    """Make it; SQLite reads the column through, which is fast enough for what SQLite is for."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_MAKE)


def drop(apps: Any, schema_editor: Any) -> None:
    """Drop it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX parties_org_grams")


class Migration(migrations.Migration):
    """The grams are pairs of characters: the shortest Chinese names have two."""

    dependencies = (("parties", "0001_initial"),)
    operations = (migrations.RunPython(make, drop),)
