"""Two people at the same moment on a hand-over at the counter, the end of a posting, an answer to an objection, and the
archive: one effect, one ledger entry, and a clear word to whoever came second."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import ArchivedDossier, ArchiveTransfer, Dossier
from duoc.ground.ledger import queries as ledger
from tests import posting_acts
from tests.asking import story
from tests.cast import MONDAY, key
from tests.faults.test_races import colleague, one_won
from tests.rivals import at_once
from tests.stages import Road
from tests.takers import own_taker

pytestmark = pytest.mark.django_db(transaction=True)
ACTS: dict[str, Callable[[Any, Any, dict[str, Any]], Any]] = {
    **posting_acts.DONE,
    "dossiers.hand_over": lambda it, _who, by: dossiers.hand_over(
        dossier_id=it.pk, way="counter", taker=own_taker(it), **by
    ),
    "dossiers.hand_to_archive": lambda it, _who, by: dossiers.hand_to_archive(
        batch=dossiers.Batch(2026, (str(it.pk),), "Lê Văn Kho", "công chức lưu trữ", "Kho xã, hộp 1"), **by
    ),
}
TWO: dict[str, tuple[Callable[[Road], Dossier], str, str]] = {
    "dossiers.end_posting": (posting_acts.put_up, "specialist1", "dossier.posting_ended"),
    "dossiers.answer_posting_objection": (
        posting_acts.objected_to,
        "specialist1",
        "dossier.posting_objection_answered",
    ),
    "dossiers.hand_over": (lambda road: road.to("done"), "clerk1", "dossier.returned"),
    "dossiers.hand_to_archive": (lambda road: road.to("returned"), "registry1", "dossier.archived"),
}


@pytest.mark.parametrize("name", TWO)
def test_one_does_it_and_the_other_hears_why_not(road: Road, name: str) -> None:
    stage, who, event = TWO[name]
    dossier = stage(road)
    pair = [road.actor(who), colleague(road.actor, who, f"{who}b")]
    words = [{"actor": one, "key": key(), "at": MONDAY} for one in pair]
    one_won(at_once(*[lambda by=by: ACTS[name](dossier, by["actor"], by) for by in words]))
    assert story(dossier).count(event) == 1 and ledger.verify().holds


def test_two_batches_that_share_a_dossier(road: Road) -> None:
    one, shared, other = (road.to("returned", number=f"00000000012{number}") for number in range(3))
    who = road.actor("registry1")
    pairs = [(one, shared), (other, shared)]
    batches = [
        dossiers.Batch(2026, tuple(str(it.pk) for it in pair), "Lê Văn Kho", "lưu trữ", "Kho xã, hộp 1")
        for pair in pairs
    ]
    one_won(
        at_once(
            *[
                lambda given=given: dossiers.hand_to_archive(actor=who, batch=given, key=key(), at=MONDAY)
                for given in batches
            ]
        )
    )
    assert ArchiveTransfer.objects.count() == 1 and ArchivedDossier.objects.count() == 2
