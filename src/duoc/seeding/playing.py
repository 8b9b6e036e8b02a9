"""Plays a scene by the real acts. What the bulk entry must come out as is what this makes."""

import base64
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts import APPLICANT, DESK, act_with_form, late_causes
from duoc.dossiers.models import Consultation, Dossier
from duoc.ground.files import actions as files
from duoc.ground.worktime.calculations import local
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from duoc.people import queries as people
from duoc.people.models import Account, Appointment, Organisation, Origin, Person
from duoc.people.powers import Actor
from duoc.registers import actions as registers
from duoc.seeding.scenes import Scene, filled

NOT_FILED = uuid.UUID(int=0)
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot: what stands for a photo."""
BLANK = b"%PDF-1.4 stands for a paper that is pressed when it is first opened\n"


@dataclass
class Stage:
    """Who acts in a unit, by role, and the applicant, who is made with the filing.

    Attributes:
        by: who does the turn that is played, where it is nobody of whom the dossier lies on the desk.
    """

    scene: Scene
    officials: Mapping[str, Person]
    dossier: uuid.UUID = NOT_FILED
    applicant: Person | None = None
    keys: list[str] = field(default_factory=list)
    by: str = ""

    def who(self, role: str, at: datetime) -> Actor:
        """Who plays a role at a moment: the applicant, an official of the scene's body, or of another (`role@body`)."""
        person = self.applicant if role == APPLICANT else self.officials.get(role) or self._holder(role)
        if person is None:
            raise LookupError(f"{self.scene.story.name}: nobody is {role}")
        named = {"username": f"stage-{person.pk}", "origin": Origin.DEMO}
        account, _new = Account.objects.get_or_create(person=person, defaults=named)
        return people.actor_for(account, at)

    def _holder(self, role: str) -> Person | None:
        name, _at, body = role.partition("@")
        held = Appointment.objects.filter(post__role=name, post__organisation__code=body or self.scene.unit)
        first = held.select_related("person").order_by("post__id").first()
        return first.person if first else None

    def key(self) -> str:
        self.keys.append(str(uuid.uuid4()))
        return self.keys[-1]


def play(scene: Scene, officials: Mapping[str, Person], after: Callable[[Stage, int], None]) -> Stage:
    """Files the dossier and does the turns for which the scene has a time; nobody says why one came late.

    Args:
        after: called after the filing (0) and each turn (1, 2, …).
    """
    stage = Stage(scene, officials)
    with late_causes.unasked():
        file(stage)
        after(stage, 0)
        for number, (turn, at) in enumerate(zip(scene.story.turns, scene.times[1:], strict=False), 1):
            take_turn(stage, turn.act, at, turn.given)
            after(stage, number)
    return stage


def take_turn(stage: Stage, act: str, at: datetime, given: Mapping[str, Any]) -> None:
    """One turn: an act by its word, with what is given for it, in whose texts the scene's names stand.

    Raises:
        NotFound: no act has this word.
        Refusal: the act is refused.
    """
    words = filled(given, stage.scene)
    stage.by = words.pop("by", "")
    if special := BY_WORD.get(act):
        special(stage, at, words)
    else:
        _by_form(stage, act, at, words)


def file(stage: Stage) -> None:
    """Files the dossier of the scene; the applicant is made with it where the stage has none."""
    scene, at = stage.scene, stage.scene.times[0]
    body = scene.story.filed_by.partition("@")[2]
    if not body and stage.applicant is None:
        _make_applicant(stage)
    who = stage.who(scene.story.filed_by or APPLICANT, at)
    kept = [
        (code, str(files.keep_own(BLANK, f"{code}.pdf", at=at, person=str(who.person)).pk))
        for code in scene.story.papers
    ]
    sent = {"code": scene.story.procedure, "answers": filled(scene.story.answers, scene), "papers": kept}
    party = Organisation.objects.get(code=body).pk if body else None
    stage.dossier = dossiers.hand_in(actor=who, **sent, key=stage.key(), at=at, applicant=party).pk


def _make_applicant(stage: Stage) -> None:
    scene, names = stage.scene, stage.scene.names
    stage.applicant = Person.objects.create(
        origin=Origin.DEMO,
        full_name=names["applicant"],
        personal_number=names["applicant_number"],
        birth_date=date.fromisoformat(names["applicant_birth"]),
        sex=scene.story.sex,
        ethnicity="01",
        nationality="vn",
        phone=names["applicant_phone"],
        address=names["applicant_address"],
        commune_code=names.get("home") or scene.unit,
    )


def _by_form(stage: Stage, word: str, at: datetime, given: Mapping[str, Any]) -> None:
    """An act with a form, as its page does it: by whoever has the dossier, or `by` whom the story says."""
    role = _role(stage)
    act, form = act_with_form(word, APPLICANT if role == APPLICANT else DESK)
    dossier = Dossier.objects.get(pk=stage.dossier)
    form, filled_in = form.of(dossier, at), {**form.initial(dossier), **given}
    act.perform(
        _subject(stage, act.kind.model), form.read(filled_in, at), actor=stage.who(role, at), key=stage.key(), at=at
    )


def _subject(stage: Stage, model: type[Model]) -> uuid.UUID:
    """What an act is done on: the dossier, or the first thing of its kind that the dossier has."""
    if model is Dossier:
        return stage.dossier
    of_dossier = model._default_manager.filter(dossier_id=stage.dossier).first()
    if of_dossier is None:
        raise LookupError(f"{stage.scene.story.name}: no {model.__name__} yet")
    subject: uuid.UUID = of_dossier.pk
    return subject


def _role(stage: Stage) -> str:
    return stage.by or str(Dossier.objects.values_list("desk", flat=True).get(pk=stage.dossier))


def _on_desk(stage: Stage, at: datetime) -> dict[str, Any]:
    return {"actor": stage.who(_role(stage), at), "dossier_id": stage.dossier, "key": stage.key(), "at": at}


def _pay(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    for charge in payment_queries.of_subject(("dossier", str(stage.dossier))):
        sent = {"charge_id": charge.pk, "receipt": given.get("receipt", ""), "key": stage.key(), "at": at}
        payments.collect_at_counter(actor=stage.who(_role(stage), at), **sent)
    dossiers.note_payment(dossier_id=stage.dossier, at=at)


def _propose(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """`signer`: a role, where the body has several who may sign."""
    words = {"kind": "grant", "values": {}, **given}
    if signer := words.pop("signer", ""):
        words["signer_id"] = stage.who(signer, at).post
    decisions.propose(**_on_desk(stage, at), **words)


def _endorse(stage: Stage, at: datetime, _given: Mapping[str, Any]) -> None:
    """Who signs before the leader, as `_sign`; the signatures are made with the leader's."""
    proposal = decision_queries.proposal(Dossier.objects.get(pk=stage.dossier))
    if proposal is None:
        raise LookupError(f"{stage.scene.story.name}: nothing to sign")
    decisions.endorse(**_on_desk(stage, at), proposal_id=proposal.pk)


def _sign(stage: Stage, at: datetime, _given: Mapping[str, Any]) -> None:
    """The leader signs; the job that makes the signature comes at once, and leaves no paper yet."""
    proposal = decision_queries.proposal(Dossier.objects.get(pk=stage.dossier))
    if proposal is None:
        raise LookupError(f"{stage.scene.story.name}: nothing to sign")
    decisions.sign(**_on_desk(stage, at), proposal_id=proposal.pk)
    for decision in Decision.objects.filter(dossier_id=stage.dossier):
        decisions.record_signature(decision_id=decision.pk, pdf=BLANK, at=at)


def _issue(stage: Stage, at: datetime, _given: Mapping[str, Any]) -> None:
    registers.issue(**_on_desk(stage, at))
    for decision in Decision.objects.filter(dossier_id=stage.dossier):
        registers.enact(decision_id=decision.pk, pdf=BLANK, at=at)


def _agree(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    words = {"agreed": True, "say": "", **given}
    decisions.answer_check(actor=stage.who(APPLICANT, at), dossier_id=stage.dossier, key=stage.key(), at=at, **words)


def _supplement(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    words = {"uploads": [], "answers": {}, "say": "", **given}
    who = stage.who(APPLICANT, at)
    dossiers.supplement(actor=who, dossier_id=stage.dossier, key=stage.key(), at=at, **words)


def _hand_over(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """At the counter the applicant takes it, and says the code of their page."""
    more: dict[str, Any] = {"way": "online", **given}
    if more["way"] == "counter":
        code = dossier_queries.typed_codes.collection_code(Dossier.objects.only("salt").get(pk=stage.dossier))
        number = stage.applicant.personal_number if stage.applicant else ""
        more["taker"] = dossier_queries.taking.Taker("own", "card", str(number), code=code)
    dossiers.hand_over(**_on_desk(stage, at), **more)


def _cancel(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    who = stage.who(APPLICANT, at)
    dossiers.cancel(actor=who, dossier_id=stage.dossier, key=stage.key(), at=at, **given)


def _consult(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    unit = Organisation.objects.get(code=given["unit"])
    dossiers.consult(**_on_desk(stage, at), unit_id=unit.pk, question=given["question"])


def _record_opinion(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """The oldest question that still has no answer is answered."""
    asked = Consultation.objects.filter(dossier_id=stage.dossier, answer="").earliest("at")
    words = {"answer": "agreed", "say": "", **given}
    dossiers.record_opinion(actor=stage.who(stage.by, at), consultation_id=asked.pk, key=stage.key(), at=at, **words)


def _post_publicly(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """On the day of the turn, where the story names none; with a photo."""
    on = date.fromisoformat(given["posted_on"]) if "posted_on" in given else local(at).date()
    dossiers.post_publicly(**_on_desk(stage, at), place=given["place"], posted_on=on, photo=("niem-yet.png", DOT))


def _mirror(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    dossiers.mirror(actor=stage.who(stage.by, at), dossier_id=stage.dossier, key=stage.key(), at=at, **given)


def _record_ministry_result(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """Granted, and of the day of the turn, where the story says nothing else."""
    words = {"granted": True, "issued_on": local(at).date(), **given}
    dossiers.record_ministry_result(**_on_desk(stage, at), **words)


def _send_parcel(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    dossiers.send_parcel(**_on_desk(stage, at), **given)


def _on_the_day(word: str) -> Callable[[Stage, datetime, Mapping[str, Any]], None]:
    """An act with a form that asks for the day on which it happened: that of the turn."""
    return lambda stage, at, given: _by_form(stage, word, at, {"on": local(at).date().isoformat(), **given})


def _plain(act: Callable[..., object]) -> Callable[[Stage, datetime, Mapping[str, Any]], None]:
    """An act on the desk that takes what the story gives, as it is."""
    return lambda stage, at, given: void(act(**_on_desk(stage, at), **given))


def void(_made: object) -> None:
    """What an act made is found by whoever looks for it."""


BY_WORD: Mapping[str, Callable[[Stage, datetime, Mapping[str, Any]], None]] = {
    "accept": _plain(dossiers.accept),
    "request_supplement": _plain(dossiers.request_supplement),
    "refuse": _plain(dossiers.refuse),
    "extend": _plain(dossiers.extend),
    "send_back": _plain(decisions.send_back),
    "finish_step": _plain(dossiers.finish_step),
    "cancel": _cancel,
    "consult": _consult,
    "record_opinion": _record_opinion,
    "post_publicly": _post_publicly,
    "mirror": _mirror,
    "record_ministry_result": _record_ministry_result,
    "supplement": _supplement,
    "pay": _pay,
    "propose": _propose,
    "endorse": _endorse,
    "agree": _agree,
    "sign": _sign,
    "issue": _issue,
    "hand_over": _hand_over,
    "send_parcel": _send_parcel,
    "confirm_parcel": _on_the_day("confirm_parcel"),
    "take_back_parcel": _on_the_day("take_back_parcel"),
}
