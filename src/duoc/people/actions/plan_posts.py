"""Somebody says, before the day of a split, in which successor the seats of the body go on from that day."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.once.actions import once
from duoc.people.models import PlannedSeat, Post, Reorganisation
from duoc.people.powers import Actor, Power, Reach, check
from duoc.people.rules import PlacingRefused
from duoc.people.validity import lasting


@dataclass(frozen=True)
class Given:
    reorganisation: str
    posts: tuple[str, ...]
    body: str


def plan_posts(
    *,
    actor: Actor,
    reorganisation: uuid.UUID | str,
    posts: Collection[uuid.UUID | str],
    body: str,
    key: str,
    at: datetime,
) -> list[PlannedSeat]:
    """From the day of the plan on, these seats go on in one of its successors, all of them or none. Until that day it
    may be said otherwise; on the day it takes effect with the plan, and nobody has to place them.

    Args:
        reorganisation: a split whose day has not come.
        posts: seats of the bodies that it ends.
        body: code of one of its successors.

    Raises:
        Forbidden: the actor does not manage posts.
        PlacingRefused: the plan has taken effect, or is no split; no seat of its bodies; another body.
    """
    given = Given(str(reorganisation), tuple(sorted({str(one) for one in posts})), body)
    once(actor.key, "people.plan_posts", key, given, lambda: _plan(given, actor, at))
    return list(PlannedSeat.objects.select_related("post").filter(post__in=given.posts).order_by("post"))


def _plan(given: Given, actor: Actor, at: datetime) -> str:
    waiting = Reorganisation.objects.select_for_update().filter(pk=given.reorganisation, effective_at=None)
    row = waiting.filter(plan__after__1__isnull=False).first()
    posts: list[Post] = []
    if row is not None:
        seats = Post.objects.filter(lasting(row.on), pk__in=given.posts, organisation__code__in=row.plan["before"])
        posts = list(seats.select_related("organisation"))
    check(actor, Power.PEOPLE_MANAGE, Reach(units=frozenset(post.organisation_id for post in posts)), at)
    if row is None:
        say = _("Phương án đã có hiệu lực; hãy tải lại trang và xếp trong danh sách chờ.")
        raise _refused({"posts": say})
    if not posts or len(posts) < len(given.posts):
        raise _refused({"posts": _("Hãy chọn chức danh của cơ quan sắp chia, tách.")})
    if given.body not in {one["code"] for one in row.plan["after"]}:
        raise _refused({"body": _("Hãy chọn một trong các cơ quan kế thừa.")})
    for post in posts:
        words = {"reorganisation": row, "body": given.body, "at": at}
        PlannedSeat.objects.update_or_create(post=post, defaults=words)
    facts = {post.subject: {"body": given.body, "on": row.on.isoformat()} for post in posts}
    ledger.append_each(action="post.planned", actor=actor.key, post=actor.post_key, facts=facts, at=at)
    return str(row.pk)


def _refused(faults: dict[str, str]) -> PlacingRefused:
    [say] = faults.values()
    return PlacingRefused(_("Chưa xếp được chức danh nào."), say, faults)
