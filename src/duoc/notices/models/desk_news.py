import uuid

from django.db import models

from duoc.people.models import Organisation, Origin, Person, Post


class DeskNews(models.Model):
    """What an official hears at their desk of what is theirs, in the words used then.

    It belongs to a person in a post: as a citizen the same person never reads it, in another post neither, and who
    comes after them in the post does not. As discreet as a `Notice`: procedure and code, no other personal data.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    kind = models.TextField()
    title = models.TextField()
    body = models.TextField()
    subject_kind = models.TextField()
    subject_id = models.TextField()
    path = models.TextField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__regex=r"^[a-z_]{1,40}$"), name="desk_news_kind_is_a_word"),
            models.CheckConstraint(condition=models.Q(origin__in=Origin.values), name="desk_news_origin_is_known"),
            # News of a desk leads to pages of the desk, never elsewhere.
            models.CheckConstraint(condition=models.Q(path__regex=r"^/ban/([^/\\]|$)"), name="desk_news_stays_at_desk"),
        ]
        indexes = [
            models.Index(fields=["person", "post", "-created_at"], name="desk_news_of_official"),
            models.Index(fields=["person", "post"], condition=models.Q(read_at__isnull=True), name="desk_news_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind}:{self.subject_id}"
