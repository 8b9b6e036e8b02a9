"""Official codes are taken in from a list; until then a short code of ours stands in dossier codes."""

import pytest
from tests.bodies import body
from tests.cast import COMMUNE, MONDAY

from duoc.ground.ledger import queries as ledger
from duoc.people import actions
from duoc.people.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
DEPARTMENT, OTHER_DEPARTMENT = "so-tu-phap", "so-khoa-hoc-va-cong-nghe"


def test_short_codes_stand_in_dossier_codes_until_the_official_one_is_imported() -> None:
    assert body(DEPARTMENT).dossier_prefix == "STP" and body(OTHER_DEPARTMENT).dossier_prefix == "SKHCN"
    assert body(COMMUNE).dossier_prefix == COMMUNE
    assert actions.import_identifiers({DEPARTMENT: "H12.07"}, at=MONDAY) == 1
    assert actions.import_identifiers({DEPARTMENT: "H12.07"}, at=MONDAY) == 0
    assert body(DEPARTMENT).dossier_prefix == "H12.07"
    noted = ledger.of_subject("organisation", str(body(DEPARTMENT).pk))
    assert [one.action for one in noted] == ["organisation.identified"]


@pytest.mark.parametrize(
    "codes",
    [{}, {"khong-co": "H12.07"}, {DEPARTMENT: "mã"}, {DEPARTMENT: "H12.07", OTHER_DEPARTMENT: "H12.07"}],
)
def test_a_list_of_codes_with_a_fault_is_not_taken(codes: dict[str, str]) -> None:
    with pytest.raises(actions.IdentifiersRefused):
        actions.import_identifiers(codes, at=MONDAY)
    assert not Organisation.objects.exclude(identifier="").exists()
