"""Every tailored procedure can be filed through the plain forms, page after page, as a citizen does it."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, Draft
from duoc.language.calculations import OWN_COMPLAINTS, OWN_DOSSIERS, Question, read_cases
from duoc.language.tests.samples import PROCEDURES
from duoc.procedures import queries as procedures
from duoc.procedures.folders import read_document
from tests.cast import key, pdf

pytestmark = pytest.mark.real_province

CODES = sorted(path.name for path in PROCEDURES.iterdir() if (path / "definition.yaml").is_file())
TEXTS = {
    "person_name": "Trần Văn Tâm", "personal_number": "096093000002", "phone": "0912345678", "date": "1990-05-06",
    "integer": "1", "number": "7", "boolean": False, "commune": "32044", "country": "vn", "ethnicity": "01",
    "passport": "C1234567", "old_number": "380123456",
}  # fmt: skip
ORDINARY = "2.000635"
FIRST_COMPLAINT, ABOUT = "KN.000001", "complained"
"""What is filed before a request that is about another dossier."""
PATTERNED = {"[0-9]{4}": "4711", "[0-9]{12}|[0-9]{10}(-?[0-9]{3})?": "1900123456"}
"""What fits a pattern, by the pattern."""
STAYED = {"period.from": "2015-05-06", "period.until": "2016-05-06"}
"""After the birth of the demo applicant."""


def situation(code: str) -> dict[str, Any]:
    """Answers of the first case that may be filed today and needs no entry held; an own dossier is filed before."""
    for case in read_cases(read_document(PROCEDURES / code / "cases.yaml")):
        today = abs((case.received.date() - timezone.now().date()).days) < 60
        needs_entry = any(held.register not in (OWN_DOSSIERS, OWN_COMPLAINTS) for held in case.given)
        if case.expect.get("complete") and not needs_entry and today:
            of_a_woman = {"partner.sex": "male", "requester.side": "wife"}  # the demo applicant is one
            return {**STAYED, **case.answers, **of_a_woman}
    raise AssertionError(f"{code}: no case to file")


def fields(question: Question, answers: dict[str, Any]) -> dict[str, Any]:
    """What the browser sends for a question."""
    value = answers.get(question.id)
    if value is None:
        text = PATTERNED[question.pattern.matches] if question.pattern else "Ấp 2, xã U Minh"
        value = question.default if question.default is not None else TEXTS.get(question.type, text)
    if value is not None and question.options and not isinstance(value, list) and value not in question.options:
        value = next(iter(question.options))
    if question.type in ("integer", "number") and question.id not in answers:
        value = max(Decimal(value), Decimal(str(question.min or 0)))
    if question.future and question.id not in answers:
        value = (timezone.localdate() + timedelta(days=7)).isoformat()
    if question.type == "date":
        year, month, day = [*str(value).split("-"), "", ""][:3]  # known in part: only the year
        return {f"{question.id}.day": day, f"{question.id}.month": month, f"{question.id}.year": year}
    if isinstance(value, bool):
        return {question.id: "true" if value else "false"}
    return {question.id: value}


def add_items(client: Client, address: str, group: Question, answers: dict[str, Any]) -> None:
    """Adds each item of a group on a page of its own, as often as its answers raise further questions."""
    assert group.group
    parts = {part.id: part for part in group.group.questions}
    for item in answers.get(group.id) or []:
        known = {f"{group.id}.{name}": value for name, value in item.items()}
        place = f"{address}{item['id']}/?moi"
        for _turn in range(len(parts)):
            asked = re.findall(r'name="question" value="([^"]+)"', client.get(place).content.decode())
            sent = {name: value for id in asked for name, value in fields(parts[id], known).items()}
            answered = client.post(place, sent | {"question": asked})
            assert answered.status_code == 302, (place, sent)
            place = answered["Location"]
            if place == address:
                break
        assert place == address, (place, item)


@pytest.mark.parametrize("code", CODES)
def test_it_can_be_filed(province: None, client: Client, code: str) -> None:
    client.get("/demo/as/citizen1")
    answers = situation(code)
    questions = procedures.definition(procedures.in_force(code, timezone.now())).questions.values()
    if named := [question.id for question in questions if question.names_dossier]:
        file(client, ORDINARY, situation(ORDINARY))
        if any(question.register == OWN_COMPLAINTS for question in questions):
            about = {ABOUT: str(Dossier.objects.get().pk)}
            file(client, FIRST_COMPLAINT, situation(FIRST_COMPLAINT) | about)
            Dossier.objects.filter(about__isnull=False).update(expected_at=timezone.now() - timedelta(days=2))
        answers |= {id: str(Dossier.objects.order_by("filed_at").last().pk) for id in named}
    file(client, code, answers)


def file(client: Client, code: str, answers: dict[str, Any]) -> None:
    """Files one procedure through its plain forms, or sees why it is not filed here."""
    begun = client.post(f"/thu-tuc/{code}/bat-dau/", {"key": key()})
    if procedures.definition(procedures.in_force(code, timezone.now())).internal:
        assert begun.status_code == 303 and "?loi=" in begun["Location"] and not Draft.objects.exists()
        return
    if begun.status_code == 409:  # not from this site, and the person is told why and where to go
        definition = procedures.definition(procedures.in_force(code, timezone.now()))
        assert definition.handled_in == "ministry" or "online" not in definition.channels
        assert "Trung tâm Phục vụ hành chính công" in begun.content.decode()
        return
    draft = Draft.objects.get(version__procedure__code=code)
    for _page in range(60):
        plan = dossiers.interview_of(Draft.objects.get(pk=draft.pk), timezone.now()).plan
        page = plan.next
        if page is None:
            break
        address = f"/soan/{draft.pk}/{page.id}/"
        assert client.get(address).status_code == 200
        if page.questions[0].group is not None:
            add_items(client, address, page.questions[0], answers)
            sent: dict[str, Any] = {}
        else:
            sent = {name: value for question in page.questions for name, value in fields(question, answers).items()}
        answered = client.post(address, sent)
        if doubts := re.findall(r'name="confirmed" value="([^"]+)"', client.get(answered["Location"]).content.decode()):
            answered = client.post(address, sent | {"confirmed": doubts})  # "it is so"
        assert answered.status_code == 302, (address, sent, [fault.say for fault in plan.faults if not fault.missing])
    assert plan.complete, (plan.faults, plan.refusals)
    files = {
        paper.id: SimpleUploadedFile(f"{paper.id}.pdf", pdf(), "application/pdf")
        for paper in plan.papers
        if paper.upload and paper.required
    }
    assert client.post(f"/soan/{draft.pk}/giay-to/", files).status_code == 302
    checked = client.get(f"/soan/{draft.pk}/kiem-tra/")
    assert checked.status_code == 200
    signs = [one.part for one in plan.together]  # whoever must sign too comes to the counter
    filed = client.post(f"/soan/{draft.pk}/kiem-tra/", {"key": key(), "giay": signs})
    assert filed.status_code == 302, filed.content.decode()[:2000]
    dossier = Dossier.objects.get(procedure_code=code)
    assert client.get(f"/ho-so/{dossier.pk}/").status_code == 200
