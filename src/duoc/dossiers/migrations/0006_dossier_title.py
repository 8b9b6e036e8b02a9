from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0005_steps_of_other_bodies"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="title",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
