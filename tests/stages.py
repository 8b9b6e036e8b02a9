"""The road of a dossier in one-line steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, DraftCheck, Proposal
from duoc.dossiers import actions as dossiers
from duoc.dossiers import jobs as dossier_jobs
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import APPLICANT, DESK, act_with_form, late_causes
from duoc.dossiers.models import (
    Acceptance,
    Consultation,
    Dossier,
    Extension,
    Handover,
    OfficialForm,
    Parcel,
    Posting,
    ReturnChoice,
    Supplement,
)
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from duoc.people.models import Organisation
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from tests.cast import BIRTH, BIRTH_ANSWERS, COMMUNE, EXTRACT, MONDAY, key, pdf
from tests.kept_stages import KeptStages

CHILD_NUMBER = "000000000101"
CHILD = {"child.personal_number": CHILD_NUMBER}
ITEMS = (
    {"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh mờ, xin gửi lại."},
    {"kind": "answer", "code": "child.hometown", "name": "Quê quán", "say": "Ghi cả tên tỉnh."},
)
VERIFY = "Hỏi nơi cha đăng ký kết hôn trước đây."
FOUNDLING = {"requester.relation": "carer", "child.situation": "foundling", "foundling.commune": COMMUNE}
SEARCH = {
    "entry": "other",
    "search.full_name": "Trần Văn Tám",
    "search.birth_date": "1990-05-06",
    "search.relation": "self",
    "search.keeper": "commune",
    "search.commune": COMMUNE,
    "search.year": 1990,
    "copies": 0,
}
QUESTION = "Công trình này có vướng quy hoạch của ngành không?"
LETTER = {"letter_number": "12/STP-HC", "letter_date": MONDAY.date()}
"""The document of the body asked, where another body records its answer."""


@dataclass(frozen=True)
class Road:
    """Each step takes a dossier one act further, by the cast of commune 1, and returns what the act made."""

    actor: Callable[..., Actor]
    filed: Callable[..., Dossier]
    at: datetime = MONDAY
    kept: KeptStages | None = None

    def who(self, name: str) -> Actor:
        """Whoever is signed in under this name, in the posts that they hold at the time of the road."""
        return self.actor(name, self.at)

    def file(self, **changes: Any) -> Dossier:
        return self.to("filed", **changes)

    def request(self, code: str, answers: Mapping[str, Any], *papers: str) -> Dossier:
        """Any procedure, filed by citizen1 with these answers and a file for each of the papers."""
        return self._kept(partial(self._request, code, answers, *papers), code, repr(answers), papers)

    def _request(self, code: str, answers: Mapping[str, Any], *papers: str) -> Dossier:
        who = self.who("citizen1")
        draft = dossiers.begin(actor=who, code=code, at=self.at)
        dossiers.answer(actor=who, draft_id=draft.pk, answers=answers, at=self.at)
        for paper in papers:
            sent = {"code": paper, "data": pdf(paper), "name": f"{paper}.pdf"}
            dossiers.attach(actor=who, draft_id=draft.pk, at=self.at, **sent)
        return dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=self.at)

    def foundling(self) -> Dossier:
        """The birth of a foundling, accepted: it is posted for seven days before it is decided."""
        return self._kept(partial(self._accepted, BIRTH, {**BIRTH_ANSWERS, **FOUNDLING}, "minutes"), "foundling")

    def search(self, **changes: Any) -> Dossier:
        """An extract for which a commune's books are searched, accepted: other bodies may be asked, and their silence
        is consent. It is free, since no copy is asked for."""
        return self._kept(partial(self._accepted, EXTRACT, {**SEARCH, **changes}), "search", repr(changes))

    def _accepted(self, code: str, answers: Mapping[str, Any], *papers: str) -> Dossier:
        dossier = self._request(code, answers, *papers)
        self.accept(dossier)
        return dossier

    def department_search(self) -> Dossier:
        """The same, paid and accepted in a department: a refusal has its own, shorter time."""
        answers = {**SEARCH, "search.keeper": "department", "search.commune": None, "copies": 1}
        dossier, clerk = self.request(EXTRACT, answers), self.who("clerk3")
        for charge in payment_queries.of_subject(("dossier", str(dossier.pk))):
            payments.collect_at_counter(actor=clerk, charge_id=charge.pk, key=key(), at=self.at)
        dossiers.accept(actor=clerk, dossier_id=dossier.pk, key=key(), at=self.at)
        return fresh(dossier)

    def post_publicly(self, dossier: Dossier, **more: Any) -> Posting:
        place = "Trụ sở Ủy ban nhân dân xã"
        fields = {"place": place, "posted_on": self.at.date(), "key": key(), "at": self.at, **more}
        return dossiers.post_publicly(actor=self.who("specialist1"), dossier_id=dossier.pk, **fields)

    def consult(self, dossier: Dossier, unit: str = "so-tu-phap", **more: Any) -> Consultation:
        asked = Organisation.objects.get(code=unit).pk
        fields = {"unit_id": asked, "question": QUESTION, "key": key(), "at": self.at, **more}
        return dossiers.consult(actor=self.who("specialist1"), dossier_id=dossier.pk, **fields)

    def accept(self, dossier: Dossier) -> Acceptance:
        return dossiers.accept(actor=self.who("clerk1"), dossier_id=dossier.pk, key=key(), at=self.at)

    def request_supplement(self, dossier: Dossier, who: str = "clerk1", **more: Any) -> Any:
        fields = {"items": ITEMS, "legal_basis": "118/2025/NĐ-CP", "key": key(), "at": self.at, **more}
        return dossiers.request_supplement(actor=self.who(who), dossier_id=dossier.pk, **fields)

    def supplement(self, dossier: Dossier, **more: Any) -> Supplement:
        """Answers all that `ITEMS` asks for."""
        whole: dict[str, Any] = {
            "uploads": [("birth_notice", pdf(), "rõ.pdf")],
            "answers": {"child.hometown": "Xã Thử"},
        }
        fields = {**whole, "say": "Đã gửi đủ.", "key": key(), "at": self.at, **more}
        done = dossiers.supplement(actor=self.who("citizen1"), dossier_id=dossier.pk, **fields)
        assert isinstance(done, Supplement)
        return done

    def extend(self, dossier: Dossier, who: str = "specialist1", **more: Any) -> Extension:
        fields = {"extra": "verify", "reason": VERIFY, "key": key(), "at": self.at, **more}
        return dossiers.extend(actor=self.who(who), dossier_id=dossier.pk, **fields)

    def propose(self, dossier: Dossier, **more: Any) -> Proposal:
        fields = {"kind": "grant", "values": CHILD, "key": key(), "at": self.at, **more}
        return decisions.propose(actor=self.who("specialist1"), dossier_id=dossier.pk, **fields)

    def check(self, dossier: Dossier, agreed: bool = True, say: str = "") -> DraftCheck:
        return decisions.answer_check(
            actor=self.who("citizen1"), dossier_id=dossier.pk, agreed=agreed, say=say, key=key(), at=self.at
        )

    def sign(self, dossier: Dossier) -> Proposal:
        standing = decision_queries.proposal(dossier)
        assert standing
        who = self.who("leader1")
        return decisions.sign(actor=who, dossier_id=dossier.pk, proposal_id=standing.pk, key=key(), at=self.at)

    def make_signatures(self, dossier: Dossier) -> None:
        for decision in Decision.objects.filter(dossier=dossier):
            decision_jobs.sign_content(str(decision.pk))

    def issue(self, dossier: Dossier) -> Dossier:
        from tests.late_dossiers import why_late_now  # which stands on this module

        by: dict[str, Any] = {"actor": self.who("registry1"), "key": key(), "at": self.at}
        return registers.issue(dossier_id=dossier.pk, answers=why_late_now(dossier, self.at), **by)

    def seal(self, dossier: Dossier) -> None:
        for decision in Decision.objects.filter(dossier=dossier):
            register_jobs.seal(str(decision.pk))

    def hand_over(self, dossier: Dossier) -> Handover:
        return dossiers.hand_over(actor=self.who("clerk1"), dossier_id=dossier.pk, way="online", key=key(), at=self.at)

    def choose_post(self, dossier: Dossier) -> ReturnChoice:
        """The applicant wants the result on paper by public post."""
        home = {"area": COMMUNE, "line": "Số 5, ấp Cái Nước"}
        values = {"way": "post", "recipient": "Nguyễn Thị Thảo", "phone": "0900000001", "address": home}
        choice: ReturnChoice = by_form(self.who("citizen1"), "choose_return", dossier, values, APPLICANT)
        return choice

    def send_parcel(self, dossier: Dossier, number: str = "EB123456785VN") -> Parcel:
        """The post has the result."""
        self.choose_post(dossier)
        return dossiers.send_parcel(
            actor=self.who("clerk1"), dossier_id=dossier.pk, number=number, key=key(), at=self.at
        )

    def take_back_parcel(self, dossier: Dossier) -> Parcel:
        """The post could not deliver it."""
        values = {"on": MONDAY.date().isoformat(), "reason": "absent", "note": ""}
        parcel: Parcel = by_form(self.who("clerk1"), "take_back_parcel", dossier, values, DESK)
        return parcel

    def to(self, stage: str, number: str = CHILD_NUMBER, **changes: Any) -> Dossier:
        """A fresh dossier that has come as far as this stage: filed, accepted, proposed, checked, approved, signed,
        numbered, done, returned. `number` is the personal number that the desk finds for the child."""
        return self._kept(partial(self._walk, stage, number, changes), stage, number, repr(sorted(changes.items())))

    def _kept(self, walk: Callable[[], Dossier], *road: object) -> Dossier:
        """Where this road of words leads: see `kept_stages`."""
        whole = (self.actor.__code__, self.filed.__code__, self.at, *road)
        return fresh(self.kept.reach(whole, walk) if self.kept else walk())

    def _walk(self, stage: str, number: str, changes: Mapping[str, Any]) -> Dossier:
        dossier = self.filed("citizen1", self.at, **changes)
        steps: list[tuple[str, Callable[[Dossier], object]]] = [
            ("filed", lambda _dossier: None),
            ("accepted", self.accept),
            ("proposed", lambda subject: self.propose(subject, values={"child.personal_number": number})),
            ("checked", self.check),
            ("approved", self.sign),
            ("signed", self.make_signatures),
            ("numbered", self.issue),
            ("done", self.seal),
            ("returned", self.hand_over),
        ]
        for _name, step in steps[: [name for name, _act in steps].index(stage) + 1]:
            step(dossier)
        return dossier

    def decision(self, stage: str = "done", **changes: Any) -> Decision:
        return Decision.objects.select_related("dossier", "file", "signed_file").get(dossier=self.to(stage, **changes))


@pytest.fixture
def road(
    actor: Callable[..., Actor],
    filed: Callable[..., Dossier],
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Road:
    """`road.to("accepted")`: a dossier of citizen1 that has come this far in commune 1."""
    return Road(actor, filed, kept=KeptStages(request, monkeypatch))


def seal_forms() -> None:
    """The worker comes to the forms that acts have drafted."""
    for form in OfficialForm.objects.filter(state=OfficialForm.State.APPROVED):
        dossier_jobs.seal_form(str(form.pk))


def fresh(dossier: Dossier) -> Dossier:
    return Dossier.objects.select_related("applicant", "version").get(pk=dossier.pk)


def by_form(who: Actor, word: str, dossier: Dossier, values: Mapping[str, Any], by: str, mine: str = "") -> Any:
    """Does an act as the page of its form does it; `mine` is its key. Where a late dossier is asked why, it is said."""
    act, form = act_with_form(word, by)
    given = form.of(dossier, MONDAY).read(values, MONDAY)
    late = late_causes.late_step(fresh(dossier), MONDAY) if act.asks_why_late else None
    why = {"late-promise": late.name, "late-cause": "workload", "late-say": "Cuối năm nhiều hồ sơ."} if late else {}
    return act.perform(dossier.pk, given, actor=who, key=mine or key(), at=MONDAY, answers=why)


def handled_by_the_ministry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every procedure, from now on, as far as the act asks that notes how it stands there."""
    room = import_module("duoc.dossiers.actions.mirror")
    monkeypatch.setattr(
        room, "definition_of", lambda it: replace(dossier_queries.definition_of(it), handled_in="ministry")
    )
