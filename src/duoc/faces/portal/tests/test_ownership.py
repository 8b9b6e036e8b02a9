"""What is shown to the applicant alone is shown to no official, whatever powers they hold."""

from collections.abc import Callable

import pytest
from django.test import Client

from duoc.dossiers.models import Dossier

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["da-nop", "ai-da-xem"])
def test_the_applicant_reads_it_and_the_clerk_of_the_unit_does_not(
    page: str, filed: Callable[..., Dossier], signed_in: Callable[[str], Client]
) -> None:
    dossier = filed()
    path = f"/ho-so/{dossier.pk}/{page}/"
    assert signed_in("citizen1").get(path).status_code == 200
    refused = signed_in("clerk1").get(path)
    assert refused.status_code == 404
    assert dossier.applicant.full_name not in refused.content.decode()
