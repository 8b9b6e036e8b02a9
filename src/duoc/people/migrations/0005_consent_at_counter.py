from django.db import migrations, models

KINDS = ["legal_representative", "parent", "guardian", "proxy", "helper", "counter"]


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_delegations"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="mandate", name="mandate_kind_is_known"),
        migrations.AlterField(
            model_name="mandate",
            name="kind",
            field=models.CharField(
                choices=[
                    ("legal_representative", "người đại diện theo pháp luật"),
                    ("parent", "cha, mẹ"),
                    ("guardian", "người giám hộ"),
                    ("proxy", "người được ủy quyền"),
                    ("helper", "người hỗ trợ"),
                    ("counter", "người tiếp nhận làm giúp tại quầy"),
                ],
                max_length=24,
            ),
        ),
        migrations.AddConstraint(
            model_name="mandate",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", KINDS)),
                name="mandate_kind_is_known",
            ),
        ),
    ]
