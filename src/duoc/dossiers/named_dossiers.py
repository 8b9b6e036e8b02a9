"""A dossier that another one is about, as a complaint is: offered to its applicant alone, kept where it is named."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import OTHER, OWN_DOSSIERS, Definition, HeldEntry


def dossiers_to_name(party_id: str) -> Sequence[HeldEntry]:
    """The dossiers of a party, newest first, as a question offers them.

    Only their own: whoever names another one hears that it was not found, whether there is one or not. None that is
    itself about another one (a decision on a complaint is not answered by a first complaint), or protects them.

    Args:
        party_id: whose matter they are.
    """
    own = Dossier.objects.select_related("receiving_unit__heir", "competent_unit__heir").filter(
        applicant=UUID(party_id), protects_applicant=False, plan__about__isnull=True
    )
    return [_held(dossier) for dossier in own.order_by("-filed_at", "pk")]


def named_in(definition: Definition, values: Mapping[str, Any]) -> str:
    """Id of the dossier that the answers name; empty where they name none.

    Args:
        values: answers that were judged: an entry stands there by its id.
    """
    asked = (one.id for one in definition.questions.values() if one.names_dossier)
    return next((str(values[id]) for id in asked if values.get(id) not in (None, OTHER)), "")


def named_by(dossier: Dossier) -> Dossier | None:
    """The dossier that this one is about; None where it is about none. No query then."""
    about = dossier.plan.get("about")
    return Dossier.objects.filter(pk=about).first() if about else None


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
