from django.db import migrations, models

# Dossiers that wait to be refused after silence: the row keeps until when, as every act keeps it from now on.
KEEP = """
    UPDATE dossiers_dossier d SET duty_at = l.refuse_by FROM dossiers_supplementlapse l
    WHERE l.dossier_id = d.id AND l.refuse_by IS NOT NULL AND d.ended_at IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0043_proposed_to_the_head")]

    operations = [
        migrations.AddField(model_name="dossier", name="duty_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
    ]
