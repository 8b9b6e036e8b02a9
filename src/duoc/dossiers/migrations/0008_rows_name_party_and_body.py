import django.db.models.deletion
from django.db import migrations, models

# Rows of a dossier which its competent body holds.
HELD = [
    *("acceptance", "cancellation", "consultation", "extension", "handover", "look", "paper", "posting", "promise"),
    *("refusal", "supplement", "supplementrequest", "withdrawal"),
]
# Rows that name another body already, or none: what lies on a unit's desk, what is not filed yet.
ABOUT = [*HELD, "assignment", "draftpaper", "turn"]
COLUMNS = [
    *((model, "party", "people.party") for model in ABOUT),
    *((model, "organisation", "people.organisation") for model in HELD),
]


def key(to: str, null: bool) -> models.ForeignKey:
    return models.ForeignKey(
        null=null,
        db_index=False,
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=to,
    )


def filled(model: str) -> str:
    """Party and body of the rows that are there, from their dossier."""
    columns = "party_id = dossier.applicant_id"
    if model in HELD:
        columns += ", organisation_id = dossier.competent_unit_id"
    source, match = "dossiers_dossier AS dossier", "dossier.id = held.dossier_id"
    if model == "draftpaper":
        source, match = "dossiers_draft AS dossier", "dossier.id = held.draft_id"
    if model == "supplement":
        source += " JOIN dossiers_supplementrequest AS request ON request.dossier_id = dossier.id"
        match = "request.id = held.request_id"
    return f"UPDATE dossiers_{model} AS held SET {columns} FROM {source} WHERE {match};"  # noqa: S608 (names above)


class Migration(migrations.Migration):
    """A row of a dossier names whom it is about and which body holds it, so that row policies can be laid over it."""

    dependencies = [("dossiers", "0007_parties_and_assignments")]

    operations = [
        *(migrations.AddField(model, name, key(to, null=True)) for model, name, to in COLUMNS),
        migrations.RunSQL([*map(filled, ABOUT), "SET CONSTRAINTS ALL IMMEDIATE;"], migrations.RunSQL.noop),
        *(migrations.AlterField(model, name, key(to, null=False)) for model, name, to in COLUMNS),
    ]
