"""What the province holds already: asked of the registers above, through the seam that `config` fills."""

from django.conf import settings
from django.utils.module_loading import import_string

from duoc.language.calculations import Holdings
from duoc.people.models import Person


def holdings() -> Holdings:
    """The registers, as procedures know them (`settings.HOLDINGS` names the class)."""
    made: Holdings = import_string(settings.HOLDINGS)()
    return made


def applicant_facts(person: Person) -> dict[str, str]:
    """What the province knows of a person, under the names that definitions use in `known_from: applicant.…`."""
    facts = {
        "person_id": str(person.pk),
        "full_name": person.full_name,
        "personal_number": person.personal_number or "",
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "nationality": person.nationality,
        "phone": person.phone,
        "email": person.email,
        "address": person.address,
        "residence": person.commune_code,
    }
    return {name: value for name, value in facts.items() if value}
