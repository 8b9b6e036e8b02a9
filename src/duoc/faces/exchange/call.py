"""A request of another system, checked against the contract: what a view needs to answer it."""

import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NoReturn

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone

from duoc.faces.exchange import contract
from duoc.faces.exchange.contract import Fault, Operation
from duoc.faces.exchange.partner.gate import expect_signed
from duoc.faces.web import problems
from duoc.faces.web.problems import Problem, Words
from duoc.people.powers import Actor

JSON = "application/json"
FORM = "multipart/form-data"
LARGEST_JSON = 1_000_000  # bytes; the answers of the longest form are far below
LARGEST_MESSAGE = 28_000_000  # bytes; a request with two files of the largest size, in Base64
LARGEST_FILE = 10_100_000  # bytes; the limit of a file (10 MB, see ground.files) and its wrapping
SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


@dataclass
class Call:
    """One request, checked: what a view needs to answer it.

    Attributes:
        at: the time of the request, for everything in it.
        query: the query parameters of the contract, in their types, defaults filled in.
        body: the JSON value, or bytes.
        name: the name that came with a file.
        wants: media type of the answer.
    """

    request: HttpRequest
    operation: Operation
    at: datetime
    wants: str
    query: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    name: str = ""

    @property
    def actor(self) -> Actor:
        """Whose token it is; only where the contract asks for one."""
        actor: Actor = self.request.actor  # type: ignore[attr-defined]  # put there by the middleware
        return actor

    @property
    def stranger(self) -> bool:
        """No token came."""
        return getattr(self.request, "actor", None) is None

    @cached_property
    def key(self) -> str:
        """The idempotency key."""
        return str(self.request.META.get("HTTP_IDEMPOTENCY_KEY", ""))


def read_call(request: HttpRequest, operation: Operation, path: Mapping[str, Any]) -> Call:
    if operation.access == "required" and getattr(request, "actor", None) is None:
        raise problems.without_token(given=False)
    call = Call(request, operation, timezone.now(), _wanted(request, operation))
    _read_parameters(call, path)
    if operation.takes:
        _read_body(call)
    return call


def _wanted(request: HttpRequest, operation: Operation) -> str:
    """The media type to answer in; one that the contract gives and the caller accepts."""
    if not operation.gives:
        return ""
    accept = request.META.get("HTTP_ACCEPT", "")
    if not accept or accept == "*/*" or accept == operation.gives[0]:
        return operation.gives[0]
    media_type = request.get_preferred_type(list(operation.gives))
    if media_type is None:
        say = Words("Ở đây có: ", "There is here: ")
        raise Problem(problems.NOT_ACCEPTABLE, f"{say}{', '.join(operation.gives)}")
    return media_type


def _read_parameters(call: Call, path: Mapping[str, Any]) -> None:
    for one in call.operation.parameters:
        if one.place == "path":
            value = path[one.name]
            if not isinstance(value, uuid.UUID) and not one.check.is_valid(value):
                raise Problem(problems.NOT_FOUND)
        elif one.place == "header":
            _read_key(call, one)
        else:
            call.query[one.name] = _of_query(call, one)


def _read_key(call: Call, parameter: contract.Parameter) -> None:
    if not parameter.check.is_valid(call.key):
        say = Words(
            "Hãy gửi tiêu đề Idempotency-Key: 8 đến 200 ký tự in được, mỗi việc một khóa mới.",
            "Send the header Idempotency-Key: 8 to 200 printable characters, a new one for each act.",
        )
        raise Problem(problems.KEY_MISSING, say)


def _of_query(call: Call, parameter: contract.Parameter) -> Any:
    text = call.request.GET.get(parameter.name)
    if text is None:
        return parameter.schema.get("default")
    value = _typed(text, parameter.schema)
    if not parameter.check.is_valid(value) or "\x00" in text:
        say = Words("Tham số sai.", "The parameter is wrong.")
        raise Problem(problems.INVALID, errors=[{"field": parameter.name, "detail": str(say)}])
    return value


def _typed(text: str, schema: Mapping[str, Any]) -> Any:
    if schema.get("type") == "integer" and re.fullmatch(r"-?[0-9]{1,9}", text):
        return int(text)
    return text


def _read_body(call: Call) -> None:
    request, operation = call.request, call.operation
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length and request.META.get("HTTP_TRANSFER_ENCODING"):
        raise Problem(problems.NO_LENGTH)
    size = int(length) if length.isdigit() else 0
    if not size and not operation.body_required:
        call.body = {}
        return
    kind = (request.content_type or "").lower()
    if kind not in operation.takes:
        say = Words("Ở đây nhận: ", "Taken here: ")
        headers = {"Accept": ", ".join(operation.takes)}
        raise Problem(problems.WRONG_TYPE, f"{say}{', '.join(operation.takes)}", headers=headers)
    if size > _largest(operation, kind):
        raise Problem(problems.TOO_LARGE)
    if kind == FORM:
        _read_form(call)
        return
    data = request.read(size)
    if operation.access == "partner":
        expect_signed(request, data)
    call.body = data if kind != JSON else _json(data)
    check = operation.takes[kind]
    if check is not None and not check.is_valid(call.body):
        raise _unfit(check.faults(call.body))


def _largest(operation: Operation, kind: str) -> int:
    if operation.access == "partner":
        return LARGEST_MESSAGE
    return LARGEST_JSON if kind == JSON else LARGEST_FILE


def _read_form(call: Call) -> None:
    try:
        file = call.request.FILES.get("file")
    except (MultiPartParserError, SuspiciousOperation) as error:
        raise Problem(problems.MALFORMED) from error
    if not isinstance(file, UploadedFile):
        say = Words("Thiếu phần tên file.", "The part named file is missing.")
        raise Problem(problems.INVALID, errors=[{"field": "file", "detail": str(say)}])
    call.body, call.name = file.read(), file.name or ""


def _json(data: bytes) -> Any:
    """The JSON value of a body: UTF-8, finite numbers, whole characters."""
    try:
        value = json.loads(data.decode("utf-8"), parse_constant=_no_number, object_pairs_hook=_once_each)
        if SURROGATE.search(data):
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        say = Words(
            "Nội dung không phải JSON đúng chuẩn (UTF-8, mỗi khóa một lần).",
            "The body is no proper JSON (UTF-8, each key once).",
        )
        raise Problem(problems.MALFORMED, say) from error
    return value


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of which each key stands once: of two values one would be dropped unsaid (RFC 8259, 4)."""
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a key stands twice")
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _unfit(faults: Sequence[Fault]) -> Problem:
    errors = [
        {"pointer": "".join(f"/{_escaped(part)}" for part in fault.path), "detail": _detail(fault)} for fault in faults
    ]
    say = Words("Nội dung không đúng hợp đồng của API.", "The content does not keep to the contract of the API.")
    return Problem(problems.INVALID, say, errors=errors)


def _detail(fault: Fault) -> str:
    """What is wrong, without repeating what was sent: that may be personal data, and may be long."""
    limit = json.dumps(fault.limit, ensure_ascii=False, default=str)
    say = Words("Không đúng quy tắc", "Does not keep to the rule")
    return f"{say} {fault.rule}: {limit[:120]}"


def _escaped(part: Any) -> str:
    """A step of a JSON Pointer (RFC 6901)."""
    return str(part).replace("~", "~0").replace("/", "~1")
