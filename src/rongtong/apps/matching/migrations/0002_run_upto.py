"""The newest job a run knew of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial")]

    operations = [
        migrations.AddField(model_name="run", name="upto", field=models.BigIntegerField(default=0)),
    ]
