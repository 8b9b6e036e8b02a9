from django.db import migrations, models

# The national codes become words of ours: 1 counter, 2 online (whose helper and partner say more), 3 post. The columns were
# rewritten just before, so that keys would be checked again at the end, which the changes behind this do not wait for.
WORDS = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE dossiers_dossier AS dossier SET channel = CASE
    WHEN dossier.channel = '1' THEN 'counter'
    WHEN dossier.channel = '3' THEN 'post'
    WHEN filing.source IS NOT NULL THEN filing.source
    WHEN dossier.helper_id IS NOT NULL THEN 'helper'
    ELSE 'own_pages' END,
  posted_on = CASE WHEN dossier.channel = '3' THEN (dossier.filed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END,
  arrived_on = CASE WHEN dossier.channel = '3' THEN (dossier.filed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END
FROM dossiers_dossier AS same LEFT JOIN dossiers_partnerfiling AS filing ON filing.dossier_id = same.id
WHERE same.id = dossier.id;
UPDATE dossiers_draft SET channel = CASE
    WHEN channel = '1' THEN 'counter'
    WHEN channel = '3' THEN 'post'
    WHEN helper_id IS NOT NULL THEN 'helper'
    ELSE 'own_pages' END,
  posted_on = CASE WHEN channel = '3' THEN (begun_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END,
  arrived_on = CASE WHEN channel = '3' THEN (begun_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END;
SET CONSTRAINTS ALL DEFERRED;
"""
CODES = """
UPDATE dossiers_dossier SET channel = CASE channel WHEN 'counter' THEN '1' WHEN 'post' THEN '3' ELSE '2' END;
UPDATE dossiers_draft SET channel = CASE channel WHEN 'counter' THEN '1' WHEN 'post' THEN '3' ELSE '2' END;
ALTER TABLE dossiers_draft ALTER COLUMN channel DROP DEFAULT;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0012_public_post"),
        ("people", "0003_bodies_in_time"),
        ("procedures", "0003_open_for_filing"),
    ]

    operations = [
        migrations.AlterField(
            model_name="dossier",
            name="channel",
            field=models.CharField(
                choices=[
                    ("own_pages", "trên trang của tỉnh"),
                    ("portal", "trên Cổng Dịch vụ công quốc gia"),
                    ("vneid", "trong ứng dụng VNeID"),
                    ("counter", "tại quầy"),
                    ("post", "qua bưu chính công ích"),
                    ("helper", "qua người hỗ trợ"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="draft",
            name="channel",
            field=models.CharField(
                choices=[
                    ("own_pages", "trên trang của tỉnh"),
                    ("portal", "trên Cổng Dịch vụ công quốc gia"),
                    ("vneid", "trong ứng dụng VNeID"),
                    ("counter", "tại quầy"),
                    ("post", "qua bưu chính công ích"),
                    ("helper", "qua người hỗ trợ"),
                ],
                db_default="own_pages",
                default="own_pages",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="dossier",
            name="arrived_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="dossier",
            name="posted_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="draft",
            name="arrived_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="draft",
            name="posted_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.RunSQL(WORDS, CODES),
        migrations.RemoveField(
            model_name="partnerfiling",
            name="source",
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel__in", ["portal", "vneid"]), ("partner_code__gt", "")),
                    models.Q(models.Q(("channel__in", ["portal", "vneid"]), _negated=True), ("partner_code", "")),
                    _connector="OR",
                ),
                name="dossier_of_a_partner_has_its_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="dossier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("arrived_on__isnull", False),
                        ("channel", "post"),
                        ("posted_on__isnull", False),
                        ("arrived_on__gte", models.F("posted_on")),
                    ),
                    models.Q(
                        models.Q(("channel", "post"), _negated=True),
                        ("arrived_on__isnull", True),
                        ("posted_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="dossier_by_post_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("arrived_on__isnull", False),
                        ("channel", "post"),
                        ("posted_on__isnull", False),
                        ("arrived_on__gte", models.F("posted_on")),
                    ),
                    models.Q(
                        models.Q(("channel", "post"), _negated=True),
                        ("arrived_on__isnull", True),
                        ("posted_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="draft_by_post_says_when",
            ),
        ),
    ]
