"""A change of a draft voids what was signed beside its filer: whose signature it was hears so at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils.translation import gettext_noop

from duoc.dossiers.co_signing import Signed, interview_to_sign, part_of, signed_as_it_stands
from duoc.dossiers.models import Draft, DraftCoSignature
from duoc.notices import actions as notices
from duoc.notices.actions import Message
from duoc.procedures import queries as procedures
from duoc.procedures.queries import NotInForce

VOID = Message(
    "co_signature_void",
    gettext_noop("Chữ ký của bạn không còn hiệu lực (thủ tục {code})"),
    gettext_noop(
        "Hồ sơ “{procedure}” đã đổi sau khi bạn cùng ký, nên chữ ký của bạn không còn hiệu lực. Nếu hồ sơ vẫn ghi bạn "
        "là người cùng ký, hãy đọc lại và ký lại nếu đúng; nếu không, bạn không phải làm gì."
    ),
)


@contextmanager
def void_signatures_notified(draft: Draft, at: datetime) -> Iterator[None]:
    """Around a change of a draft, in its transaction: whose signature counted before and counts no more is notified,
    once, since it does not count before the next change. No query where nobody else must sign."""
    before = _counting(draft, at)
    yield
    if not before:
        return
    after = _counting(draft, at)
    for part, signature in before.items():
        if part not in after:
            _notify(draft, signature, at)


def _counting(draft: Draft, at: datetime) -> Signed:
    """The signatures that count now; none once the procedure has ended, when nothing can be filed anyway."""
    if not procedures.definition(draft.version).together or not draft.co_signatures.exists():
        return {}
    try:
        return signed_as_it_stands(draft, interview_to_sign(draft, at))
    except NotInForce:
        return {}


def _notify(draft: Draft, signature: DraftCoSignature, at: datetime) -> None:
    """Leads to the page where they sign, as long as the draft names them."""
    procedure = draft.version.procedure
    named = part_of(interview_to_sign(draft, at).plan, signature.person)
    notices.notify(
        signature.person.party,
        VOID,
        {"procedure": procedure.short_name, "code": procedure.code},
        subject=("draft", str(draft.pk)),
        path=f"/cung-ky/{draft.pk}/" if named else "/ho-so/",
        at=at,
        origin=draft.origin,
    )
