"""A form that the agency gives under its seal alone, without a dossier."""

from collections.abc import Callable

import pytest
from django.conf import settings
from tests.asking import refused
from tests.cast import COMMUNE, MONDAY

from duoc.ground.documents.actions import render
from duoc.ground.ledger.models import Entry
from duoc.instruments import actions, queries
from duoc.instruments.models import Instrument
from duoc.instruments.rules import BodyNumbering, NotNow, numbering_of_kind
from duoc.people.models import Organisation, Origin
from duoc.people.powers import WORKER, Actor, Forbidden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province", "real_paper")]


@pytest.fixture
def form() -> Instrument:
    """Not drafted yet."""
    unit = Organisation.objects.get(code=COMMUNE)
    return Instrument(
        kind="supplement_02",
        name="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
        organisation=unit,
        origin=Origin.DEMO,
        inputs={"origin": "demo", "unit": {"name": unit.name}},
        template="supplement-02.typ",
        bundle="0" * 64,
    )


def pressed(form: Instrument) -> bytes:
    return render(settings.CATALOG / "national/forms/supplement-02.typ", form.inputs or {}, root=settings.CATALOG)


def test_it_is_drafted_sealed_and_known(form: Instrument, actor: Callable[..., Actor]) -> None:
    clerk = actor("clerk1")
    actions.draft_for_seal(form, actor=clerk, at=MONDAY)
    assert (form.state, form.approved_by_id, form.signer_post_id) == ("approved", clerk.person, clerk.post)
    original = actions.seal_alone(form, pressed(form))
    actions.issue(form, original, at=MONDAY)
    finding = queries.examine_file(original)
    assert finding.instrument == form and finding.report.valid and not finding.report.issued  # no original of two
    assert queries.by_token(form.token) == form
    story = Entry.objects.filter(subject_kind="instrument", subject_id=str(form.pk)).order_by("number")
    assert [entry.action for entry in story] == ["instrument.drafted", "instrument.issued"]


def test_nobody_signs_or_numbers_it(form: Instrument, actor: Callable[..., Actor]) -> None:
    actions.draft_for_seal(form, actor=actor("clerk1"), at=MONDAY)
    for signs in (actions.sign, lambda form: actions.record_signature(form, b"%PDF-", at=MONDAY)):
        with pytest.raises(TypeError):
            signs(Instrument.objects.get())
    notices = numbering_of_kind("thong-bao", "TB", BodyNumbering("UBND"))
    refused(NotNow, lambda: actions.number(form, notices, actor=actor("registry1"), at=MONDAY))
    refused(NotNow, lambda: actions.seal(form))


def test_it_is_given_by_an_official(form: Instrument, actor: Callable[..., Actor]) -> None:
    for nobody in (actor("citizen1"), WORKER):
        refused(Forbidden, lambda nobody=nobody: actions.draft_for_seal(form, actor=nobody, at=MONDAY))


def test_it_is_sealed_once_and_only_where_no_person_signs(form: Instrument, actor: Callable[..., Actor]) -> None:
    refused(NotNow, lambda: actions.seal_alone(form, b""))
    actions.draft_for_seal(form, actor=actor("clerk1"), at=MONDAY)
    original = actions.seal_alone(form, pressed(form))
    actions.issue(form, original, at=MONDAY)
    refused(NotNow, lambda: actions.issue(form, original, at=MONDAY))
