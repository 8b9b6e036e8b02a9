"""Plans that cannot be: each is refused with what is wrong, and nothing is written."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.bodies import NEW, TODAY, written
from tests.cast import COMMUNE, MONDAY, OTHER_COMMUNE

from duoc.people import actions
from duoc.people.models import Organisation, Reorganisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def succeed(*words: Any) -> None:
    row, _progress = actions.succeed(actions.read_plan(written(*words)), at=MONDAY)
    if row.on <= TODAY:
        actions.carry_out(row, at=MONDAY)


def refused(*words: Any, **more: Any) -> dict[str, str]:
    """What is wrong with the plan; nothing is written."""
    before = Reorganisation.objects.count()
    with pytest.raises(actions.PlanRefused) as refusal:
        actions.succeed(actions.read_plan(written(*words, **more)), at=MONDAY)
    assert Reorganisation.objects.count() == before
    return refusal.value.faults


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (([COMMUNE, "88888"], [NEW]), "88888"),
        (([COMMUNE, COMMUNE], [NEW]), "before"),
        (([COMMUNE], [{"code": "99009"}]), "99009"),
        (([COMMUNE], [{**NEW, "code": "Xã Mới"}]), "Xã Mới"),
        (([COMMUNE], [{**NEW, "parent": "khong-co"}]), "99009"),
        (([COMMUNE], [{**NEW, "parent": COMMUNE}]), "99009"),
        (([COMMUNE], [{**NEW, "kind": "huyen"}]), "99009"),
        (([COMMUNE], [{"code": OTHER_COMMUNE, "name": "Tên khác"}]), OTHER_COMMUNE),
        (([COMMUNE], [{**NEW, "code": COMMUNE}, NEW]), COMMUNE),
        (([COMMUNE, OTHER_COMMUNE], []), "after"),
        ((["ubnd-tinh"], []), "after"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(words: Any, fault: str) -> None:
    assert fault in refused(*words)
    assert Organisation.objects.get(code=COMMUNE).valid_to is None


@pytest.mark.parametrize(
    ("share", "fault"),
    [({"ho-tich": "99999"}, "ho-tich"), ({"88888": "99009"}, "88888")],
)
def test_a_share_names_what_there_is(share: dict[str, str], fault: str) -> None:
    other = {"code": "99010", "name": "Ủy ban nhân dân xã Khác"}
    assert fault in refused([COMMUNE], [NEW, other], share=share)
    assert "share" in refused([COMMUNE], [NEW], share={"ho-tich": "99009"})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"on": "mai"}, "on"),
        ({"on": MONDAY}, "on"),
        ({"basis": " \u200b"}, "basis"),
        ({"before": COMMUNE}, "before"),
        ({"before": [99001]}, "before"),
        ({"after": [{"name": "Không mã"}]}, "after"),
        ({"after": [{**NEW, "chief": "ai"}]}, "after"),
        ({"share": ["ho-tich"]}, "share"),
        ({"why": "x"}, "why"),
    ],
)
def test_words_of_the_plan_are_judged(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(actions.PlanRefused) as refusal:
        actions.read_plan({**written([COMMUNE], [NEW]), **change})
    assert fault in refusal.value.faults
    with pytest.raises(actions.PlanRefused):
        actions.read_plan([])


def test_a_circle_is_refused() -> None:
    succeed([COMMUNE], [{"code": OTHER_COMMUNE}])
    assert COMMUNE in refused([OTHER_COMMUNE], [{"code": COMMUNE}])
    later = TODAY + timedelta(days=9)
    succeed([OTHER_COMMUNE], [NEW], later)
    assert OTHER_COMMUNE in refused(["99003"], [{"code": OTHER_COMMUNE}], later)
    assert OTHER_COMMUNE in refused([OTHER_COMMUNE], [{"code": "99003"}], later + timedelta(days=1))


def test_a_body_cannot_end_before_it_began() -> None:
    assert "on" in refused([COMMUNE], [NEW], date(2025, 7, 1))
