"""What a definition makes of a draft's or a dossier's answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duoc.dossiers.holding import applicant_facts, holdings
from duoc.dossiers.models import Dossier, Draft
from duoc.language.calculations import Definition, NoHoldings, Plan, evaluate
from duoc.people.models import Person
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

ONLINE: int = Dossier.Channel.ONLINE


def plan_of(draft: Draft, at: datetime, channel: int = ONLINE) -> Plan:
    """Questions still to ask, variant, papers, fees, term and competent body for the draft as it stands."""
    return plan_of_answers(draft.version, draft.answers, draft.person, at, channel)


def plan_of_answers(
    version: Version, answers: Mapping[str, Any], person: Person | None, at: datetime, channel: int = ONLINE
) -> Plan:
    """The same for answers that belong to no draft; of a stranger the province holds nothing."""
    definition = procedures.definition(version)
    # What only the desk answers is no applicant's to say, whatever a form or another system may send.
    own = {id: value for id, value in answers.items() if id in definition.page_of}
    return evaluate(
        definition,
        own,
        holdings=holdings() if person else NoHoldings(),
        applicant=applicant_facts(person) if person else {},
        at=at,
        channel=_way(definition, channel),
    )


def _way(definition: Definition, channel: int) -> str:
    """The channel whose term and fee count: the one of filing, or the one in which what was prepared here will end."""
    return definition.counted_way if channel == ONLINE else Dossier.Channel(channel).name.lower()


def plan_of_dossier(dossier: Dossier, desk: Mapping[str, Any] | None = None) -> Plan:
    """The plan of a filed dossier, as of the day it was filed, with what the desk has answered since."""
    definition = definition_of(dossier)
    return evaluate(
        definition,
        {**dossier.answers, **(desk or {})},
        holdings=holdings(),
        applicant=dossier.plan["applicant"],
        at=dossier.filed_at,
        channel=_way(definition, dossier.channel),
    )


def definition_of(dossier: Dossier) -> Definition:
    return procedures.definition(dossier.version)
