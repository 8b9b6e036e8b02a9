"""To whom a result belongs, as far as powers ask."""

from duoc.decisions.models import Decision
from duoc.people.powers import Reach


def of_decision(decision: Decision) -> Reach:
    """Its holder, and who acts for them under a mandate for the procedure; the organisation whose result it is."""
    return Reach(
        parties=frozenset({decision.holder_id}),
        units=frozenset({decision.organisation_id}),
        procedure=decision.dossier.procedure_code,
        field=decision.dossier.procedure_field,
    )
