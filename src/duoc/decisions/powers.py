"""To whom a result belongs, as far as powers ask."""

from dataclasses import replace

from duoc.decisions.models import Decision
from duoc.dossiers.powers import of_dossier
from duoc.instruments.powers import of_instrument
from duoc.people.powers import Reach


def of_decision(decision: Decision) -> Reach:
    """Its holder, and who acts for them under a mandate for the procedure; the organisation whose result it is. Where
    the dossier protects its applicant the result names no holder, and belongs to whom the dossier belongs."""
    if decision.dossier.protects_applicant:
        return of_dossier(decision.dossier)
    return replace(
        of_instrument(decision),
        procedure=decision.dossier.procedure_code,
        field=decision.dossier.procedure_field,
    )


def of_reader(decision: Decision) -> Reach:
    """Who may read it: the same, and the unit that received the dossier, which hands the result over."""
    reach = of_decision(decision)
    return replace(reach, units=reach.units | {decision.dossier.receiving_unit_id})
