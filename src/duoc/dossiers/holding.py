"""What the province holds already: asked of the registers above, through the seam that `config` fills."""

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string

from duoc.dossiers.models import Dossier
from duoc.language.calculations import PERSON, Holdings
from duoc.people.models import Business, Mandate, Party, Person
from duoc.procedures import queries as procedures


def holdings() -> Holdings:
    """The registers, as procedures know them (`settings.HOLDINGS` names the class)."""
    made: Holdings = import_string(settings.HOLDINGS)()
    return made


def applicant_facts(party: Party) -> dict[str, str]:
    """What the province knows of a party, under the names that definitions use in `known_from: applicant.…`."""
    facts = {
        "person_id": str(party.pk),
        "full_name": party.full_name,
        **(_of_person(party.person) if party.person else {"kind": kind_of(party)}),
        "code": (party.business.number or "") if party.business else "",
        "phone": party.phone,
        "email": party.email,
        "address": party.address,
        "residence": procedures.commune_today(party.commune_code),
    }
    return {name: value for name, value in facts.items() if value}


def follow_identity(person: Person) -> None:
    """Name and birth date of an applicant were put right: their open dossiers say so from now on, as drafts do."""
    facts = applicant_facts(person.party)
    now = {name: facts[name] for name in ("full_name", "birth_date") if name in facts}
    for dossier in Dossier.objects.select_for_update().filter(applicant=person.pk, ended_at=None):
        dossier.plan = {**dossier.plan, "applicant": {**dossier.plan["applicant"], **now}}
        dossier.save(update_fields=["plan"])


def kind_of(party: Party) -> str:
    """What a party is, in the words of `for:` and of rules: "person", "household", "enterprise", "cooperative", or
    "organisation" for a public body and any other business."""
    if party.person is not None:
        return PERSON
    form = party.business.form if party.business is not None else Business.Form.OTHER
    return "organisation" if form == Business.Form.OTHER else str(form)


def filer_facts(person: Person, kind: str, principal: Party) -> dict[str, str]:
    """What the province knows of who files for another party on a mandate, with the capacity in words for papers.

    Args:
        kind: of the mandate.
        principal: who is represented.
    """
    with translation.override(settings.LANGUAGE_CODE):
        capacity = Mandate(kind=kind, principal=principal).capacity
    return {**applicant_facts(person.party), "by": kind, "capacity": capacity}


def _of_person(person: Person) -> dict[str, str]:
    return {
        "personal_number": person.personal_number or "",
        "passport": person.passport,
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "nationality": person.nationality,
    }
