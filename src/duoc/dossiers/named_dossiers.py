"""A dossier that another one is about, as a complaint is: offered to its applicant alone, kept where it is named."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import OTHER, OWN_DOSSIERS, Definition, HeldEntry
from duoc.people.powers import Actor, Power, allowed


def dossiers_to_name(party_id: str) -> Sequence[HeldEntry]:
    """The dossiers of a party, newest first, as a question offers them.

    Only their own: whoever names another one hears that it was not found, whether there is one or not. None that is
    itself about another one (a decision on a complaint is not answered by a first complaint), or protects them.

    Args:
        party_id: whose matter they are.
    """
    own = Dossier.objects.select_related("receiving_unit__heir", "competent_unit__heir").filter(
        applicant=UUID(party_id), protects_applicant=False, about=None
    )
    return [_held(dossier) for dossier in own.order_by("-filed_at", "pk")]


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


def _held(dossier: Dossier) -> HeldEntry:
    body = dossier.unit_at()
    day = local(dossier.filed_at).date()
    subject = f"{dossier.procedure_name}: {dossier.title}" if dossier.title else dossier.procedure_name
    facts = {"code": dossier.shown_code, "procedure": subject, "day": f"{day:%d/%m/%Y}"}
    return HeldEntry(
        register=OWN_DOSSIERS,
        id=str(dossier.pk),
        number=dossier.shown_code,
        data={"procedure.name": dossier.procedure_name, "body.name": body.name, "filed_on": day.isoformat()},
        label=_("%(code)s, %(procedure)s, nộp ngày %(day)s") % facts,
        organisation=body.code,
        keeper=body.heir.code if body.heir else "",
    )
