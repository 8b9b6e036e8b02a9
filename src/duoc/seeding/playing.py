"""Plays a scene by the real acts. What the bulk entry must come out as is what this makes."""

import base64
import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import APPLICANT, DESK, ActForm, act_with_form, late_causes
from duoc.dossiers.models import Dossier
from duoc.ground.files import actions as files
from duoc.ground.worktime.calculations import local
from duoc.payments import actions as payments
from duoc.payments import queries as payment_queries
from duoc.people.models import Origin, Person
from duoc.registers import actions as registers
from duoc.seeding import afterwards, asking_bodies, before_signing
from duoc.seeding.asked import judge
from duoc.seeding.scenes import Scene, filled
from duoc.seeding.stage import Stage
from duoc.seeding.unplayable import NOTHING_THERE, Unplayable
from duoc.seeding.unplayable import body as known_body

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot: what stands for a photo."""
BLANK = b"%PDF-1.4 stands for a paper that is pressed when it is first opened\n"
PHOTO = "niem-yet.png"
"""The name of every photo, in a story and in the bulk."""


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
        Unplayable: the act takes no such words, or there is nobody to do it, or nothing to do it on.
    """
    words = filled(given, stage.scene)
    stage.by = words.pop("by", "")
    judge(act, words)
    if special := BY_WORD.get(act):
        special(stage, at, words)
    else:
        _by_form(stage, act, at, words)


def file(stage: Stage) -> None:
    """Files the dossier of the scene; the applicant is made with it where the stage has none."""
    scene, at = stage.scene, stage.scene.times[0]
    body = scene.story.filed_by.partition("@")[2]
    party = known_body(body).pk if body else None
    if not body and stage.applicant is None:
        _make_applicant(stage)
    who = stage.who(scene.story.filed_by or APPLICANT, at)
    kept = [
        (code, str(files.keep_own(BLANK, f"{code}.pdf", at=at, person=str(who.person)).pk))
        for code in scene.story.papers
    ]
    sent = {"code": scene.story.procedure, "answers": filled(scene.story.answers, scene), "papers": kept}
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
    role = stage.role()
    act, form = act_with_form(word, APPLICANT if role == APPLICANT else DESK)
    dossier = Dossier.objects.get(pk=stage.dossier)
    form = form.of(dossier, at)
    filled_in = {**_only_choices(form), **form.initial(dossier), **given}
    act.perform(
        _subject(stage, act.kind.model), form.read(filled_in, at), actor=stage.opens(role, at), key=stage.key(), at=at
    )


def _only_choices(form: ActForm) -> dict[str, str]:
    """What there is but one of to choose: the objection that waits, the draft that is signed."""
    choices = {one.id: list(one.options) for one in form.fields if one.type == "choice" and one.required}
    return {id: options[0] for id, options in choices.items() if len(options) == 1}


def _subject(stage: Stage, model: type[Model]) -> uuid.UUID:
    """What an act is done on: the dossier, or the first thing of its kind that the dossier has."""
    if model is Dossier:
        return stage.dossier
    of_dossier = model._default_manager.filter(dossier_id=stage.dossier).first()
    if of_dossier is None:
        raise Unplayable(NOTHING_THERE, thing=str(model._meta.verbose_name))
    subject: uuid.UUID = of_dossier.pk
    return subject


def _pay(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    for charge in payment_queries.of_subject(("dossier", str(stage.dossier))):
        sent = {"charge_id": charge.pk, "receipt": given.get("receipt", ""), "key": stage.key(), "at": at}
        payments.collect_at_counter(actor=stage.opens(stage.role(), at), **sent)
    dossiers.note_payment(dossier_id=stage.dossier, at=at)


def _propose(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """`signer`: a role, where the body has several who may sign."""
    words = {"kind": "grant", "values": {}, **given}
    if signer := words.pop("signer", ""):
        words["signer_id"] = stage.who(signer, at).post
    decisions.propose(**stage.on_desk(at), **words)


def _proposal(stage: Stage) -> uuid.UUID:
    proposal = decision_queries.proposal(Dossier.objects.get(pk=stage.dossier))
    if proposal is None:
        raise Unplayable(NOTHING_THERE, thing="proposal")
    return proposal.pk


def _endorse(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """Who signs before the leader, as `_sign`; the signatures are made with the leader's."""
    decisions.endorse(**stage.on_desk(at), proposal_id=_proposal(stage), **given)


def _sign(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """The leader signs; the job that makes the signature comes at once, and leaves no paper yet."""
    decisions.sign(**stage.on_desk(at), proposal_id=_proposal(stage), **given)
    for decision in Decision.objects.filter(dossier_id=stage.dossier):
        decisions.record_signature(decision_id=decision.pk, pdf=BLANK, at=at)


def _issue(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    registers.issue(**stage.on_desk(at), **given)
    for decision in Decision.objects.filter(dossier_id=stage.dossier):
        registers.enact(decision_id=decision.pk, pdf=BLANK, at=at)


def _request_supplement(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    dossiers.request_supplement(**stage.on_desk(at), **{"legal_basis": "", **given})


def _supplement(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    words = {"uploads": [], "answers": {}, "say": "", **given}
    who = stage.who(APPLICANT, at)
    dossiers.supplement(actor=who, dossier_id=stage.dossier, key=stage.key(), at=at, **words)


def _hand_over(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """At the counter the applicant takes it, and says the code of their page."""
    more: dict[str, Any] = {"way": "online", **given}
    if more["way"] == "counter":
        more["taker"] = stage.taker()
    dossiers.hand_over(**stage.on_desk(at), **more)


def _cancel(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    who = stage.who(APPLICANT, at)
    dossiers.cancel(actor=who, dossier_id=stage.dossier, key=stage.key(), at=at, **given)


def _post_publicly(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """On the day of the turn, where the story names none; with a photo."""
    on = date.fromisoformat(given["posted_on"]) if "posted_on" in given else local(at).date()
    dossiers.post_publicly(**stage.on_desk(at), place=given["place"], posted_on=on, photo=(PHOTO, DOT))


def _mirror(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    dossiers.mirror(actor=stage.opens(stage.by, at), dossier_id=stage.dossier, key=stage.key(), at=at, **given)


def _record_ministry_result(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """Granted, and of the day of the turn, where the story says nothing else."""
    words = {"granted": True, "number": "", "issued_on": local(at).date(), **given}
    if isinstance(words["issued_on"], str):
        words["issued_on"] = date.fromisoformat(words["issued_on"])
    dossiers.record_ministry_result(**stage.on_desk(at), **words)


def _add_ministry_paper(stage: Stage, at: datetime, _given: Mapping[str, Any]) -> None:
    dossiers.add_ministry_paper(**stage.on_desk(at), data=DOT, name=PHOTO)


def _send_parcel(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    dossiers.send_parcel(**stage.on_desk(at), **given)


def _on_the_day(word: str, field: str = "on") -> Callable[[Stage, datetime, Mapping[str, Any]], None]:
    """An act with a form that asks for the day on which it happened: that of the turn."""
    return lambda stage, at, given: _by_form(stage, word, at, {field: local(at).date().isoformat(), **given})


def _plain(act: Callable[..., object]) -> Callable[[Stage, datetime, Mapping[str, Any]], None]:
    """An act on the desk that takes what the story gives, as it is."""
    return lambda stage, at, given: void(act(**stage.on_desk(at), **given))


def void(_made: object) -> None:
    """What an act made is found by whoever looks for it."""


PLAIN: Mapping[str, Callable[..., object]] = {
    "accept": dossiers.accept,
    "refuse": dossiers.refuse,
    "extend": dossiers.extend,
    "send_back": decisions.send_back,
    "finish_step": dossiers.finish_step,
}
"""Acts that take what the story gives, as it is."""

BY_WORD: Mapping[str, Callable[[Stage, datetime, Mapping[str, Any]], None]] = {
    **{word: _plain(act) for word, act in PLAIN.items()},
    "cancel": _cancel,
    "consult": asking_bodies.consult,
    "record_opinion": asking_bodies.record_opinion,
    "record_late_opinion": asking_bodies.record_late_opinion,
    "take_question": asking_bodies.take_question,
    "assign_question": asking_bodies.assign_question,
    "post_publicly": _post_publicly,
    "mirror": _mirror,
    "record_ministry_result": _record_ministry_result,
    "add_ministry_paper": _add_ministry_paper,
    "request_supplement": _request_supplement,
    "propose_supplement": _request_supplement,  # which of both it is says the dossier
    "supplement": _supplement,
    "give_part": _supplement,
    "pay": _pay,
    "propose": _propose,
    "endorse": _endorse,
    "agree": before_signing.agree,
    "answer_check": before_signing.agree,
    "answer_as_co_signer": before_signing.answer_as_co_signer,
    "compare": before_signing.compare,
    "sign": _sign,
    "issue": _issue,
    "hand_over": _hand_over,
    "send_parcel": _send_parcel,
    "confirm_parcel": _on_the_day("confirm_parcel"),
    "take_back_parcel": _on_the_day("take_back_parcel"),
    "propose_later": afterwards.propose_later,
    "sign_later": afterwards.sign_later,
    "send_back_later": afterwards.send_back_later,
    "issue_later": afterwards.issue_later,
    "return_later": afterwards.return_later,
    "hand_over_new": afterwards.hand_over_new,
    "keep_drawn": afterwards.keep_drawn,
    "report_on_order": afterwards.report_on_order,
    "hand_to_archive": afterwards.hand_to_archive,
    "record_posting_objection": _on_the_day("record_posting_objection", "received_on"),
}
