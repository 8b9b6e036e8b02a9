"""A dossier that another one is about, as a complaint is: offered to its applicant alone, kept where it is named."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from duoc.dossiers.clocks.term_ends import is_over
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import OTHER, OWN_COMPLAINTS, OWN_DOSSIERS, Definition, HeldEntry
from duoc.people.powers import Actor, Power, allowed

_UNITS = ("receiving_unit", "competent_unit")


def dossiers_to_name(party_id: str) -> Sequence[HeldEntry]:
    """The dossiers of a party, newest first, as a question offers them.

    Only their own: whoever names another one hears that it was not found, whether there is one or not. None that is
    itself about another one (a decision on a complaint is not answered by a first complaint), or protects them.

    Args:
        party_id: whose matter they are.
    """
    return [_held(OWN_DOSSIERS, dossier) for dossier in _own(party_id).filter(about=None)]


def complaints_to_name(party_id: str) -> Sequence[HeldEntry]:
    """The first complaints of a party, newest first, as a second one offers them (02/2011/QH13, to verify: Điều 33).
    None that ended without a result, and none that protects them.

    Args:
        party_id: whose matter they are.
    """
    own = _own(party_id).filter(about__isnull=False, about__about=None)
    return [_held(OWN_COMPLAINTS, dossier) for dossier in own if not dossier.ended_without_result]


def _own(party_id: str) -> QuerySet[Dossier]:
    own = Dossier.objects.filter(applicant=UUID(party_id), protects_applicant=False)
    rows = own.select_related(*(f"{unit}__{body}" for unit in _UNITS for body in ("parent", "heir__parent")))
    return rows.order_by("-filed_at", "pk")


def named_in(definition: Definition, values: Mapping[str, Any]) -> UUID | None:
    """Id of the dossier that the answers name; None where they name none.

    Args:
        values: answers that were judged: an entry stands there by its id.
    """
    asked = (one.id for one in definition.questions.values() if one.names_dossier)
    return next((UUID(str(values[id])) for id in asked if values.get(id) not in (None, OTHER)), None)


def complaints_about(dossier: Dossier, actor: Actor) -> list[Dossier]:
    """Requests that name this dossier and that the actor may read, newest first. No query where it is known that there
    are none."""
    if not perhaps(dossier, "was_named"):
        return []
    rows = Dossier.objects.select_related("version", "competent_unit").filter(about=dossier.pk)
    return [row for row in rows.order_by("-filed_at", "pk") if allowed(actor, Power.DOSSIER_READ, of_dossier(row))]


def is_decided(dossier: Dossier) -> bool:
    """Whether its result is there."""
    return dossier.state in (Dossier.State.DONE, Dossier.State.RETURNED)


def complains_again(dossier: Dossier, at: datetime) -> bool:
    """Whether a second complaint about this one may be made: it is a first one, and was decided, or its time is over
    (02/2011/QH13, to verify: Điều 33)."""
    if dossier.about is None or dossier.about.about_id or dossier.protects_applicant:
        return False
    due = dossier.legal_due
    overdue = dossier.is_running and due is not None and is_over(due, dossier.plan["term"], at)
    return is_decided(dossier) or overdue


def chain_of(dossier: Dossier) -> Iterator[Dossier]:
    """The dossier that this one is about, the one that that one is about, and so on."""
    about = dossier.about
    while about is not None:
        yield about
        about = about.about


def _held(register: str, dossier: Dossier) -> HeldEntry:
    body = dossier.unit_at()
    above = (body.heir or body).parent
    day = local(dossier.filed_at).date()
    subject = f"{dossier.procedure_name}: {dossier.title}" if dossier.title else dossier.procedure_name
    facts = {"code": dossier.shown_code, "procedure": subject, "day": f"{day:%d/%m/%Y}"}
    return HeldEntry(
        register=register,
        id=str(dossier.pk),
        number=dossier.shown_code,
        data={
            "procedure.name": dossier.procedure_name,
            "body.name": body.name,
            "body.above": above.code if above else "",
            "filed_on": day.isoformat(),
            "due_on": local(dossier.due_at or dossier.expected_at).date().isoformat(),
            "decided": is_decided(dossier),
        },
        label=_("%(code)s, %(procedure)s, nộp ngày %(day)s") % facts,
        organisation=body.code,
        keeper=body.heir.code if body.heir else "",
    )
