"""What the province holds already: asked of the registers above, through the seam that `config` fills."""

from django.conf import settings
from django.utils.module_loading import import_string

from duoc.language.calculations import Holdings
from duoc.people.models import Party, Person


def holdings() -> Holdings:
    """The registers, as procedures know them (`settings.HOLDINGS` names the class)."""
    made: Holdings = import_string(settings.HOLDINGS)()
    return made


def applicant_facts(party: Party) -> dict[str, str]:
    """What the province knows of a party, under the names that definitions use in `known_from: applicant.…`."""
    facts = {
        "person_id": str(party.pk),
        "full_name": party.full_name,
        **(_of_person(party.person) if party.person else {}),
        "phone": party.phone,
        "email": party.email,
        "address": party.address,
        "residence": party.commune_code,
    }
    return {name: value for name, value in facts.items() if value}


def _of_person(person: Person) -> dict[str, str]:
    return {
        "personal_number": person.personal_number or "",
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "nationality": person.nationality,
    }
