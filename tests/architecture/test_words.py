"""Every state, desk and step has its word and kind in each face; every act of an applicant its place in the API."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import yaml
from django.utils import translation

from duoc.decisions.draft_checks import STEP as DRAFT_CHECK
from duoc.decisions.models import Decision
from duoc.dossiers.actions.request_supplement import STEP as SUPPLEMENT
from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.acts.act import declared
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import NATIONAL_STATUS
from duoc.faces.design.formats import KINDS
from duoc.faces.desk import labels as desk
from duoc.faces.exchange import contract
from duoc.faces.exchange.dossiers.serialize import links
from duoc.faces.portal import labels as portal
from duoc.faces.portal.dossier.views import result_state
from duoc.instruments.models import Instrument
from duoc.language.shape import SCHEMA
from tests.architecture import house
from tests.architecture.test_acts import names_in_faces

State = Dossier.State
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ROLES = ("clerk", "specialist", "leader", "registry")  # of the desks, as the schema of definitions has them
DESKS = ("", APPLICANT, *ROLES)
# What the shape and colour of a status say, to the applicant and at the desk.
KIND_IN_PORTAL = {
    State.FILED: {"new"},
    State.SUPPLEMENT: {"waiting"},
    State.PROCESSING: {"moving", "late"},
    State.DONE: {"done"},
    State.RETURNED: {"done"},
    State.REFUSED: {"refused"},
    State.CANCELLED: {"draft"},
    State.STOPPED: {"refused"},
}
KIND_AT_DESK = KIND_IN_PORTAL | {
    State.PROCESSING: {"moving"},
    State.CANCELLED: {"paused"},
    State.STOPPED: {"paused"},
}


def standing(state: str, at: str, due: datetime | None = None) -> Dossier:
    return Dossier(state=state, desk=at, due_at=due, accepted_at=None, plan={"total": 0})


def in_portal(state: str, at: str = "", due: datetime | None = None) -> tuple[str, str]:
    status = portal.status(standing(state, at, due), NOW)
    return status.word, status.kind


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("at", DESKS)
def test_each_state_on_each_desk_has_word_and_kind(state: str, at: str, language: str) -> None:
    with translation.override(language):
        for due in (None, NOW + timedelta(days=1), NOW - timedelta(days=1)):
            word, kind = in_portal(state, at, due)
            waits = at == APPLICANT and state == State.PROCESSING
            assert word and kind in KINDS and kind in ({"waiting"} if waits else KIND_IN_PORTAL[State(state)])
        word, kind = desk.status(state, at)
        assert word and kind in KINDS and kind in ({"waiting"} if waits else KIND_AT_DESK[State(state)])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_meanings_have_one_word(language: str) -> None:
    with translation.override(language):
        # For the applicant a result is a result; how it reached them is another line of the page.
        of_states = [in_portal(state)[0] for state in State.values if state != State.RETURNED]
        of_states += [in_portal(State.PROCESSING, APPLICANT)[0], in_portal(State.PROCESSING, "", NOW - timedelta(1))[0]]
        assert_distinct(of_states)
        of_desk = [desk.status(state, "")[0] for state in State.values]
        of_desk += [desk.status(State.PROCESSING, at)[0] for at in (APPLICANT, "specialist", "leader", "registry")]
        assert_distinct(of_desk)
        assert_distinct([desk.role(name) for name in (APPLICANT, *ROLES)])
        assert_distinct([portal.post_words(name) for name in DESKS])  # nobody in particular: the agency


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_state_of_a_result_has_its_word_and_kind(language: str) -> None:
    states = set(Instrument.State.values) - {Instrument.State.DRAFT}  # nobody sees a result before it is approved
    with translation.override(language):
        assert set(desk.DECISIONS) == states
        assert_distinct([str(word) for word, _kind in desk.DECISIONS.values()])
        assert {kind for _word, kind in desk.DECISIONS.values()} <= set(KINDS)
        shown = {state: result_state(Decision(state=state)) for state in states}
    for state in ("in_force", "replaced", "revoked"):  # before that it is being issued, whatever is still missing
        assert shown[state]["kind"] == desk.DECISIONS[state][1]
    assert {shown[state]["kind"] for state in ("approved", "signed", "numbered")} == {"moving"}


def assert_distinct(words: list[str]) -> None:
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_each_desk_and_step_is_said_in_words() -> None:
    assert set(SCHEMA["$defs"]["step"]["properties"]["post"]["enum"]) == set(ROLES)
    assert set(DESKS) - {""} <= set(desk.ROLES)
    assert set(desk.ON_DESK) == {APPLICANT, "specialist", "leader", "registry"}
    assert {SUPPLEMENT, DRAFT_CHECK.id} == set(desk.STEPS)
    assert_distinct([desk.step(id) for id in desk.STEPS])


def test_each_state_stands_in_the_contract_and_in_the_national_interface() -> None:
    states = contract.document()["components"]["schemas"]["State"]["enum"]
    assert sorted(states) == sorted(State.values) == sorted(NATIONAL_STATUS)
    assert_distinct([str(code) for code in NATIONAL_STATUS.values()])


def of_applicants() -> list[Any]:
    """The acts whose power everybody has over their own things."""
    roles = yaml.safe_load((house.ROOT / "catalog" / "national" / "roles.yaml").read_text("utf-8"))["roles"]
    return [act for act in declared() if roles["citizen"].get(act.power) == "own"]


def test_each_act_of_an_applicant_has_its_place_in_the_api() -> None:
    """A link of the dossier names it, and the contract says how it is done there."""
    paths = contract.document()["paths"]
    assert len(of_applicants()) >= 4
    for act in of_applicants():
        dossier = standing(State.FILED, "")
        new = set(links(dossier, {act.name}).values()) - set(links(dossier, set()).values())
        assert len(new) == 1, act.name
        path = new.pop().replace(f"/api/v1/dossiers/{dossier.pk}", "/dossiers/{id}")
        assert "post" in paths[path.replace(f"/acts/{act.word}", "/acts/{act}")], act.name


def test_each_act_of_an_applicant_has_its_place_in_the_portal() -> None:
    with_page = names_in_faces(house.SOURCE / "faces" / "portal")
    assert [act.name for act in of_applicants() if act.form is None and act.name not in with_page] == []
