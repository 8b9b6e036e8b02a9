"""Which gates a procedure passes as it stands: of the page that it was made from, and of its definition."""

from datetime import date, datetime

from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Definition
from duoc.procedures.compiled import definition
from duoc.procedures.models import PortalPage, Version
from duoc.procedures.opening_rules import TERM
from duoc.procedures.openness import GATES, INTERNAL


def checked_gates(code: str, at: datetime) -> dict[str, bool]:
    """Gate → passed, in the order of `GATES`; {} for an unknown code. Of a definition that the province wrote itself
    the national page says nothing: only its own term counts. Two queries."""
    version = _newest(code, local(at).date())
    if version is None:
        return {}
    page = PortalPage.objects.filter(code=code, offered_as="imported").first()
    passed = {gate: gate not in page.failed for gate in GATES if gate != INTERNAL} if page else {}
    return {**passed, TERM: passed.get(TERM, True) and _has_term(definition(version))}


def _has_term(written: Definition) -> bool:
    """Whether some case of it has a term online; internal ones are filed by bodies, from their desk."""
    return written.internal or any(case.term_by_channel.get("online", case.term) for case in written.variants)


def _newest(code: str, day: date) -> Version | None:
    versions = Version.objects.select_related("procedure").filter(procedure__code=code, valid_from__lte=day)
    return versions.order_by("-valid_from", "-edition").first()
