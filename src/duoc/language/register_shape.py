"""Has a file the shape of a register? The published JSON Schema decides."""

import json
from functools import cache
from importlib import resources
from typing import Any

from jsonschema_rs import Draft202012Validator

from duoc.language.faults import Finding
from duoc.language.shape import compiled, complaints

SCHEMA: Any = json.loads(resources.files("duoc.language").joinpath("schema/register.schema.json").read_text("utf-8"))


@cache
def _validator() -> tuple[Draft202012Validator, Any]:
    return compiled(SCHEMA)


def register_findings(data: Any) -> list[Finding]:
    """What is wrong with the words of a register."""
    return complaints(data, *_validator())
