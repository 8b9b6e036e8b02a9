"""What lies with a body that ended goes to its successor: dossiers on a desk, drafts, open questions to the body.

What has ended, and every document, keeps the old body.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.notifying import send
from duoc.dossiers.acts.reporting import report_later
from duoc.dossiers.acts.transferring import let_fall
from duoc.dossiers.clocks.interruptions import rests_now
from duoc.dossiers.copies import follow
from duoc.dossiers.leaving import drafts_under, give_drafts
from duoc.dossiers.models import Assignment, Consultation, Dossier, Turn
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OUTSIDE, SUCCESSION, step_before
from duoc.ground.ledger import actions as ledger
from duoc.ground.rows.actions import batch
from duoc.notices.actions import Message
from duoc.payments import actions as payments
from duoc.people.actions import Estate, Handover, Heir, Tally, add_estate
from duoc.people.models import Organisation, Post
from duoc.people.powers import WORKER
from duoc.people.queries import party_paths, seats_elsewhere
from duoc.procedures.models import Version

CHANGED = (
    *("competent_unit_id", "receiving_unit_id", "body_undecided", "step", "desk", "clock_rests"),
    *("assigned_unit_id", "assigned_to_id"),
)


def _details(happening: Happening) -> str:
    facts = happening.facts
    if not facts["decided"]:
        return _("%(basis)s; chờ xác định cơ quan nào giải quyết tiếp") % facts
    return _("%(basis)s; %(body)s giải quyết tiếp") % facts


def _desk_details(happening: Happening) -> str:
    fell = _("; dự thảo mang tên cơ quan cũ không ký nữa, phải trình lại") if "draft_fell" in happening.facts else ""
    return _details(happening) + fell


TRANSFERRED = events.declare(
    Event(
        "dossier.transferred",
        title=gettext_lazy("Chuyển sang cơ quan kế thừa"),
        details=_desk_details,
        to_applicant=gettext_lazy("Cơ quan giải quyết được tổ chức lại"),
        applicant_details=_details,
    )
)


GOES_ON = Message(
    "transferred",
    gettext_noop("Hồ sơ {code} do cơ quan khác giải quyết tiếp"),
    gettext_noop(
        "Cơ quan giải quyết hồ sơ “{procedure}” được tổ chức lại ({basis}). {unit} giải quyết tiếp; ngày hẹn trả "
        "không đổi và bạn không phải nộp lại gì."
    ),
)
WAITS = Message(
    "transferred",
    gettext_noop("Hồ sơ {code} chờ xác định cơ quan giải quyết"),
    gettext_noop(
        "Cơ quan giải quyết hồ sơ “{procedure}” được tổ chức lại ({basis}). Chúng tôi xác định cơ quan nào giải quyết "
        "tiếp rồi báo bạn; thời hạn vẫn tính và bạn không phải nộp lại gì."
    ),
)


def _lying(handover: Handover) -> "QuerySet[Dossier]":
    """Dossiers that the old bodies received or decide, and that still lie on somebody's desk."""
    theirs = Q(competent_unit__in=handover.before) | Q(receiving_unit__in=handover.before)
    return Dossier.objects.filter(theirs, ~Q(desk="")).select_related(*party_paths("applicant"))


def _heir(dossier: Dossier, handover: Handover) -> Heir:
    """A result that was signed is issued and handed over as the old body's, by whoever keeps its books."""
    if dossier.result_signed_at is not None:
        return Heir(handover.keeper, decided=True)
    heir = handover.heir({dossier.procedure_field, dossier.applicant.commune_code})
    # Where only the body that received it has ended, nobody has to choose who decides. What nobody had decided before
    # its body ended in turn is not decided by that.
    certain = heir.decided or dossier.competent_unit_id not in handover.before
    return replace(heir, decided=certain and not dossier.body_undecided)


def count(handover: Handover) -> Tally:
    """How much there is of each kind, and where it would go."""
    tally = Tally()
    for dossier in _lying(handover).defer("answers", "plan").iterator(chunk_size=500):
        tally.add("dossiers", _heir(dossier, handover))
    if number := drafts_under(handover.before).count():
        tally.add("drafts", _of_drafts(handover), number)
    for heir, asked in _asked_by_heir(handover).items():
        tally.add("consultations", heir, len(asked))
    return tally


def move(handover: Handover, most: int) -> Tally:
    """Moves at most so many dossiers, or what else is left."""
    tally = Tally()
    ids = list(_lying(handover).select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True)[:most])
    if ids:
        # Many dossiers have few versions: they are read once, not beside each dossier.
        versions = Prefetch("version", Version.objects.select_related("procedure").defer("definition"))
        rows = Dossier.objects.select_related("on_mandate", *party_paths("applicant")).prefetch_related(versions)
        transfer = _Transfer(list(rows.defer("answers", "plan").filter(pk__in=ids)), handover)
        for heir in transfer.carry_out():
            tally.add("dossiers", heir)
        return tally
    _give_drafts(handover, tally)
    for heir, asked in _asked_by_heir(handover).items():
        Consultation.objects.filter(pk__in=asked).update(unit=heir.body, body_undecided=not heir.decided)
        tally.add("consultations", heir, len(asked))
    return tally


def _asked_by_heir(handover: Handover) -> dict[Heir, list[uuid.UUID]]:
    """Open questions to the old bodies by who takes them over: a step goes by the matter of its dossier, as the
    dossiers of the body do; what an official asked, to who keeps its books."""
    heirs: dict[Heir, list[uuid.UUID]] = defaultdict(list)
    for asked in _questions(handover).select_related(*party_paths("dossier__applicant")):
        heir = Heir(handover.keeper, decided=True)
        if asked.step:
            heir = handover.heir({asked.dossier.procedure_field, asked.dossier.applicant.commune_code})
            heir = replace(heir, decided=heir.decided and not asked.body_undecided)
        heirs[heir].append(asked.pk)
    return heirs


def _give_drafts(handover: Handover, tally: Tally) -> None:
    """What is not filed yet goes with who writes it, where their seat was placed before the day; else to the keeper."""
    for body, writers in seats_elsewhere(handover.before, handover.keeper, handover.on).items():
        theirs = drafts_under(handover.before).filter(person__in=writers)
        if number := give_drafts(theirs, handover.before, body):
            tally.add("drafts", Heir(body, decided=True), number)
    if number := give_drafts(drafts_under(handover.before), handover.before, handover.keeper):
        tally.add("drafts", _of_drafts(handover), number)


def _of_drafts(handover: Handover) -> Heir:
    """A draft names its competent body by code, which leads to the heir. Of several successors it goes where the seat
    of who writes it is placed."""
    return Heir(handover.keeper, decided=not handover.several)


def _questions(handover: Handover) -> "QuerySet[Consultation]":
    """What an old body was asked and has not answered: the steps that it does, and the questions of officials, unless
    the keeper or another of them was asked the same."""
    open_ones = Consultation.objects.filter(answer="")
    asked = open_ones.filter(unit=handover.keeper, step="").values("dossier")
    theirs = open_ones.filter(unit__in=handover.before)
    first = theirs.filter(step="").exclude(dossier__in=asked).order_by("dossier", "at").distinct("dossier")
    return theirs.filter(Q(pk__in=first.values("pk")) | ~Q(step=""))


@dataclass
class _Transfer:
    """One batch of dossiers, locked, on its way. Few statements, however many dossiers there are."""

    dossiers: list[Dossier]
    handover: Handover
    heirs: dict[uuid.UUID, Heir] = field(default_factory=dict)

    def carry_out(self) -> Iterable[Heir]:
        """Who got each of them."""
        handover, ids = self.handover, [dossier.pk for dossier in self.dossiers]
        self.heirs = {dossier.pk: _heir(dossier, handover) for dossier in self.dossiers}
        backs = let_fall([one for one in self.dossiers if one.competent_unit_id in handover.before])
        turns = {turn.dossier_id: turn for turn in Turn.objects.filter(dossier__in=ids, closed_at__isnull=True)}
        for dossier in self.dossiers:
            self._give(dossier, backs.get(dossier.pk, ""))
        self._move_turns(turns)
        self._save()
        for body, of_body in self._by("competent_unit_id").items():
            follow([dossier.pk for dossier in of_body], body)
        for body, of_body in self._by("receiving_unit_id").items():  # it is owed where it was handed in
            payments.reassign([dossier.subject for dossier in of_body], body)
        bodies = Organisation.objects.in_bulk({dossier.competent_unit_id for dossier in self.dossiers})
        self._record(bodies, backs)
        self._announce(bodies)
        report_later(self.dossiers)
        return self.heirs.values()

    def _give(self, dossier: Dossier, back: str) -> None:
        heir, before = self.heirs[dossier.pk], self.handover.before
        if dossier.receiving_unit_id in before:
            dossier.receiving_unit_id = heir.body
        if dossier.competent_unit_id in before:
            dossier.competent_unit_id = heir.body
            dossier.body_undecided = not heir.decided
        if back:
            steps = flow.steps(dossier)
            here = next((step for step in steps if step.id == dossier.step and step.desk == back), None)
            step = here or step_before(steps, dossier.step, back)
            dossier.step, dossier.desk = step.id, step.desk
            dossier.clock_rests = rests_now(dossier, definition_of(dossier))
        if dossier.body_undecided and dossier.desk not in OUTSIDE:
            dossier.desk = SUCCESSION

    def _move_turns(self, turns: dict[uuid.UUID, Turn]) -> None:
        """Each lies on the same desk of the successor, and with the same person where they have a seat there."""
        handover = self.handover
        hands = {one.turn_id: one for one in Assignment.objects.filter(turn__in=turns.values(), ended_at=None)}
        old_posts = {one.post_id for one in hands.values() if one.post_id}
        seats = {(post.follows_id, post.organisation_id): post for post in Post.objects.filter(follows__in=old_posts)}
        new_turns, new_hands = [], []
        for dossier in self.dossiers:
            old = turns.get(dossier.pk)
            if old is None or (old.unit_id not in handover.before and old.desk == dossier.desk):
                continue
            body = self.heirs[dossier.pk].body
            same = old.desk == dossier.desk
            step = old.step if same else dossier.step
            turn = Turn(dossier=dossier, step=step, desk=dossier.desk, unit_id=body, opened_at=handover.at)
            new_turns.append(turn)
            if dossier.desk in OUTSIDE:
                continue
            hand = Assignment(dossier=dossier, turn=turn, unit_id=body, began_at=handover.at)
            held = hands.get(old.pk)
            seat = seats.get((held.post_id, body)) if held and same else None
            if held and seat:
                hand.person_id, hand.post, hand.by_id = held.person_id, seat, held.by_id
            new_hands.append(hand)
            dossier.assigned_unit_id, dossier.assigned_to_id = body, hand.person_id
        moved = [turn.dossier_id for turn in new_turns]
        Turn.objects.filter(dossier__in=moved, closed_at__isnull=True).update(closed_at=handover.at)
        Assignment.objects.filter(dossier__in=moved, ended_at__isnull=True).update(ended_at=handover.at)
        Turn.objects.bulk_create(new_turns)
        Assignment.objects.bulk_create(new_hands)

    def _save(self) -> None:
        """Most of a batch have the same values now, so that a few statements write them all."""
        alike: dict[tuple[object, ...], list[uuid.UUID]] = defaultdict(list)
        for dossier in self.dossiers:
            alike[tuple(getattr(dossier, name) for name in CHANGED)].append(dossier.pk)
        for values, ids in alike.items():
            Dossier.objects.filter(pk__in=ids).update(**dict(zip(CHANGED, values, strict=True)))

    def _by(self, unit: str) -> dict[uuid.UUID, list[Dossier]]:
        bodies: dict[uuid.UUID, list[Dossier]] = defaultdict(list)
        for dossier in self.dossiers:
            bodies[getattr(dossier, unit)].append(dossier)
        return dict(bodies)

    def _announce(self, bodies: Mapping[uuid.UUID, Organisation]) -> None:
        """Tells each applicant, in one statement for all of them."""
        with batch():
            for dossier in self.dossiers:
                body, message = bodies[dossier.competent_unit_id], WAITS if dossier.body_undecided else GOES_ON
                send(dossier, message, body, self.handover.at, basis=self.handover.basis)

    def _record(self, bodies: Mapping[uuid.UUID, Organisation], backs: Mapping[uuid.UUID, str]) -> None:
        facts = {
            dossier.subject: {
                "reorganisation": str(self.handover.reorganisation),
                "basis": self.handover.basis,
                "on": self.handover.on.isoformat(),
                "unit": str(dossier.competent_unit_id),
                "body": bodies[dossier.competent_unit_id].name,
                "decided": self.heirs[dossier.pk].decided,
            }
            | ({"draft_fell": True} if dossier.pk in backs else {})
            for dossier in self.dossiers
        }
        ledger.append_each(action=TRANSFERRED.name, actor=WORKER.key, post="", facts=facts, at=self.handover.at)


add_estate(Estate(count, move))
