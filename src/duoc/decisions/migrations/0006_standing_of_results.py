"""What became of results before a dossier kept it on its own row (`duoc.decisions.standing` says it from now on)."""

from typing import Any

from django.db import migrations


def keep(apps: Any, _editor: Any) -> None:
    """Once for each dossier of which a result was revoked or replaced."""
    decisions = apps.get_model("decisions", "Decision").objects
    revoking = set(
        apps.get_model("decisions", "LaterDecision").objects.filter(turn="revoke").values_list("pk", flat=True)
    )
    touched = decisions.filter(state__in=["revoked", "replaced"]).values_list("dossier_id", flat=True).distinct()
    for dossier in touched.iterator():
        rows = decisions.filter(dossier_id=dossier, issued_at__isnull=False).exclude(pk__in=revoking)
        standing = _standing({pk: (state, by) for pk, state, by in rows.values_list("pk", "state", "replaced_by_id")})
        apps.get_model("dossiers", "Dossier").objects.filter(pk=dossier).update(result_standing=standing)


def _standing(given: dict[Any, tuple[str, Any]]) -> str:
    ended = [state for state, by in given.values() if state == "revoked" or (state == "replaced" and by not in given)]
    if any(state == "in_force" for state, _by in given.values()):
        renewed = any(by in given for _state, by in given.values())
        return "partly" if ended else "renewed" if renewed else ""
    return "revoked" if "revoked" in ended else "replaced" if ended else ""


class Migration(migrations.Migration):
    dependencies = [
        ("decisions", "0005_co_signer_check"),
        ("dossiers", "0028_after_results"),
    ]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
