from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_undecided_posts"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="passport",
            field=models.CharField(blank=True, db_default="", default="", max_length=17),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("passport", ""), _negated=True),
                fields=("passport", "nationality"),
                name="one_person_a_passport",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("passport", ""), models.Q(("nationality", ""), _negated=True), _connector="OR"),
                name="passport_says_of_which_state",
            ),
        ),
    ]
