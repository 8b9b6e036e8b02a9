"""An administrator records how the holder of a post signs: in their own name, or for the head of the body."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import local
from duoc.people.models import Delegation, Post
from duoc.people.powers import Actor, Power, Reach, check
from duoc.people.rules import DelegationRefused
from duoc.people.validity import is_over


@dataclass(frozen=True)
class Given:
    post: str
    signs_as: str


def record_signing(*, actor: Actor, post_id: uuid.UUID | str, signs_as: str, key: str, at: datetime) -> Post:
    """Writes with a post how it signs (Decree 30/2020 Art. 13). What was signed before stays as it was signed.

    Args:
        signs_as: "" for the own name, or a `Delegation.Mode`.

    Raises:
        Forbidden: the actor does not manage people and organisations.
        NotFound: no such post.
        DelegationRefused: an unknown way, or the post still signs under a delegation of another one; `faults`.
    """
    given = Given(str(post_id), signs_as)
    id = once(actor.key, "people.record_signing", key, given, lambda: str(_record(given, actor, at).pk))
    return Post.objects.get(pk=id)


def _record(given: Given, actor: Actor, at: datetime) -> Post:
    post = Post.objects.select_for_update(of=("self",)).filter(pk=given.post).first()
    check(actor, Power.PEOPLE_MANAGE, Reach(units=frozenset({post.organisation_id} if post else ())), at)
    if post is None:
        raise NotFound(_("Không tìm thấy chức danh này."), _("Hãy tải lại danh sách chức danh."))
    if given.signs_as not in ("", *Delegation.Mode.values):
        raise _refused(_("Hãy chọn một cách ký trong danh sách."))
    standing = Delegation.objects.filter(post=post, ended_at=None).exclude(mode=given.signs_as)
    if any(not is_over(one, local(at).date()) for one in standing):
        raise _refused(_("Chức danh này đang được giao ký theo cách cũ. Người đứng đầu kết thúc việc giao ký trước."))
    before, post.signs_as = post.signs_as, given.signs_as
    post.save(update_fields=["signs_as"])
    ledger.append(
        action="post.signing_recorded",
        actor=actor.key,
        post=actor.post_key,
        subject=("post", str(post.pk)),
        facts={"before": before, "signs_as": post.signs_as},
        at=at,
    )
    return post


def _refused(say: str) -> DelegationRefused:
    return DelegationRefused(_("Chưa ghi được cách ký."), say, {"signs_as": say})
