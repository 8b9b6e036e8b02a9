"""A denunciation goes to the archive by who may open it, and the archive's lists do not say who made it."""

from datetime import timedelta
from typing import Any

import pytest

from duoc.dossiers import actions, queries
from duoc.dossiers.actions.hand_to_archive import Batch
from duoc.dossiers.models import ArchivedDossier, ArchiveTransfer, Dossier
from duoc.people.powers import Forbidden
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.stages import Road, fresh
from tests.test_protected_applicants import concluded, shown, tells

NEXT_DAY = MONDAY + timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.real_province]


def archive(road: Road, who: str, dossier: Dossier) -> ArchiveTransfer:
    batch = Batch(MONDAY.year, (str(dossier.pk),), "Lê Văn Kho", "Công chức lưu trữ", "Kho 1, giá 2, hộp 3")
    return actions.hand_to_archive(actor=road.actor(who), batch=batch, key=key(), at=NEXT_DAY)


def test_who_signs_hands_it_over_and_no_list_tells_the_name(road: Road, signed_in: Any) -> None:
    dossier = concluded(road)
    registry, leader = road.actor("registry5"), road.actor("leader5")
    assert dossier not in queries.archiving.closed_of_unit(registry)
    assert dossier in queries.archiving.closed_of_unit(leader)
    refused(Forbidden, lambda: archive(road, "registry5", dossier))
    made = archive(road, "leader5", dossier)
    assert fresh(dossier).archived_at == NEXT_DAY
    kept = ArchivedDossier.objects.get(dossier=dossier)
    assert kept.documents and not tells(str(kept.documents))
    listed = str(actions.archive_list(made))
    assert dossier.code and dossier.code in listed and not tells(listed)
    for who in ("registry5", "leader5"):
        page = shown(signed_in(who), f"/ban/nop-luu/lan/{made.pk}/")
        assert dossier.code in page and not tells(page)
