from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0038_proposed_stops")]

    operations = [
        migrations.AddField(
            model_name="suspension",
            name="waits_for",
            field=models.CharField(
                choices=[
                    ("office", "cơ quan giải quyết"),
                    ("applicant", "người yêu cầu"),
                    ("other_body", "cơ quan khác"),
                    ("system", "hệ thống"),
                ],
                default="other_body",  # as whose time it was counted until it was asked
                max_length=12,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("waits_for__in", ("applicant", "other_body", "office"))),
                name="suspension_waits_for_somebody",
            ),
        ),
    ]
