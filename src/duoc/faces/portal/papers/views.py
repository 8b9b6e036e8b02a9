"""The papers of a draft: one block for each, with what is attached to it."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Draft
from duoc.dossiers.queries import CHECK, PAPERS, Interview, PaperState
from duoc.faces.design.answers import Unread
from duoc.faces.portal import in_person, labels
from duoc.faces.portal.drafts import address, ahead, from_check, own_draft
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.headers import with_script
from duoc.ground.files import queries as files
from duoc.ground.files.actions import FileRefused, expect_size
from duoc.ground.refusal import NotFound
from duoc.language.calculations import Definition, PaperAsk

AT_ONCE = 20
"""Files taken at one sending: each is looked at for about half a second, and a browser waits half a minute at most."""
FAULTS = "paper_faults"
FRAME = "-khung"
"""Behind a paper's id: the id of its block on the page, which "Upload" leads back to."""


@dataclass(frozen=True)
class Block:
    """One paper as the page shows it."""

    id: str
    name: str
    full_name: str
    form: str
    required: bool
    copies: str
    why: str
    form_page: labels.FormPage | None
    hint: str
    signed: str
    unsigned: list[str]
    doubt: str
    files: list[dict[str, Any]]
    faults: list[str]

    @property
    def folded(self) -> bool:
        """Only some need it, and nothing is said of it yet: it waits behind one line."""
        return not (self.required or self.files or self.faults)

    @property
    def described(self) -> str:
        """Ids of the texts that describe its field."""
        return " ".join([f"{self.id}-hint"] * bool(self.hint) + [f"{self.id}-fault"] * bool(self.faults))


@require_http_methods(["GET", "POST"])
@citizen
def papers(request: HttpRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Attach, look at, take away. "Continue" also takes along what was chosen and not yet sent."""
    draft, interview = own_draft(request, draft_id)
    if interview.first_open is not None:
        return ahead(draft, interview)
    if request.method == "POST":
        return _taken(request, draft, interview)
    faults = [Unread(*pair) for pair in request.session.pop(FAULTS, [])]
    return _show(request, draft, interview, faults)


def _taken(request: HttpRequest, draft: Draft, interview: Interview) -> HttpResponse:
    wanted = [paper for paper in interview.plan.papers if paper.upload]
    staying_here = "stay" in request.POST
    kept, faults = 0, _refused_whole(request, wanted)
    if not faults:
        kept, faults = _attach(request, draft, wanted)
    if not staying_here:
        refused = {fault.question for fault in faults}
        faults += [Unread(paper_id, say) for paper_id, say in interview.paper_gaps.items() if paper_id not in refused]
    if faults and not kept:
        return _show(request, draft, interview, faults, status=422)
    if faults:  # what was good is kept, so the page is requested again and shows what was not
        request.session[FAULTS] = [[fault.question, fault.say] for fault in faults]
    if faults or staying_here:
        here = address(draft, PAPERS, checking=from_check(request))
        return redirect(f"{here}#{request.POST.get('stay') or 'noi-dung'}")
    return redirect("portal:check", draft.pk)


def _refused_whole(request: HttpRequest, wanted: Sequence[PaperAsk]) -> list[Unread]:
    """What is wrong with a sending before any file of it is read: too many files, or none where one was to be sent."""
    chosen = {paper.id: len(request.FILES.getlist(paper.id)) for paper in wanted}
    if sum(chosen.values()) > AT_ONCE:
        most = max(chosen, key=lambda paper: chosen[paper])
        values = {"sent": sum(chosen.values()), "most": AT_ONCE}
        say = _("Bạn chọn %(sent)s tệp; mỗi lần gửi được %(most)s tệp. Hãy chọn lại ít hơn rồi gửi tiếp lần sau.")
        return [Unread(most, say % values)]
    pressed = request.POST.get("stay", "").removesuffix(FRAME)
    if pressed in chosen and not any(chosen.values()):
        return [Unread(pressed, _("Bạn chưa chọn tệp nào. Hãy bấm vào ô phía trên để chọn, rồi bấm Tải lên."))]
    return []


def _attach(request: HttpRequest, draft: Draft, wanted: Iterable[PaperAsk]) -> tuple[int, list[Unread]]:
    """Keeps every good file; a bad one is reported and harms no other."""
    kept, faults = 0, []
    for paper in wanted:
        for upload in request.FILES.getlist(paper.id):
            try:
                with transaction.atomic():
                    data, name = read(upload)
                    actions.attach(
                        actor=actor_of(request),
                        draft_id=draft.pk,
                        code=paper.id,
                        data=data,
                        name=name,
                        at=timezone.now(),
                    )
                kept += 1
            except FileRefused as refusal:
                faults.append(Unread(paper.id, f"{refusal.say} {refusal.remedy}".strip()))
    return kept, faults


def read(upload: UploadedFile) -> tuple[bytes, str]:
    """The bytes of an upload and the name it came with.

    Raises:
        FileRefused: it is larger than any file that is taken; its bytes are not read.
    """
    name = upload.name or ""
    expect_size(upload.size or 0, name)
    return upload.read(), name


def _show(
    request: HttpRequest, draft: Draft, interview: Interview, faults: list[Unread], *, status: int = 200
) -> HttpResponse:
    last = interview.before()
    blocks = [_block(draft, interview.definition, state, faults) for state in interview.papers if state.paper.upload]
    back = address(draft, last) if last else f"/soan/{draft.pk}/"
    context = {
        "draft": draft,
        "name": interview.definition.short_name,
        "language": interview.definition.language,
        "blocks": blocks,
        "shown": [block for block in blocks if not block.folded],
        "folded": [block for block in blocks if block.folded],
        "unfold": from_check(request),
        "held": [paper for paper in interview.plan.papers if paper.held],
        "made": [paper for paper in interview.plan.papers if paper.made_from],
        "faults": faults,
        "finish": None if draft.at_counter else in_person.ways(interview.definition),
        "steps": interview.step(PAPERS),
        "back": address(draft, CHECK) if from_check(request) else back,
    }
    return with_script(page(request, "portal/papers/papers.html", context, status=status), sends=True)


def _block(draft: Draft, definition: Definition, state: PaperState, faults: Iterable[Unread]) -> Block:
    base, paper = address(draft, PAPERS), state.paper
    rows = [
        {
            "name": attached.file.name,
            "size": attached.file.size,
            "note": labels.file_note(attached.file),
            "thumbnail": f"{base}{attached.id}/nho/" if attached.file.is_picture else "",
            "href": f"{base}{attached.id}/",
            "remove": f"{base}{attached.id}/go-bo/",
        }
        for attached in state.files
    ]
    return Block(
        id=paper.id,
        name=labels.paper_title(paper.name),
        full_name=labels.paper_rest(paper),
        form=labels.form_words(paper.form),
        required=paper.required,
        copies=labels.copies_words(paper.copies),
        why=paper.why,
        form_page=labels.form_page(definition, [paper]),
        hint=paper.hint,
        signed=labels.signed_words(paper.signed),
        unsigned=_unsigned(state),
        doubt=paper.to_verify,
        files=rows,
        faults=[fault.say for fault in faults if fault.question == paper.id],
    )


def _unsigned(state: PaperState) -> list[str]:
    """A sentence for each file whose signature is missing or broken, where the paper must be signed digitally."""
    if state.paper.signed != dossiers.DIGITAL:
        return []
    signatures = [(attached.file.name, dossiers.signature_of(attached.file)) for attached in state.files]
    return [f"{name}: {signature.words}" for name, signature in signatures if not signature.sound]


@require_safe
@citizen
def shown(request: HttpRequest, draft_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """One attached file."""
    draft = dossiers.draft(actor_of(request), draft_id, timezone.now())
    paper = draft.papers.select_related("file").filter(pk=paper_id).first()
    if paper is None:
        raise NotFound(_("Không tìm thấy tệp này."), _("Có thể tệp đã được gỡ bỏ."))
    return file_response(files.read(paper.file), paper.file.media_type, paper.file.name, Way.CAUTIOUS)


@require_safe
@citizen
def thumbnail(request: HttpRequest, draft_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """A small picture of an attached photo, so that people see which it is and whether it is sharp enough to read."""
    draft = dossiers.draft(actor_of(request), draft_id, timezone.now())
    paper = draft.papers.select_related("file").filter(pk=paper_id).first()
    small = files.thumbnail(paper.file) if paper is not None else b""
    if paper is None or not small:
        raise NotFound(_("Không có hình thu nhỏ của tệp này."))
    return file_response(small, "image/jpeg", paper.file.name, Way.CAUTIOUS)


@require_http_methods(["GET", "POST"])
@citizen
def remove(request: HttpRequest, draft_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """Takes a file off the draft. Doing it twice does it once, so it needs no key."""
    if request.method == "POST":
        actions.detach(actor=actor_of(request), draft_id=draft_id, paper_id=paper_id, at=timezone.now())
    return redirect("portal:papers", draft_id)
