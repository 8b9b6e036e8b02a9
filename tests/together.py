"""A birth that its parents sign together: citizen1 files, citizen2 signs beside."""

from collections.abc import Callable

from duoc.decisions.models import CoSignerCheck, DraftCheck
from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier, Draft
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

FATHER = {"part": "father", "who": "father.full_name", "personal_number": "father.personal_number", "why": "Cùng ký."}


def signed_draft(road: Road, birth_draft: Callable[..., Draft]) -> Draft:
    """The draft, signed by citizen2 with an own account."""
    reworded(BIRTH, together=[FATHER])
    draft = birth_draft(**{"marriage.number": None})
    digest = queries.interview_of(draft, MONDAY).digest
    actions.co_sign(actor=road.actor("citizen2"), draft_id=draft.pk, digest=digest, at=MONDAY)
    return draft


def filed_together(road: Road, draft: Draft) -> Dossier:
    """The dossier that it becomes."""
    return actions.file(actor=road.actor("citizen1"), draft_id=draft.pk, key=key(), at=MONDAY)


def proposed_together(road: Road, draft: Draft) -> Dossier:
    """The dossier with the draft of its result ready to be read."""
    dossier = filed_together(road, draft)
    road.accept(dossier)
    road.propose(dossier)
    return fresh(dossier)


def read_by_two(road: Road, stage: str = "proposed") -> CoSignerCheck:
    """What citizen2 is asked about the draft of a dossier of citizen1."""
    check = DraftCheck.objects.select_related("proposal").get(proposal__dossier=road.to(stage), proposal__standing=True)
    check.proposal.dossier = fresh(check.proposal.dossier)
    return CoSignerCheck.objects.create(check_by_applicant=check, person_id=road.actor("citizen2").person)


def read_by_two_and_answered(road: Road) -> tuple[CoSignerCheck, str]:
    """The same, once the applicant has found the draft wrong."""
    own = read_by_two(road)
    own.check_by_applicant.answered_at = MONDAY
    return own, "citizen2"
