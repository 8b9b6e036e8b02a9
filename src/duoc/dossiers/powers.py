"""To whom a dossier or a draft belongs, as far as powers ask."""

from duoc.dossiers.models import Dossier, Draft
from duoc.people.powers import Reach


def of_dossier(dossier: Dossier) -> Reach:
    """The applicant and who filed for them; the units that received and that decide."""
    return Reach(
        parties=frozenset({dossier.applicant_id, dossier.filed_by_id}),
        units=frozenset({dossier.receiving_unit_id, dossier.competent_unit_id}),
    )


def of_draft(draft: Draft) -> Reach:
    """Only its author."""
    return Reach(parties=frozenset({draft.person_id}))
