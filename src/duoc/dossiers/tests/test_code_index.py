"""A dossier is found by any of its codes, in any letters, without reading all of them."""

import pytest
from django.db import connection
from django.db.models import Q

from duoc.dossiers.models import Dossier

pytestmark = pytest.mark.django_db


def test_each_code_has_its_index() -> None:
    code = "tn-261123-abcd-efgh"
    by_partner = Q(partner_code__iexact=code) & ~Q(partner_code="")
    rows = Dossier.objects.filter(Q(code__iexact=code) | Q(temporary_code__iexact=code) | by_partner)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # an empty table is read whole otherwise
    plan = rows.explain()
    assert "Seq Scan" not in plan
    assert all(f"dossier_by_{name}" in plan for name in ("code", "temporary_code", "partner_code"))
