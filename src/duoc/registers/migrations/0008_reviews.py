import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

FILL = """
UPDATE registers_review r SET dossier_id = d.dossier_id FROM decisions_decision d WHERE d.instrument_id = r.decision_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0006_standing_of_results"),
        ("dossiers", "0043_proposed_to_the_head"),
        ("registers", "0007_compared_with_known_persons"),
    ]

    operations = [
        migrations.RenameModel(old_name="DrawnResult", new_name="Review"),
        migrations.RemoveConstraint(model_name="review", name="drawn_result_once"),
        migrations.RemoveConstraint(model_name="review", name="drawn_result_decided_or_not"),
        migrations.RemoveIndex(model_name="review", name="drawn_result_to_decide"),
        migrations.RemoveIndex(model_name="review", name="drawn_result_open"),
        migrations.AddField(
            model_name="review",
            name="dossier",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="order",
            field=models.CharField(
                blank=True,
                choices=[
                    ("change", "Sửa đổi"),
                    ("revoke", "Thu hồi, hủy bỏ"),
                    ("reconsider", "Xem xét lại"),
                ],
                db_default="",
                default="",
                max_length=20,
            ),
        ),
        migrations.AddField(model_name="review", name="until", field=models.DateField(blank=True, null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="review",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
            ),
        ),
        migrations.AlterField(
            model_name="review",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="decisions.decision",
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(
                condition=Q(("decided_at", None)), fields=["organisation", "at"], name="review_to_decide"
            ),
        ),
        migrations.AddIndex(
            model_name="review",
            index=models.Index(condition=Q(("decided_at", None)), fields=["decision"], name="review_of_result_open"),
        ),
        migrations.AddIndex(model_name="review", index=models.Index(fields=["dossier"], name="review_of_dossier")),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("cause", "dossier", "decision"), name="review_once_for_each_cause", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=Q(("by", None), ("decided_at", None), ("ended_by", None), ("reason", ""))
                | Q(("by__isnull", False), ("decided_at__isnull", False), ("ended_by", None)) & ~Q(("reason", ""))
                | Q(("decided_at__isnull", False), ("ended_by__isnull", False)),
                name="review_decided_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=Q(("decision__isnull", False), ("order", ""), ("until", None))
                | ~Q(("order", "")) & Q(("until__isnull", False)),
                name="review_ordered_with_a_term",
            ),
        ),
    ]
