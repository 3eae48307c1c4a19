from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery

COUNTED = ("answered_by", "outcome", "reason", "at", "due_at", "second_by", "doubted")


def fill(apps, schema_editor):
    """Copy the region from the listing, once."""
    listings = apps.get_model("catalogue", "Listing").objects.filter(pk=OuterRef("listing"))
    apps.get_model("catalogue", "Submission").objects.update(home=Subquery(listings.values("home")[:1]))


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0010_faster_lists")]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="home",
            field=models.CharField(blank=True, default="", max_length=12, verbose_name="region of the owner"),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="submission",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=Q(answered_at__isnull=False),
                fields=["answered_at"],
                include=("home", *COUNTED),
                name="submission_answers",
            ),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(
                condition=Q(answered_at__isnull=False),
                fields=["home", "answered_at"],
                include=COUNTED,
                name="submission_at_home",
            ),
        ),
    ]
