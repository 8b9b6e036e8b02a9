"""What the filters of lists offer to choose from."""

from duoc.dossiers import queries as dossiers
from duoc.people.powers import Actor


def procedures_of(actor: Actor) -> list[tuple[str, str]]:
    """Code and short name of the procedures in the unit's dossiers."""
    names = (
        dossiers.of_unit(actor)
        .order_by("version__procedure__short_name")
        .values_list("procedure_code", "version__procedure__short_name")
        .distinct()
    )
    return [(code, name) for code, name in names]
