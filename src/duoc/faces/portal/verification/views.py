"""Is this paper true? Asked by a QR code, by a code, or by a PDF dropped here. Nothing handed in is kept.

Anyone may ask, so a page names the document, the agency, number, date and signer, and its holder by initials only.
"""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from duoc.decisions import actions as decisions
from duoc.faces.portal import labels
from duoc.faces.portal.follow import pasted_code
from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.faces.wording.under_review import why_kept, why_reviewed
from duoc.ground.documents.actions import LEADER
from duoc.ground.documents.queries import Report, SignatureReport
from duoc.ground.letters.calculations import is_blank, token_in
from duoc.instruments import queries
from duoc.instruments.models import Instrument
from duoc.registers import queries as registers

READ_AT_MOST = 20_000_000  # bytes; a result of ours is far below


@dataclass(frozen=True)
class Verdict:
    """The answer in one line, and what to do with it. `kind` is the panel's: "", "act" or "bad"."""

    title: str
    text: str
    kind: str


@require_http_methods(["GET", "POST"])
@never_cache
@public
def drop(request: HttpRequest) -> HttpResponse:
    """Drop a PDF, or type the code that stands beside the QR code."""
    if request.method == "GET":
        pasted = request.GET.get("ma", "")
        if is_blank(pasted):
            return page(request, "portal/verification/verify.html", {})
        code = pasted_code.read(pasted)
        if code.kind in ("dossier", "procedure"):
            return HttpResponseRedirect(f"{reverse('portal:follow')}?{urlencode({'ma': code.code})}")
        if token := code.code or token_in(pasted):
            return redirect("portal:verify", token)
        return page(
            request,
            "portal/verification/verify.html",
            {"code_fault": _("Mã này chưa đúng. Hãy chép lại đủ từng chữ.")},
            status=422,
        )
    upload = request.FILES.get("file")
    if upload is None:
        say = _("Bạn chưa chọn tệp nào.")
        return page(request, "portal/verification/verify.html", {"fault": say}, status=422)
    return _judged(request, upload)


def _judged(request: HttpRequest, upload: UploadedFile) -> HttpResponse:
    data = upload.read(READ_AT_MOST + 1)
    if not data or len(data) > READ_AT_MOST:
        say = _("Tệp này trống.") if not data else _("Tệp lớn hơn 20 MB nên không kiểm tra được ở đây.")
        return page(request, "portal/verification/verify.html", {"fault": say}, status=422)
    finding = queries.examine_file(data)
    verdict = _of_file(finding.report, finding.instrument)
    return page(
        request,
        "portal/verification/verdict.html",
        {
            **_context(verdict, finding.report, finding.instrument),
            "dropped": upload.name,
            "surrounded": finding.surrounded,
        },
    )


@require_safe
@never_cache
@public
def by_token(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the code of a result or form: its state now, its signatures checked now."""
    instrument = decisions.press_late(queries.by_token(token), timezone.now())
    report = queries.report_of(instrument)
    context = _context(_of_instrument(instrument, report), report, instrument)
    return page(request, "portal/verification/verdict.html", context)


def _context(verdict: Verdict, report: Report, instrument: Instrument | None) -> dict[str, Any]:
    context: dict[str, Any] = {
        "verdict": verdict,
        "seals": [_seal(one) for one in report.signatures],
        "instrument": instrument,
    }
    if instrument is not None:
        revocation = queries.revocation(instrument) if instrument.state == Instrument.State.REVOKED else None
        context |= {
            "signed_in_person": not instrument.seal_alone or LEADER in {one.role for one in report.signatures},
            "holder": labels.initials(instrument.holder.full_name) if instrument.holder else "",
            "revoked_at": revocation.at if revocation else None,
            "revoked_by": revocation.decided_by if revocation else None,
            "replacement": instrument.replaced_by.token if instrument.replaced_by else "",
        }
    return context


def _seal(one: SignatureReport) -> dict[str, Any]:
    roles = {"leader": _("người có thẩm quyền"), "agency": _("chữ ký số của cơ quan")}
    return {
        "name": one.signer_name or one.organisation or _("Không rõ người ký"),
        "role": roles.get(one.role, _("người có thẩm quyền ký trước") if one.role.startswith("endorser-") else ""),
        "good": one.sound,
        "at": one.signed_at,
        "text": one.reason,
    }


def _of_instrument(instrument: Instrument, report: Report) -> Verdict:
    if not report.valid:
        return Verdict(
            _("Chưa xác nhận được giấy tờ này"),
            _("Bản lưu của cơ quan không qua được kiểm tra chữ ký. Hãy liên hệ cơ quan cấp trước khi dùng."),
            "bad",
        )
    if instrument.state == Instrument.State.REVOKED:
        return Verdict(_("Đã bị thu hồi"), _("Giấy tờ này đã được cấp nhưng không còn giá trị. Đừng dùng."), "bad")
    if instrument.state == Instrument.State.REPLACED:
        return Verdict(_("Đã được thay thế"), _("Đã có bản mới hơn. Hãy dùng bản mới."), "act")
    if (review := registers.review_of(instrument)) is not None:
        ask = _("Hãy hỏi cơ quan cấp trước khi dùng.")
        return Verdict(_("Đang được xem lại"), f"{why_reviewed(review)} {ask}", "act")
    if (kept := registers.kept_after_review(instrument)) is not None:
        return Verdict(_("Còn giá trị"), why_kept(kept), "act")
    return Verdict(_("Còn giá trị"), _("Cơ quan nhà nước đã cấp giấy tờ này và nó vẫn còn giá trị."), "")


def _of_file(report: Report, instrument: Instrument | None) -> Verdict:
    """What a dropped file is: one of ours as issued, changed, unsigned, signed by strangers, or not known here."""
    if instrument is not None:
        return _of_instrument(instrument, report)
    if report.altered:
        return Verdict(
            _("Nội dung đã bị thay đổi"),
            _("Tệp này không còn đúng như lúc được ký, hoặc đã bị hỏng. Đừng dùng. Hãy xin lại bản gốc ở cơ quan cấp."),
            "bad",
        )
    if report.overall == "unsigned":
        return Verdict(
            _("Không có chữ ký số"),
            _(
                "Tệp này không có chữ ký số, nên không kiểm tra được ở đây. Bản in, bản quét, ảnh chụp cũng vậy. "
                "Nếu có mã QR, hãy quét mã đó."
            ),
            "act",
        )
    if report.valid:
        return Verdict(
            _("Chữ ký đúng, nhưng không phải kết quả đã ban hành"),
            _(
                "Chữ ký trong tệp còn nguyên, nhưng đây không phải bản kết quả mà hệ thống này đã ban hành. "
                "Hãy hỏi cơ quan ghi trên giấy."
            ),
            "act",
        )
    return Verdict(
        _("Không nhận ra người ký"),
        _("Tệp có chữ ký số, nhưng không phải của cơ quan mà hệ thống này biết. Hãy hỏi cơ quan ghi trên giấy."),
        "act",
    )
