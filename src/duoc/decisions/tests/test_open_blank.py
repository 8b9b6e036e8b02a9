"""A text with an open line is not proposed; the specialist is told which line."""

from typing import Any

import pytest
from tests.asking import refused, story
from tests.stages import Road, fresh

from duoc.decisions import queries, rendering
from duoc.decisions.models import Content, Proposal
from duoc.dossiers.models import Dossier
from duoc.ground.documents.actions import OpenBlank

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]


def test_what_has_an_open_line_is_not_proposed(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = road.to("accepted")
    whole = rendering.dossiers.dossier_data

    def without_a_name(of: Dossier, *more: Any, **named: Any) -> dict[str, Any]:
        data = whole(of, *more, **named)
        data["answers"]["child"].pop("full_name")
        return data

    with monkeypatch.context() as holed:
        holed.setattr(rendering.dossiers, "dossier_data", without_a_name)
        refusal = refused(OpenBlank, lambda: road.propose(dossier))
    assert "còn chỗ trống" in str(refusal) and "trình lại" in str(refusal)
    assert not Proposal.objects.exists() and not Content.objects.exists()
    assert "dossier.proposed" not in story(fresh(dossier))
    road.propose(dossier)


def test_the_preview_of_a_refusal_without_its_reason_is_shown_all_the_same(road: Road) -> None:
    dossier = road.to("accepted")
    [signer] = queries.signers_of(dossier, dossier.accepted_at)[:1]
    proposal = Proposal(dossier=dossier, kind=Proposal.Kind.DECLINE, signer=signer, values={})
    [(_name, pdf)] = queries.preview(proposal, dossier.accepted_at)
    assert pdf.startswith(b"%PDF")
