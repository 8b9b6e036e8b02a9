"""The contract `openapi.yaml`, read once in a process: what each operation takes and gives."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator

FILE = Path(__file__).with_name("openapi.yaml")
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Parameter:
    """A parameter in path, query or header, with its check."""

    name: str
    place: str
    required: bool
    schema: Mapping[str, Any]
    check: Validator


@dataclass(frozen=True)
class Operation:
    """One method of one address.

    Attributes:
        access: "required", "optional" or "none", of a token.
        takes: media types of the body, each with its check; None where the body is no JSON.
        gives: media types of the answer, the first by default.
    """

    id: str
    path: str
    method: str
    access: str
    parameters: Sequence[Parameter]
    takes: Mapping[str, Validator | None]
    body_required: bool
    gives: Sequence[str]


@cache
def document() -> dict[str, Any]:
    """The contract as it is served."""
    with FILE.open(encoding="utf-8") as file:
        read: dict[str, Any] = yaml.load(file, yaml.CSafeLoader)
    return {name: value for name, value in read.items() if name != "x-shared"}


@cache
def served() -> bytes:
    """The bytes of `/api/v1/openapi.json`."""
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def operations() -> dict[str, Operation]:
    """All operations by their id."""
    return {found.id: found for found in _operations()}


def _operations() -> Iterator[Operation]:
    for path, item in document()["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(path, method, item[method], item.get("parameters", []))


def _operation(path: str, method: str, told: Mapping[str, Any], shared: Sequence[Any]) -> Operation:
    body = _resolved(told.get("requestBody", {}))
    security = told.get("security", document()["security"])
    parameters = [_parameter(_resolved(one)) for one in (*shared, *told.get("parameters", ()))]
    gives = [kind for code, answer in told["responses"].items() if code[0] == "2" for kind in answer.get("content", {})]
    takes = {kind: _body_check(kind, part["schema"]) for kind, part in body.get("content", {}).items()}
    return Operation(
        id=told["operationId"],
        path=path,
        method=method.upper(),
        access="none" if not security else "optional" if {} in security else "required",
        parameters=parameters,
        takes=takes,
        body_required=bool(body.get("required")),
        gives=gives,
    )


def _parameter(told: Mapping[str, Any]) -> Parameter:
    return Parameter(
        told["name"], told["in"], bool(told.get("required")), _resolved(told["schema"]), _check(told["schema"])
    )


def _body_check(kind: str, schema: Mapping[str, Any]) -> Validator | None:
    return _check(schema) if kind == "application/json" else None


def _resolved(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a `$ref` into this document stands for."""
    while "$ref" in told:
        node: Any = document()
        for step in told["$ref"].removeprefix("#/").split("/"):
            node = node[step]
        told = node
    return told


def _check(schema: Mapping[str, Any]) -> Validator:
    """A compiled check; references are resolved beforehand, since each would cost a look-up on every request."""
    return Draft202012Validator(_inlined(schema))


def _inlined(node: Any) -> Any:
    """The schema with every `$ref` replaced by what it stands for. Requests hold no recursive schema."""
    if isinstance(node, Mapping):
        rest = {key: _inlined(value) for key, value in node.items() if key != "$ref"}
        return {**_inlined(_resolved(node)), **rest} if "$ref" in node else rest
    return [_inlined(part) for part in node] if isinstance(node, list) else node


def faults(check: Validator, value: Any) -> list[ValidationError]:
    """What is wrong with a value, the first ten, in the order of the document."""
    found = []
    for error in check.iter_errors(value):
        found.append(error)
        if len(found) == 10:
            break
    return found
