"""The signatures, made outside any transaction: keys may lie in a token or a remote service. Keeps nothing."""

from django.utils.translation import gettext as _

from duoc.ground.documents import actions as documents
from duoc.ground.files import queries as files
from duoc.ground.worktime.calculations import VIETNAM
from duoc.instruments.models import Instrument
from duoc.instruments.rules import NotNow
from duoc.instruments.signers import signers


def sign(instrument: Instrument) -> bytes:
    """The text with the signature of whoever approved it, at the time of approval.

    Raises:
        NotNow: nobody has approved it yet.
        duoc.ground.documents.actions.DocumentFault: it cannot be signed.
    """
    if instrument.approved_at is None or instrument.approved_by is None or instrument.signer_post is None:
        raise NotNow(_("Văn bản chưa được duyệt ký."))
    return documents.sign_content(
        files.read(instrument.signed_text),
        signers().of_post(instrument.signer_post, instrument.approved_by),
        reason=instrument.name,
        name=instrument.approved_by.full_name,
        at=instrument.approved_at,
        title_line=instrument.title_line.replace("\n", ", "),
    )


def seal(instrument: Instrument) -> bytes:
    """The signed text with number and date filled in and the agency's signature, as one update.

    Raises:
        NotNow: not signed and numbered yet.
        duoc.ground.documents.actions.DocumentFault: it cannot be sealed.
    """
    if instrument.signed_file is None or instrument.numbered_at is None:
        raise NotNow(_("Kết quả chưa được ký và cho số."))
    return documents.fill_and_seal(
        files.read(instrument.signed_file),
        {"number": instrument.symbol, "date": instrument.numbered_at.astimezone(VIETNAM).date().isoformat()},
        signers().of_organisation(instrument.organisation),
        at=instrument.numbered_at,
    )


def seal_alone(instrument: Instrument, text: bytes) -> bytes:
    """The text with the agency's signature and no other, at the time of the act that gave it.

    Args:
        text: PDF, pressed from the instrument's inputs.

    Raises:
        NotNow: it is signed by a person, or was not given by an act.
        duoc.ground.documents.actions.DocumentFault: it cannot be sealed.
    """
    if not instrument.seal_alone or instrument.approved_at is None:
        raise NotNow(_("Văn bản này không chỉ đóng dấu cơ quan."))
    sealer = signers().of_organisation(instrument.organisation)
    return documents.fill_and_seal(text, {}, sealer, at=instrument.approved_at)
