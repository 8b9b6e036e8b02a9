from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0026_objection_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="applicant_agreed",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
