"""How a post signs is recorded by who manages people, kept in the ledger, and holds from then on."""

import json
from collections.abc import Callable

import pytest
from tests.asking import refused
from tests.cast import MONDAY, key

from duoc.ground.ledger import queries as ledger
from duoc.people.actions import DelegationRefused, NewDelegation, delegate, end_delegation, record_signing
from duoc.people.models import Post
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db


def test_a_way_of_signing_is_recorded_once(actor: Callable[..., Actor]) -> None:
    admin, head = actor("admin1"), actor("leader2")
    office = Post.objects.create(
        organisation_id=head.organisation_id, role="leader", title="Chánh Văn phòng", valid_from=MONDAY.date()
    )
    given = {"post_id": office.pk, "at": MONDAY}
    refused(Forbidden, lambda: record_signing(actor=head, signs_as="TL.", key=key(), **given))
    refused(DelegationRefused, lambda: record_signing(actor=admin, signs_as="Q.", key=key(), **given))
    same = key()
    for _press in range(2):
        assert record_signing(actor=admin, signs_as="TL.", key=same, **given).signs_as == "TL."
    [entry] = ledger.of_subject("post", str(office.pk))
    assert json.loads(entry.canonical)["facts"] == {"before": "", "signs_as": "TL."}
    wanted = NewDelegation(office.pk, "Văn bản 12/UBND-VP", MONDAY.date())
    standing = delegate(actor=head, wanted=wanted, key=key(), at=MONDAY)
    refused(DelegationRefused, lambda: record_signing(actor=admin, signs_as="KT.", key=key(), **given))
    end_delegation(actor=head, delegation_id=standing.pk, key=key(), at=MONDAY)
    assert record_signing(actor=admin, signs_as="KT.", key=key(), **given).signs_as == "KT."
