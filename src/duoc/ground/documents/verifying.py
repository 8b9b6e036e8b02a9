"""Check a PDF's signatures. Any bytes give a Report; nothing is fetched from anywhere."""

import asyncio
import io
import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from asn1crypto import pem, x509  # type: ignore[import-untyped]  # the package has no types
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.decode_limits import DecodeLimits
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from duoc.ground.documents.apart import apart
from duoc.ground.documents.report import Changes, Overall, Report, SignatureReport

MAX_BYTES = 30_000_000
MAX_SIGNATURES = 20
MAX_OBJECTS = 50_000
_CHANGES: dict[ModificationLevel, Changes] = {
    ModificationLevel.NONE: "none",
    ModificationLevel.LTA_UPDATES: "archival",
    ModificationLevel.FORM_FILLING: "form_filling",
}
_BYTE_RANGE = b"/ByteRange"
# The library logs what differs, word for word: that may be personal data, and the Report says what people need.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def verify(pdf: bytes, *, roots: Iterable[bytes], at: datetime | None = None) -> Report:
    """Check all signatures of `pdf` against the trusted `roots` (DER or PEM), as of `at` (default: now).

    Never raises: a file that cannot be read is reported as "unsigned", or as "altered" if it still shows traces of a
    signature. Revocation is not looked up (nothing is fetched); see docs/adr/0001-signing-order.md.
    """
    refusal = _unreadable(pdf)
    if refusal:
        return Report("unsigned", (), refusal)
    try:
        trust = list(roots)
        return apart(lambda: asyncio.run(_verify(pdf, trust, at)))
    except Exception as error:  # Whatever the file provokes inside the parser: it is not a sound signed document.
        logging.getLogger(__name__).info("unreadable document: %s", type(error).__name__)
        if _BYTE_RANGE in pdf:
            return Report("altered", (), "Tệp có dấu vết chữ ký số nhưng đã bị hỏng, bị cắt bớt hoặc bị sửa.")
        return Report("unsigned", (), "Không đọc được tệp này như một văn bản PDF có chữ ký số.")


def _unreadable(pdf: bytes) -> str:
    if not pdf:
        return "Tệp rỗng, không có nội dung để kiểm tra."
    if len(pdf) > MAX_BYTES:
        return "Tệp quá lớn để kiểm tra (trên 30 MB)."
    if b"%PDF-" not in pdf[:1024]:
        return "Tệp này không phải là tệp PDF."
    if pdf.count(b" obj") > MAX_OBJECTS or pdf.count(_BYTE_RANGE) > MAX_SIGNATURES:
        return "Tệp quá phức tạp để kiểm tra; đây không phải văn bản do hệ thống này ban hành."
    return ""


async def _verify(pdf: bytes, roots: list[bytes], at: datetime | None) -> Report:
    reader = PdfFileReader(io.BytesIO(pdf), decode_limits=DecodeLimits.for_untrusted_input())
    if reader.encrypted and reader.decrypt("").status is AuthStatus.FAILED:
        return Report("unsigned", (), "Tệp được đặt mật khẩu nên không kiểm tra được chữ ký số.")
    embedded = list(reader.embedded_regular_signatures)
    if not embedded:
        return Report("unsigned", (), "Tệp PDF này không có chữ ký số.")
    trust = [_certificate(root) for root in roots]
    signatures = tuple([await _check(signature, trust, at) for signature in embedded])
    overall, reason = _judge(signatures)
    return Report(overall, signatures, reason)


def _certificate(data: bytes) -> x509.Certificate:
    return x509.Certificate.load(pem.unarmor(data)[2] if pem.detect(data) else data)


async def _check(
    signature: EmbeddedPdfSignature, trust: list[x509.Certificate], at: datetime | None
) -> SignatureReport:
    context = ValidationContext(trust_roots=trust, allow_fetching=False, moment=at, revocation_mode="soft-fail")
    status = await async_validate_pdf_signature(signature, context)
    intact = bool(status.intact and status.valid)
    changes = _changes(status)
    subject: dict[str, Any] = signature.signer_cert.subject.native
    return SignatureReport(
        role=str(signature.field_name),
        signer_name=str(subject.get("common_name", "")),
        organisation=str(subject.get("organization_name", "")),
        signed_at=signature.self_reported_timestamp,
        intact=intact,
        trusted=bool(status.trusted),
        covers_whole_file=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        later_changes=changes,
        fingerprint=signature.signer_cert.sha256.hex(),
        reason=_say(intact, bool(status.trusted), changes),
    )


def _changes(status: PdfSignatureStatus) -> Changes:
    """What came after the signature, in our words; a violated DocMDP or lock is always "other"."""
    if status.docmdp_ok is False or status.seed_value_ok is False:
        return "other"
    level = status.modification_level
    return _CHANGES.get(level, "other") if level is not None else "other"


def _say(intact: bool, trusted: bool, changes: Changes) -> str:
    if not intact:
        return "Nội dung đã bị thay đổi sau khi ký."
    if changes == "other":
        return "Có phần thêm vào sau khi ký mà chữ ký này không cho phép."
    if not trusted:
        return "Chữ ký còn nguyên nhưng chứng thư số không thuộc nguồn tin cậy của hệ thống."
    if changes == "form_filling":
        return "Chữ ký còn nguyên; sau đó chỉ ghi số, ngày và ký của cơ quan."
    return "Chữ ký còn nguyên, nội dung không thay đổi sau khi ký."


def _judge(signatures: tuple[SignatureReport, ...]) -> tuple[Overall, str]:
    last = signatures[-1]
    if any(not signature.intact or signature.later_changes == "other" for signature in signatures):
        return "altered", "Nội dung văn bản đã bị thay đổi sau khi ký. Không dùng văn bản này."
    if not last.covers_whole_file and last.later_changes != "archival":
        return "altered", "Văn bản đã bị ghi thêm sau chữ ký cuối cùng. Không dùng văn bản này."
    if any(not signature.trusted for signature in signatures):
        return "untrusted", "Chữ ký còn nguyên nhưng có người ký không thuộc nguồn tin cậy của hệ thống."
    return "valid", "Các chữ ký số đều hợp lệ và nội dung không bị thay đổi."
