"""The database itself refuses to change what is booked, and on PostgreSQL a journal that does not sum to zero."""

from django.db import migrations

BOOKS = ("ledger_journal", "ledger_entry")
FIXED = {
    "ledger_obligation": "debtor_id, creditor_id, amount, about_kind, about_key",
    "ledger_payment": "obligation_id, key, amount, side, paid_on",
    "ledger_invoice": "obligation_id, issuer_id, number, amount, issued_on",
    "ledger_account": "party_id, kind",
}
"""Columns that stay as they were written; the rest of these rows tells how far it has come."""
SQLITE = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} {of} ON {table}
BEGIN SELECT RAISE(ABORT, 'the ledger is insert-only'); END;
"""
POSTGRES_FUNCTIONS = (
    """
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the ledger is insert-only'; END $$;
""",
    """
CREATE OR REPLACE FUNCTION ledger_sums() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE one bigint; many bigint; total numeric;
BEGIN
  IF TG_TABLE_NAME = 'ledger_journal' THEN one := NEW.id; ELSE one := NEW.journal_id; END IF;
  SELECT count(*), coalesce(sum(amount), 0) INTO many, total FROM ledger_entry WHERE journal_id = one;
  IF many < 2 OR total <> 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'journal ' || one || ' does not sum to zero';
  END IF;
  RETURN NULL;
END $$;
""",
)
POSTGRES = """
CREATE TRIGGER {table}_no_{event} BEFORE {event} {of} ON {table}
FOR EACH {each} EXECUTE FUNCTION ledger_refuse();
"""
SUMS = """
CREATE CONSTRAINT TRIGGER {table}_sums AFTER INSERT ON {table} DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION ledger_sums();
"""


def _triggers(postgres):
    """Give (table, event, columns) of each guard."""
    for table in BOOKS:
        yield table, "update", ""
    for table, columns in FIXED.items():
        yield table, "update", f"OF {columns}"
    for table in (*BOOKS, *FIXED):
        yield table, "delete", ""
    # The other tables cannot be truncated without the entries, which point at them.
    for table in ("ledger_entry", "ledger_invoice") if postgres else ():
        yield table, "truncate", ""


def refuse(editor, *events):
    """Make the guards against these events."""
    postgres = editor.connection.vendor == "postgresql"
    for table, event, of in _triggers(postgres):
        each = "STATEMENT" if event == "truncate" else "ROW"
        text = POSTGRES if postgres else SQLITE
        if event in events:
            editor.execute(text.format(table=table, event=event, of=of, each=each))


def permit(editor, *events):
    """Take the guards against these events away."""
    postgres = editor.connection.vendor == "postgresql"
    for table, event, _of in _triggers(postgres):
        on = f" ON {table}" if postgres else ""
        if event in events:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}{on}")


def guard(apps, editor):
    """Make the guards of the database in use."""
    postgres = editor.connection.vendor == "postgresql"
    for text in POSTGRES_FUNCTIONS if postgres else ():
        editor.execute(text, params=None)
    refuse(editor, "update", "delete", "truncate")
    for table in BOOKS if postgres else ():
        editor.execute(SUMS.format(table=table))


def unguard(apps, editor):
    """Take the guards away: only for going back before this migration."""
    permit(editor, "update", "delete", "truncate")
    for table in BOOKS if editor.connection.vendor == "postgresql" else ():
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_sums ON {table}")


class Migration(migrations.Migration):
    """Guards."""

    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
