"""What an official has in hand goes back to the queue when their seat ends or goes on in another body, and the head of
the unit is told; drafts go with them."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Assignment, Dossier, Draft, DraftPaper
from duoc.ground.ledger import actions as ledger
from duoc.notices.actions import Message, notify
from duoc.people import queries as people
from duoc.people.actions import Leaving, at_leaving
from duoc.people.models import Appointment
from duoc.people.powers import WORKER, Power
from duoc.people.queries import in_force

RELEASED = events.declare(
    Event("dossier.released", title=gettext_lazy("Về hàng chờ: người giữ thôi giữ chức vụ ở đơn vị"))
)
BACK_IN_QUEUE = Message(
    "back_in_queue",
    gettext_noop("Hồ sơ {code} về hàng chờ của đơn vị"),
    gettext_noop(
        "Người giữ hồ sơ “{procedure}” thôi giữ chức vụ ở đơn vị. Số hồ sơ về hàng chờ lần này: {count}. Hãy phân công "
        "người xử lý."
    ),
)


def drafts_under(units: Collection[uuid.UUID]) -> "QuerySet[Draft]":
    """What is still written with the help of these bodies, or for them, and not filed."""
    return Draft.objects.filter(Q(place_of_help__in=units) | Q(applicant__in=units), filed_at__isnull=True)


def give_drafts(drafts: "QuerySet[Draft]", units: Collection[uuid.UUID], body: uuid.UUID) -> int:
    """These drafts go on with another body's help, or for it, where it was one of these; says how many went."""
    ids = list(drafts.values_list("pk", flat=True))
    Draft.objects.filter(pk__in=ids, place_of_help__in=units).update(place_of_help=body)
    if Draft.objects.filter(pk__in=ids, applicant__in=units).update(applicant=body):
        DraftPaper.objects.filter(draft__in=ids, party__in=units).update(party=body)
    return len(ids)


def release(leaving: Leaving) -> None:
    """Dossiers stay with the body, in its queue; what is not filed yet goes with who writes it. A few statements,
    however many persons leave."""
    let_go(Q(assigned_unit=leaving.unit, assigned_to__in=leaving.persons), leaving.at)
    units = [leaving.unit]
    give_drafts(drafts_under(units).filter(person__in=leaving.persons), units, leaving.body)


def left_behind(day: date) -> Q:
    """Dossiers in the hand of somebody who holds no seat of that desk in that body any more. What lies with a body that
    ended goes to its successor instead (`inheriting.py`)."""
    seated = Appointment.objects.filter(in_force(day), in_force(day, "post__"), person=OuterRef("assigned_to"))
    there = seated.filter(post__organisation=OuterRef("assigned_unit"), post__role=OuterRef("desk"))
    return Q(~Exists(there), in_force(day, "assigned_unit__"), assigned_to__isnull=False)


def let_go(which: Q, at: datetime, most: int | None = None) -> int:
    """These dossiers go back into the queue of their unit, each with its ledger entry, and the heads of the units are
    told, in the transaction of the caller. A few statements, however many there are.

    Args:
        most: no more than so many.

    Returns:
        How many went.
    """
    rows = Dossier.objects.select_for_update(of=("self",)).filter(which, assigned_to__isnull=False).order_by("pk")
    dossiers = {dossier.pk: dossier for dossier in rows.defer("answers", "plan")[:most]}
    hands = list(Assignment.objects.filter(dossier__in=dossiers, ended_at=None))
    Assignment.objects.filter(pk__in=[hand.pk for hand in hands]).update(ended_at=at)
    Dossier.objects.filter(pk__in=dossiers).update(assigned_to=None)
    Assignment.objects.bulk_create(
        Assignment(dossier=dossiers[hand.dossier_id], turn_id=hand.turn_id, unit_id=hand.unit_id, began_at=at)
        for hand in hands
    )
    subjects: dict[tuple[str, str], dict[str, str]] = {dossier.subject: {} for dossier in dossiers.values()}
    ledger.append_each(action=RELEASED.name, actor=WORKER.key, post="", facts=subjects, at=at)
    _tell_heads(dossiers.values(), at)
    return len(dossiers)


def _tell_heads(dossiers: Iterable[Dossier], at: datetime) -> None:
    """One notice for all dossiers of a unit, to each of those who say who handles them."""
    by_unit: dict[uuid.UUID, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        if dossier.assigned_unit_id is not None:
            by_unit[dossier.assigned_unit_id].append(dossier)
    for unit, released in by_unit.items():
        first = released[0]
        words = {"code": first.shown_code, "procedure": first.procedure_name, "count": str(len(released))}
        heads = {seat.person_id: seat for seat in people.seated_with(unit, Power.DOSSIER_ASSIGN, at)}
        for person, seat in heads.items():
            notify(
                people.party(person),
                BACK_IN_QUEUE,
                words,
                subject=("organisation", str(unit)),  # no news of the applicant's dossier
                path=f"/ban/ho-so/{first.pk}/",
                at=at,
                origin=first.origin,
                organisation=seat.post.organisation,
            )


at_leaving(release)
