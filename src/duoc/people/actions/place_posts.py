"""Somebody says in which successor of a body that was split its seats go on."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import local
from duoc.people.bodies import choosable
from duoc.people.models import Organisation, Post
from duoc.people.powers import Actor, Power, Reach, check
from duoc.people.rules import PlacingRefused
from duoc.people.seating import go_on_in, release


@dataclass(frozen=True)
class Given:
    posts: tuple[str, ...]
    body: str


def place_posts(*, actor: Actor, posts: Collection[uuid.UUID | str], body: str, key: str, at: datetime) -> list[Post]:
    """From today on these seats go on in the body, each with its role, title, way of signing and holder: all of them or
    none. Those that stay where they are end nothing and are only decided.

    Args:
        posts: seats of which nobody has said yet where they go on.
        body: code of one of the successors among which somebody chooses.

    Returns:
        The seats in which they go on, in the order of their keys.

    Raises:
        Forbidden: the actor does not manage posts.
        PlacingRefused: no seat, one that somebody has placed already, or another body than the successors.
    """
    given = Given(tuple(sorted({str(one) for one in posts})), body)
    placed = once(actor.key, "people.place_posts", key, given, lambda: _place(given, actor, at))
    return list(Post.objects.filter(pk__in=placed.split()).order_by("pk"))


def _place(given: Given, actor: Actor, at: datetime) -> str:
    posts = list(Post.objects.select_for_update(of=("self",)).filter(pk__in=given.posts, body_undecided=True))
    check(actor, Power.PEOPLE_MANAGE, Reach(units=frozenset(post.organisation_id for post in posts)), at)
    if not posts or len(posts) < len(given.posts):
        say = _("Có chức danh đã được xếp rồi; hãy tải lại trang.") if given.posts else _("Hãy chọn chức danh.")
        raise PlacingRefused(_("Chưa xếp được chức danh nào."), say, {"posts": say})
    body = _chosen(given.body, posts, at)
    moving = [post for post in posts if post.organisation_id != body.pk]
    staying = [post for post in posts if post.organisation_id == body.pk]
    Post.objects.filter(pk__in=[post.pk for post in staying]).update(body_undecided=False)
    seats = go_on_in(moving, body, local(at).date())
    release(moving, body, at)
    day = local(at).date().isoformat()
    facts = {post.subject: {"body": str(body.pk), "stays": post in staying, "on": day} for post in posts}
    ledger.append_each(action="post.placed", actor=actor.key, post=actor.post_key, facts=facts, at=at)
    return " ".join(str(seat.pk) for seat in (*seats, *staying))


def _chosen(code: str, posts: Collection[Post], at: datetime) -> Organisation:
    """The body of this code, where each of the seats may go."""
    units = {post.organisation_id for post in posts}
    bodies = [body for unit in units for body in choosable([unit], local(at).date()).filter(code=code)]
    if len(bodies) < len(units):
        say = _("Hãy chọn một trong các cơ quan kế thừa.")
        raise PlacingRefused(_("Chưa xếp được chức danh nào."), say, {"body": say})
    return bodies[0]
