"""Delegated signatures: who gives them, for how long, and that nobody delegates further."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import refused
from tests.cast import MONDAY, OTHER_COMMUNE, key

from duoc.ground.once.actions import KeyReused
from duoc.people import actions
from duoc.people import queries as people
from duoc.people.actions import DelegationOver, DelegationRefused, NewDelegation
from duoc.people.models import Appointment, Delegation, Post
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
BASIS = "Văn bản ủy quyền số 12/UQ-UBND ngày 20/11/2026"


@pytest.fixture
def head(actor: Callable[..., Actor]) -> Actor:
    """The head of commune 2, who signs in their own name."""
    return actor("leader2")


@pytest.fixture
def post(head: Actor) -> Post:
    own = Post.objects.get(pk=head.post_id)
    words = {"role": "leader", "title": "Chánh Văn phòng", "signs_as": "TUQ.", "valid_from": own.valid_from}
    return Post.objects.create(organisation=own.organisation, **words)


def wanted(post: Post, **changes: Any) -> NewDelegation:
    week = {"valid_from": TODAY, "valid_to": TODAY + timedelta(7)}
    return NewDelegation(**{"post": post.pk, "basis": BASIS, **week, **changes})


def give(head: Actor, post: Post, mine: str = "", **changes: Any) -> Delegation:
    return actions.delegate(actor=head, wanted=wanted(post, **changes), key=mine or key(), at=MONDAY)


def right(post: Post, days: int = 0, procedure: str = "1.000001", field: str = "ho-tich") -> bool:
    return people.delegation_for(post, procedure, field, MONDAY + timedelta(days))[1]


def test_it_holds_from_its_first_day_to_its_last(head: Actor, post: Post) -> None:
    assert not right(post)
    give(head, post)
    assert right(post) and right(post, 6) and not right(post, 7) and not right(post, -1)


def test_it_holds_for_what_it_names(head: Actor, post: Post) -> None:
    give(head, post, fields=("ho-tich",))
    assert right(post) and not right(post, field="dat-dai")
    give(head, post, procedures=("1.000002",))
    assert right(post, procedure="1.000002", field="dat-dai")


def test_the_head_gives_it_and_nobody_else(actor: Callable[..., Actor], head: Actor, post: Post) -> None:
    for who in ("clerk2", "specialist2", "registry2", "citizen1"):
        refused(Forbidden, lambda who=who: give(actor(who), post))
    deputy = actor("leader1")
    assert deputy.signs_as == "KT." and "không ủy quyền lại" in refused(Forbidden, lambda: give(deputy, post)).words
    other = Post.objects.exclude(organisation__code=OTHER_COMMUNE).exclude(signs_as="").first()
    assert other and set(refused(DelegationRefused, lambda: give(head, other)).faults) == {"post"}
    own = Post.objects.get(pk=head.post_id)
    assert set(refused(DelegationRefused, lambda: give(head, own)).faults) == {"post"}


def test_what_is_missing_or_impossible(head: Actor, post: Post) -> None:
    cases: list[tuple[dict[str, Any], str]] = [
        ({"basis": " . "}, "basis"),
        ({"valid_to": None}, "valid_to"),
        ({"valid_to": TODAY}, "valid_to"),
        ({"valid_from": TODAY + timedelta(9)}, "valid_to"),
    ]
    for changes, field in cases:
        assert set(refused(DelegationRefused, lambda it=changes: give(head, post, **it)).faults) == {field}
    with pytest.raises(IntegrityError), transaction.atomic():
        made = give(head, post)
        Delegation.objects.filter(pk=made.pk).update(valid_to=None)


def test_once_per_key(head: Actor, post: Post) -> None:
    mine = key()
    assert give(head, post, mine) == give(head, post, mine) and Delegation.objects.count() == 1
    refused(KeyReused, lambda: give(head, post, mine, fields=("ho-tich",)))


def test_taken_back_it_holds_no_more(head: Actor, post: Post, actor: Callable[..., Actor]) -> None:
    given = give(head, post)

    def end(who: Actor) -> Delegation:
        return actions.end_delegation(actor=who, delegation_id=given.pk, key=key(), at=MONDAY)

    refused(Forbidden, lambda: end(actor("clerk2")))
    end(head)
    assert not right(post)
    refused(DelegationOver, lambda: end(head))


def test_a_deputy_signs_as_such_until_something_is_written_down(head: Actor, post: Post) -> None:
    post.signs_as = "KT."
    post.save()
    assert right(post)
    give(head, post, fields=("dat-dai",), valid_to=None)
    assert right(post, field="dat-dai") and not right(post)


def test_a_seat_signs_for_another_while_it_is_in_force(head: Actor, post: Post) -> None:
    def offered() -> bool:
        return post in people.seats_signing_for_another(head, MONDAY)

    assert offered()
    Post.objects.filter(pk=post.pk).update(valid_to=TODAY + timedelta(60))
    assert offered()
    Post.objects.filter(pk=post.pk).update(valid_from=TODAY + timedelta(30))
    assert not offered()
    Post.objects.filter(pk=post.pk).update(valid_from=TODAY - timedelta(30), valid_to=TODAY)
    assert not offered()


def test_the_same_is_not_given_twice_for_a_shared_day(head: Actor, post: Post) -> None:
    give(head, post, fields=("ho-tich",))
    last: dict[str, Any] = {"valid_from": TODAY + timedelta(6), "valid_to": TODAY + timedelta(9)}
    cases: list[dict[str, Any]] = [{}, {"fields": ("dat-dai", "ho-tich")}, last]
    for changes in cases:
        fault = refused(DelegationRefused, lambda changes=changes: give(head, post, **changes))
        assert set(fault.faults) == {"valid_from"} and BASIS in fault.faults["valid_from"]
    give(head, post, fields=("dat-dai",))  # another matter
    give(head, post, valid_from=TODAY + timedelta(7), valid_to=TODAY + timedelta(9))  # other days


def test_it_does_not_outlive_the_post_of_who_gives_it(head: Actor, post: Post) -> None:
    for rows in (Post.objects.filter(pk=head.post_id), Appointment.objects.filter(post_id=head.post_id)):
        rows.update(valid_to=TODAY + timedelta(6))
        assert set(refused(DelegationRefused, lambda: give(head, post)).faults) == {"valid_to"}
        rows.update(valid_to=None)
    give(head, post)
    assert right(post, 5)
    Post.objects.filter(pk=head.post_id).update(valid_to=TODAY + timedelta(5))  # it ends earlier than was known
    assert right(post, 4) and not right(post, 5)
