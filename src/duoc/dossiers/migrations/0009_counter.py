from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0008_partner_filing"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="channel",
            field=models.PositiveSmallIntegerField(
                choices=[(1, "tại quầy"), (2, "trực tuyến"), (3, "bưu chính công ích")], db_default=2, default=2
            ),
        ),
        migrations.AddField(
            model_name="dossier", name="handed_on_at", field=models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("handed_on_at__isnull", True), ("handed_on_at__gte", models.F("accepted_at")), _connector="OR"
                ),
                name="dossier_is_handed_on_once_accepted",
            ),
        ),
        migrations.RemoveIndex(model_name="dossier", name="dossier_on_desk"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(fields=["assigned_unit", "desk", "due_at"], name="dossier_on_desk"),
        ),
    ]
