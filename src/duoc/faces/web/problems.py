"""Faults for machines: RFC 9457 problem details in Vietnamese and English, for everything under `/api/`.

`title` and `detail` speak the language of the request; `titles` gives the title in both languages.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

API = "/api/"
CONTENT_TYPE = "application/problem+json"
RETRY_AFTER = 30  # seconds after which a client may try again when the service is out
SOON = 1  # seconds, while the first request with the same key is still at work


@dataclass(frozen=True)
class Words:
    """One sentence in both languages."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if translation.get_language() == "en" else self.vi


@dataclass(frozen=True)
class Kind:
    """One kind of problem: the end of its `type`, its status and its title."""

    code: str
    status: int
    title: Words


MALFORMED = Kind("malformed", 400, Words("Không đọc được yêu cầu", "The request cannot be read"))
KEY_MISSING = Kind("key-missing", 400, Words("Thiếu khóa chống gửi trùng", "The idempotency key is missing"))
UNAUTHENTICATED = Kind("unauthenticated", 401, Words("Mã truy cập không dùng được", "The access token does not hold"))
FORBIDDEN = Kind("forbidden", 403, Words("Không có quyền", "Not allowed"))
NOT_FOUND = Kind("not-found", 404, Words("Không tìm thấy", "Not found"))
WRONG_METHOD = Kind("method-not-allowed", 405, Words("Địa chỉ này không nhận cách gọi đó", "Method not allowed here"))
NOT_ACCEPTABLE = Kind("not-acceptable", 406, Words("Không có dạng trả lời đó", "No answer in that form"))
NOT_NOW = Kind("not-now", 409, Words("Chưa làm được lúc này", "Not possible as things stand"))
KEY_IN_FLIGHT = Kind("key-in-flight", 409, Words("Yêu cầu với khóa này đang xử lý", "This key is being served"))
NO_LENGTH = Kind("length-required", 411, Words("Thiếu Content-Length", "Content-Length is missing"))
TOO_LARGE = Kind("too-large", 413, Words("Nội dung quá lớn", "The content is too large"))
WRONG_TYPE = Kind("unsupported-media-type", 415, Words("Kiểu nội dung không nhận", "Unsupported media type"))
INVALID = Kind("invalid", 422, Words("Nội dung chưa đúng hoặc chưa đủ", "The content is wrong or incomplete"))
KEY_REUSED = Kind("key-reused", 422, Words("Khóa đã dùng cho nội dung khác", "The key served something else"))
FILE_REFUSED = Kind("file-refused", 422, Words("Tệp không được nhận", "The file is refused"))
BROKEN = Kind("internal", 500, Words("Có lỗi ở phía chúng tôi", "A fault on our side"))
OUT_OF_SERVICE = Kind("out-of-service", 503, Words("Dịch vụ tạm ngừng", "Out of service for the moment"))


class Problem(Exception):
    """A request that is answered with a problem.

    Attributes:
        errors: one mapping for each thing that is wrong: `detail`, and `pointer` (RFC 6901) or `field`.
        headers: more headers of the answer.
    """

    def __init__(
        self,
        kind: Kind,
        detail: Words | str = "",
        *,
        remedy: str = "",
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind.code)
        self.kind, self.detail, self.remedy, self.errors = kind, str(detail), remedy, list(errors)
        self.headers = dict(headers or {})


def wanted(request: HttpRequest) -> bool:
    """True where faults are returned to machines."""
    return request.path.startswith(API)


def answer(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The response. It names no row, no code and no trace."""
    kind = problem.kind
    document: dict[str, Any] = {
        "type": f"urn:duoc:problem:{kind.code}",
        "title": str(kind.title),
        "titles": {"vi": kind.title.vi, "en": kind.title.en},
        "status": kind.status,
        "instance": request.path,
    }
    document |= {name: value for name in ("detail", "remedy", "errors") if (value := getattr(problem, name))}
    body = json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")
    response = HttpResponse(body, status=kind.status, content_type=CONTENT_TYPE, headers=problem.headers)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.setdefault("Vary", "Accept-Language")
    return response


def of(request: HttpRequest, kind: Kind) -> HttpResponse:
    """The answer of a kind that needs no further words."""
    headers = {"Retry-After": str(RETRY_AFTER)} if kind is OUT_OF_SERVICE else None
    return answer(request, Problem(kind, headers=headers))


def without_token(*, given: bool) -> Problem:
    """401 with the challenge of RFC 6750.

    Args:
        given: a token came, but it does not hold; otherwise none came.
    """
    if given:
        say = Words("Mã truy cập sai, hết hạn hoặc đã bị thu hồi.", "The token is wrong, expired or withdrawn.")
        challenge = 'Bearer realm="duoc", error="invalid_token"'
    else:
        say = Words("Hãy gửi Authorization: Bearer <mã truy cập>.", "Send Authorization: Bearer <token>.")
        challenge = 'Bearer realm="duoc"'
    return Problem(UNAUTHENTICATED, say, headers={"WWW-Authenticate": challenge})
