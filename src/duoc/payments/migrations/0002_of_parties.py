import django.db.models.deletion
from django.db import migrations, models

MODELS = ("charge", "attempt", "payment", "refund", "waiver")


def party() -> models.Field:
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party")


class Migration(migrations.Migration):
    """Parties owe and pay. A person's party has the person's key, so no value changes."""

    dependencies = [("payments", "0001_initial"), ("people", "0004_each_has_a_party")]

    operations = [
        *(migrations.RenameField(model, "person", "party") for model in MODELS),
        *(migrations.AlterField(model, "party", party()) for model in MODELS),
        migrations.AddField("charge", "procedure", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("charge", "field", models.TextField(blank=True, default=""), preserve_default=False),
    ]
