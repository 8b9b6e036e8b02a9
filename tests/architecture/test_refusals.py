"""One table says how a refusal is answered: every refusal of the product is in it, and each face answers by it."""

import importlib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from duoc.faces.desk.gate import official
from duoc.faces.exchange.gate import resource
from duoc.faces.portal.gate import public
from duoc.faces.web import problems, refusals
from duoc.ground.refusal import Refusal
from tests.architecture import house

# What only an operator at a terminal can be told; no page and no interface meets it.
OF_A_TERMINAL = {
    *("AlreadyPublished", "CatalogueMissing", "ListUnreadable", "LoadFault", "PagesUnreadable", "Trouble"),
    *("WorktimeFault", "YamlFault"),
}
CONTRACT = house.SOURCE / "faces" / "exchange" / "openapi.yaml"


def every_refusal() -> list[type[Refusal]]:
    """All classes of refusals in the product."""
    for path in house.files():
        module = house.module_of(path)
        if "efusal" in path.read_text("utf-8") and "__main__" not in module:
            importlib.import_module(module)
    return sorted(set(_below(Refusal)), key=lambda kind: (kind.__module__, kind.__name__))


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("duoc.") and ".tests." not in one.__module__:
            yield one
        yield from _below(one)


def made(kind: type[Refusal]) -> Refusal:
    """A refusal of this class, however it wants to be made."""
    refusal = kind.__new__(kind)
    Refusal.__init__(refusal, "Chưa làm được.", "Hãy thử lại.")
    refusal.faults = {}
    return refusal


def test_every_refusal_is_in_the_table() -> None:
    unplaced = {
        kind.__name__
        for kind in every_refusal()
        if next(above for above in kind.__mro__ if above in refusals.KINDS) is Refusal
    }
    assert unplaced == OF_A_TERMINAL


def statuses(refusal: Refusal) -> dict[str, int]:
    """What each face answers when a view of it meets this refusal."""

    def view(*given: Any) -> HttpResponse:
        raise refusal

    def ask(path: str) -> HttpRequest:
        request = RequestFactory().get(path)
        request.actor = SimpleNamespace(is_official=True, holds=lambda *_powers: False, grants=())
        request.resolver_match = SimpleNamespace(route="api/v1/openapi.json")
        return request

    return {
        "portal": public(view)(ask("/thu-tuc/")).status_code,
        "desk": official(view)(ask("/ban/")).status_code,
        "exchange": resource(GET=view)(ask("/api/v1/openapi.json")).status_code,
    }


def test_each_face_answers_the_same_status() -> None:
    for kind in every_refusal():
        refusal = made(kind)
        status = refusals.status_of(refusal)
        assert statuses(refusal) == {"portal": status, "desk": status, "exchange": status}, kind


@pytest.mark.parametrize(
    ("name", "status"),
    [
        *(("Forbidden", 403), ("NotFound", 404), ("NotInForce", 404), ("OutOfTurn", 409), ("Outdated", 409)),
        *(("NotNow", 409), ("KeyInFlight", 409), ("KeyMissing", 400), ("KeyReused", 422), ("Incomplete", 422)),
        *(("Unsound", 422), ("FileRefused", 422), ("PaymentRefused", 409), ("NoRoom", 503), ("FileDamaged", 500)),
    ],
)
def test_the_status_of_the_common_ones(name: str, status: int) -> None:
    kinds = [kind for kind in every_refusal() if kind.__name__ == name]
    assert kinds and {refusals.status_of(made(kind)) for kind in kinds} == {status}


def test_the_contract_knows_every_answer_of_the_table() -> None:
    contract = yaml.safe_load(CONTRACT.read_text("utf-8"))
    types = set(contract["components"]["schemas"]["Problem"]["properties"]["type"]["enum"])
    described = contract["components"]["responses"]
    for kind in refusals.KINDS.values():
        assert f"urn:duoc:problem:{kind.code}" in types
        assert any(kind.code in str(answer["description"]) for answer in described.values()), kind.code
    assert {
        f"urn:duoc:problem:{kind.code}" for kind in vars(problems).values() if isinstance(kind, problems.Kind)
    } == types
