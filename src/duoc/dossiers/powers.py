"""To whom a dossier or a draft belongs, as far as powers ask."""

import uuid
from dataclasses import replace

from django.db.models import Q

from duoc.dossiers.asked_bodies import asks_others
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, Draft
from duoc.language.calculations import Definition, signing_roles
from duoc.people.powers import Actor, Holder, Power, Reach, allowed, mandates_for
from duoc.procedures import queries as procedures

AT_THE_COUNTER = frozenset({Power.DOSSIER_READ, Power.DOSSIER_RETURN, Power.DOSSIER_FILE_AT_COUNTER})
"""What the body that received a dossier goes on doing when another one decides: it keeps its book, and gives back."""
FROM_OTHER_BODIES = AT_THE_COUNTER | {Power.DOSSIER_CHOOSE_BODY}
"""Powers used on dossiers that another body handles: at that counter, and by who says which successor handles it."""


def of_dossier(dossier: Dossier) -> Reach:
    """The applicant, and who acts for them under a mandate for this procedure; the units that received and that decide;
    who has it in hand; where it waits until somebody says which body decides."""
    return Reach(
        parties=frozenset({dossier.applicant_id}),
        units=frozenset({dossier.receiving_unit_id, dossier.competent_unit_id}),
        undecided_at=dossier.competent_unit_id if dossier.body_undecided else None,
        holder=_holder(dossier),
        procedure=dossier.procedure_code,
        field=dossier.procedure_field,
        confined_to=_signing(dossier) if dossier.protects_applicant else None,
    )


def handling_units(dossier: Dossier) -> frozenset[uuid.UUID]:
    """The bodies whose officials work on it: the one that decides, and until it is accepted the one that
    received it."""
    if dossier.accepted_at is None:
        return frozenset({dossier.receiving_unit_id, dossier.competent_unit_id})
    return frozenset({dossier.competent_unit_id})


def _holder(dossier: Dossier) -> Holder | None:
    unit = dossier.assigned_unit_id
    return Holder(unit, dossier.assigned_to_id, dossier.desk) if unit else None


def _signing(dossier: Dossier) -> frozenset[str]:
    """The roles that sign its results: they answer for it from beginning to end."""
    return frozenset(signing_roles(procedures.definition(dossier.version), None, dossier.step))


def of_reader(dossier: Dossier, actor: Actor) -> Reach:
    """Who may read it: the same, and for anybody else the bodies that were asked about it. No query for whom it belongs
    to, where the procedure asks nobody, or where it is known that nobody was asked."""
    reach = of_dossier(dossier)
    asked = asks_others(dossier) and perhaps(dossier, "was_consulted")
    if not asked or allowed(actor, Power.DOSSIER_READ, reach):
        return reach
    asked_units = dossier.consultations.filter(unit__isnull=False).values_list("unit_id", flat=True)
    return replace(reach, units=reach.units | set(asked_units))


def of_draft(draft: Draft) -> Reach:
    """Whose matter it is, and who acts for them under a mandate for this procedure."""
    return of_request(draft.applicant_id, procedures.definition(draft.version))


def of_request(applicant: uuid.UUID, definition: Definition) -> Reach:
    """A request that this party makes, or is about to make; where the party is protected nobody makes it for them."""
    confined = frozenset[str]() if definition.protects else None
    return Reach(frozenset({applicant}), procedure=definition.code, field=definition.field, confined_to=confined)


def own_dossiers(actor: Actor) -> Q:
    """The dossiers that an actor may read as their own, or for a party on a mandate."""
    own = Q(applicant_id=actor.person_id)
    for mandate in mandates_for(actor, Power.DOSSIER_READ):
        of_party = Q(applicant_id=mandate.party, protects_applicant=False)
        in_scope = Q(procedure_code__in=mandate.procedures) | Q(procedure_field__in=mandate.fields)
        own |= of_party if mandate.everything else of_party & in_scope
    return own


def listed_to(actor: Actor) -> Q:
    """The dossiers that an official's lists may name: one that protects its applicant only while they have it in
    hand."""
    in_hand = Q(assigned_to=None) | Q(assigned_to=actor.person_id)
    return Q(protects_applicant=False) | Q(desk=actor.role, assigned_unit_id=actor.organisation_id) & in_hand
