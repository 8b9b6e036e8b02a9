"""The questions that every act is asked: who may, when, and how often; and what the ledger tells of it."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pytest
from django.db import transaction

from duoc.dossiers.models import Dossier
from duoc.ground.ledger.models import Entry
from duoc.ground.once.actions import KeyMissing, KeyReused
from duoc.people.powers import Actor, Forbidden
from tests.cast import key

Made = TypeVar("Made")
NOBODY = "00000000-0000-4000-8000-000000000000"


def story(dossier: Dossier) -> list[str]:
    """The acts that the ledger tells of a dossier."""
    return [row.action for row in Entry.objects.filter(subject_id=str(dossier.pk)).order_by("number")]


def refused(kind: type[Exception], act: Callable[[], object]) -> Any:
    """The act is refused with this kind of refusal, in words for people, and leaves no trace."""
    before = Entry.objects.count()
    with pytest.raises(kind) as caught, transaction.atomic():
        act()
    refusal: Any = caught.value
    assert refusal.say and refusal.say == refusal.say.strip()
    assert Entry.objects.count() == before
    return refusal


def forbidden_to(make: Callable[..., Actor], names: Iterable[str], act: Callable[[Actor], object]) -> None:
    """None of these accounts may do it."""
    for name in names:
        try:
            refused(Forbidden, lambda name=name: act(make(name)))
        except BaseException as error:
            error.add_note(f"acting as {name}")
            raise


def once_only(act: Callable[[str], Made], other: Callable[[str], object]) -> Made:
    """The act happens once per key; the same key with other content, and no key at all, are refused."""
    mine = key()
    first = act(mine)
    before = Entry.objects.count()
    again = act(mine)
    assert again.pk == first.pk
    assert Entry.objects.count() == before
    refused(KeyReused, lambda: other(mine))
    refused(KeyMissing, lambda: act("short"))
    return first
