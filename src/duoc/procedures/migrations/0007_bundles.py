import django.db.models.deletion
from django.db import migrations, models


def sha256_of(value):
    return models.Func(
        models.Func(value, function="sha256"),
        models.Value("hex"),
        function="encode",
        output_field=models.TextField(),
    )


class Migration(migrations.Migration):
    dependencies = [("procedures", "0006_a_page_of_the_portal")]

    operations = [
        migrations.CreateModel(
            name="Blob",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("data", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(sha256=sha256_of(models.F("data"))), name="blob_is_named_by_its_bytes"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Bundle",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("manifest", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            digest=sha256_of(
                                models.Func(models.F("manifest"), models.Value("UTF8"), function="convert_to")
                            )
                        ),
                        name="bundle_is_named_by_its_manifest",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="ReferenceData",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(choices=[("calendars", "lịch"), ("catalogue", "danh mục")], max_length=10)),
                ("loaded_at", models.DateTimeField()),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.bundle"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["name", "-id"], name="reference_data_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(name__in=["calendars", "catalogue"]), name="reference_data_has_a_known_name"
                    )
                ],
            },
        ),
        migrations.AddField(model_name="version", name="edition", field=models.PositiveSmallIntegerField(default=1)),
        migrations.AddField(
            model_name="version",
            name="bundle",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="procedures.bundle"
            ),
        ),
        migrations.AlterModelOptions(name="version", options={"ordering": ["procedure_id", "valid_from", "edition"]}),
        migrations.RemoveConstraint(model_name="version", name="version_one_per_start_day"),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("procedure", "valid_from", "edition"), name="version_one_per_start_day_and_edition"
            ),
        ),
    ]
