import uuid

from django.db import models

from duoc.dossiers.models.channel import OFFICE, Channel
from duoc.dossiers.models.of_dossier import CopiedKey
from duoc.dossiers.models.right_to_ask import right_is_named
from duoc.ground.files.models import StoredFile
from duoc.people.models import Mandate, Organisation, Origin, Party, Person, Post
from duoc.procedures.models import Version


class Draft(models.Model):
    """A request being written. It keeps the version it was begun under until its author takes over a newer one.

    `person` writes it, `applicant` is whose matter it is: the same, another party on a mandate, or the body in which
    they hold a post. `channel`: how it will be filed; term and fee may depend on it. `posted_on`, `arrived_on`: of what
    came by post.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    applicant = models.ForeignKey(Party, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on_mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, blank=True, related_name="+")
    in_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    helper = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    place_of_help = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    channel = models.CharField(
        max_length=10, choices=Channel.choices, default=Channel.OWN_PAGES, db_default=Channel.OWN_PAGES
    )
    posted_on = models.DateField(null=True, blank=True)
    arrived_on = models.DateField(null=True, blank=True)
    answers = models.JSONField(default=dict)
    origin = models.CharField(max_length=4, choices=Origin.choices)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            # What the post brought has the day of its postmark and that of its arrival.
            models.CheckConstraint(
                condition=models.Q(channel="post", posted_on__isnull=False, arrived_on__isnull=False)
                & models.Q(arrived_on__gte=models.F("posted_on"))
                | (~models.Q(channel="post") & models.Q(posted_on__isnull=True, arrived_on__isnull=True)),
                name="draft_by_post_says_when",
            ),
            models.CheckConstraint(condition=right_is_named("person"), name="draft_for_another_names_its_right"),
        ]
        indexes = [models.Index(fields=["person", "-changed_at"], name="draft_of_person")]

    def __str__(self) -> str:
        return f"draft {self.id}"

    @property
    def is_represented(self) -> bool:
        """Who writes it represents the applicant; a helper does not."""
        return self.on_mandate_id is not None and self.helper_id is None

    @property
    def representative(self) -> tuple[Person, str, Party] | None:
        """Who represents the applicant, on which kind of mandate, and the applicant: who writes it, or at a counter who
        stands there.
        None where the applicant asks themselves."""
        mandate = self.on_mandate
        if mandate is not None and mandate.granted_under is not None and self.at_counter:
            return mandate.granted_by, mandate.granted_under.kind, self.applicant
        return (self.person, mandate.kind, self.applicant) if mandate and self.helper_id is None else None

    @property
    def capacity(self) -> str:
        """What the representative is to the applicant, in words; "" where there is none."""
        kind = self.representative[1] if self.representative else ""
        return Mandate(kind=kind, principal=self.applicant).capacity if kind else ""

    @property
    def at_counter(self) -> bool:
        """An official writes it, for somebody who stands at the counter or wrote by post."""
        return self.channel in OFFICE

    @property
    def counter_place(self) -> str:
        """Code of the body at whose counter it is written; "" elsewhere."""
        return self.place_of_help.code if self.at_counter and self.place_of_help else ""

    @property
    def by_post(self) -> bool:
        """It came by post, as a letter with papers."""
        return self.channel == Channel.POST


class DraftPaper(models.Model):
    """A file attached to a draft for one of the papers asked. A paper may have several pages, each a file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="papers")
    party = CopiedKey(Party, source="draft.applicant_id")
    code = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ["attached_at"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.code}"
