"""Reading instruments: by the code on the paper, by the file itself."""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.ground.documents.queries import Report, verify
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound
from duoc.instruments.models import Instrument, Revocation
from duoc.instruments.rules import office_of, title_lines
from duoc.instruments.signers import signers
from duoc.people import queries as people
from duoc.people.models import Post

SHOWN = ("organisation", "approved_by", "replaced_by", "file", *people.party_paths("holder"))


@dataclass(frozen=True)
class Finding:
    """What a handed-in PDF turned out to be.

    Attributes:
        report: what its signatures say.
        instrument: what it is, byte for byte, when it was issued here.
        surrounded: blanks or zeros stand around the issued bytes, as mail programs and scanners leave them.
    """

    report: Report
    instrument: Instrument | None
    surrounded: bool = False


def by_token(token: str) -> Instrument:
    """What a verification address leads to. Anyone may ask; what is not in force yet does not exist for them.

    Raises:
        NotFound.
    """
    instrument = Instrument.objects.select_related(*SHOWN).filter(token=token, issued_at__isnull=False).first()
    if instrument is None:
        raise NotFound(
            _("Không tìm thấy giấy tờ nào có mã này."), _("Hãy quét lại mã QR, hoặc thả tệp PDF vào trang kiểm tra.")
        )
    return instrument


def examine_file(pdf: bytes) -> Finding:
    """Judges a PDF that somebody hands in: its signatures, and whether it is one of those issued here.

    Any bytes give a finding; nothing is kept.
    """
    writings = {hashlib.sha256(one).hexdigest(): one for one in files.pdf_writings(pdf)}
    instrument = Instrument.objects.select_related(*SHOWN).filter(file__sha256__in=list(writings)).first()
    issued = pdf if instrument is None or instrument.file is None else writings[instrument.file.sha256]
    return Finding(verify(issued, roots=signers().roots()), instrument, surrounded=issued != pdf)


def report_of(instrument: Instrument) -> Report:
    """What the signatures of an issued file say, checked now.

    Raises:
        NotFound: not issued.
    """
    if instrument.file is None:
        raise NotFound(_("Văn bản chưa được ban hành."))
    return verify(files.read(instrument.file), roots=signers().roots())


def title_line(post: Post) -> str:
    """The lines above the signature of a post, with its signing mode (Decree 30/2020 Art. 13)."""
    return title_lines(post.signs_as, post.title, post.organisation.head_title)


def office(post: Post) -> str:
    """In whose office whoever holds the post makes decisions: "Chủ tịch Ủy ban nhân dân xã Năm Căn"."""
    return office_of(post.signs_as, post.title, post.organisation.head_title, post.organisation.name)


def revocation(instrument: Instrument) -> Revocation | None:
    """Who revoked it, when and why; None when it was not revoked."""
    return Revocation.objects.select_related("by", "decided_by").filter(instrument_id=instrument.pk).first()


def revocations(of: Iterable[Instrument]) -> dict[uuid.UUID, Revocation]:
    """The same of several instruments, by their ids; those not revoked are left out. No query where none was."""
    ids = [one.pk for one in of if one.state == Instrument.State.REVOKED]
    rows = Revocation.objects.select_related("by", "decided_by").filter(instrument_id__in=ids) if ids else ()
    return {row.instrument_id: row for row in rows}
