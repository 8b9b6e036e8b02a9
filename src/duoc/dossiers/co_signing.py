"""Several sign together: who must sign beside the filer, who has, and for whom a filing or an acceptance waits."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from duoc.dossiers.interview.interview import Interview, interview_of
from duoc.dossiers.models import CoSignature, CoSignInvitation, Dossier, Draft, DraftCoSignature, Look
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import same_name
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import CoSigner, Plan
from duoc.people import queries as people
from duoc.people.models import Person
from duoc.people.powers import Actor
from duoc.people.queries import party_paths

Signed = Mapping[str, DraftCoSignature]
WAY = CoSignature.Way


def part_of(plan: Plan, person: Person) -> CoSigner | None:
    """As whom a person must sign a request; None when they need not."""
    numbered = [one for one in plan.together if one.personal_number and one.personal_number == person.personal_number]
    return next((one for one in numbered if same_name(one.name, person.full_name)), None)


def interview_to_sign(draft: Draft, at: datetime) -> Interview:
    """A draft as who signs beside its author is shown it: in the newest edition of the rules that it is written under.

    Raises:
        duoc.procedures.queries.NotInForce: the procedure has ended.
    """
    interview = interview_of(draft, at)
    return interview if interview.outdated else interview.newest()


def read_to_sign(
    actor: Actor, draft_id: uuid.UUID | str, at: datetime, *, locked: bool = False
) -> tuple[Draft, Interview, CoSigner]:
    """A draft that the actor must sign beside its author: whom it names may read all that they sign.

    Raises:
        NotFound: no such draft, or the actor is not named in it.
    """
    drafts = Draft.objects.select_related("version", "person", "on_mandate", *party_paths("applicant"))
    drafts = drafts.select_for_update(of=("self",)) if locked else drafts
    draft = drafts.defer("version__definition").filter(pk=draft_id).first()
    interview = interview_to_sign(draft, at) if draft is not None else None
    signer = part_of(interview.plan, people.acting_person(actor)) if interview is not None else None
    if draft is None or interview is None or signer is None:
        raise NotFound(
            _("Không có hồ sơ nào chờ bạn cùng ký ở đường dẫn này."),
            _("Hãy hỏi lại người gửi: họ tên và số định danh của bạn có thể đã ghi khác."),
        )
    return draft, interview, signer


def keep_looks(draft: Draft, dossier: Dossier) -> None:
    """Who read the draft to sign it has read the dossier: its applicant sees it among those who looked."""
    if "together" in dossier.plan:
        looks = [
            Look(dossier=dossier, at=one.at, by_id=one.by_id, to_co_sign=True, what="dossier")
            for one in draft.looks.all()
        ]
        Look.objects.bulk_create(looks)


def invitations(actor: Actor) -> "QuerySet[CoSignInvitation]":
    """The drafts that the actor was invited to sign and has not signed since they last changed, the latest first."""
    signed = DraftCoSignature.objects.filter(
        draft=OuterRef("draft"), person=OuterRef("person"), signed_at__gte=OuterRef("draft__changed_at")
    )
    rows = CoSignInvitation.objects.select_related("draft__version__procedure", "draft__person")
    waiting = rows.defer("draft__answers", "draft__version__definition").filter(~Exists(signed), draft__filed_at=None)
    return waiting.filter(person_id=actor.person).order_by("-invited_at", "id")


def co_signed(actor: Actor) -> "QuerySet[DraftCoSignature]":
    """What the actor signed beside its filer and was filed, the latest first."""
    rows = DraftCoSignature.objects.select_related("draft__version__procedure", "draft__person")
    listed = rows.defer("draft__answers", "draft__version__definition").filter(draft__filed_at__isnull=False)
    return listed.filter(person_id=actor.person).order_by("-draft__filed_at", "id")


def signed_as_it_stands(draft: Draft, interview: Interview) -> dict[str, DraftCoSignature]:
    """The signatures that count, by part: given to what would be filed now. No query where nobody else must sign."""
    return signatures(draft, interview)[0]


@dataclass(frozen=True)
class VoidSignature:
    """A signature that counts no more. `by_rules`: the procedure has newer rules or forms since."""

    signed_at: datetime
    by_rules: bool


def signatures(draft: Draft, interview: Interview) -> tuple[dict[str, DraftCoSignature], dict[str, VoidSignature]]:
    """The signatures that count, and those that the same people gave to an earlier text, which do not; by part. No
    query where nobody else must sign."""
    plan = interview.plan
    listed = draft.co_signatures.select_related("person") if plan.together else ()
    count = {one.part: one for one in listed if one.digest == interview.digest}
    parts = {one.part: part_of(plan, one.person) for one in listed if one.part not in count}
    void = [one for one in listed if (named := parts.get(one.part)) and named.part == one.part]
    return count, {one.part: VoidSignature(one.signed_at, rules_changed_since(one, interview)) for one in void}


def rules_changed_since(signature: DraftCoSignature, interview: Interview) -> bool:
    """Whether the version or edition that counts was published, or came in force, after it was signed."""
    version, signed_at = interview.version, signature.signed_at
    return version.published_at > signed_at or version.valid_from > local(signed_at).date()


def co_signed_draft(actor: Actor, dossier_id: uuid.UUID) -> uuid.UUID | None:
    """The draft that the actor signed beside its filer and that became this dossier; None when they signed none."""
    became = Dossier.objects.filter(
        pk=dossier_id, applicant=OuterRef("draft__applicant"), filed_at=OuterRef("draft__filed_at")
    )
    signed = DraftCoSignature.objects.filter(Exists(became), person_id=actor.person)
    return signed.values_list("draft_id", flat=True).first()


def expect_signed(plan: Plan, signed: Signed, on_paper: Collection[str]) -> None:
    """Refuses to file while somebody has neither signed nor will sign on paper.

    Raises:
        Incomplete: who, by part.
    """
    missing = [one for one in plan.together if one.part not in signed and one.part not in on_paper]
    if missing:
        names = ", ".join(one.name for one in missing)
        raise Incomplete(
            _("Còn thiếu chữ ký của: %(names)s.") % {"names": names},
            _("Gửi đường dẫn để họ ký bằng tài khoản của mình, hoặc chọn ký giấy tại quầy."),
            {one.part: _("%(name)s chưa ký.") % {"name": one.name} for one in missing},
        )


def keep(dossier: Dossier, plan: Plan, signed: Signed, actor: Actor, at: datetime) -> None:
    """Keeps who signs a dossier, in the transaction of its filing. Who signs on paper does so on the form, which is
    printed once the dossier is filed: an official sees them sign before it is accepted."""
    if not plan.together:
        return
    CoSignature.objects.bulk_create(
        CoSignature(
            dossier=dossier,
            part=one.part,
            name=one.name,
            personal_number=one.personal_number,
            **(
                {"way": WAY.ACCOUNT, "person": signed[one.part].person, "signed_at": signed[one.part].signed_at}
                if one.part in signed
                else {"way": WAY.PAPER}
            ),
        )
        for one in plan.together
    )


def unsigned(dossier: Dossier) -> list[CoSignature]:
    """Whose signature on paper is still awaited. No query where nobody else must sign."""
    if "together" not in dossier.plan:
        return []
    return list(dossier.co_signatures.filter(signed_at=None))


def signature_awaited(dossier: Dossier) -> OutOfTurn | None:
    """Why it cannot be accepted: somebody still signs on paper; None when nobody does."""
    missing = unsigned(dossier)
    if not missing:
        return None
    return OutOfTurn(
        _("Còn thiếu chữ ký giấy của: %(names)s.") % {"names": ", ".join(one.name for one in missing)},
        _("Khi người ấy đến ký, ghi nhận chữ ký rồi tiếp nhận."),
    )
