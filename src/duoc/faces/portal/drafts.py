"""What the pages of a draft share: whose it is, how it stands, and the address of each of its positions."""

import uuid

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Draft
from duoc.dossiers.queries import CHECK, Interview, Position, Stage
from duoc.faces.portal.gate import actor_of
from duoc.faces.web.language import language_of_reader
from duoc.procedures import queries as procedures

BACK = "ve=kiem-tra"
"""`?ve=kiem-tra`: the page was opened from the check and leads back there."""
MINE, COUNTER, OWN_BODY = "/ho-so/", "/ban/nop-tai-quay/", "/ban/co-quan-de-nghi/"
PLACES = {Stage.NEWER: "quy-dinh-moi", Stage.UNFIT: "khong-phu-hop", Stage.PAPERS: "giay-to", Stage.CHECK: "kiem-tra"}


def own_draft(request: HttpRequest, draft_id: uuid.UUID) -> tuple[Draft, Interview]:
    """The signed-in person's draft that is not filed yet, and its interview in the language that they read.

    Raises:
        NotFound, Forbidden: see `dossiers.queries.unfiled_draft`.
    """
    now = timezone.now()
    draft = dossiers.unfiled_draft(actor_of(request), draft_id, now)
    return draft, dossiers.interview_of(draft, now).read_in(language_of_reader())


def home_of(draft: Draft) -> str:
    """Where a draft lies that is not gone on with: the person's own list, the counter, or what their body asks."""
    if is_internal(draft):
        return OWN_BODY
    return COUNTER if draft.at_counter else MINE


def is_internal(draft: Draft) -> bool:
    """Whether an official writes it at the desk for their own body."""
    return procedures.definition(draft.version).internal


def address(draft: Draft, position: Position, *, checking: bool = False) -> str:
    """The address of a position; a page opened from the check says so."""
    path = f"/soan/{draft.pk}/{PLACES.get(position.stage) or position.page}/"
    return f"{path}?{BACK}" if checking and position.stage in (Stage.PAGE, Stage.PAPERS) else path


def ahead(draft: Draft, interview: Interview) -> HttpResponse:
    """Leads to where the person goes on."""
    return HttpResponseRedirect(address(draft, interview.position))


def from_check(request: HttpRequest) -> bool:
    """Whether the page was opened from the check."""
    return f"ve={request.GET.get('ve')}" == BACK


def way_back(request: HttpRequest, draft: Draft, interview: Interview, page_id: str) -> str:
    """The address behind "back" on a page of questions: the check from which it was opened, what was asked before, or
    where the request was begun."""
    before = CHECK if from_check(request) else interview.before(page_id)
    if before is not None:
        return address(draft, before)
    if draft.at_counter or interview.definition.internal:
        return home_of(draft)
    return f"/thu-tuc/{interview.definition.code}/"
