"""The contract `openapi.yaml`, read once in a process: what each operation takes and gives."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from jsonschema_rs import Draft202012Validator

FILE = Path(__file__).with_name("openapi.yaml")
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a value: where in it, the word of JSON Schema that it breaks, and what that word says."""

    path: Sequence[str | int]
    rule: str
    limit: Any


class Check:
    """A schema of the contract, compiled."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema: Any = _inlined(schema)
        self._validator = Draft202012Validator(self.schema)

    def is_valid(self, value: Any) -> bool:
        """Does the value keep to the schema?"""
        return self._validator.is_valid(value)

    def faults(self, value: Any) -> list[Fault]:
        """What is wrong with a value, the first ten."""
        return [
            Fault(
                error.instance_path,
                str(error.schema_path[-1]),
                reduce(lambda node, step: node[step], error.schema_path, self.schema),
            )
            for error in islice(self._validator.iter_errors(value), 10)
        ]


@dataclass(frozen=True)
class Parameter:
    """A parameter in path, query or header, with its check."""

    name: str
    place: str
    required: bool
    schema: Mapping[str, Any]
    check: Check


@dataclass(frozen=True)
class Operation:
    """One method of one address.

    Attributes:
        access: "required", "optional" or "none", of a token; "partner": a signature of the body.
        takes: media types of the body, each with its check; None where the body is no JSON.
        gives: media types of the answer, the first by default.
    """

    id: str
    path: str
    method: str
    access: str
    parameters: Sequence[Parameter]
    takes: Mapping[str, Check | None]
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
    return {operation.id: operation for operation in _operations()}


def _operations() -> Iterator[Operation]:
    for path, item in document()["paths"].items():
        for method in METHODS:
            if method in item:
                yield _operation(path, method, item[method], item.get("parameters", []))


def _operation(path: str, method: str, operation: Mapping[str, Any], shared: Sequence[Any]) -> Operation:
    body = _resolved(operation.get("requestBody", {}))
    security = operation.get("security", document()["security"])
    parameters = [_parameter(_resolved(one)) for one in (*shared, *operation.get("parameters", ()))]
    gives = [
        kind for code, answer in operation["responses"].items() if code[0] == "2" for kind in answer.get("content", {})
    ]
    takes = {
        kind: Check(part["schema"]) if kind == "application/json" else None
        for kind, part in body.get("content", {}).items()
    }
    return Operation(
        id=operation["operationId"],
        path=path,
        method=method.upper(),
        access=_access(security),
        parameters=parameters,
        takes=takes,
        body_required=bool(body.get("required")),
        gives=gives,
    )


def _access(security: Sequence[Mapping[str, Any]]) -> str:
    if any("signature" in way for way in security):
        return "partner"
    return "none" if not security else "optional" if {} in security else "required"


def _parameter(parameter: Mapping[str, Any]) -> Parameter:
    return Parameter(
        parameter["name"],
        parameter["in"],
        bool(parameter.get("required")),
        _resolved(parameter["schema"]),
        Check(parameter["schema"]),
    )


def _resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a `$ref` into this document stands for."""
    while "$ref" in part:
        node: Any = document()
        for step in part["$ref"].removeprefix("#/").split("/"):
            node = node[step]
        part = node
    return part


def _inlined(node: Any) -> Any:
    """The schema with every `$ref` replaced by what it stands for. Requests hold no recursive schema."""
    if isinstance(node, Mapping):
        rest = {key: _inlined(value) for key, value in node.items() if key != "$ref"}
        return {**_inlined(_resolved(node)), **rest} if "$ref" in node else rest
    return [_inlined(part) for part in node] if isinstance(node, list) else node
