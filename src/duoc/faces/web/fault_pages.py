"""Pages for what went wrong: forbidden, not found, broken, out of service. In plain words, without technical detail.

500 and 503 use neither database nor context processors: they must appear when everything else is gone.
"""

import errno
import sys
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import escape_leading_slashes
from django.utils.translation import gettext as _

from duoc.faces.web import problems, refusals, unsent_forms
from duoc.ground.refusal import Refusal

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
RETRY_AFTER = 30
"""Seconds after which a browser or a monitor may try again."""


def page(status: int, title: str, lines: list[str], *, links: list[tuple[str, str]] | None = None) -> HttpResponse:
    """A fault page: what happened, why, what to do next."""
    context = {"title": title, "lines": lines, "links": links or [("/", _("Về trang chủ"))], "status": status}
    response = HttpResponse(render_to_string("web/fault.html", context), status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read at all (broken form, too many fields, foreign host name)."""
    if problems.wanted(request):
        return problems.of(request, problems.MALFORMED)
    lines = [
        _("Dữ liệu trình duyệt gửi lên không đọc được, nên chúng tôi không nhận. Chưa có gì được thay đổi."),
        _("Hãy quay lại trang trước, tải lại trang đó rồi gửi một lần nữa."),
    ]
    return page(400, _("Không đọc được yêu cầu"), lines)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403. A domain refusal's own words come first, if it has some."""
    if problems.wanted(request):
        return problems.of(request, problems.FORBIDDEN)
    own_words = [str(line) for line in (getattr(exception, "say", ""), getattr(exception, "remedy", "")) if line]
    lines = own_words or [
        _("Trang này chỉ dành cho người có quyền hạn phù hợp."),
        _("Nếu bạn vừa đăng nhập bằng tài khoản khác, hãy đăng xuất rồi đăng nhập lại."),
    ]
    return page(403, _("Bạn chưa được phép xem trang này"), lines, links=[("/", _("Về trang chủ")), _help()])


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    if problems.wanted(request):
        return problems.of(request, problems.NOT_FOUND)
    lines = [
        _("Địa chỉ này không có, hoặc trang đã được chuyển đi."),
        _("Nếu bạn gõ địa chỉ, hãy xem lại từng chữ. Nếu bạn bấm vào một đường dẫn, hãy tìm thủ tục theo tên."),
    ]
    return page(404, _("Không tìm thấy trang"), lines, links=[("/thu-tuc/", _("Tìm thủ tục")), _help()])


def server_error(request: HttpRequest) -> HttpResponse:
    """500; or 503 when a lost database showed itself outside any view: Django calls this while it handles the error."""
    if is_outage(sys.exc_info()[1]):
        return out_of_service(request)
    if problems.wanted(request):
        return problems.of(request, problems.BROKEN)
    lines = [
        _("Hệ thống gặp lỗi khi làm việc bạn vừa yêu cầu. Việc đó chưa được thực hiện."),
        _("Những gì bạn đã lưu trước đó vẫn còn nguyên."),
        _("Hãy quay lại trang trước và thử một lần nữa. Nếu vẫn lỗi, hãy gọi cho nơi tiếp nhận hồ sơ."),
    ]
    return page(500, _("Có lỗi ở phía chúng tôi"), lines, links=[("/", _("Về trang chủ")), _help()])


def out_of_service(request: HttpRequest) -> HttpResponse:
    """503: the database or the disk is out of reach for the moment."""
    if problems.wanted(request):
        return problems.of(request, problems.OUT_OF_SERVICE)
    lines = [
        _("Hệ thống tạm thời không ghi được dữ liệu nên dừng lại để giữ an toàn cho hồ sơ của bạn."),
        _("Không có gì bị mất: những gì đã lưu vẫn còn, việc bạn vừa gửi chưa được ghi nhận."),
        _("Hãy đợi khoảng một phút rồi tải lại trang. Nếu đang gửi biểu mẫu, hãy quay lại và gửi lại."),
    ]
    again = (request.get_full_path() if request.method == "GET" else "/", _("Thử lại"))
    response = page(503, _("Dịch vụ tạm ngừng trong ít phút"), lines, links=[again])
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form was sent without its safety mark: an old page, blocked cookies, or a foreign site."""
    why = _("Trang bạn gửi đã mở quá lâu hoặc trình duyệt đang chặn cookie, nên chúng tôi không nhận để giữ an toàn.")
    nothing = _("Chưa có gì được thay đổi.")
    again = _("Hãy quay lại trang trước, tải lại trang đó rồi gửi một lần nữa.")
    kept = _("Chữ bạn vừa gõ được giữ nửa giờ trong trình duyệt này: đăng nhập để xem và gửi lại.")
    title, links = _("Biểu mẫu đã hết hiệu lực"), _back_to_the_form(request)
    if_kept = page(403, title, [why, nothing, kept], links=links[::-1])
    return unsent_forms.WithoutCookies(page(403, title, [why, nothing, again], links=links), if_kept)


def _back_to_the_form(request: HttpRequest) -> list[tuple[str, str]]:
    """The page on which the form was filled in, and signing in on the way there, since the session may be gone too."""
    sent_from = urlsplit(request.headers.get("Referer", ""))
    own = sent_from.netloc == request.get_host() and sent_from.path.startswith("/")
    back = escape_leading_slashes(sent_from.path) if own else request.get_full_path()
    links = [(back, _("Mở lại trang đó"))]
    if not back.startswith("/dang-nhap/"):
        links.append((f"/dang-nhap/?next={quote(back)}", _("Đăng nhập")))
    return links


def refused(
    request: HttpRequest,
    refusal: Refusal,
    *,
    links: Mapping[int, list[tuple[str, str]]] | None = None,
    otherwise: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    """The page for a refusal of the domain: its words are for people, so they are the page.

    Args:
        links: where to go on, by status; a face has its own.
        otherwise: where to go on after any other status: the thing that the page spoke of, then the way home.
    """
    kind = refusals.kind_of(refusal)
    if kind is problems.FORBIDDEN:
        return forbidden(request, refusal)
    lines = [refusal.remedy] if refusal.remedy else []
    if kind is not problems.NOT_FOUND:
        lines.append(_("Chưa có gì được thay đổi."))
    response = page(kind.status, refusal.say, lines, links=(links or {}).get(kind.status, otherwise))
    for name, value in refusals.headers_of(refusal).items():
        response[name] = value
    return response


def _help() -> tuple[str, str]:
    return ("/lien-he/", _("Liên hệ nơi tiếp nhận hồ sơ"))


def is_outage(error: BaseException | None) -> bool:
    """The failure, or what it was raised from, is a database out of reach or a disk that takes nothing more.

    A refusal is an answer, whatever it was raised from.
    """
    while error is not None and not isinstance(error, Refusal):
        if isinstance(error, OperationalError | InterfaceError | psycopg.OperationalError | psycopg.InterfaceError):
            return True
        if isinstance(error, OSError) and error.errno in FULL:
            return True
        error = error.__cause__
    return False
