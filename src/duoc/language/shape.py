"""Has the document the shape of a definition? The published JSON Schema decides."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, reduce
from importlib import resources
from typing import Any

from django.utils.translation import gettext as _
from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from duoc.language.faults import Finding

MOST_FINDINGS = 50
# The schema is a part of this library, as its functions are: read once, when the library is imported. It stays a file
# of JSON so that other programs and editors can use it.
SCHEMA: Any = json.loads(resources.files("duoc.language").joinpath("schema/procedure.schema.json").read_text("utf-8"))


def plain(value: Any) -> Any:
    """YAML's dates as text, keys as text: what JSON would hold."""
    if isinstance(value, str):  # nearly every value is one
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


@cache
def _validator() -> tuple[Draft202012Validator, Any]:
    return compiled(SCHEMA)


def compiled(schema: Any) -> tuple[Draft202012Validator, Any]:
    """A schema made ready: its validator, and the schema with each reference replaced."""
    inlined = _inlined(schema, schema["$defs"])
    return Draft202012Validator(inlined), inlined


def _inlined(part: Any, named: Mapping[str, Any]) -> Any:
    """The schema with each reference replaced by what it names, so that the path in a fault leads to its rule. The
    published file stays as it is; no part of it contains itself."""
    if isinstance(part, list):
        return [_inlined(item, named) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _inlined(named[str(part["$ref"]).removeprefix("#/$defs/")], named)
    return {key: _inlined(value, named) for key, value in part.items() if key != "$defs"}


def findings(data: Any) -> list[Finding]:
    """Every complaint about the shape of a definition, at most MOST_FINDINGS."""
    return complaints(data, *_validator())


def broken_parts(data: Any) -> list[tuple[str | int, ...]]:
    """Where the parts are without which the rest of a definition may still be read, words that nobody knows among
    them; in an order in which they can be taken out one after the other."""
    places: list[tuple[str | int, ...]] = []
    for error in _validator()[0].iter_errors(data):
        path, rule = tuple(error.instance_path), _rule(error)
        if rule == "additionalProperties":
            allowed = reduce(lambda part, step: part[step], error.schema_path[:-1], _validator()[1])["properties"]
            written: Any = error.instance
            places += [(*path, name) for name in written if name not in allowed]
        elif rule != "required" and path:
            places.append(path)
    return sorted(set(places), key=lambda place: [(isinstance(step, int), step) for step in place], reverse=True)


def complaints(data: Any, validator: Draft202012Validator, schema: Any) -> list[Finding]:
    """Every complaint about the shape by a schema that was made ready, at most MOST_FINDINGS."""
    result: list[Finding] = []
    for error in validator.iter_errors(data):
        result.extend(_explain(error, schema))
        if len(result) >= MOST_FINDINGS:
            break
    return result


def _explain(error: ValidationError, schema: Any) -> Iterator[Finding]:
    if isinstance(error.kind, ValidationErrorKind.PropertyNames):
        error = error.kind.error
    path = tuple(error.instance_path)
    place = ".".join(str(part) for part in path) or _("đầu tệp")
    if isinstance(error.kind, ValidationErrorKind.OneOfNotValid):
        inner = [fault for branch in error.kind.context for fault in branch]
        closest = min(inner, key=lambda fault: (_rule(fault) == "type", -len(fault.instance_path)))
        if _rule(closest) not in ("type", "required"):
            yield from _explain(closest, schema)
            return
    what, remedy = _words(error, place, schema)
    yield Finding("shape", path, what, _("Máy không đọc được định nghĩa."), remedy)


def _rule(error: ValidationError) -> str:
    """The word of JSON Schema that is broken."""
    return str(error.schema_path[-1])


def _words(error: ValidationError, place: str, schema: Any) -> tuple[str, str]:
    value: Any = error.instance
    rule = _rule(error)
    known: Any = reduce(lambda part, step: part[step], error.schema_path[:-1], schema)
    limit: Any = known[rule]
    if rule == "required":
        missing = [name for name in limit if name not in value]
        return (
            _("Ở %(place)s thiếu mục %(names)s.") % {"place": place, "names": ", ".join(missing)},
            _("Hãy thêm mục còn thiếu."),
        )
    if rule == "additionalProperties":
        unknown = [name for name in value if name not in known.get("properties", {})]
        return (
            _("Ở %(place)s có mục không hiểu: %(names)s.") % {"place": place, "names": ", ".join(map(str, unknown))},
            _("Các mục dùng được: %(names)s.") % {"names": ", ".join(known.get("properties", {}))},
        )
    if rule == "enum":
        return (
            _("Giá trị «%(value)s» ở %(place)s không có trong danh sách.") % {"value": value, "place": place},
            _("Chọn một trong: %(names)s.") % {"names": ", ".join(map(str, limit))},
        )
    if str(limit).find("same_day") > 0 or error.instance_path[-1:] == ["term"]:
        return (
            _("Thời hạn «%(value)s» ở %(place)s không đọc được hoặc thiếu đơn vị.") % {"value": value, "place": place},
            _("Viết same_day, hoặc một số từ 1 đến 999 kèm hour, working_hour, day, working_day, month."),
        )
    if rule == "type":
        return _("Giá trị ở %(place)s sai kiểu.") % {"place": place}, _("Kiểu cần có: %(limit)s.") % {"limit": limit}
    if rule == "pattern":
        return (
            _("Giá trị «%(value)s» ở %(place)s viết sai.") % {"value": str(value)[:60], "place": place},
            _("Mẫu cần theo: %(limit)s") % {"limit": limit},
        )
    if rule in ("maxLength", "minLength", "maxItems", "minItems", "minProperties", "maximum", "minimum"):
        return (
            _("Giá trị ở %(place)s ngoài giới hạn cho phép.") % {"place": place},
            _("Giới hạn %(rule)s: %(limit)s.") % {"rule": rule, "limit": limit},
        )
    return _("Giá trị ở %(place)s không đúng.") % {"place": place}, _("Đối chiếu với lược đồ procedure.schema.json.")
