"""The database itself refuses to change or delete what was written; the head is one row from the start."""

from django.db import migrations

TABLES = ("audit_entry", "audit_day")
SQLITE = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'the audit trail is insert-only'); END;
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit trail is insert-only'; END $$;
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
FOR EACH {each} EXECUTE FUNCTION audit_refuse();
"""


def guard(apps, editor):
    """Make the guards of the database in use."""
    postgres = editor.connection.vendor == "postgresql"
    if postgres:
        editor.execute(POSTGRES_FUNCTION)
    for table in TABLES:
        for event in ("update", "delete"):
            editor.execute((POSTGRES if postgres else SQLITE).format(table=table, event=event, each="ROW"))
        if postgres:
            editor.execute(POSTGRES.format(table=table, event="truncate", each="STATEMENT"))


def unguard(apps, editor):
    """Take the guards away: only for going back before this migration."""
    postgres = editor.connection.vendor == "postgresql"
    for table in TABLES:
        for event in ("update", "delete", *(("truncate",) if postgres else ())):
            on = f" ON {table}" if postgres else ""
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


def head(apps, editor):
    """Make the one row that holds the end of the chain."""
    apps.get_model("audit", "Head").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    """Guards and the head."""

    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(guard, unguard),
        migrations.RunPython(head, migrations.RunPython.noop),
    ]
