from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    TextField = models.TextField[str, str]
else:
    TextField = models.TextField


class Xid8Field(TextField):
    """The number of the writing transaction, so that a follower never reads past one that still runs."""

    def db_type(self, connection: Any) -> str:
        return "xid8"


class Entry(models.Model):
    """One act, as it was done. Rows are only added: UPDATE, DELETE and TRUNCATE are refused by grants and triggers.

    `canonical` is the act as RFC 8785 JSON, with salted commitments in place of personal data; the columns beside it
    repeat it for queries, and `verify` holds one against the other. `leaf_hash` is SHA-256(0x00 || canonical), ready
    to become a leaf of a Merkle tree (RFC 9162). `previous_hash` is the leaf of the same subject's entry before.
    """

    number = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True)
    transaction = Xid8Field(db_default=models.Func(function="pg_current_xact_id"))
    at = models.DateTimeField()
    actor = models.TextField()
    post = models.TextField(blank=True)
    action = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    canonical = models.TextField()
    leaf_hash = models.BinaryField(max_length=32)
    previous_hash = models.BinaryField(max_length=32, null=True)

    class Meta:
        constraints = [
            # Two writers that read the same last entry cannot both follow it: a subject's chain never forks.
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "previous_hash"],
                nulls_distinct=False,
                name="ledger_chain_never_forks",
            ),
            models.CheckConstraint(
                condition=models.Q(action__regex=r"^[a-z_]+\.[a-z_]+$"), name="ledger_action_is_subject_dot_verb"
            ),
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "number"], name="ledger_by_subject")]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject_kind}:{self.subject_id}"
