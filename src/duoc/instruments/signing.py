"""The signatures, made outside any transaction: keys may lie in a token or a remote service. Keeps nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.documents import actions as documents
from duoc.ground.documents import queries as documents_queries
from duoc.ground.files import queries as files
from duoc.ground.worktime.calculations import VIETNAM
from duoc.instruments.models import Instrument
from duoc.instruments.rules import NotNow
from duoc.instruments.signers import signers
from duoc.people.models import Person, Post


@dataclass(frozen=True)
class Signature:
    """A signature that somebody gave: in which post, when, and what stands above it."""

    post: Post
    person: Person
    at: datetime
    title_line: str


def sign(instrument: Instrument, *, before: Sequence[Signature] = ()) -> bytes:
    """The text with the signature of whoever approved it, at the time of approval.

    Args:
        before: those who signed the same text before, in their order; the text keeps a place for each.

    Raises:
        NotNow: nobody has approved it yet.
        duoc.ground.documents.actions.DocumentFault: it cannot be signed.
    """
    if instrument.approved_at is None or instrument.approved_by is None or instrument.signer_post is None:
        raise NotNow(_("Văn bản chưa được duyệt ký."))
    last = Signature(instrument.signer_post, instrument.approved_by, instrument.approved_at, instrument.title_line)
    places = [*((f"endorser-{place}", one) for place, one in enumerate(before, 1)), (documents.LEADER, last)]
    pdf = files.read(instrument.signed_text)
    for field, one in places:
        pdf = documents.sign_content(
            pdf,
            signers().of_post(one.post, one.person),
            reason=instrument.name,
            name=one.person.full_name,
            at=one.at,
            title_line=one.title_line.replace("\n", ", "),
            field=field,
        )
    return pdf


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
    """The text of what an act gave, at the time of the act: under the agency's signature, and of a letter that a person
    signs under theirs before it (an electronic original carries both: Decree 30/2020, the article is to verify).

    Args:
        text: PDF, pressed from the instrument's inputs; those of a letter name its `signer`.

    Raises:
        NotNow: it goes another road, or was not given by an act.
        duoc.ground.documents.actions.DocumentFault: it cannot be signed or sealed.
    """
    if not instrument.seal_alone or instrument.approved_at is None:
        raise NotNow(_("Văn bản này không chỉ đóng dấu cơ quan."))
    sealer = signers().of_organisation(instrument.organisation)
    return documents.fill_and_seal(_signed_in_person(instrument, text), {}, sealer, at=instrument.approved_at)


def _signed_in_person(instrument: Instrument, text: bytes) -> bytes:
    """The letter with the signature of who signed it; any other text, or one whose form keeps no place, as it is."""
    signer, at = (instrument.inputs or {}).get("signer"), instrument.approved_at
    post, person = instrument.signer_post, instrument.approved_by
    if not signer or at is None or post is None or person is None:
        return text
    if documents.LEADER not in documents_queries.places_of(text):
        return text
    return documents.sign_content(
        text,
        signers().of_post(post, person),
        reason=instrument.name,
        name=str(signer["name"]),
        at=at,
        title_line=str(signer.get("title_line", "")).replace("\n", ", "),
    )
