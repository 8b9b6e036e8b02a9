"""Turns of a story before the signature: the applicant and who signs beside them read the draft, an official compares
it with what a register holds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duoc.decisions import actions as decisions
from duoc.decisions.models import CoSignerCheck
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.models import Dossier
from duoc.registers import actions as registers
from duoc.registers import queries as register_queries
from duoc.registers.models import Entry
from duoc.seeding.stage import Stage
from duoc.seeding.unplayable import NOTHING_THERE, Unplayable


def agree(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    words = {"agreed": True, "say": "", **given}
    decisions.answer_check(actor=stage.who(APPLICANT, at), dossier_id=stage.dossier, key=stage.key(), at=at, **words)


def answer_as_co_signer(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """Each who signs beside the applicant and has not answered, one after the other: the first of them."""
    part = CoSignerCheck.objects.filter(check_by_applicant__proposal__dossier=stage.dossier, answered_at=None).first()
    if part is None:
        raise Unplayable(NOTHING_THERE, thing=str(CoSignerCheck._meta.verbose_name))
    words = {"agreed": True, "say": "", **given}
    decisions.answer_as_co_signer(actor=stage.acts(part.person, at), check_id=part.pk, key=stage.key(), at=at, **words)


def compare(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """With the first that is like what the dossier will have entered."""
    dossier = Dossier.objects.get(pk=stage.dossier)
    plan = dossier_queries.plan_of_dossier(dossier)
    look = register_queries.to_look_at(dossier, dossier_queries.definition_of(dossier), plan)
    if not look.likes:
        raise Unplayable(NOTHING_THERE, thing=str(Entry._meta.verbose_name))
    registers.compare(**stage.on_desk(at), like_id=look.likes[0].id, **given)
