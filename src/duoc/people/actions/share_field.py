"""The head of a body says with which post the dossiers of a field lie, from a day on."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.absences import seats_of_body
from duoc.people.models import FieldShare, Organisation, Post
from duoc.people.powers import Actor, Power, Reach, check
from duoc.people.rules import ShareRefused
from duoc.people.validity import lasting


@dataclass(frozen=True)
class NewShare:
    """Which field, to which post, from which day; no post: it lies with nobody any more."""

    field: str
    post: uuid.UUID | None
    role: str
    valid_from: date


def share_field(*, actor: Actor, wanted: NewShare, key: str, at: datetime) -> FieldShare:
    """Shares it out; what was said of the same field and role until then ends on that day.

    Returns:
        The new row; where it lies with nobody any more, the row that ended.

    Raises:
        Forbidden: the actor may not say who handles dossiers of the body.
        ShareRefused: no post of the body that works on dossiers, a day that has passed, or nothing to end.
    """
    id = once(actor.key, "people.share_field", key, wanted, lambda: str(_share(wanted, actor, at).pk))
    return FieldShare.objects.get(pk=id)


def _share(wanted: NewShare, actor: Actor, at: datetime) -> FieldShare:
    unit = actor.organisation_id
    check(actor, Power.DOSSIER_ASSIGN, Reach(units=frozenset({unit} if unit else ())), at)
    post = next((one.post for one in seats_of_body(actor, at) if one.post_id == wanted.post), None)
    faults = _faults(wanted, post, at.astimezone(VIETNAM).date())
    if faults:
        raise _refused(faults)
    # One at a time for a body, so that a field lies with one post of a role on each day.
    body = Organisation.objects.select_for_update(of=("self",)).get(code=actor.organisation_code)
    ended = _end_before(wanted, body, actor, at)
    if post is None:
        if ended is None:
            raise _refused({"field": _("Lĩnh vực này chưa giao cho chức danh nào.")})
        return ended
    row = FieldShare.objects.create(
        organisation=body,
        field=wanted.field,
        post=post,
        valid_from=wanted.valid_from,
        given_at=at,
        given_by_id=actor.person,
    )
    facts = {"field": row.field, "post": str(post.pk), "valid_from": row.valid_from.isoformat()}
    who = {"actor": actor.key, "post": actor.post_key}
    ledger.append(action="field_share.given", subject=row.subject, facts=facts, at=at, first=True, **who)
    return row


def _faults(wanted: NewShare, post: Post | None, today: date) -> dict[str, str]:
    faults = {}
    if wanted.post is not None and (post is None or post.role != wanted.role):
        faults["post"] = _("Hãy chọn một chức danh đang xử lý hồ sơ ở cơ quan mình.")
    if wanted.valid_from < today:
        faults["valid_from"] = _("Ngày bắt đầu không được trước hôm nay.")
    if not wanted.field:
        faults["field"] = _("Hãy chọn lĩnh vực.")
    return faults


def _end_before(wanted: NewShare, body: Organisation, actor: Actor, at: datetime) -> FieldShare | None:
    """What was said of the field and role until then ends on the day; the last of it, None where nothing was."""
    same = FieldShare.objects.filter(organisation=body, field=wanted.field)
    standing = list(same.filter(lasting(wanted.valid_from), post__role=wanted.role).order_by("valid_from", "id"))
    for one in standing:
        one.valid_to = max(wanted.valid_from, one.valid_from)
        one.save(update_fields=["valid_to"])
        ledger.append(
            action="field_share.ended",
            actor=actor.key,
            post=actor.post_key,
            subject=one.subject,
            facts={"valid_to": one.valid_to.isoformat()},
            at=at,
        )
    return standing[-1] if standing else None


def _refused(faults: dict[str, str]) -> ShareRefused:
    return ShareRefused(_("Chưa phân công được lĩnh vực."), _("Hãy xem lại các mục được đánh dấu."), faults)
