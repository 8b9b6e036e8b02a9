"""What voids a signature that was given beside a draft's filer: whose signature it was is notified at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils.translation import gettext_noop

from duoc.dossiers.co_signing import Signed, interview_to_sign, part_of, rules_changed_since, signed_as_it_stands
from duoc.dossiers.models import Draft, DraftCoSignature
from duoc.notices import actions as notices
from duoc.notices.actions import Message
from duoc.people.models import Person
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
VOID_BY_RULES = Message(
    "co_signature_void_by_rules",
    gettext_noop("Chữ ký của bạn không còn hiệu lực vì thủ tục {code} có quy định hoặc mẫu mới"),
    gettext_noop(
        "Thủ tục “{procedure}” có quy định hoặc mẫu mới sau khi bạn cùng ký, nên chữ ký của bạn không còn hiệu lực. "
        "Nếu hồ sơ vẫn ghi bạn là người cùng ký, hãy đọc lại và ký lại nếu đúng; nếu không, bạn không phải làm gì."
    ),
)
DELETED = Message(
    "co_signed_draft_deleted",
    gettext_noop("Hồ sơ ghi bạn là người cùng ký đã bị xóa (thủ tục {code})"),
    gettext_noop(
        "Người soạn đã xóa hồ sơ “{procedure}” ghi bạn là người cùng ký; hồ sơ chưa được nộp. Chữ ký của bạn, nếu đã "
        "ký, không dùng vào việc gì nữa. Bạn không phải làm gì."
    ),
)


@contextmanager
def void_signatures_notified(draft: Draft, at: datetime) -> Iterator[None]:
    """Around a change of a draft, in its transaction: who had signed it as it stood, also under earlier rules, and
    whose signature counts no more is notified, once. No query where nobody else must sign."""
    before = {**_since_last_change(draft), **_counting(draft, at)}
    yield
    if not before:
        return
    after = _counting(draft, at)
    for part, signature in before.items():
        if part not in after:
            _notify(draft, signature, at)


def deletion_notified(draft: Draft, at: datetime) -> None:
    """Before a draft is deleted: who signed beside its author, or was invited to, is notified."""
    asked = {one.person_id: one.person for one in draft.invitations.select_related("person")}
    asked |= {one.person_id: one.person for one in draft.co_signatures.select_related("person")}
    for person in asked.values():
        _send(draft, person, DELETED, "/ho-so/", at)


def _since_last_change(draft: Draft) -> Signed:
    if not procedures.definition(draft.version).together:
        return {}
    listed = draft.co_signatures.select_related("person").filter(signed_at__gt=draft.changed_at)
    return {one.part: one for one in listed}


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
    interview = interview_to_sign(draft, at)
    named = part_of(interview.plan, signature.person)
    message = VOID_BY_RULES if rules_changed_since(signature, interview) else VOID
    _send(draft, signature.person, message, f"/cung-ky/{draft.pk}/" if named else "/ho-so/", at)


def _send(draft: Draft, person: Person, message: Message, path: str, at: datetime) -> None:
    procedure = draft.version.procedure
    notices.notify(
        person.party,
        message,
        {"procedure": procedure.short_name, "code": procedure.code},
        subject=("draft", str(draft.pk)),
        path=path,
        at=at,
        origin=draft.origin,
    )
