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
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner, PdfSigningSession

from duoc.ground.documents import lettering, stamps
from duoc.ground.documents.apart import apart
from duoc.ground.documents.faults import DocumentFault
from duoc.ground.documents.signer import PadesAdapter, Signer
from duoc.ground.documents.slots import LOOK

LEADER, AGENCY = "leader", "agency"
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")


def sign_content(
    pdf: bytes, signer: Signer, *, reason: str, name: str, at: datetime, title_line: str = "", field: str = LEADER
) -> bytes:
    """A person's PAdES signature on the content. The first one certifies it: filling the reserved fields, signing in
    them and sealing stay permitted, nothing else.

    `name` and `title_line` (e.g. "Phó Chủ tịch") are shown in the place `field` with the time `at` (aware).
    Raises DocumentFault when the file cannot be signed, or is signed there already or by the one who signs last.
    """
    writer = _open(pdf)
    signed = {place for place, _value, one in enumerate_sig_fields(writer) if one.get_object().get("/V") is not None}
    if signed & {field, LEADER, AGENCY}:
        raise DocumentFault("Văn bản này đã có chữ ký.", "Lập lại văn bản từ mẫu nếu cần ký lại.")
    lines = tuple(line for line in (f"Người ký: {name}", title_line and f"Chức vụ: {title_line}", _when(at)) if line)
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        name=name,
        certify=not signed,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    return _sign(writer, signer, metadata, stamps.Mark(lines=lines, colour=stamps.LEADER_BLUE), at)


def fill_and_seal(pdf: bytes, fields: Mapping[str, str], sealer: Signer, *, at: datetime) -> bytes:
    """Write `fields` (e.g. number, date) and apply the agency's signature, as one incremental update.

    A date given as "2026-11-23" is written in the look that the template asks for. Raises DocumentFault when the
    document has no such field, one is already filled, or the agency has signed already.
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
        # What the lock in the reserved field says: from now on nothing may change.
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    return _sign(writer, sealer, metadata, mark, at)


def fields_of(pdf: bytes) -> dict[str, str]:
    """The text fields of a document and what stands in them ("" when still empty)."""
    return {
        str(field["/T"]): str(field.get("/V", ""))
        for field in _form_fields(_open(pdf))
        if field.get("/FT") == "/Tx" and "/T" in field
    }


def places_of(pdf: bytes) -> frozenset[str]:
    """The names of all places that a document keeps free for what comes later: its text fields and its signatures."""
    return frozenset(str(field["/T"]) for field in _form_fields(_open(pdf)) if "/T" in field)


class _Update(IncrementalPdfFileWriter):
    """An incremental update that leaves the certified metadata (and so the archival mark in it) as they are."""

    def _update_meta(self) -> None:
        return


class _TimedSigner(PdfSigner):
    """Signs at a given time: pyHanko would read the clock."""

    def __init__(self, metadata: PdfSignatureMetadata, signer: Signer, mark: stamps.Mark, at: datetime) -> None:
        field = SigFieldSpec(sig_field_name=str(metadata.field_name))
        super().__init__(metadata, PadesAdapter(signer), stamp_style=mark, new_field_spec=field)
        self._at = at

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """See PdfSigner."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def _open(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        return _Update(io.BytesIO(pdf))
    except (PdfError, ValueError, AssertionError) as error:
        raise DocumentFault("Tệp văn bản bị hỏng, không ký được.", "Lập lại văn bản từ mẫu.") from error


def _when(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("signing time must be aware")
    return f"Thời gian ký: {stamps.time_text(at)}"


def _sign(
    writer: IncrementalPdfFileWriter, signer: Signer, metadata: PdfSignatureMetadata, mark: stamps.Mark, at: datetime
) -> bytes:
    # Two hexadecimal digits a byte: certificates, attributes, signature, with room to spare.
    reserved = 2 * (len(signer.certificate) + sum(map(len, signer.chain)) + 3072)
    try:
        timed = _TimedSigner(metadata, signer, mark, at)
        out = apart(lambda: timed.sign_pdf(writer, bytes_reserved=reserved))
    except (SigningError, PdfError) as error:
        raise DocumentFault(
            f"Không ký được văn bản: {error}.", "Kiểm tra văn bản đã được ký hay đóng dấu trước đó chưa."
        ) from error
    return bytes(out.getvalue())


def _form_fields(writer: IncrementalPdfFileWriter) -> list[generic.DictionaryObject]:
    if "/AcroForm" not in writer.root:
        return []
    return [field.get_object() for field in writer.root["/AcroForm"]["/Fields"]]


def _text_field(writer: IncrementalPdfFileWriter, name: str) -> generic.DictionaryObject:
    for field in _form_fields(writer):
        if field.get("/T") == name and field.get("/FT") == "/Tx":
            if field.get("/V"):
                raise DocumentFault(f"Ô “{name}” của văn bản đã được ghi.", "Không ghi lại trên văn bản đã ban hành.")
            return field
    raise DocumentFault(f"Mẫu văn bản không có ô “{name}”.", "Sửa mẫu hoặc bỏ ô này khi ban hành.")


def _fill(writer: IncrementalPdfFileWriter, field: generic.DictionaryObject, value: str) -> None:
    """Set the value and its appearance: one line, shrunk when it would not fit."""
    text = lettering.checked(written(value, str(field.get(LOOK, ""))))
    left, bottom, right, top = (float(edge) for edge in field["/Rect"])
    width, height = right - left, top - bottom
    size = float(str(field["/DA"]).split()[1])
    size *= min(1.0, width / max(lettering.width(text, size), 0.1))
    spare = max(width - lettering.width(text, size), 0.0)
    x = spare * int(field.get("/Q", 0)) / 2
    content = b"/Tx BMC q " + stamps.write(text, x, height * 0.5 - size * 0.33, size) + b" Q EMC"
    look = generic.StreamObject(_form_object(writer, width, height), stream_data=content)
    field[pdf_name("/V")] = generic.TextStringObject(text)
    field[pdf_name("/AP")] = _dictionary({"/N": writer.add_object(look)})
    writer.update_container(field)


def _form_object(writer: IncrementalPdfFileWriter, width: float, height: float) -> generic.DictionaryObject:
    fonts = _dictionary({f"/{lettering.RESOURCE}": stamps.font_of(writer)})
    numbers = [generic.FloatObject(str(round(n, 3))) for n in (0, 0, width, height)]  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped
    return _dictionary(
        {
            "/Type": pdf_name("/XObject"),
            "/Subtype": pdf_name("/Form"),
            "/BBox": generic.ArrayObject(numbers),
            "/Resources": _dictionary({"/Font": fonts}),
        }
    )


def _dictionary(entries: Mapping[str, generic.PdfObject]) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(k): v for k, v in entries.items()})  # type: ignore[no-untyped-call]  # pyHanko leaves it untyped


def written(value: str, look: str) -> str:
    """A field's value as it stands on the page; an ISO date becomes dd/mm/yyyy, or words when the look is "long"."""
    date = _ISO_DATE.match(value)
    if not date:
        return value
    year, month, day = date.groups()
    # Decree 30/2020, Annex I: days below 10 and months 1 and 2 take a zero in front.
    if look == "long":
        return f"ngày {day} tháng {month if int(month) < 3 else int(month)} năm {year}"
    return f"{day}/{month}/{year}"
