"""The main road in one-line steps, and the questions that every act is asked: who may, when, and how often."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import pytest
from django.db import transaction

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, DraftCheck, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import (
    Acceptance,
    Consultation,
    Dossier,
    Extension,
    Handover,
    Posting,
    Supplement,
    SupplementRequest,
)
from duoc.ground.ledger.models import Entry
from duoc.ground.once.actions import KeyMissing, KeyReused
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Forbidden
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key, pdf

Made = TypeVar("Made")
CHILD = {"child.personal_number": "000000000101"}
ITEMS = (
    {"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh mờ, xin gửi lại."},
    {"kind": "answer", "code": "child.hometown", "name": "Quê quán", "say": "Ghi cả tên tỉnh."},
)
VERIFY = "Hỏi nơi cha đăng ký kết hôn trước đây."
PERMIT, LICENCE = "1.013225", "1.004359"
FOUNDLING = {"requester.relation": "carer", "child.situation": "foundling", "foundling.commune": "32092"}
HOUSE = {
    "building.kind": "house",
    "building.floors": 3,
    "building.area": "180",
    "zone": True,
    "building.commune": "32092",
    "building.address": "Ấp Cây Khô",
    "land.in_database": "yes",
    "neighbour": False,
}
LOST = {
    "kind": "lost",
    "vessel_number": "CM-91234-TS",
    "gear": "gillnet",
    "waters": "middle",
    "old_licence": "12/2025",
}
QUESTION = "Công trình này có vướng quy hoạch của ngành không?"
NOBODY = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Road:
    """Each step takes a dossier one act further, by the cast of commune 1, and returns what the act made."""

    actor: Callable[..., Actor]
    filed: Callable[..., Dossier]
    at: datetime = MONDAY

    def file(self, **changes: Any) -> Dossier:
        return self.filed("citizen1", self.at, **changes)

    def request(self, code: str, answers: Mapping[str, Any], *papers: str) -> Dossier:
        """Any procedure, filed by citizen1 with these answers and a file for each of the papers."""
        who = self.actor("citizen1")
        draft = dossiers.begin(actor=who, code=code, at=self.at)
        dossiers.answer(actor=who, draft_id=draft.pk, answers=answers, at=self.at)
        for paper in papers:
            sent = {"code": paper, "data": pdf(paper), "name": f"{paper}.pdf"}
            dossiers.attach(actor=who, draft_id=draft.pk, at=self.at, **sent)
        return dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=self.at)

    def foundling(self) -> Dossier:
        """The birth of a foundling, accepted: it is posted for seven days before it is decided."""
        dossier = self.request(BIRTH, {**BIRTH_ANSWERS, **FOUNDLING}, "minutes")
        self.accept(dossier)
        return fresh(dossier)

    def permit(self) -> Dossier:
        """A building permit, accepted: other bodies may be asked, and their silence is consent."""
        dossier = self.request(PERMIT, HOUSE, "drawings")
        self.accept(dossier)
        return fresh(dossier)

    def licence(self) -> Dossier:
        """A lost fishing licence, paid and accepted in the department: a refusal has its own, shorter time."""
        dossier, clerk = self.request(LICENCE, LOST), self.actor("clerk4")
        for charge in payment_queries.of_subject(("dossier", str(dossier.pk))):
            payments.collect_at_counter(actor=clerk, charge_id=charge.pk, key=key(), at=self.at)
        dossiers.accept(actor=clerk, dossier_id=dossier.pk, key=key(), at=self.at)
        return fresh(dossier)

    def put_up(self, dossier: Dossier, **more: Any) -> Posting:
        told = {"place": "Trụ sở Ủy ban nhân dân xã", "posted_on": self.at.date(), "key": key(), "at": self.at, **more}
        return dossiers.put_up(actor=self.actor("specialist1"), dossier_id=dossier.pk, **told)

    def consult(self, dossier: Dossier, unit: str = "so-tu-phap", **more: Any) -> Consultation:
        asked = Organisation.objects.get(code=unit).pk
        told = {"unit_id": asked, "question": QUESTION, "key": key(), "at": self.at, **more}
        return dossiers.consult(actor=self.actor("specialist1"), dossier_id=dossier.pk, **told)

    def accept(self, dossier: Dossier) -> Acceptance:
        return dossiers.accept(actor=self.actor("clerk1"), dossier_id=dossier.pk, key=key(), at=self.at)

    def ask(self, dossier: Dossier, who: str = "clerk1", **more: Any) -> SupplementRequest:
        told = {"items": ITEMS, "legal_basis": "118/2025/NĐ-CP", "key": key(), "at": self.at, **more}
        return dossiers.ask(actor=self.actor(who), dossier_id=dossier.pk, **told)

    def supplement(self, dossier: Dossier, **more: Any) -> Supplement:
        told = {"uploads": [], "answers": {}, "say": "Đã gửi đủ.", "key": key(), "at": self.at, **more}
        return dossiers.supplement(actor=self.actor("citizen1"), dossier_id=dossier.pk, **told)

    def extend(self, dossier: Dossier, who: str = "specialist1", **more: Any) -> Extension:
        told = {"extra": "verify", "reason": VERIFY, "key": key(), "at": self.at, **more}
        return dossiers.extend(actor=self.actor(who), dossier_id=dossier.pk, **told)

    def propose(self, dossier: Dossier, **more: Any) -> Proposal:
        told = {"kind": "grant", "values": CHILD, "key": key(), "at": self.at, **more}
        return decisions.propose(actor=self.actor("specialist1"), dossier_id=dossier.pk, **told)

    def check(self, dossier: Dossier, agreed: bool = True, say: str = "") -> DraftCheck:
        return decisions.answer_check(
            actor=self.actor("citizen1"), dossier_id=dossier.pk, agreed=agreed, say=say, key=key(), at=self.at
        )

    def sign(self, dossier: Dossier) -> Proposal:
        standing = decision_queries.proposal(dossier)
        assert standing
        who = self.actor("leader1")
        return decisions.sign(actor=who, dossier_id=dossier.pk, proposal_id=standing.pk, key=key(), at=self.at)

    def make_signatures(self, dossier: Dossier) -> None:
        for decision in Decision.objects.filter(dossier=dossier):
            decision_jobs.sign_content(str(decision.pk))

    def issue(self, dossier: Dossier) -> Dossier:
        return registers.issue(actor=self.actor("registry1"), dossier_id=dossier.pk, key=key(), at=self.at)

    def seal(self, dossier: Dossier) -> None:
        for decision in Decision.objects.filter(dossier=dossier):
            register_jobs.seal(str(decision.pk))

    def hand_over(self, dossier: Dossier) -> Handover:
        return dossiers.hand_over(
            actor=self.actor("clerk1"), dossier_id=dossier.pk, way="online", key=key(), at=self.at
        )

    def to(self, stage: str, **changes: Any) -> Dossier:
        """A fresh dossier that has come as far as this stage: filed, accepted, proposed, checked, approved, signed,
        numbered, done, returned."""
        dossier = self.file(**changes)
        steps: list[tuple[str, Callable[[Dossier], object]]] = [
            ("filed", lambda _dossier: None),
            ("accepted", self.accept),
            ("proposed", self.propose),
            ("checked", self.check),
            ("approved", self.sign),
            ("signed", self.make_signatures),
            ("numbered", self.issue),
            ("done", self.seal),
            ("returned", self.hand_over),
        ]
        for _name, step in steps[: [name for name, _act in steps].index(stage) + 1]:
            step(dossier)
        return fresh(dossier)

    def decision(self, stage: str = "done") -> Decision:
        return Decision.objects.select_related("dossier", "file", "signed_file").get(dossier=self.to(stage))


@pytest.fixture
def road(actor: Callable[..., Actor], filed: Callable[..., Dossier]) -> Road:
    """`road.to("accepted")`: a dossier of citizen1 that has come this far in commune 1."""
    return Road(actor, filed)


def fresh(dossier: Dossier) -> Dossier:
    return Dossier.objects.select_related("applicant", "version").get(pk=dossier.pk)


def story(dossier: Dossier) -> list[str]:
    """The acts that the ledger tells of a dossier."""
    return [row.action for row in Entry.objects.filter(subject_id=str(dossier.pk)).order_by("number")]


def refused(kind: type[Exception], act: Callable[[], object]) -> Any:
    """The act is refused with this kind of refusal, in words for people, and leaves no trace."""
    before = Entry.objects.count()
    with pytest.raises(kind) as caught, transaction.atomic():
        act()
    refusal: Any = caught.value
    assert refusal.say and refusal.say == refusal.say.strip()
    assert Entry.objects.count() == before
    return refusal


def forbidden_to(make: Callable[..., Actor], names: Iterable[str], act: Callable[[Actor], object]) -> None:
    """None of these accounts may do it."""
    for name in names:
        try:
            refused(Forbidden, lambda name=name: act(make(name)))  # type: ignore[misc]
        except BaseException as error:
            error.add_note(f"acting as {name}")
            raise


def once_only(act: Callable[[str], Made], other: Callable[[str], object]) -> Made:
    """The act happens once per key; the same key with other content, and no key at all, are refused."""
    mine = key()
    first = act(mine)
    before = Entry.objects.count()
    again = act(mine)
    assert again.pk == first.pk  # type: ignore[attr-defined]
    assert Entry.objects.count() == before
    refused(KeyReused, lambda: other(mine))
    refused(KeyMissing, lambda: act("short"))
    return first
