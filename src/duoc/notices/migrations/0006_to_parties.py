import django.db.models.deletion
from django.db import migrations, models

PARTY = models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.party")


class Migration(migrations.Migration):
    """Notices go to parties. A person's party has the person's key, so no value changes."""

    dependencies = [("notices", "0005_kinds_belong_to_senders"), ("people", "0004_each_has_a_party")]

    operations = [
        migrations.RemoveIndex("notice", "notice_by_person"),
        migrations.RemoveIndex("notice", "notice_unread"),
        migrations.RenameField("notice", "person", "party"),
        migrations.RenameField("delivery", "person", "party"),
        migrations.AlterField("notice", "party", PARTY),
        migrations.AlterField("delivery", "party", PARTY.clone()),
        migrations.AddIndex("notice", models.Index(fields=["party", "-created_at"], name="notice_by_party")),
        migrations.AddIndex(
            "notice",
            models.Index(fields=["party"], name="notice_unread", condition=models.Q(("read_at__isnull", True))),
        ),
    ]
