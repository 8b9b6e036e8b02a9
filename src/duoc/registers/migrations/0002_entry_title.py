"""What an entry is about, as its definition says it; entries of before keep the name that was read from their data."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="title",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.RunSQL(
            "UPDATE registers_entry SET title = coalesce(data ->> 'child.full_name', data ->> 'owner.full_name', '')",
            migrations.RunSQL.noop,
        ),
    ]
