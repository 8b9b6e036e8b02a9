"""Refusing to accept: reason and legal basis, form 03."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.stages import seal_forms

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import fresh, path, send, text

pytestmark = pytest.mark.django_db
REASON = "Cha mẹ không cư trú tại tỉnh nên xã không có thẩm quyền."


def test_a_refusal_is_recorded_and_printed(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    assert clerk.get(path(dossier, "tu-choi/")).status_code == 200
    assert send(clerk, path(dossier, "tu-choi/"), reason=REASON, legal_basis="Điều 13 Luật Hộ tịch").status_code == 302
    assert fresh(dossier).state == "refused"
    assert REASON in text(clerk.get(path(dossier)))
    seal_forms()
    printed = clerk.get(path(dossier, "phieu-tu-choi.pdf"))
    assert printed.status_code == 200 and printed.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("reason", "basis", "words"), [("", "Điều 13 Luật Hộ tịch", "rõ lý do"), (REASON, "", "căn cứ pháp lý")]
)
def test_both_are_needed_and_what_was_typed_stays(
    signed_in: Any, filed: Callable[..., Dossier], reason: str, basis: str, words: str
) -> None:
    dossier = filed()
    answer = send(signed_in("clerk1"), path(dossier, "tu-choi/"), reason=reason, legal_basis=basis)
    assert answer.status_code == 422 and words in text(answer)
    assert (reason or basis) in answer.content.decode() and fresh(dossier).state == "filed"


def test_a_specialist_does_not_refuse(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    answer = send(
        signed_in("specialist1"), path(dossier, "tu-choi/"), reason=REASON, legal_basis="Điều 13 Luật Hộ tịch"
    )
    assert answer.status_code == 403 and fresh(dossier).state == "filed"
