"""Papers that the agency gives: frozen with the act, made once, kept."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.dossiers import actions, jobs, papers, queries
from duoc.dossiers.models import Dossier, OfficialPaper
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound
from duoc.people.models import Person

pytestmark = pytest.mark.django_db
REFUSAL = {"reason": "Không thuộc thẩm quyền giải quyết", "legal_basis": "Luật Hộ tịch"}


def made(dossier: Dossier, form: str, turn: int = 0) -> OfficialPaper:
    """The paper once the worker has come to it."""
    jobs.press_paper(str(queries.official_paper(dossier, form, turn).pk))
    return queries.official_paper(dossier, form, turn)


def test_each_act_makes_its_paper(road: Road) -> None:
    dossier = road.file()
    assert made(dossier, "filing_notice").file is not None
    road.request_supplement(dossier)
    assert made(dossier, "supplement_02", turn=1).inputs["request"]["items"]
    road.supplement(dossier)
    road.accept(dossier)
    receipt = made(dossier, "receipt_01")
    assert receipt.inputs["dossier"]["code"] == fresh(dossier).code
    other = road.file()
    actions.refuse(actor=road.actor("clerk1"), dossier_id=other.pk, key=key(), at=MONDAY, **REFUSAL)
    assert made(other, "refusal_03").inputs["request"]["reason"] == REFUSAL["reason"]


def test_it_says_for_ever_what_it_said(road: Road) -> None:
    """Later facts change neither its inputs nor its bytes: a newer date, another name of the applicant."""
    dossier = road.to("accepted")
    receipt = made(dossier, "receipt_01")
    before = actions.read_paper(receipt, MONDAY)
    road.extend(fresh(dossier))
    Person.objects.filter(pk=dossier.applicant_id).update(full_name="Tên Khác")
    later = queries.official_paper(dossier, "receipt_01")
    assert later.inputs == receipt.inputs
    assert actions.read_paper(later, MONDAY + timedelta(days=400)) == before


def test_it_is_made_once_by_whoever_comes_first(road: Road) -> None:
    dossier = road.file()
    notice = queries.official_paper(dossier, "filing_notice")
    assert notice.file is None
    first = actions.read_paper(notice, MONDAY)
    again = actions.press_paper(paper_id=notice.pk, pdf=papers.press(notice) + b"%", at=MONDAY)
    assert again.file and files.read(again.file) == first
    jobs.press_paper(str(notice.pk))
    assert actions.read_paper(queries.official_paper(dossier, "filing_notice"), MONDAY) == first


def test_an_act_makes_its_paper_once(road: Road) -> None:
    dossier = road.file()
    notice = queries.official_paper(dossier, "filing_notice")
    notice.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        notice.save(force_insert=True)


def test_there_is_none_where_no_act_made_one(road: Road) -> None:
    with pytest.raises(NotFound):
        queries.official_paper(road.file(), "receipt_01")
