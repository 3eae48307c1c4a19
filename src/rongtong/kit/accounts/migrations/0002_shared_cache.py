"""The table of the cache that all processes share: attempts and used codes must count in each of them."""

from django.core.management import call_command
from django.db import migrations


def make(apps, editor):
    """Make the table; one that is there is left as it is."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """The cache's table."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
