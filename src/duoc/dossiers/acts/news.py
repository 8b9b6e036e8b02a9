"""What an official hears of a dossier that is theirs: an answer came, it was returned, it was given to them."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext_noop

from duoc.dossiers.models import Assignment, Dossier
from duoc.notices import actions as notices
from duoc.notices.actions import Message, Seat
from duoc.people import queries as people
from duoc.people.powers import Actor, Power

GIVEN = Message(
    "desk_given",
    gettext_noop("Hồ sơ {code} được giao cho bạn"),
    gettext_noop("Bạn được giao xử lý hồ sơ “{procedure}”."),
)
TO_SIGN = Message(
    "desk_letter_to_sign",
    gettext_noop("Hồ sơ {code} có văn bản chờ bạn ký"),
    gettext_noop("Văn bản của hồ sơ “{procedure}” đã trình ký. Mở hồ sơ để đọc rồi ký."),
)
SIGNED = Message(
    "desk_letter_signed",
    gettext_noop("Văn bản của hồ sơ {code} đã được ký"),
    gettext_noop("Văn bản bạn trình ký trong hồ sơ “{procedure}” đã được ký. Văn bản hỏi ý kiến thì bạn gửi đi."),
)
SENT_BACK = Message(
    "desk_letter_sent_back",
    gettext_noop("Văn bản của hồ sơ {code} bị trả lại"),
    gettext_noop("Văn bản bạn trình ký trong hồ sơ “{procedure}” không được ký. Mở hồ sơ để xem vì sao."),
)


@dataclass(frozen=True)
class News:
    """What is told, to whom: the person in the post in which they asked, proposed or hold it."""

    message: Message
    person: uuid.UUID | None
    post: uuid.UUID | None
    words: Mapping[str, str] = field(default_factory=dict)


def tell(dossier: Dossier, news: News | None, actor: Actor, at: datetime) -> None:
    """Tells it in the transaction of the act. Nobody hears of what they did themselves."""
    if news is None or news.person is None or news.post is None or news.person == actor.person_id:
        return
    values = {"code": dossier.shown_code, "procedure": dossier.procedure_name, **news.words}
    notices.tell_official(
        Seat(news.person, news.post),
        news.message,
        values,
        subject=dossier.subject,
        path=dossier.desk_page,
        at=at,
        origin=dossier.origin,
    )


def to_seats(dossier: Dossier, message: Message, power: Power, at: datetime, role: str = "") -> list[News]:
    """For everybody in the body that decides who holds a seat with this power, and of this role where it is named."""
    seated = people.seated_with(dossier.competent_unit_id, power, at)
    return [News(message, one.person_id, one.post_id) for one in seated if role in {"", one.post.role}]


def to_handler(dossier: Dossier, message: Message, at: datetime) -> list[News]:
    """For whoever has it in hand, or held it last in the body that decides; where nobody did, for all who examine."""
    hands = Assignment.objects.filter(dossier=dossier, unit=dossier.competent_unit_id, person__isnull=False)
    examine = to_seats(dossier, message, Power.DOSSIER_EXAMINE, at)
    last = hands.order_by("began_at", "id").last()
    return [one for one in examine if last and one.person == last.person_id] or examine


def tell_new_holder(dossier: Dossier, known: Collection[uuid.UUID | None], actor: Actor, at: datetime) -> None:
    """Whoever has it in hand since this act hears so. No query where the hand stays.

    Args:
        known: who had it before, and who hears of the act in other words.
    """
    holder = dossier.assigned_to_id
    if holder is None or holder == actor.person_id or holder in known:
        return
    hand = Assignment.objects.filter(dossier=dossier, ended_at=None, person=holder).first()
    tell(dossier, News(GIVEN, holder, hand.post_id if hand else None), actor, at)
