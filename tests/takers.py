"""Who takes a result at the counter, in tests of what follows from it."""

from typing import Any

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.people.models import Person


def own_taker(dossier: Dossier, **changes: Any) -> dossiers.taking.Taker:
    """The applicant, with a card and the code of the dossier's page."""
    number = Person.objects.values_list("personal_number", flat=True).get(pk=dossier.applicant_id)
    given = {"who": "own", "paper": "card", "personal_number": str(number), **changes}
    return dossiers.taking.Taker(**{"code": dossiers.typed_codes.collection_code(dossier), **given})


def own_fields(dossier: Dossier, **changes: Any) -> dict[str, Any]:
    """The same as the form of the counter sends it."""
    taker = own_taker(dossier)
    fields = {"taker": taker.who, "taker_paper": taker.paper, "personal_number": taker.personal_number}
    return {**fields, "collection_code": taker.code, **changes}
