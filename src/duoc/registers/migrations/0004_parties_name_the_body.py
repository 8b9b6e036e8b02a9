import django.db.models.deletion
from django.db import migrations, models

CARRY_OVER = """
UPDATE registers_entryparty AS party SET organisation_id = entry.unit_id
    FROM registers_entry AS entry WHERE entry.id = party.entry_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


def key(null: bool) -> models.ForeignKey:
    return models.ForeignKey(
        null=null,
        db_index=False,
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="people.organisation",
    )


class Migration(migrations.Migration):
    """Whom an entry is about stands in one row with the body that holds it, so that row policies can be laid over it."""

    dependencies = [("people", "0004_each_has_a_party"), ("registers", "0003_entries_of_parties")]

    operations = [
        migrations.AddField("entryparty", "organisation", key(null=True)),
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
        migrations.AlterField("entryparty", "organisation", key(null=False)),
    ]
