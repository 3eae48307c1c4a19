"""The database itself refuses to change or delete what is counted."""

from django.db import migrations

FIXED = {
    "conversion_step": "deal_id, name, at, month, kind, key, side",
    "conversion_sum": "deal_id, what, amount, at, kind, key",
    "conversion_link": "deal_id, kind, key",
    "conversion_deal": (
        "root_kind, root_key, title, introduction_id, need_id, offer_id, buyer_id, seller_id, buyer_home,"
        " seller_home, industry, field, channel, began_at"
    ),
}
"""Columns that stay as they were written; the rest of a deal's row repeats its steps and sums."""
SQLITE = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} {of} ON {table} {when}
BEGIN SELECT RAISE(ABORT, 'the conversion ledger is insert-only'); END;
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION conversion_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the conversion ledger is insert-only'; END $$;
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} {of} ON {table}
FOR EACH {each} {when} EXECUTE FUNCTION conversion_refuse();
"""


def _changes(columns):
    """Give the condition that one of the columns changes: a row saved as it was is no change."""
    names = [name.strip() for name in columns.split(",")]
    return names, " OR ".join("OLD.{0} IS {not_same} NEW.{0}".replace("{0}", name) for name in names)


def _triggers(postgres):
    """Give (table, event, columns, condition, each) of each guard."""
    for table, columns in FIXED.items():
        names, changed = _changes(columns)
        changed = changed.replace("{not_same}", "DISTINCT FROM" if postgres else "NOT")
        yield table, "update", f"OF {', '.join(names)}", f"WHEN ({changed})", "ROW"
        yield table, "delete", "", "", "ROW"
    # The deals cannot be truncated without the tables that point at them.
    for table in ("conversion_step", "conversion_sum", "conversion_link") if postgres else ():
        yield table, "truncate", "", "", "STATEMENT"


def refuse(editor, *events):
    """Make the guards against these events."""
    text = POSTGRES if editor.connection.vendor == "postgresql" else SQLITE
    for table, event, of, when, each in _triggers(text is POSTGRES):
        if event in events:
            editor.execute(text.format(table=table, event=event, of=of, when=when, each=each))


def permit(editor, *events):
    """Take the guards against these events away."""
    postgres = editor.connection.vendor == "postgresql"
    for table, event, *_rest in _triggers(postgres):
        on = f" ON {table}" if postgres else ""
        if event in events:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


def guard(apps, editor):
    """Make the guards of the database in use."""
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION, params=None)
    refuse(editor, "update", "delete", "truncate")


def unguard(apps, editor):
    """Take the guards away: only for going back before this migration."""
    permit(editor, "update", "delete", "truncate")


class Migration(migrations.Migration):
    """Guards."""

    dependencies = [("conversion", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
