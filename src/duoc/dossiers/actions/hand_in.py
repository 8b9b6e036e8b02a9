"""Handing in a request whole, without a draft: the way of other systems."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from duoc.dossiers.filing.opening import Filing, open_dossier
from duoc.dossiers.filing.sent_files import files_for_filing
from duoc.dossiers.holding import filer_facts
from duoc.dossiers.interview.gaps import expect_asked
from duoc.dossiers.interview.interview import interview_of_answers
from duoc.dossiers.models import Channel, Dossier
from duoc.dossiers.planning import expect_audience, expect_open
from duoc.dossiers.powers import of_request
from duoc.ground.once.actions import once
from duoc.people import queries as people
from duoc.people.powers import Actor, Power, asks_for_body, check, using
from duoc.procedures import queries as procedures


@dataclass(frozen=True)
class Given:
    code: str
    answers: Mapping[str, Any]
    papers: Sequence[tuple[str, str]]
    applicant: str


def hand_in(
    *,
    actor: Actor,
    code: str,
    answers: Mapping[str, Any],
    papers: Sequence[tuple[str, str]],
    key: str,
    at: datetime,
    applicant: uuid.UUID | None = None,
    wait: bool = True,
) -> Dossier:
    """Files a request of the actor's own, or of a party they may act for, once per key.

    Args:
        applicant: the party whose matter it is; the actor's own by default.
        papers: pairs of a paper's code and the id of a file that the actor has stored.
        wait: False answers KeyInFlight at once while the first request with the key runs.

    Raises:
        Forbidden: the actor may not file, or not for this party and procedure.
        Incomplete: answers or papers missing or wrong, or a file that is not the actor's or lies in
            an open dossier; `faults` says which.
        duoc.procedures.queries.NotInForce: no such procedure.
        NotHere: it is not for such a party, or not open for filing here.
        duoc.ground.once.actions.KeyReused, KeyInFlight: the key served something else, or is being served.
    """
    party = applicant or actor.person
    given = Given(code, answers, papers, str(party))
    fresh: list[Dossier] = []
    id = uuid.uuid4()

    def perform() -> str:
        fresh.append(_hand_in(given, party, actor, at, id))
        return str(fresh[0].pk)

    pk = once(actor.key, "dossiers.hand_in", key, given, perform, wait=wait, answer=str(id))
    return fresh[0] if fresh else Dossier.objects.select_related("competent_unit").get(pk=pk)


def _hand_in(given: Given, party: uuid.UUID, actor: Actor, at: datetime, id: uuid.UUID) -> Dossier:
    version = procedures.in_force(given.code, at)
    definition = procedures.definition(version)
    reach = of_request(party, definition)
    check(actor, Power.DOSSIER_FILE, reach, at)
    expect_open(version, for_body=asks_for_body(actor, reach.parties))
    expect_asked(definition, given.answers, [code for code, _id in given.papers])
    applicant = people.acting_person(actor).party if party == actor.person else people.party(party)
    expect_audience(definition, applicant)
    files = files_for_filing(actor, given.papers)
    mandate = using(actor, Power.DOSSIER_FILE, reach)
    filer = filer_facts(people.acting_person(actor), mandate.kind, applicant) if mandate and mandate.represents else {}
    plan = interview_of_answers(version, given.answers, applicant, at, filer).plan
    filing = Filing(version, applicant, plan, files, Channel.OWN_PAGES, filer=filer, id=id)
    return open_dossier(filing, actor, at)
