"""The head of a body lets somebody sign for them, and takes it back."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.letters.calculations import mended
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.models import Appointment, Delegation, Post
from duoc.people.powers import Actor, Forbidden, Power, Reach, check
from duoc.people.rules import DelegationOver, DelegationRefused
from duoc.people.validity import is_over, lasting

FEWEST_LETTERS = 5


@dataclass(frozen=True)
class NewDelegation:
    """What is delegated: to which post, for which procedures and fields (all where none is named), from which day until
    which day (the first on which it no longer holds; None for no end), on what written basis."""

    post: uuid.UUID
    basis: str
    valid_from: date
    valid_to: date | None = None
    procedures: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ended:
    delegation: str


def delegate(*, actor: Actor, wanted: NewDelegation, key: str, at: datetime) -> Delegation:
    """Delegates the actor's signature to a post of their own body. How that post signs is written with the post.

    Raises:
        Forbidden: the actor may not, or signs for another: nobody delegates further (Decree 30/2020 Art. 13).
        DelegationRefused: another body's post, one that signs in its own name, no basis, days that do not fit or
            outlive the giver's post, or the same was given for a shared day.
    """
    wanted = replace(wanted, procedures=tuple(sorted(wanted.procedures)), fields=tuple(sorted(wanted.fields)))
    id = once(actor.key, "people.delegate", key, wanted, lambda: str(_delegate(wanted, actor, at).pk))
    return Delegation.objects.get(pk=id)


def _delegate(wanted: NewDelegation, actor: Actor, at: datetime) -> Delegation:
    _may_delegate(actor, at)
    if actor.signs_as:
        raise Forbidden(
            _("Người ký thay, thừa lệnh hay thừa ủy quyền không ủy quyền lại cho người khác."),
            _("Người đứng đầu cơ quan mới giao ký được."),
        )
    post = Post.objects.filter(pk=wanted.post, organisation_id__in=actor.units).first()
    wanted = replace(wanted, basis=mended(wanted.basis))
    # One at a time: two that overlap would not see one another.
    giver = Post.objects.select_for_update(of=("self",)).get(pk=actor.post)
    faults = _faults(wanted, post, actor, at.astimezone(VIETNAM).date())
    faults |= _clashes(wanted, giver, actor) if post is not None and not faults else {}
    if faults or post is None:
        raise DelegationRefused(_("Chưa giao ký được."), _("Hãy xem lại các mục được đánh dấu."), faults)
    given = Delegation.objects.create(
        post=post,
        for_post_id=actor.post,
        mode=post.signs_as,
        procedures=list(wanted.procedures),
        fields=list(wanted.fields),
        valid_from=wanted.valid_from,
        valid_to=wanted.valid_to,
        basis=wanted.basis,
        given_at=at,
        given_by_id=actor.person,
    )
    facts = {
        "post": str(post.pk),
        "for_post": str(given.for_post_id),
        "mode": given.mode,
        "procedures": given.procedures,
        "fields": given.fields,
        "valid_from": given.valid_from.isoformat(),
        "valid_to": given.valid_to.isoformat() if given.valid_to else "",
        "basis": given.basis,
    }
    who = {"actor": actor.key, "post": actor.post_key}
    ledger.append(action="delegation.given", subject=given.subject, facts=facts, at=at, first=True, **who)
    return given


def _faults(wanted: NewDelegation, post: Post | None, actor: Actor, today: date) -> dict[str, str]:
    faults = {}
    if post is None or post.pk == actor.post_id:
        faults["post"] = _("Hãy chọn một chức danh khác của cơ quan mình.")
    elif post.signs_as not in Delegation.Mode.values:
        faults["post"] = _("Chức danh này ký bằng tên mình, không ký thay, thừa lệnh hay thừa ủy quyền.")
    elif post.signs_as == Delegation.Mode.MANDATED and wanted.valid_to is None:
        faults["valid_to"] = _("Thừa ủy quyền phải có ngày kết thúc.")
    if len(wanted.basis) < FEWEST_LETTERS:
        faults["basis"] = _("Hãy ghi số, ngày của văn bản giao ký.")
    if wanted.valid_to is not None and wanted.valid_to <= max(wanted.valid_from, today):
        faults["valid_to"] = _("Ngày kết thúc phải sau ngày bắt đầu và sau hôm nay.")
    return faults


def _clashes(wanted: NewDelegation, giver: Post, actor: Actor) -> dict[str, str]:
    """It outlives the post of who gives it, or their appointment to it; or the same was given for a shared day."""
    held = Appointment.objects.filter(person_id=actor.person, post=giver).order_by("valid_from").last()
    ends = [row.valid_to for row in (giver, held) if row is not None and row.valid_to is not None]
    if ends and (wanted.valid_to is None or wanted.valid_to > min(ends)):
        last = f"{min(ends) - timedelta(days=1):%d/%m/%Y}"
        return {"valid_to": _("Bạn giữ chức vụ đến hết %(last)s, không giao ký dài hơn.") % {"last": last}}
    shared = Delegation.objects.filter(post_id=wanted.post, for_post=giver).filter(lasting(wanted.valid_from))
    shared = shared.exclude(valid_to=F("valid_from"))  # taken back before its first day
    if wanted.valid_to is not None:
        shared = shared.filter(valid_from__lt=wanted.valid_to)
    same = next((one for one in shared.order_by("valid_from", "id") if _same_matter(one, wanted)), None)
    if same is None:
        return {}
    words = {"first": f"{same.valid_from:%d/%m/%Y}", "basis": same.basis}
    return {"valid_from": _("Đã giao ký việc này từ %(first)s (%(basis)s); kết thúc lần đó trước.") % words}


def _same_matter(one: Delegation, wanted: NewDelegation) -> bool:
    """Whether their scopes meet: one is for everything, or they name the same procedure or field."""
    if not (one.procedures or one.fields) or not (wanted.procedures or wanted.fields):
        return True
    return bool(set(one.procedures) & set(wanted.procedures) or set(one.fields) & set(wanted.fields))


def end_delegation(*, actor: Actor, delegation_id: uuid.UUID | str, key: str, at: datetime) -> Delegation:
    """Ends a delegation at once: today is the first day on which it no longer holds. What was signed stays signed.

    Raises:
        NotFound: no such delegation in the actor's body.
        Forbidden: the actor may not.
        DelegationOver: it has ended already.
    """
    given = Ended(str(delegation_id))
    id = once(actor.key, "people.end_delegation", key, given, lambda: str(_end(given, actor, at).pk))
    return Delegation.objects.get(pk=id)


def _end(given: Ended, actor: Actor, at: datetime) -> Delegation:
    _may_delegate(actor, at)
    own = Delegation.objects.select_for_update(of=("self",)).filter(post__organisation_id__in=actor.units)
    standing = own.filter(pk=given.delegation).first()
    if standing is None:
        raise NotFound(_("Không tìm thấy việc giao ký này."), _("Hãy tải lại trang."))
    today = at.astimezone(VIETNAM).date()
    if standing.ended_at is not None or is_over(standing, today):
        raise DelegationOver(_("Việc giao ký này đã kết thúc."))
    standing.valid_to = max(today, standing.valid_from)
    standing.ended_at, standing.ended_by_id = at, actor.person
    standing.save(update_fields=["valid_to", "ended_at", "ended_by"])
    ledger.append(
        action="delegation.ended",
        actor=actor.key,
        post=actor.post_key,
        subject=standing.subject,
        facts={"valid_to": standing.valid_to.isoformat()},
        at=at,
    )
    return standing


def _may_delegate(actor: Actor, at: datetime) -> None:
    unit = actor.organisation_id
    check(actor, Power.SIGNATURE_DELEGATE, Reach(units=frozenset({unit} if unit else ())), at)
