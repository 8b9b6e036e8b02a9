"""Whether procedures can be filed at all: generated answers run through the real action, then taken back."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.ground.files.models import StoredFile
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import WorktimeFault
from duoc.language.calculations import OTHER, Plan, Question, short
from duoc.people import queries as people
from duoc.people.models import Account, Origin, Person
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures

ATTEMPTS = 4  # other choices are tried when the first ones lead to a refusal
MOST_PAGES = 80
ARTICLE = "118/2025/NĐ-CP"
REASON = "Hồ sơ thử không đủ điều kiện giải quyết."


@dataclass(frozen=True)
class Trial:
    """Codes that could be filed, and why the others could not."""

    fileable: tuple[str, ...]
    failed: Mapping[str, str]


def file_each(codes: Sequence[str], at: datetime) -> Trial:
    """File one request under each procedure as a made-up applicant. Nothing of it stays in the database."""
    fileable, failed = [], {}
    with transaction.atomic():
        actor = applicant(at)
        file = _file(actor, at)
        for code in codes:
            why = _try(actor, code, file, at)
            if why:
                failed[code] = why
            else:
                fileable.append(code)
        transaction.set_rollback(True)
    return Trial(tuple(fileable), failed)


def _try(actor: Actor, code: str, file: StoredFile, at: datetime) -> str:
    """Why the procedure cannot be filed, "" when it can."""
    why = ""
    for attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                answers, plan = answers_of(actor, code, at, attempt)
                papers = [(paper.id, str(file.pk)) for paper in plan.papers if paper.upload and paper.required]
                dossiers.hand_in(actor=actor, code=code, answers=answers, papers=papers, key=str(uuid.uuid4()), at=at)
                transaction.set_rollback(True)  # at once: the next one is sent with the same file
                return ""
        except Refusal as refusal:
            faults = getattr(refusal, "faults", None)
            why = f"{refusal.say} {dict(faults)}" if faults else refusal.say
        except WorktimeFault as fault:
            return str(fault)
    return why


def answers_of(actor: Actor, code: str, at: datetime, attempt: int) -> tuple[dict[str, Any], Plan]:
    """Answers page after page, as a person gives them."""
    version, applicant = procedures.in_force(code, at), people.acting_person(actor).party
    answers: dict[str, Any] = {}
    plan = dossier_queries.interview_of_answers(version, answers, applicant, at).plan
    for _page in range(MOST_PAGES):
        if plan.next is None:
            break
        for question in plan.next.questions:
            answers[question.id] = answer(question, at, attempt, len(answers))
        plan = dossier_queries.interview_of_answers(version, answers, applicant, at).plan
    return answers, plan


def answer(question: Question, at: datetime, attempt: int, place: int) -> Any:
    """A plausible answer; other attempts choose otherwise, other places take other days."""
    if question.group is not None:
        item = {short(part.id): answer(part, at, attempt, place) for part in question.group.questions}
        return [item] * max(int(question.min or 0), 1)
    if question.default is not None and (attempt == 0 or question.type == "country"):
        return question.default
    if question.type == "boolean":
        return attempt % 2 == 1
    if question.type == "register_entry" and question.other:
        return OTHER
    if question.options:
        options = list(question.options)
        return [options[0]] if question.type == "choices" else options[attempt % len(options)]
    if question.type in ("integer", "number", "money"):
        amount = max(question.min or 0, 1 if attempt == 0 else 10**attempt)
        return int(amount if question.max is None else min(amount, question.max))
    if question.type == "date":
        return _day(question, localdate(at), attempt, place).isoformat()
    return SAMPLES.get(question.type, "Thử nghiệm")


SAMPLES = {
    "person_name": "Nguyễn Văn Thử",
    "personal_number": "000000000009",
    "phone": "0900000000",
    "email": "thu@example.vn",
    "coordinates": "9.176250, 105.152420",
    "passport": "C1234567",
    "old_number": "380123456",
    "address": "Ấp 1, xã Thử Nghiệm",
    "long_text": "Đề nghị giải quyết theo quy định (nộp thử).",
}


def _day(question: Question, today: date, attempt: int, place: int) -> date:
    """Last month at first; other attempts take grown-ups, sometimes with later questions about later days."""
    if question.future:
        return today + timedelta(days=7)
    years, shift = ((0, 0), (25 if place > 4 else 0, place), (30, -place), (40, place))[attempt % ATTEMPTS]
    return today - timedelta(days=30 + 366 * years + shift)


APPLICANT: Mapping[str, Any] = {
    "full_name": "Nguyễn Văn Thử",
    "birth_date": "1990-01-01",
    "sex": Person.Sex.MALE.value,
    "ethnicity": "01",
    "nationality": "vn",
    "phone": "0900000000",
    "address": "Ấp 1",
}
"""A person of whom the province knows all that is asked."""


def applicant(at: datetime) -> Actor:
    """A person whom the province knows well, and who exists only until the trial ends."""
    known = {name: value for name, value in APPLICANT.items() if name != "birth_date"}
    person = Person.objects.create(
        origin=Origin.DEMO,
        birth_date=date.fromisoformat(APPLICANT["birth_date"]),
        commune_code=next(iter(procedures.vocabularies().communes)),
        personal_number=None,
        **known,
    )
    account = Account.objects.create(username=f"trial-{person.pk}", person=person, origin=Origin.DEMO)
    return people.actor_for(account, at)


def _file(actor: Actor, at: datetime) -> StoredFile:
    """A row that stands for an uploaded paper; filing looks only at whose it is."""
    return StoredFile.objects.create(
        id=uuid.uuid4(),
        sha256="0" * 64,
        size=1,
        media_type="application/pdf",
        name="nop-thu.pdf",
        kept_at=at,
        checks={},
        person_id=str(actor.person),
        organisation_id="",
    )
