"""Rule 10: a table with personal data names, in columns of its own, the party it is about and the body that holds it.

Row policies can only be laid over columns. Every table in which anything could be written about a person is listed
here, with those columns or with the reason why it needs none.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from duoc.people.models import Account, Organisation, Party, Person
from duoc.people.models.party import PartyBase


@dataclass(frozen=True)
class About:
    """Columns of one table; a text in brackets says why there is none."""

    party: str
    body: str


NO_BODY = "(the person's own: every body that deals with them reads the same row)"
SEVERAL = "(one entry is about several: see EntryParty)"
PERSONAL = {
    "files.StoredFile": About("person_id", "organisation_id"),
    "people.Person": About("id", NO_BODY),
    "people.Business": About("id", NO_BODY),
    "people.Party": About("id", NO_BODY),
    "people.Account": About("person_id", NO_BODY),
    "people.Token": About("person_id", NO_BODY),
    "people.Mandate": About("principal_id", "organisation_id"),
    "people.Absence": About("person_id", "organisation_id"),
    "people.NameChange": About("person_id", "organisation_id"),
    "people.TypedCorrection": About("person_id", "organisation_id"),
    "notices.Notice": About("party_id", "organisation_id"),
    "notices.DeskNews": About("person_id", "organisation_id"),
    "notices.Delivery": About("party_id", "organisation_id"),
    "payments.Charge": About("party_id", "organisation_id"),
    "payments.Attempt": About("party_id", "organisation_id"),
    "payments.Payment": About("party_id", "organisation_id"),
    "payments.Refund": About("party_id", "organisation_id"),
    "payments.Waiver": About("party_id", "organisation_id"),
    "dossiers.Draft": About("applicant_id", "(nobody else's until it is filed)"),
    "dossiers.DraftPaper": About("party_id", "(nobody else's until it is filed)"),
    "dossiers.CoSignInvitation": About("party_id", "(nobody else's until it is filed)"),
    "dossiers.DraftLook": About("party_id", "(nobody else's until it is filed)"),
    "dossiers.DraftCoSignature": About("party_id", "(nobody else's until it is filed)"),
    "dossiers.CoSignature": About("party_id", "organisation_id"),
    "dossiers.Dossier": About("applicant_id", "competent_unit_id"),
    "dossiers.ArchivedDossier": About("party_id", "organisation_id"),
    "dossiers.AfterDeath": About("party_id", "organisation_id"),
    "dossiers.Apology": About("party_id", "organisation_id"),
    "dossiers.ApologyDraft": About("party_id", "organisation_id"),
    "dossiers.Acceptance": About("party_id", "organisation_id"),
    "dossiers.Cancellation": About("party_id", "organisation_id"),
    "dossiers.Consultation": About("party_id", "organisation_id"),
    "dossiers.Extension": About("party_id", "organisation_id"),
    "dossiers.Handover": About("party_id", "organisation_id"),
    "dossiers.NewHandover": About("party_id", "organisation_id"),
    "dossiers.NewOriginal": About("party_id", "organisation_id"),
    "dossiers.Assignment": About("party_id", "unit_id"),
    "dossiers.Transfer": About("party_id", "organisation_id"),
    "dossiers.ControlSheet": About("party_id", "organisation_id"),
    "dossiers.MinistryResult": About("party_id", "organisation_id"),
    "dossiers.TrackingCorrection": About("party_id", "organisation_id"),
    "dossiers.TrackingLine": About("party_id", "organisation_id"),
    "dossiers.Lateness": About("party_id", "organisation_id"),
    "dossiers.LateOpinion": About("party_id", "organisation_id"),
    "dossiers.LatenessCause": About("party_id", "organisation_id"),
    "dossiers.Look": About("party_id", "organisation_id"),
    "dossiers.FilingNotice": About("party_id", "organisation_id"),
    "dossiers.MovedDate": About("party_id", "organisation_id"),
    "dossiers.ObjectionAnswer": About("party_id", "organisation_id"),
    "dossiers.OutsideLetter": About("party_id", "organisation_id"),
    "dossiers.OutsideQuestion": About("party_id", "organisation_id"),
    "dossiers.Paper": About("party_id", "organisation_id"),
    "dossiers.Parcel": About("party_id", "organisation_id"),
    "dossiers.PartnerFiling": About("party_id", "organisation_id"),
    "dossiers.PaymentDuty": About("party_id", "organisation_id"),
    "dossiers.Posting": About("party_id", "organisation_id"),
    "dossiers.PostingEnd": About("party_id", "organisation_id"),
    "dossiers.PostingObjection": About("party_id", "organisation_id"),
    "dossiers.PostingObjectionAnswer": About("party_id", "organisation_id"),
    "dossiers.Promise": About("party_id", "organisation_id"),
    "dossiers.Refusal": About("party_id", "organisation_id"),
    "dossiers.ResultReminder": About("party_id", "organisation_id"),
    "dossiers.ReturnChoice": About("party_id", "organisation_id"),
    "dossiers.SupplementLapse": About("party_id", "organisation_id"),
    "dossiers.StopProposal": About("party_id", "organisation_id"),
    "dossiers.TransferProposal": About("party_id", "organisation_id"),
    "dossiers.Stopping": About("party_id", "organisation_id"),
    "dossiers.Supplement": About("party_id", "organisation_id"),
    "dossiers.AnswerCorrection": About("party_id", "organisation_id"),
    "dossiers.SupplementProposal": About("party_id", "organisation_id"),
    "dossiers.SupplementPart": About("party_id", "organisation_id"),
    "dossiers.MissingPaper": About("party_id", "organisation_id"),
    "dossiers.SupplementRequest": About("party_id", "organisation_id"),
    "dossiers.Suspension": About("party_id", "organisation_id"),
    "dossiers.Turn": About("party_id", "unit_id"),
    "dossiers.Visit": About("party_id", "organisation_id"),
    "dossiers.Withdrawal": About("party_id", "organisation_id"),
    "dossiers.WrongCode": About("party_id", "organisation_id"),
    "partners.Report": About("party_id", "organisation_id"),
    "instruments.Instrument": About("holder_id", "organisation_id"),
    "instruments.Revocation": About("party_id", "organisation_id"),
    # A row of these three holds keys alone; what it says, and the columns, stand in the row of its instrument.
    "dossiers.OfficialForm": About("holder_id", "organisation_id"),
    "decisions.CoSignerCheck": About("party_id", "organisation_id"),
    "decisions.Endorsement": About("party_id", "organisation_id"),
    "decisions.Content": About("holder_id", "organisation_id"),
    "decisions.Decision": About("holder_id", "organisation_id"),
    "decisions.DraftCheck": About("party_id", "organisation_id"),
    "decisions.LaterDecision": About("holder_id", "organisation_id"),
    "decisions.Proposal": About("party_id", "organisation_id"),
    "decisions.SendBack": About("party_id", "organisation_id"),
    "registers.Entry": About(SEVERAL, "unit_id"),
    "registers.EntryParty": About("party_id", "organisation_id"),
    "registers.EntryChange": About(SEVERAL, "organisation_id"),
    "registers.Correction": About(SEVERAL, "organisation_id"),
    "registers.Review": About("party_id", "organisation_id"),
    "registers.EntryComparison": About(SEVERAL, "organisation_id"),
    "registers.EntryKey": About(SEVERAL, "organisation_id"),
    "registers.Comparison": About("party_id", "organisation_id"),
    "registers.ProposedEntry": About("party_id", "organisation_id"),
}
# Tables in which something can be written, but nothing about a private person.
NOT_PERSONAL = {
    "ledger.Entry": "salted commitments and text ids only (rule 8)",
    "once.Performance": "keys, hashes and ids only",
    "series.Counter": "names of series",
    "dossiers.ArchiveTransfer": "which officials handed dossiers to the archive; its lines are rows of their own",
    "dossiers.TrackingDay": "a day of a unit; its lines are rows of their own",
    "registers.BookClosing": "counts of a unit's book, and the official who closed it",
    "dossiers.Outage": "when the system did not serve, and which official said so",
    "dossiers.Recounting": "which calendars moved dates, and which official asked for it",
    "dossiers.StepPace": "how long a body takes for a step, by many turns",
    "dossiers.StatusLookup": "digests made with the product's secret",
    "law.LegalText": "texts of law are public",
    "procedures.Blob": "bytes of published files: law and forms",
    "procedures.BodyCalendar": "days off and hours of public bodies, and which official set them",
    "procedures.Bundle": "names of published files",
    "procedures.CatalogueLoad": "names of folders",
    "procedures.Opening": "which procedure is open, on whose decision: officials only",
    "procedures.PortalPage": "pages of the national portal are public",
    "procedures.Procedure": "definitions are public",
    "procedures.Version": "definitions are public",
    "registers.Register": "what a book is called",
    "seeding.Seeding": "stories of made-up persons, and how many are made",
    "partners.RefusedMessage": "digests of messages, and the kinds of their refusals",
    "people.Organisation": "public bodies",
    "people.Reorganisation": "which public bodies merge or split, by their codes",
    "people.Succession": "which public body came after which",
    "people.Post": "seats in public bodies",
    "people.PlannedSeat": "in which public body a seat goes on, by its code",
    "people.FieldShare": "with which public office the dossiers of a field lie",
    "people.Delegation": "which public office signs for which, on what basis",
    "people.Appointment": "who holds a public office is public",
    "people.RoleGrant": "powers of roles",
}
SHORT = 24  # a text of this length holds a code, not a sentence, a name or an address
SAY_NOTHING = {"code", "kind", "state", "step", "desk", "digest", "token", "sha256"}


def ours() -> dict[str, type[models.Model]]:
    return {
        model._meta.label: model
        for model in apps.get_models()
        if apps.get_app_config(model._meta.app_label).name.startswith("duoc.")
    }


def can_be_personal(field: Any) -> bool:
    """A column that points to a person, or in which anything can be written: name, telephone, e-mail, JSON, file."""
    if isinstance(field, models.ForeignKey):
        return issubclass(field.related_model, Person | Party | Account)
    if isinstance(field, models.JSONField | models.BinaryField | models.FileField | models.TextField | ArrayField):
        return True
    if isinstance(field, models.CharField) and not field.choices:
        return "phone" in field.name or (field.name not in SAY_NOTHING and (field.max_length or SHORT + 1) > SHORT)
    return isinstance(field, models.GenericIPAddressField)


def test_every_table_that_can_hold_personal_data_is_listed() -> None:
    can = {label for label, model in ours().items() if any(map(can_be_personal, model._meta.concrete_fields))}
    assert can - PERSONAL.keys() - NOT_PERSONAL.keys() == set()
    assert PERSONAL.keys() & NOT_PERSONAL.keys() == set()
    assert (PERSONAL.keys() | NOT_PERSONAL.keys()) - ours().keys() == set()


def wrong(model: type[models.Model], about: About) -> list[str]:
    """Columns that are named but are not there, or do not point where they say."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    columns_wrong = []
    for column, targets in ((about.party, (Person, Party)), (about.body, (Organisation,))):
        if not column or column.startswith("("):
            continue
        field = fields.get(column)
        own = field is not None and field.primary_key and issubclass(model, (Party, PartyBase))
        pointing = isinstance(field, models.ForeignKey) and issubclass(field.related_model, targets)
        in_ground = model.__module__.startswith("duoc.ground.") and isinstance(field, models.TextField)
        if not (own or pointing or in_ground):
            columns_wrong.append(f"{model._meta.label}.{column}")
    return columns_wrong


def test_the_columns_are_there() -> None:
    assert [name for label, about in PERSONAL.items() for name in wrong(ours()[label], about)] == []


def test_a_table_that_forgets_is_seen() -> None:
    class Diary(models.Model):
        note = models.JSONField()
        organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

        class Meta:
            app_label = "nowhere"
            managed = False

    try:
        assert any(map(can_be_personal, Diary._meta.concrete_fields))
        assert wrong(Diary, About("organisation_id", "organisation_id")) == ["nowhere.Diary.organisation_id"]
        assert wrong(Diary, About("person_id", "")) == ["nowhere.Diary.person_id"]
        assert wrong(Diary, About("", "organisation_id")) == []
    finally:
        del apps.all_models["nowhere"]
        apps.clear_cache()
