import secrets
import uuid
from datetime import datetime, time

from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext as _

from duoc.dossiers.models.channel import OFFICE, Channel
from duoc.dossiers.models.dossier_constraints import CONSTRAINTS
from duoc.dossiers.models.result_standing import ResultStanding
from duoc.dossiers.rules import APPLICANT, CARRIER
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.models import Mandate, Organisation, Origin, Party, Person, Post
from duoc.procedures.models import Version


def _salt() -> bytes:
    return secrets.token_bytes(32)


class Dossier(models.Model):
    """One request (hồ sơ), from filing to outcome.

    Filing is not acceptance: until accepted it has a temporary code and an expected date; the dossier code, the
    promise date and the clock come with the acceptance (Decree 118/2025 Art. 17.3). Place of help, receiving unit and
    competent unit are three organisations, since one may file anywhere in the province. Applicant (whose matter it is),
    filer (who was at the keyboard, on a mandate where it is for another) and helper (who assisted) are three too.
    `accepted_at` is when the receiving unit accepted it; `handed_on_at`, where another one decides, when it reached
    that one (Decree 118/2025 Art. 17.3, 18.2): its clock runs from there.
    `body_undecided`: the competent body ended, and nobody has said yet which of its successors decides.
    `assigned_unit` and `assigned_to` repeat the open `Assignment`. `result_signed_at` is when the
    competent person signed, after which the request cannot be withdrawn; the results themselves belong to `decisions`.
    `partner_code` is its code on the National Portal, "" where it was not filed there (`PartnerFiling` says more).
    `posted_on` (the postmark) and `arrived_on` are of what came by post: the term runs from its arrival.
    `return_by_post` repeats the current `ReturnChoice`: the result on paper goes to the applicant by public post.
    `result_standing` repeats what the later decisions about its results made of them, so that every list can say it.
    `due_at` is when the result is promised; `legal_due_at` when it is due by law, where an apology promised it for
    later (`legal_due`): an apology moves the appointment, never the end of the term.
    `duty_at`: until when the office has to do what the law wants of it before that, as to refuse after silence.
    `clock_rests`: its clock does not run where it stands (`clocks/interruptions.rests_now`, kept by every act), so that
    lists and counts say overdue of the same dossiers as its own page.
    `archived_at` is when it went to the archive (`ArchivedDossier` says where it lies): from then on nothing of the row
    changes, which a trigger holds.
    `about` is the dossier that this one names, as a complaint does. `protects_applicant`: the procedure keeps who asks
    from everybody but those who have it in hand (`protects`).
    `desk_answers` is what the desk has answered at the steps that it finished; the ledger commits to it act by act.
    """

    class State(models.TextChoices):
        FILED = "filed"
        SUPPLEMENT = "supplement"
        PROCESSING = "processing"
        DONE = "done"
        RETURNED = "returned"
        REFUSED = "refused"
        CANCELLED = "cancelled"
        STOPPED = "stopped"
        SUSPENDED = "suspended"

    RUNNING = (State.FILED, State.PROCESSING)
    RESULT_ENDED = (ResultStanding.REPLACED, ResultStanding.REVOKED)
    WITHOUT_RESULT = (State.REFUSED, State.CANCELLED, State.STOPPED)

    HELD = (State.FILED, State.PROCESSING, State.SUSPENDED, State.DONE)
    """States in which it may lie in the hand of an official."""

    Channel = Channel
    ResultStanding = ResultStanding

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    temporary_code = models.CharField(max_length=24, unique=True)
    code = models.CharField(max_length=60, unique=True, null=True, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    procedure_code = models.CharField(max_length=40)
    procedure_name = models.CharField(max_length=500)
    procedure_field = models.CharField(max_length=80)
    variant = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=300, blank=True)  # what it is about, where the definition says how to name it
    answers = models.JSONField()
    desk_answers = models.JSONField(default=dict)
    plan = models.JSONField()
    applicant = models.ForeignKey(Party, models.PROTECT, related_name="+")
    filed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on_mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, blank=True, related_name="+")
    in_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    helper = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    place_of_help = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    receiving_unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    competent_unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    body_undecided = models.BooleanField(default=False, db_default=False)
    applicant_agreed = models.BooleanField(default=False, db_default=False)  # to the draft, which others still read
    about = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    protects_applicant = models.BooleanField(default=False, db_default=False)
    applicant_died = models.BooleanField(default=False, db_default=False)  # and nobody said yet how it goes on
    channel = models.CharField(max_length=10, choices=Channel.choices)
    posted_on = models.DateField(null=True, blank=True)
    arrived_on = models.DateField(null=True, blank=True)
    partner_code = models.CharField(max_length=60, blank=True, default="", db_default="")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    state = models.CharField(max_length=12, choices=State.choices)
    step = models.CharField(max_length=40)
    desk = models.CharField(max_length=40, blank=True)
    assigned_unit = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    assigned_to = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    filed_at = models.DateTimeField()
    expected_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    handed_on_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    legal_due_at = models.DateTimeField(null=True, blank=True)
    duty_at = models.DateTimeField(null=True, blank=True)
    clock_rests = models.BooleanField(default=False, db_default=False)
    result_signed_at = models.DateTimeField(null=True, blank=True)
    result_standing = models.CharField(
        max_length=10, choices=ResultStanding.choices, blank=True, default="", db_default=""
    )
    return_by_post = models.BooleanField(default=False, db_default=False)
    ended_at = models.DateTimeField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    salt = models.BinaryField(max_length=32, default=_salt)

    class Meta:
        constraints = CONSTRAINTS
        indexes = [
            models.Index(fields=["applicant", "-filed_at"], name="dossier_of_applicant"),
            models.Index(fields=["assigned_unit", "desk", "due_at"], name="dossier_on_desk"),
            models.Index(fields=["receiving_unit", "state", "filed_at"], name="dossier_received"),
            models.Index(
                fields=["competent_unit"], condition=models.Q(body_undecided=True), name="dossier_body_undecided"
            ),
            models.Index(fields=["about"], condition=models.Q(about__isnull=False), name="dossier_about"),
            # People type codes in any letters: `iexact` compares them as capitals.
            models.Index(Upper("code"), name="dossier_by_code"),
            models.Index(Upper("temporary_code"), name="dossier_by_temporary_code"),
            models.Index(Upper("partner_code"), condition=~models.Q(partner_code=""), name="dossier_by_partner_code"),
        ]

    def __str__(self) -> str:
        return self.shown_code

    @property
    def representation(self) -> Mandate | None:
        """On which mandate whoever asks represents the applicant: who stood at a counter does on their own."""
        mandate = self.on_mandate
        if mandate is not None and mandate.granted_under_id is not None and self.channel in OFFICE:
            return mandate.granted_under
        return mandate

    @property
    def expected(self) -> datetime | None:
        """When a result is expected, for people to see; None while no term is known: a planning value is no promise.
        None too once it ended without a result, and while something is to be added before it is accepted."""
        known = self.plan.get("term") and not self.ended_without_result and not self.is_counted_anew
        return self.expected_at if known else None

    @property
    def legal_due(self) -> datetime | None:
        """When its result is due by law: as promised, or as counted where an apology promised it for later. None before
        acceptance."""
        return self.legal_due_at or self.due_at

    @property
    def appointment(self) -> datetime | None:
        """For when a result is promised, for people to see; None while its clock rests (`is_counted_anew`)."""
        return None if self.clock_rests else self.due_at

    @property
    def is_counted_anew(self) -> bool:
        """What it waits for moves its date: none is told until that has come."""
        return self.clock_rests or (self.is_asked_to_add and self.accepted_at is None)

    @property
    def clock_from(self) -> datetime | None:
        """When the unit that decides has it, accepted; None before. What came by post counts from its arrival."""
        return self.handed_on_at or (self.accepted_at and self.received_at(self.accepted_at))

    def received_at(self, at: datetime) -> datetime:
        """From when a receipt at this time counts: for what came by post earlier, from the day on which it arrived."""
        if self.arrived_on is None or self.arrived_on >= at.astimezone(VIETNAM).date():
            return at
        return datetime.combine(self.arrived_on, time(7), VIETNAM)  # the day itself is not counted: any hour would do

    @property
    def way(self) -> str:
        """The way of filing that definitions know."""
        return Channel(self.channel).way

    @property
    def by_officials(self) -> bool:
        """An official entered it, at the counter or from the post."""
        return self.channel in OFFICE

    @property
    def at_counter(self) -> bool:
        """An official filed it for somebody who stood there."""
        return self.channel == Channel.COUNTER

    @property
    def crosses(self) -> bool:
        """One unit received it for another that decides (phi địa giới hành chính)."""
        return self.receiving_unit_id != self.competent_unit_id

    def unit_at(self, at: datetime | None = None) -> Organisation:
        """Who works on it at a moment, or now: the receiving unit until it accepted it, then the one that decides."""
        received = self.accepted_at is None or (at is not None and at <= self.accepted_at)
        return self.receiving_unit if received else self.competent_unit

    @property
    def shown_code(self) -> str:
        """The dossier code once accepted, the temporary one before."""
        return self.code or self.temporary_code

    @property
    def listed_name(self) -> str:
        """The applicant's name as lists and books show it: not where it is protected."""
        return _("được giữ bí mật") if self.protects_applicant else str(self.applicant.full_name)

    @property
    def is_running(self) -> bool:
        """The administration is working on it, or about to."""
        return self.state in self.RUNNING

    @property
    def ended_without_result(self) -> bool:
        """It was refused, cancelled or stopped: nobody works on it, and no result comes of it."""
        return self.state in self.WITHOUT_RESULT

    @property
    def is_closed(self) -> bool:
        """Nothing more is done of it at a desk: its result was handed over, or it ended without one."""
        return self.desk == "" and (self.ended_without_result or self.state == self.State.RETURNED)

    @property
    def is_refused(self) -> bool:
        """It was not accepted."""
        return self.state == self.State.REFUSED

    @property
    def is_stopped(self) -> bool:
        """Its handling was stopped without a result."""
        return self.state == self.State.STOPPED

    @property
    def is_asked_to_add(self) -> bool:
        """Its applicant was asked for supplements, and has not answered in full."""
        return self.state == self.State.SUPPLEMENT

    @property
    def has_result(self) -> bool:
        """A result is in force; it may still have to be handed over."""
        return self.state in (self.State.DONE, self.State.RETURNED)

    @property
    def result_has_ended(self) -> bool:
        """Results were given, and none of them is in force any more."""
        return self.result_standing in self.RESULT_ENDED

    @property
    def waits_for_applicant(self) -> bool:
        """It goes on when the applicant does something."""
        return self.desk == APPLICANT

    @property
    def with_carrier(self) -> bool:
        """Its result is on its way by public post."""
        return self.desk == CARRIER

    @property
    def page(self) -> str:
        """Path of the page on which the applicant follows it."""
        return f"/ho-so/{self.pk}/"

    @property
    def desk_page(self) -> str:
        """Path of the page on which officials work on it."""
        return f"/ban/ho-so/{self.pk}/"

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which ledger, charges and notices know the dossier."""
        return ("dossier", str(self.pk))
