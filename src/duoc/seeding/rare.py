"""Rare turns of a demonstration: a few dossiers that the real acts make from the filing on, beside those in bulk."""

from django.db import transaction
from django.utils import translation

from duoc.decisions.models import Decision
from duoc.people.models import Person
from duoc.seeding.filling import Filling
from duoc.seeding.models import Seeding
from duoc.seeding.playing import play


def play_rare(*, seeding_id: int) -> int:
    """Plays each of the rare stories as often as its weight says, once the bulk is there, behind whose numbers theirs
    come. What stands there from a run before stays.

    Returns:
        int, how many dossiers were made.
    """
    filling, made = Filling(Seeding.objects.get(pk=seeding_id)), 0
    for scene in filling.rare:
        if Person.objects.filter(personal_number=scene.names["applicant_number"]).exists():
            continue
        officials = {role: seat.person for role, seat in filling.houses[scene.unit].seats.items()}
        with transaction.atomic(), translation.override("vi"):
            dossier = play(scene, officials, lambda _stage, _turn: None).dossier
            results = Decision.objects.filter(dossier_id=dossier, inputs__isnull=False)
            results.update(text=None, signed_file=None, file=None)  # pressed when somebody first opens them
            filling.explainer.explain([str(dossier)])
        made += 1
    return made
