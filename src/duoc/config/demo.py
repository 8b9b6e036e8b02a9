"""Demo mandates, and dossiers at every stage, made by the same acts that people use, so that no desk is empty."""

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import yaml
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.models import Dossier, Draft
from duoc.ground.documents.actions import render
from duoc.ground.series.actions import keep
from duoc.ground.worktime.calculations import local
from duoc.people import actions as people_actions
from duoc.people import queries as people
from duoc.people.models import Account, Business
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from duoc.seeding.calculations import with_days

STAGES = ("filed", "accepted", "proposed", "agreed", "signed", "issued", "returned")


def load_demo_dossiers(report: Callable[[int, int], None] = lambda done, total: None, *, room: int = 0) -> int:
    """Makes the dossiers of `demo/dossiers.yaml`, each as far as its stage; does nothing when any dossier exists.

    Args:
        report: called before each with how many are made, and of how many.
        room: so many numbers of each series are left free for the past that a worker enters later: numbers follow days.

    Returns:
        int, how many were made.
    """
    if Dossier.objects.exists():
        return 0
    file = settings.CATALOG / settings.PROVINCE / "demo" / "dossiers.yaml"
    content = yaml.safe_load(file.read_text("utf-8"))
    # Half an hour ago, a minute an act: nothing lies in the future, and nothing is late at first sight. Mandates are of
    # then too: short of midnight, today's would not hold yet.
    began = timezone.now() - timedelta(minutes=30)
    for row in content.get("mandates", ()):
        _mandate(row, began)
    rows = content["dossiers"]
    for number, row in enumerate(rows):
        report(number, len(rows))
        _DemoDossier(row, began, room).make()
    return len(rows)


def _mandate(row: Mapping[str, Any], at: datetime) -> None:
    by, holder = _actor(row["by"], at), _actor(row["holder"], at)
    business = Business.objects.filter(number=row["principal"]).first()
    wanted = people_actions.NewMandate(
        principal=business.pk if business else _actor(row["principal"], at).person,
        holder=holder.person,
        kind=people_actions.MandateKind(row["kind"]),
        proof=row["proof"],
        valid_from=local(at).date(),
        procedures=row.get("procedures", ()),
    )
    mandate = people_actions.grant_mandate(actor=by, wanted=wanted, key=_key(), at=at)
    if row.get("ended"):
        people_actions.end_mandate(actor=by, mandate_id=mandate.pk, key=_key(), at=at)


def _actor(username: str, at: datetime) -> Actor:
    return people.actor_for(Account.objects.select_related("person").get(username=username), at)


class _DemoDossier:
    """One dossier on its way."""

    def __init__(self, row: Mapping[str, Any], began: datetime, room: int) -> None:
        self.row, self.room, self.at = row, room, began
        self.id = uuid.UUID(int=0)

    def make(self) -> None:
        reached = STAGES.index(self.row["stage"])
        for act in (self._file, self._accept, self._propose, self._agree, self._sign, self._issue, self._return)[
            : reached + 1
        ]:
            self.at += timedelta(minutes=1)
            act()

    def _who(self, role: str) -> Actor:
        return _actor(self.row["cast"][role], self.at)

    def _file(self) -> None:
        draft = self._begin()
        who = self._who("counter" if "visitor" in self.row else "citizen")
        answers = with_days(self.row["answers"], local(self.at).date())
        dossiers.answer(actor=who, draft_id=draft.pk, answers=answers, at=self.at)
        for code, title in self.row.get("papers", {}).items():
            dossiers.attach(
                actor=who, draft_id=draft.pk, code=code, data=_paper(title), name=f"{title}.pdf", at=self.at
            )
        self.id = dossiers.file(actor=who, draft_id=draft.pk, key=_key(), at=self.at).pk

    def _begin(self) -> Draft:
        """By the citizen, for themselves or for the business that they represent; or at the counter, for a visitor."""
        code = self.row["procedure"]
        if visitor := self.row.get("visitor"):
            who, seen = self._who("counter"), dossiers.Visitor(**visitor)
            return dossiers.begin_at_counter(actor=who, code=code, visitor=seen, key=_key(), at=self.at)
        party = Business.objects.get(number=self.row["business"]).pk if "business" in self.row else None
        return dossiers.begin(actor=self._who("citizen"), code=code, at=self.at, applicant=party)

    def _official(self) -> Actor:
        """Whoever of the cast has the dossier on their desk. They open it first, and the applicant reads who did."""
        who = self._who(Dossier.objects.values_list("desk", flat=True).get(pk=self.id))
        dossiers.look(actor=who, dossier=dossier_queries.dossier(who, self.id, self.at), what="dossier", at=self.at)
        return who

    def _accept(self) -> None:
        dossiers.accept(actor=self._official(), dossier_id=self.id, key=_key(), at=self.at)

    def _propose(self) -> None:
        decisions.propose(
            actor=self._official(),
            dossier_id=self.id,
            kind="grant",
            values=self.row.get("desk", {}),
            key=_key(),
            at=self.at,
        )

    def _agree(self) -> None:
        decisions.answer_check(
            actor=self._who("citizen"), dossier_id=self.id, agreed=True, say="", key=_key(), at=self.at
        )

    def _sign(self) -> None:
        proposal = decision_queries.proposal(Dossier.objects.get(pk=self.id))
        if proposal is None:
            raise LookupError(f"no proposal stands for {self.id}")
        decisions.sign(actor=self._official(), dossier_id=self.id, proposal_id=proposal.pk, key=_key(), at=self.at)
        for decision in Decision.objects.filter(dossier_id=self.id):
            decision_jobs.sign_content(str(decision.pk))

    def _issue(self) -> None:
        if self.room:
            self._keep_room()
        registers.issue(actor=self._official(), dossier_id=self.id, key=_key(), at=self.at)
        for decision in Decision.objects.filter(dossier_id=self.id):
            register_jobs.seal(str(decision.pk))

    def _keep_room(self) -> None:
        """Issues once and takes it back, to know which series numbers come from."""
        before = _counters()
        with transaction.atomic():
            registers.issue(actor=self._official(), dossier_id=self.id, key=_key(), at=self.at)
            taken = _counters() - before
            transaction.set_rollback(True)
        for series, period in {(series, period) for series, period, _last in taken}:
            keep(series, period, self.room)

    def _return(self) -> None:
        dossiers.hand_over(actor=self._official(), dossier_id=self.id, way="online", key=_key(), at=self.at)


def _counters() -> set[tuple[str, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT series, period, last FROM series_counter")
        return set(cursor.fetchall())


def _key() -> str:
    return str(uuid.uuid4())


def _paper(title: str) -> bytes:
    """A page that says what it stands for."""
    template = settings.CATALOG / settings.PROVINCE / "demo" / "paper.typ"
    return render(template, {"title": title}, root=settings.CATALOG)
