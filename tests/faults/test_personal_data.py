"""After the whole road and every side path, no name, number, phone or address stands in ledger, queue, keys or log."""

import json
import logging
from collections.abc import Iterator

import pytest
import yaml
from django.conf import settings
from django.db import connection

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers import actions as dossiers
from duoc.ground.ledger.models import Entry
from duoc.people.models import Person
from tests import later
from tests.cast import BIRTH_ANSWERS, MONDAY, key, pdf
from tests.stages import CHILD, LETTER, Road

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]
SAID = "Bé bị ghi sai họ là Nguyễn"


def walk(road: Road) -> None:
    """Every act once: asked and supplemented, checked and refused by the citizen, sent back, signed, issued, revoked;
    one refused, one cancelled, one declined, one posted, one about which another body is asked."""
    dossier = road.file(copies=0)
    road.request_supplement(dossier)
    road.supplement(
        dossier, uploads=[("birth_notice", pdf(), "Trần Ngọc Hân.pdf")], answers={"child.hometown": "Ấp Cây Khô"}
    )
    road.accept(dossier)
    road.extend(dossier, reason=SAID)
    road.propose(dossier, note="Cha là Trần Văn Lượm")
    road.check(dossier, agreed=False, say=SAID)
    road.propose(dossier)
    road.check(dossier)
    leader = road.actor("leader1")
    decisions.send_back(actor=leader, dossier_id=dossier.pk, reason=SAID, key=key(), at=MONDAY)
    for step in (
        road.propose, road.check, road.sign, road.make_signatures, road.issue, road.seal, road.hand_over,
    ):  # fmt: skip
        step(dossier)
    decision = Decision.objects.get(dossier=dossier)
    later.propose(road, decision, reason=SAID)
    draft = LaterDecision.objects.get()
    decisions.send_back_later(actor=leader, later_id=draft.pk, reason=SAID, key=key(), at=MONDAY)
    later.revoked(road, decision)
    clerk, citizen = road.actor("clerk1"), road.actor("citizen1")
    refused, cancelled = road.file(), road.file()
    dossiers.refuse(actor=clerk, dossier_id=refused.pk, reason=SAID, legal_basis="Luật Hộ tịch", key=key(), at=MONDAY)
    dossiers.cancel(actor=citizen, dossier_id=cancelled.pk, reason=SAID, key=key(), at=MONDAY)
    road.post_publicly(road.foundling(), place=SAID)
    asked = road.consult(road.search(), question=SAID)
    fields = {"answer": "not_agreed", "say": SAID, "key": key(), "at": MONDAY, **LETTER}
    dossiers.record_opinion(actor=road.actor("specialist1"), consultation_id=asked.pk, **fields)
    declined = road.to("accepted")
    road.propose(declined, kind="decline", values={}, reason=SAID, legal_basis="Luật Hộ tịch")


def canaries() -> Iterator[str]:
    """All that tells of a person: of the cast, of the answers, and what was said in words."""
    for person in Person.objects.all():
        values = (person.full_name, person.personal_number, person.phone, person.email, person.address)
        yield from (word for word in values if word)
        if person.birth_date:
            yield person.birth_date.isoformat()
    kept = ("child.full_name", "child.birth_date", "child.birth_place", "father.full_name", "father.personal_number",
            "father.birth_date", "father.address", "marriage.place", "child.hometown")  # fmt: skip
    yield from (BIRTH_ANSWERS[name] for name in kept)
    yield from (CHILD["child.personal_number"], SAID, "Ấp Cây Khô", "Trần Ngọc Hân.pdf")


def spelled(word: str) -> set[str]:
    """The word as it may stand in JSON: plain and escaped."""
    return {word, json.dumps(word)[1:-1], word.encode("utf-8").hex()}


def rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT t::text FROM {table} t")  # noqa: S608 - names from the database's own catalogue
        return [row[0] for row in cursor.fetchall()]


def test_nothing_of_a_person_stands_in_clear(road: Road, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        walk(road)
    ledger = [row.canonical for row in Entry.objects.all()]
    assert {row.action for row in Entry.objects.all()} >= {
        "dossier.filed", "dossier.supplement_asked", "dossier.supplemented", "dossier.accepted", "dossier.proposed",
        "dossier.draft_checked", "dossier.sent_back", "dossier.approved", "decision.signed", "decision.numbered",
        "decision.issued", "register.entered", "dossier.completed", "dossier.returned", "decision.revoked",
        "decision.later_proposed", "decision.later_sent_back", "register.ended",
        "dossier.refused", "dossier.cancelled", "dossier.extended", "dossier.posted", "dossier.consulted",
        "dossier.consultation_answered",
    }  # fmt: skip
    own = [record.getMessage() for record in caplog.records if record.name.startswith("duoc")]
    places = {
        "ledger": ledger + rows("ledger_entry"),
        "queue": rows("procrastinate_jobs"),
        "keys": rows("once_performance"),
        "log": own,
    }
    words = {spelling for word in canaries() for spelling in spelled(word)}
    assert len(words) > 60
    for place, texts in places.items():
        for text in texts:
            assert not [word for word in words if word in text], (place, text[:200])


def test_who_acted_is_told_by_id_only(road: Road) -> None:
    dossier = road.to("accepted")
    people = {str(id) for id in Person.objects.values_list("pk", flat=True)}
    for entry in Entry.objects.filter(subject_id=str(dossier.pk)):
        assert entry.actor.removeprefix("person:") in people
        assert entry.post == "" or entry.post.startswith("post:")


def test_the_cast_is_the_one_in_the_catalogue(province: None) -> None:
    """Were the cast not loaded, the search above would find nothing and prove nothing."""
    cast = yaml.safe_load((settings.CATALOG / settings.PROVINCE / "demo" / "cast.yaml").read_text("utf-8"))["cast"]
    assert Person.objects.count() == len(cast) > 15
