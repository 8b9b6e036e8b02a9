"""What the filters of lists offer to choose from."""

from django.utils import timezone

from duoc.dossiers import queries as dossiers
from duoc.faces.web.language import language_of_reader
from duoc.language.calculations import sort_key
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures


def procedures_of(actor: Actor) -> list[tuple[str, str]]:
    """Code and short name of the procedures in the unit's dossiers."""
    names = (
        dossiers.of_unit(actor).order_by().values_list("procedure_code", "version__procedure__short_name").distinct()
    )
    return sorted(names, key=lambda named: sort_key(named[1]))


def fields_decided(actor: Actor) -> dict[str, str]:
    """Code and name of the fields in which the actor's body decides."""
    agency = procedures.COMMUNE if actor.organisation_code.isdigit() else actor.organisation_code
    decided = procedures.offered(timezone.now(), agency=agency).order_by().values_list("field", flat=True).distinct()
    names = procedures.headings(language_of_reader()).fields
    return {field: names.get(field, field) for field in sorted(decided)}
