"""The two signatures of an electronic original: the leader's on the content, then the agency's after number and date.

Order and reasons: docs/adr/0001-signing-order.md.
"""

import io
import re
from collections.abc import Mapping
from datetime import datetime

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from duoc.ground.documents import lettering, stamps
from duoc.ground.documents.faults import DocumentFault
from duoc.ground.documents.signer import PadesAdapter, Signer
from duoc.ground.documents.slots import LOOK

LEADER, AGENCY = "leader", "agency"
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")


def sign_content(
    pdf: bytes, signer: Signer, *, reason: str, name: str, at: datetime, title_line: str = ""
) -> bytes:
    """The leader's PAdES certification signature: filling in the reserved fields and signing stay permitted, nothing else.

    `name` and `title_line` (e.g. "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH") are shown in the field "leader" with the time `at` (aware).
    Raises DocumentFault when the file cannot be signed or is signed already.
    """
    writer = _open(pdf)
    if any(field.get_object().get("/V") is not None for _, _, field in enumerate_sig_fields(writer)):
        raise DocumentFault("Văn bản này đã có chữ ký.", "Lập lại văn bản từ mẫu nếu cần ký lại.")
    lines = tuple(line for line in (f"Người ký: {name}", title_line and f"Chức vụ: {title_line}", _when(at)) if line)
    metadata = PdfSignatureMetadata(
        field_name=LEADER,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        name=name,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    return _sign(writer, signer, metadata, stamps.Mark(lines=lines, colour=stamps.LEADER_BLUE), at)


def fill_and_seal(pdf: bytes, fields: Mapping[str, str], sealer: Signer, *, at: datetime) -> bytes:
    """Write `fields` (e.g. number, date) and apply the agency's signature, as one incremental update.

    A date given as "2026-11-23" is written in the look that the template asks for. Raises DocumentFault when the document
    has no such field, one is already filled, or the agency has signed already.
    """
    writer = _open(pdf)
    for field_name, value in fields.items():
        _fill(writer, _text_field(writer, field_name), value)
    mark = stamps.Mark(lines=(sealer.display_name.upper(), _when(at)), colour=stamps.AGENCY_RED, seal=True)
    metadata = PdfSignatureMetadata(
        field_name=AGENCY,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason="Ban hành văn bản",
        name=sealer.display_name,
    )
    return _sign(writer, sealer, metadata, mark, at)


def fields_of(pdf: bytes) -> dict[str, str]:
    """The text fields of a document and what stands in them ("" when still empty)."""
    return {
        str(field["/T"]): str(field.get("/V", ""))
        for field in _form_fields(_open(pdf))
        if field.get("/FT") == "/Tx" and "/T" in field
    }


def _open(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        return IncrementalPdfFileWriter(io.BytesIO(pdf))
    except (PdfError, ValueError, AssertionError) as error:
        raise DocumentFault("Tệp văn bản bị hỏng, không ký được.", "Lập lại văn bản từ mẫu.") from error


def _when(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("signing time must be aware")
    return f"Thời gian ký: {stamps.time_text(at)}"


def _sign(
    writer: IncrementalPdfFileWriter, signer: Signer, metadata: PdfSignatureMetadata, mark: stamps.Mark, at: datetime
) -> bytes:
    adapter = PadesAdapter(signer)
    # Two hexadecimal digits a byte: certificates, attributes, signature, with room to spare.
    reserved = 2 * (len(signer.certificate) + sum(map(len, signer.chain)) + 3072)
    pdf_signer = PdfSigner(
        metadata, adapter, stamp_style=mark, new_field_spec=SigFieldSpec(sig_field_name=str(metadata.field_name))
    )
    try:
        out = _run(pdf_signer, writer, reserved, at)
    except (SigningError, PdfError) as error:
        raise DocumentFault(
            f"Không ký được văn bản: {error}.", "Kiểm tra văn bản đã được ký hay đóng dấu trước đó chưa."
        ) from error
    return out
