"""What the filters of lists offer to choose from."""

from duoc.dossiers import queries as dossiers
from duoc.language.calculations import sort_key
from duoc.people.powers import Actor


def procedures_of(actor: Actor) -> list[tuple[str, str]]:
    """Code and short name of the procedures in the unit's dossiers."""
    names = (
        dossiers.of_unit(actor).order_by().values_list("procedure_code", "version__procedure__short_name").distinct()
    )
    return sorted(names, key=lambda named: sort_key(named[1]))
