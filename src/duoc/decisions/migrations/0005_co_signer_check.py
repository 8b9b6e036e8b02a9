import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0004_laterdecision"),
        ("people", "0010_typed_corrections"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoSignerCheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("agreed", models.BooleanField(blank=True, null=True)),
                ("say", models.TextField(blank=True)),
                (
                    "check_by_applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="by_co_signers",
                        to="decisions.draftcheck",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.party",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("check_by_applicant", "person"), name="co_signer_check_once_a_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed__isnull", True), ("answered_at__isnull", True)),
                            models.Q(("agreed__isnull", False), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="co_signer_check_answers_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed__isnull", True),
                            ("agreed", True),
                            models.Q(("say", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="co_signer_check_disagrees_with_words",
                    ),
                ],
            },
        ),
    ]
