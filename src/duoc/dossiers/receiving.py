"""Who takes a request in, where its law names another body than the one that decides."""

from duoc.dossiers.interview.gaps import receiver_code
from duoc.language.calculations import Definition, Plan
from duoc.people import queries as people
from duoc.people.models import Organisation, Party


def receiver_of(plan: Plan, definition: Definition, applicant: Party | None) -> Organisation | None:
    """The body that takes it in and gives the result back; None where the definition leaves it to the one that decides,
    or names a body that the province does not know."""
    code, home = receiver_code(plan), applicant.commune_code if applicant else ""
    return people.body_for(code, {definition.field, home})[0] if code else None
