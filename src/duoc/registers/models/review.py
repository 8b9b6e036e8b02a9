import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.decisions.models import Decision
from duoc.dossiers.models import CopiedKey, Dossier
from duoc.people.models import Organisation, Party, Person, Post


class Review(models.Model):
    """Somebody has to decide what becomes of a result in force, or of a dossier; none is forgotten. A result rests on
    one that has ended, or on an entry that was corrected with it: an extract of it, another result of the same dossier.
    Or a decision on a complaint, or on a denunciation, orders that a result be reviewed, or a dossier that has none.

    Attributes:
        decision: the result to be decided about; None where the dossier has none in force.
        cause: the later decision that ended or corrected what it rests on, or the decision that orders the review.
        order: what is ordered; empty where nothing is and the result only rests on what has ended.
        until: last day to do what is ordered.
        ended_by: what revoked or replaced it; None where it stays, with `reason`, where the body reported in `reason`
            what it did as ordered, or where nobody has decided.
    """

    class Order(models.TextChoices):
        """The words of `outcome.orders`, but for that all stays as it is."""

        CHANGE = "change", _("Sửa đổi")
        REVOKE = "revoke", _("Thu hồi, hủy bỏ")
        RECONSIDER = "reconsider", _("Xem xét lại")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = CopiedKey(Party, source="dossier.applicant_id")
    organisation = CopiedKey(Organisation, source="body_id")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    cause = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    order = models.CharField(max_length=20, choices=Order, blank=True, default="", db_default="")
    until = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    ended_by = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # One line for each, however often the job runs.
            models.UniqueConstraint(
                fields=["cause", "dossier", "decision"], nulls_distinct=False, name="review_once_for_each_cause"
            ),
            # It stays by somebody's decision with a reason, or it has ended by another decision.
            models.CheckConstraint(
                condition=Q(decided_at=None, by=None, reason="", ended_by=None)
                | Q(decided_at__isnull=False, by__isnull=False, ended_by=None) & ~Q(reason="")
                | Q(decided_at__isnull=False, ended_by__isnull=False),
                name="review_decided_or_not",
            ),
            # An order has a last day; only an order is about a dossier that has no result.
            models.CheckConstraint(
                condition=Q(order="", until=None, decision__isnull=False) | ~Q(order="") & Q(until__isnull=False),
                name="review_ordered_with_a_term",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "at"], condition=Q(decided_at=None), name="review_to_decide"),
            models.Index(fields=["decision"], condition=Q(decided_at=None), name="review_of_result_open"),
            models.Index(fields=["dossier"], name="review_of_dossier"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.decision_id or self.dossier_id} after {self.cause_id}"

    @property
    def body_id(self) -> uuid.UUID:
        """The body that decides: that gave the result, or is competent for the dossier."""
        return self.decision.organisation_id if self.decision is not None else self.dossier.competent_unit_id

    @property
    def ends_by_report(self) -> bool:
        """Whether words can be the answer to an order: not where a result in force is to be changed or revoked."""
        return bool(self.order) and (self.decision_id is None or self.order == self.Order.RECONSIDER)
