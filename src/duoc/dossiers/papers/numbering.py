"""From which series the number of an official form comes."""

from datetime import datetime

from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local
from duoc.instruments.calculations import Numbering, in_force_on, numbering_on
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures


def form_numbering(dossier: Dossier, form: str, body: Organisation, at: datetime) -> Numbering | None:
    """How the body numbers this form: as the kind of document that it is (Decree 30/2020 Art. 15).

    Which forms are letters, and of which kind, is dated data of the dossier's own bundle; a bundle of before that data,
    whose templates have no line for a number, names none.

    Returns:
        None for a form that goes by the code of its dossier, as the receipt does.
    """
    listed = procedures.bundle(dossier.version).data("national/numbering.yaml")
    today = local(at).date()
    line = in_force_on([line for line in listed.get("forms", ()) if line["form"] == form], today)
    return numbering_on(listed["kinds"], str(line["kind"]), body.numbering, today) if line else None
