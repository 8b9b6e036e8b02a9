import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="StatusLookup",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("code_key", models.CharField(max_length=64)),
                ("address_key", models.CharField(max_length=64)),
                ("matched", models.BooleanField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["code_key", "at"], name="status_lookup_of_code"),
                    models.Index(fields=["address_key", "at"], name="status_lookup_from_address"),
                ],
            },
        ),
    ]
