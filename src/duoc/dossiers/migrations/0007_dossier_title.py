from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0006_body_undecided"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="title",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
