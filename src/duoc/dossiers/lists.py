"""Lists of dossiers and drafts: one's own, those on a desk, those of a unit, and what other bodies wait for."""

import uuid
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from duoc.dossiers.awaiting import waiting
from duoc.dossiers.hands import IN_QUEUE, in_own_hand, on_desk_of_unit
from duoc.dossiers.happened import HAPPENED
from duoc.dossiers.leaving import drafts_under
from duoc.dossiers.models import Consultation, Dossier, Draft
from duoc.dossiers.models.channel import OFFICE
from duoc.dossiers.owing import with_owed
from duoc.dossiers.powers import listed_to, own_dossiers
from duoc.dossiers.rules import APPLICANT, CARRIER, ELSEWHERE, SUCCESSION
from duoc.people.models import Appointment
from duoc.people.powers import Actor, Power, mandates_for
from duoc.people.queries import holding, in_force, party_paths


def of_person(actor: Actor) -> "QuerySet[Dossier]":
    """The actor's own dossiers, and those of the parties for whom they may read them, newest first, always in the same
    order: pages of it neither skip nor repeat one."""
    own = Dossier.objects.select_related("competent_unit", "version").defer("version__definition")
    own = own.annotate(withdrawal_waits=HAPPENED["withdrawal_waits"])
    return with_owed(own.filter(own_dossiers(actor))).order_by("-filed_at", "id")


def waiting_of_person(actor: Actor) -> "QuerySet[Dossier]":
    """Those of them that wait for the applicant, newest first."""
    return waiting(of_person(actor))


def desk(actor: Actor) -> "QuerySet[Dossier]":
    """What the actor may work on now: dossiers of their unit at a step of their role that no colleague has in hand, and
    those of which they may say which successor of an ended body decides, the most urgent first."""
    return _on_desk(on_desk(actor))


def undecided(actor: Actor) -> "QuerySet[Dossier]":
    """Those of which the actor may say which successor of an ended body decides, or does a step, the most urgent
    first."""
    return _on_desk(_undecided(actor))


def undecided_bodies(actor: Actor) -> "QuerySet[Dossier]":
    """Those of them of which nobody knows who decides."""
    return undecided(actor).filter(body_undecided=True)


def undecided_steps(actor: Actor) -> "QuerySet[Dossier]":
    """Those of them of which only a step waits for a body."""
    return undecided(actor).filter(body_undecided=False)


def on_desk(actor: Actor) -> Q:
    """The condition of `desk`, for lists and for every count of them."""
    return on_desk_of_unit(actor) & (IN_QUEUE | in_own_hand(actor)) & listed_to(actor) | _undecided(actor)


def _undecided(actor: Actor) -> Q:
    if not actor.holds(Power.DOSSIER_CHOOSE_BODY):
        return Q(pk__in=())
    own = Q(competent_unit_id=actor.organisation_id) | Q(receiving_unit_id=actor.organisation_id)
    waits = Consultation.objects.filter(dossier=OuterRef("pk"), answer="", body_undecided=True, dossier__ended_at=None)
    kept = Q(body_undecided=True, competent_unit__in=actor.settles_for, protects_applicant=False)
    return (Q(body_undecided=True) | Exists(waits)) & own | kept


def _on_desk(condition: Q) -> "QuerySet[Dossier]":
    rows = Dossier.objects.select_related("competent_unit", "receiving_unit", *party_paths("applicant"))
    return rows.filter(condition).order_by("due_at", "filed_at", "id")


def asked_of(actor: Actor) -> "QuerySet[Consultation]":
    """What the actor's unit is asked in dossiers of other bodies and has not answered, the most urgent first: the steps
    that it does, and questions of officials."""
    return (
        Consultation.objects.select_related("dossier__competent_unit", *party_paths("dossier__applicant"))
        .filter(unit_id=actor.organisation_id, answer="", dossier__ended_at=None)
        .order_by("until", "at", "id")
    )


def silent_bodies(actor: Actor) -> "QuerySet[Consultation]":
    """What the actor's unit let pass in silence in dossiers that are still handled, and has not answered late, newest
    first: an answer is kept and changes nothing."""
    silent = Consultation.objects.filter(unit_id=actor.organisation_id, answer=Consultation.Answer.NONE)
    open_ones = silent.filter(dossier__ended_at=None, late_opinion=None)
    return open_ones.select_related("dossier__competent_unit", *party_paths("dossier__applicant")).order_by("-until")


def of_unit(actor: Actor) -> "QuerySet[Dossier]":
    """All dossiers that the actor's unit decides or received, and those for which it answers since they ended, newest
    first; of those that protect their applicant, what the actor has in hand."""
    return (
        Dossier.objects.select_related("competent_unit", "receiving_unit", *party_paths("applicant"))
        .filter(listed_to(actor), Q(competent_unit_id__in=actor.units) | Q(receiving_unit_id__in=actor.units))
        .order_by("-filed_at", "id")
    )


def drafts_of(actor: Actor) -> "QuerySet[Draft]":
    """The drafts that the actor writes and may still file, last touched first; none of those for people who came to the
    counter, which are no matter of the actor's own."""
    return _drafts(actor).exclude(channel__in=OFFICE)


def drafts_at_counter(actor: Actor) -> "QuerySet[Draft]":
    """What the actor began today for people at the counter, or from the post, and has not filed, last touched first."""
    return _drafts(actor).filter(channel__in=OFFICE).select_related(*party_paths("applicant"))


def drafts_of_body(actor: Actor) -> "QuerySet[Draft]":
    """What officials of the actor's body write for it and have not filed, last touched first."""
    drafts = Draft.objects.select_related("version__procedure", "person")
    return drafts.filter(applicant_id__in=actor.units, filed_at__isnull=True).order_by("-changed_at", "id")


def drafts_by_writer(unit: uuid.UUID) -> dict[uuid.UUID, int]:
    """How much is still written with the help of a body or for it, by who writes it: it goes with them."""
    rows = drafts_under([unit]).order_by().values("person").annotate(count=Count("pk"))
    return dict(rows.values_list("person", "count"))


def asked_by_body(actor: Actor) -> "QuerySet[Dossier]":
    """What the actor's body asks of others, newest first."""
    own = Dossier.objects.select_related("competent_unit", "version").defer("version__definition")
    return with_owed(own.filter(applicant_id__in=actor.units)).order_by("-filed_at", "id")


def filed_from(draft: Draft) -> Dossier | None:
    """The dossier that a draft became; None while it is written. Filing gives both the same moment."""
    if draft.filed_at is None:
        return None
    same = Dossier.objects.filter(applicant=draft.applicant_id, version=draft.version_id, filed_at=draft.filed_at)
    return same.defer("plan", "answers").first()


def _drafts(actor: Actor) -> "QuerySet[Draft]":
    parties = {actor.person, *(mandate.party for mandate in mandates_for(actor, Power.DOSSIER_FILE))}
    return (
        Draft.objects.select_related("version__procedure", *party_paths("applicant"))
        .filter(person_id=actor.person, applicant_id__in=parties, filed_at__isnull=True)
        .order_by("-changed_at", "id")
    )


def unattended(day: date) -> list[tuple[str, str, int]]:
    """Where dossiers lie on a desk that nobody holds on the day, or wait where nobody says which body decides: name of
    the body, desk, and how many."""
    held = Appointment.objects.filter(in_force(day), in_force(day, "post__"))
    holders = held.filter(post__organisation=OuterRef("assigned_unit"), post__role=OuterRef("desk"))
    choosers = holding(Power.DOSSIER_CHOOSE_BODY, day).filter(post__organisation=OuterRef("assigned_unit"))
    unheld = ~Q(desk=SUCCESSION) & ~Exists(holders) | Q(desk=SUCCESSION) & ~Exists(choosers)
    lying = Dossier.objects.exclude(desk__in=("", APPLICANT, CARRIER, ELSEWHERE)).filter(unheld)
    counted = lying.order_by("assigned_unit__name", "desk").values("assigned_unit__name", "desk")
    return list(counted.annotate(count=Count("pk")).values_list("assigned_unit__name", "desk", "count"))
