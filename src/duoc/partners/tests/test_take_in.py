"""A dossier filed on the Portal comes in once, and what is wrong with a message is said, kept and has no effect."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.dossiers.models import Dossier
from duoc.ground.ledger.models import Entry
from duoc.partners.tests.conftest import MOTHER, message
from duoc.people.models import Account, Person

pytestmark = pytest.mark.django_db


def test_a_dossier_comes_in_under_the_code_of_the_portal(say: Callable[..., Any]) -> None:
    body = message()
    answer = say(body)
    assert answer.status_code == 201, answer.content.decode()
    dossier = Dossier.objects.get(partner_code=body["code"])
    assert answer.json()["dossier"] == str(dossier.pk)
    assert dossier.applicant.full_name == MOTHER["full_name"]
    assert not Account.objects.filter(person=dossier.applicant_id).exists()
    assert dossier.partner_filing.source == "portal"
    assert Entry.objects.filter(subject_id=str(dossier.pk), action="dossier.filed").count() == 1
