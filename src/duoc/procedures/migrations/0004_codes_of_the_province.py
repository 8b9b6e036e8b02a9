"""Internal procedures go by codes of the province, which begin with letters."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0003_open_for_filing"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="procedure", name="procedure_code_is_national"),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^([0-9]|[A-Z]{2,8})\\.[0-9]{6}$")), name="procedure_code_is_known"
            ),
        ),
    ]
