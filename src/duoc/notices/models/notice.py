import uuid

from django.db import models

from duoc.people.models import Organisation, Origin, Party


class Notice(models.Model):
    """What a party is notified of, in the words used then: a later change of texts changes no history.

    Discreet by design: the name of the procedure and the code of the dossier, no other personal data, since
    anyone with the telephone can read an e-mail. `kind` is the message's own word; `subject_*` names what it is about
    by kind and text id; `path` is the page to go to, on this site.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    kind = models.TextField()
    language = models.CharField(max_length=5, default="vi")
    title = models.TextField()
    body = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    path = models.TextField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__regex=r"^[a-z_]{1,40}$"), name="notice_kind_is_a_word"),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="notice_origin_is_known"),
            # A path of this site only: a notice must never lead people elsewhere ("//host" would).
            models.CheckConstraint(condition=models.Q(path__regex=r"^/([^/\\]|$)"), name="notice_stays_on_this_site"),
        ]
        indexes = [
            models.Index(fields=["party", "-created_at"], name="notice_by_party"),
            models.Index(fields=["party"], name="notice_unread", condition=models.Q(read_at__isnull=True)),
            models.Index(fields=["subject_kind", "subject_id"], name="notice_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind}:{self.subject_id}"
