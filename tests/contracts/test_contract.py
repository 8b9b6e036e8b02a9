"""Routes and contract say the same, and the contract is a valid OpenAPI 3.1 document."""

import json

from django.urls import get_resolver
from jsonschema import Draft202012Validator

from duoc.faces.exchange import contract
from duoc.faces.exchange.gate import address


def routed() -> set[tuple[str, str]]:
    """Address and method of every route under /api/v1/."""
    routes = set()
    for part in get_resolver("duoc.faces.exchange.urls").url_patterns:
        route = str(part.pattern)
        if route.startswith("api/v1/"):
            routes |= {(address(route), method) for method in part.callback.views}
    return routes


def test_every_route_is_in_the_contract_and_the_other_way_round() -> None:
    assert routed() == {(one.path, one.method) for one in contract.operations().values()}


def test_operations_have_names_of_their_own_and_tell_what_they_refuse() -> None:
    named = [
        operation["operationId"]
        for item in contract.document()["paths"].values()
        for method, operation in item.items()
        if method in contract.METHODS
    ]
    assert len(named) == len(set(named)) == len(contract.operations())
    for item in contract.document()["paths"].values():
        for method, operation in item.items():
            if method in contract.METHODS:
                assert {"400", "401", "503"} <= set(operation["responses"]), operation["operationId"]


def test_every_reference_leads_somewhere_and_every_schema_is_one() -> None:
    text = json.dumps(contract.document())
    for schema in contract.document()["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for part in text.split('"$ref": "')[1:]:
        contract._resolved({"$ref": part.split('"')[0]})


def test_no_sentence_of_it_was_cut_at_a_comma() -> None:
    """In braces, YAML takes what follows a comma for a key without value."""
    assert '": null' not in json.dumps(contract.document())


def test_it_is_served_without_its_scaffolding(client) -> None:
    served = json.loads(contract.served())
    assert served["openapi"] == "3.1.0" and "x-shared" not in served


def test_what_is_signed_has_a_body_without_which_nobody_is_let_in() -> None:
    """The signature is of the body and is read with it: without one, or of another type, nothing would be checked."""
    signed = [one for one in contract.operations().values() if one.access == "partner"]
    assert signed and all(one.body_required and list(one.takes) == ["application/json"] for one in signed)
