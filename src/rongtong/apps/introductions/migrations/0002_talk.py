"""The side of who is mentioned, and when a meeting's calendar entry changed."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):
    dependencies = [("introductions", "0001_initial")]

    operations = [
        migrations.AddField(
            "meeting",
            "changed_at",
            models.DateTimeField(default=timezone.now, verbose_name="changed on"),
            preserve_default=False,
        ),
        migrations.AddField(
            "mention",
            "voice",
            models.CharField(
                choices=[
                    ("buyer", "side of the need"),
                    ("seller", "side of the offer"),
                    ("centre", "service centre"),
                ],
                default="buyer",
                max_length=6,
                verbose_name="side of the author",
            ),
            preserve_default=False,
        ),
    ]
