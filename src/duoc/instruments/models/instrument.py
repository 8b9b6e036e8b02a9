import secrets
import uuid

from django.db import models

from duoc.ground.files.models import StoredFile
from duoc.people.models import Delegation, Organisation, Origin, Party, Person, Post


def new_token() -> str:
    """128 bits by chance: the address of a verification page, printed in the QR code."""
    return secrets.token_urlsafe(16)


class Instrument(models.Model):
    """A text that a body signs and issues (văn bản): a result, a notice, a letter. It needs no dossier.

    The signer reads and signs the very bytes of `text`. It is an original once both signatures stand: the competent
    person's and the agency's (Decree 30/2020 Art. 5). Forms that the agency gives in its course of work carry its seal
    alone: an official gives them by an act, and a job presses and seals them right after. What an instrument belongs to
    (a proposal, a dossier) is a model of its own above, with this one as its parent.

    Attributes:
        kind: kind of document by the national list ("thong-bao"), or an official form ("receipt_01"); empty where the
            definition names none.
        item, item_title: which item of its request it is of, and what that is called; empty where it is of the whole.
            The title stands on pages of who may read the request, never on the page by which anybody verifies it.
        seal_alone: the act that gives it makes it an original: by the agency's seal, after the signature of who gave it
            where it is a letter that a person signs. It is numbered when it is drafted, where it is a letter; the
            receipt goes by the code of its dossier.
        template, bundle: what the text was drafted from: a file of the published bundle with this digest.
        place: its place among texts drafted together; they are numbered in this order.
        inputs: what its text is set from, frozen, where it is pressed when it is sealed; None where `text` is kept. A
            demonstration keeps both, or was entered with inputs alone and is pressed when it is first opened.
        approved_by, signer_post: whoever signs it; under a seal alone whoever gave it, in this post.
        title_line: the lines above the signature, with the signing mode (Decree 30/2020 Art. 13).
        delegation: by which whoever signs does so for the head of the body; None where they need none.
        holder: whom it is given to; empty for a letter to nobody who is a party here.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        APPROVED = "approved"
        SIGNED = "signed"
        NUMBERED = "numbered"
        IN_FORCE = "in_force"
        REPLACED = "replaced"
        REVOKED = "revoked"
        VOID = "void"  # signed, and returned instead of being issued

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=24, blank=True)
    code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=300)
    item = models.CharField(max_length=40, blank=True)
    item_title = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    seal_alone = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    template = models.CharField(max_length=80)
    bundle = models.CharField(max_length=64)
    place = models.PositiveSmallIntegerField(default=0)
    drafted_at = models.DateTimeField()
    inputs = models.JSONField(null=True, blank=True)
    text = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signer_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    title_line = models.CharField(max_length=200, blank=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    series = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    numbered_at = models.DateTimeField(null=True, blank=True)
    numbered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    numbered_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # Number and symbol are unique within unit, series and year, on paper and electronically
            # (Decree 30/2020 Art. 15).
            models.UniqueConstraint(
                fields=["organisation", "series", "year", "number"], name="instrument_number_is_unique_in_its_year"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["in_force", "replaced", "revoked"])
                | models.Q(file__isnull=False, issued_at__isnull=False)
                | models.Q(origin="demo", inputs__isnull=False, issued_at__isnull=False),
                name="instrument_in_force_has_its_file",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "approved", "void"])
                | models.Q(seal_alone=True)
                | models.Q(signed_file__isnull=False, signed_at__isnull=False)
                | models.Q(origin="demo", inputs__isnull=False, signed_at__isnull=False),
                name="instrument_is_signed_before_it_is_numbered",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "approved", "signed", "void"])
                | models.Q(seal_alone=True)
                | models.Q(number__isnull=False),
                name="instrument_is_numbered_before_it_is_sealed",
            ),
            # A seal alone is no signature of a person. A letter under it has its whole number, any other form has none.
            models.CheckConstraint(
                condition=models.Q(seal_alone=False)
                | models.Q(signed_file__isnull=True, number__isnull=True, symbol="")
                | models.Q(signed_file__isnull=True, number__isnull=False, symbol__gt="", numbered_at__isnull=False),
                name="instrument_under_seal_alone_is_not_signed",
            ),
            # What is pressed only when it is sealed has its frozen inputs; everything else has the text that is signed.
            # Nothing real is ever without its files: the three exceptions are for demonstrations.
            models.CheckConstraint(
                condition=models.Q(seal_alone=False, text__isnull=False)
                | models.Q(seal_alone=True, inputs__isnull=False)
                | models.Q(origin="demo", inputs__isnull=False),
                name="instrument_has_its_text",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(approved_at__isnull=False, approved_by__isnull=False, signer_post__isnull=False),
                name="instrument_is_signed_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "approved_at"], name="instrument_on_desk")]

    def __str__(self) -> str:
        return f"{self.name} {self.symbol}"

    @property
    def whole_name(self) -> str:
        """Its name, with the item that it is of."""
        return f"{self.name}: {self.item_title}" if self.item_title else self.name

    @property
    def is_replaced(self) -> bool:
        """Another text has taken its place: one of ours (`replaced_by`), or a ministry's paper."""
        return self.state == self.State.REPLACED

    @property
    def signed_text(self) -> StoredFile:
        """The text that a person reads and signs.

        Raises:
            TypeError: it carries the agency's seal alone.
        """
        if self.text is None:
            raise TypeError("nobody signs what carries the agency's seal alone")
        return self.text
