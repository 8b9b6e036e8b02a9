import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Entries are about parties. A person's party has the person's key, so no value changes."""

    dependencies = [("people", "0004_each_has_a_party"), ("registers", "0002_entry_title")]

    operations = [
        migrations.RemoveConstraint("entryperson", "entry_person_once"),
        migrations.RemoveIndex("entryperson", "entries_of_person"),
        migrations.RenameModel("EntryPerson", "EntryParty"),
        migrations.RenameField("entryparty", "person", "party"),
        migrations.AlterField(
            "entryparty",
            "party",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party"),
        ),
        migrations.AlterField(
            "entryparty",
            "entry",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="registers.entry"
            ),
        ),
        migrations.AddIndex("entryparty", models.Index(fields=["party"], name="entries_of_party")),
        migrations.AddConstraint(
            "entryparty", models.UniqueConstraint(fields=("entry", "party", "part"), name="entry_party_once")
        ),
    ]
