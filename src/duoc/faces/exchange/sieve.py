"""A quick look that lets through what surely keeps to a JSON Schema; what it holds back, the full check judges.

The full check builds a path and a list for every value that it enters, which nobody reads while all is well.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

Test = Callable[[Any], bool]
# Words that say nothing about what is allowed (without a format checker "format" is one of them, as in the full check).
SILENT = frozenset({"description", "example", "examples", "title", "default", "format"})
TYPES: Mapping[str, set[type]] = {
    "string": {str},
    "boolean": {bool},
    "null": {type(None)},
    "array": {list},
    "object": {dict},
    "integer": {int},
    "number": {int, float},
}


def sieve(schema: Mapping[str, Any] | bool) -> Test:
    """A test that is True only for values that keep to the schema; never True where a word of it is unknown here."""
    if isinstance(schema, bool):
        return lambda value: schema
    tests = [_word(word, told, schema) for word, told in schema.items() if word not in SILENT | {"properties"}]
    if "properties" in schema:
        tests.append(_properties(schema["properties"]))
    return lambda value: all(test(value) for test in tests)


def _word(word: str, told: Any, schema: Mapping[str, Any]) -> Test:
    maker = _WORDS.get(word)
    if maker is not None:
        return maker(told)
    if word == "additionalProperties":
        return _additional(told, frozenset(schema.get("properties", ())))
    return lambda value: False


def _type(told: Any) -> Test:
    names = [told] if isinstance(told, str) else told
    exact = frozenset[type]().union(*(TYPES[name] for name in names))
    return lambda value: type(value) in exact


def _properties(told: Mapping[str, Any]) -> Test:
    parts = {name: sieve(schema) for name, schema in told.items()}
    return lambda value: (
        type(value) is not dict or all(parts[name](part) for name, part in value.items() if name in parts)
    )


def _additional(told: Any, named: frozenset[str]) -> Test:
    part = sieve(told)
    return lambda value: (
        type(value) is not dict or all(part(inner) for name, inner in value.items() if name not in named)
    )


def _items(told: Mapping[str, Any]) -> Test:
    part = sieve(told)
    return lambda value: type(value) is not list or all(map(part, value))


def _pattern(told: str) -> Test:
    seek = re.compile(told).search
    return lambda value: type(value) is not str or seek(value) is not None


def _sized(
    kind: type[str] | type[list[Any]] | type[dict[str, Any]], fits: Callable[[int, int], bool]
) -> Callable[[Any], Test]:
    return lambda told: lambda value: not isinstance(value, kind) or fits(len(value), told)


def _measured(fits: Callable[[Any, Any], bool]) -> Callable[[Any], Test]:
    return lambda told: lambda value: type(value) not in (int, float) or fits(value, told)


def _most(found: Any, told: Any) -> bool:
    return bool(found <= told)


def _least(found: Any, told: Any) -> bool:
    return bool(found >= told)


_WORDS: Mapping[str, Callable[[Any], Test]] = {
    "type": _type,
    "required": lambda told: lambda value: type(value) is not dict or all(name in value for name in told),
    "items": _items,
    "pattern": _pattern,
    "minLength": _sized(str, _least),
    "maxLength": _sized(str, _most),
    "minItems": _sized(list, _least),
    "maxItems": _sized(list, _most),
    "minProperties": _sized(dict, _least),
    "maxProperties": _sized(dict, _most),
    "minimum": _measured(_least),
    "maximum": _measured(_most),
}
