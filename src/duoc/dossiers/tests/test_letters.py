"""Forms that are letters have number and symbol of Decree 30/2020; the receipt goes by the code of its dossier."""

import subprocess
from datetime import datetime, timedelta

import pytest
from tests.cast import MONDAY, key
from tests.stages import Road, fresh, seal_forms

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier, OfficialForm
from duoc.dossiers.papers import papers
from duoc.ground.series.models import Counter
from duoc.instruments.models import Instrument
from duoc.people.models import Organisation

pytestmark = pytest.mark.django_db
REFUSAL = {"reason": "Không thuộc thẩm quyền giải quyết", "legal_basis": "Luật Hộ tịch"}


def refuse(road: Road, dossier: Dossier, at: datetime = MONDAY) -> OfficialForm:
    actions.refuse(
        actor=road.actor("clerk1"),
        dossier_id=dossier.pk,
        key=key(),
        at=at,
        **REFUSAL,
    )
    return queries.official_form(dossier, "refusal_03")


def test_letters_of_a_body_stand_in_one_yearly_series(road: Road) -> None:
    dossier = road.file()
    road.request_supplement(dossier)
    asked = queries.official_form(dossier, "supplement_02", turn=1)
    other = refuse(road, road.file())
    assert [(one.number, one.symbol, one.series, one.year) for one in (asked, other)] == [
        (1, "01/TB-UBND", "thong-bao", 2026),
        (2, "02/TB-UBND", "thong-bao", 2026),
    ]
    assert asked.inputs and asked.inputs["number"] == "01/TB-UBND"
    assert (asked.numbered_at, asked.numbered_by_id) == (MONDAY, road.who("clerk1").person)


def test_a_new_year_begins_at_one(road: Road) -> None:
    refuse(road, road.file())
    later = refuse(road, road.file(), at=MONDAY + timedelta(days=60))
    assert (later.symbol, later.year) == ("01/TB-UBND", 2027)


def test_a_body_fixes_abbreviation_and_width(road: Road) -> None:
    lines = [
        {"from": "2025-07-01", "abbreviation": "UBND", "width": 2},
        {"from": "2026-11-01", "abbreviation": "UBND-HTK", "width": 4},
    ]
    dossier = road.file()
    Organisation.objects.filter(pk=dossier.receiving_unit_id).update(numbering=lines)
    assert refuse(road, dossier).symbol == "0001/TB-UBND-HTK"


def test_the_receipt_goes_by_the_code_of_its_dossier(road: Road) -> None:
    form = queries.official_form(road.to("accepted"), "receipt_01")
    assert (form.number, form.symbol) == (None, "") and "number" not in (form.inputs or {})


def test_an_act_that_is_taken_back_leaves_no_hole(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise RuntimeError("the power went")

    dossier = road.file()
    with monkeypatch.context() as cut, pytest.raises(RuntimeError):
        cut.setattr(papers.rows, "defer", broken)
        refuse(road, dossier)
    assert not Counter.objects.filter(series__endswith=":thong-bao").exists()
    assert refuse(road, fresh(dossier)).symbol == "01/TB-UBND"
    assert Instrument.objects.filter(series="thong-bao").count() == 1


@pytest.mark.usefixtures("real_paper")
def test_the_number_is_printed_under_the_body(road: Road) -> None:
    form = refuse(road, road.file())
    seal_forms()
    pdf = actions.read_form(queries.official_form(form.dossier, "refusal_03"))
    words = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    assert any("Số: 01/TB-UBND" in line and "ngày 23 tháng 11 năm 2026" in line for line in words.splitlines())
