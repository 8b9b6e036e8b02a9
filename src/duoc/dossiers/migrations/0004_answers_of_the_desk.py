from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0003_term_entered_by_the_desk"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="desk_answers",
            field=models.JSONField(default=dict),
        ),
    ]
