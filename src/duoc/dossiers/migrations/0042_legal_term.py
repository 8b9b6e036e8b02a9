from django.db import migrations, models

APOLOGISED = """
    UPDATE dossiers_dossier d SET legal_due_at = a.due_at FROM dossiers_apology a
    WHERE a.dossier_id = d.id AND d.due_at = a.new_due_at AND d.archived_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM dossiers_apology e WHERE e.dossier_id = d.id AND e.at < a.at)
"""
"""Where the date of an apology still holds, the term ended when it was promised before. What is archived stays."""


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0041_new_originals"),
        ("people", "0011_absences_and_field_shares"),
        ("procedures", "0005_body_calendars"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="legal_due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunSQL(APOLOGISED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("legal_due_at__isnull", True),
                    models.Q(("due_at__isnull", False), ("legal_due_at__lt", models.F("due_at"))),
                    _connector="OR",
                ),
                name="dossier_is_due_by_law_before_an_apologys_date",
            ),
        ),
    ]
