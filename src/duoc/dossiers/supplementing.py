"""What an answer to a request for supplements brings, what it still lacks, and when it is whole.

A request is answered once each thing that it asks for is given, or the desk that asked has agreed to go on without it.
Until then what was given is kept, and the clock rests as it did.
"""

import hashlib
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from duoc.dossiers.acts import flow
from duoc.dossiers.acts.doing import Doing
from duoc.dossiers.clocks import promising
from duoc.dossiers.clocks.foreseeing import promise, supplement_stops_at
from duoc.dossiers.filing.keeping import with_contacts
from duoc.dossiers.happened import CLAIMS, OPEN_CLAIMS
from duoc.dossiers.interview.item_ids import with_item_ids
from duoc.dossiers.models import Dossier, MissingPaper, Paper, Promise, Supplement, SupplementRequest
from duoc.dossiers.planning import as_meant, definition_of, plan_of_dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn, Step
from duoc.ground.files import actions as files
from duoc.ground.letters.calculations import says_too_little

Upload = tuple[str, bytes, str]  # code of the paper, bytes, name given
Item = Mapping[str, str]
PAPERS = SupplementRequest.AS_FILES
WORDS = "held"
"""An answer that came from a register: the applicant says in words what they know of it."""


@dataclass(frozen=True)
class Given:
    """What the applicant sends: files, answers, words, and which papers they do not have, each with the reason.

    `turn`: of the request that the page showed, 0 where the sender does not say.
    """

    uploads: Sequence[Upload]
    answers: Mapping[str, Any]
    say: str = ""
    missing: Mapping[str, str] = field(default_factory=dict)
    turn: int = 0


def waiting_request(dossier: Dossier) -> SupplementRequest | None:
    """The request that is not answered yet."""
    return dossier.supplement_requests.filter(answer__isnull=True, lapse__isnull=True).order_by("turn").last()


def open_request(dossier: Dossier) -> SupplementRequest | None:
    """The request for supplements that waits for the applicant, if any. Behind an end nothing waits any more."""
    if dossier.ended_at is not None:
        return None
    waiting = dossier.supplement_requests.select_related("post__organisation")
    waiting = waiting.filter(answer__isnull=True, lapse__isnull=True)
    return waiting.prefetch_related("parts", "missing").order_by("turn").last()


def supplement_progress(request: SupplementRequest) -> dict[str, dict[str, Any]]:
    """How each thing that is asked for stands, by code: `is_paper` (it comes as a file), `came`, `claim` (said to be
    missing, and not refused), `refused` (the claim that the desk refused last)."""
    still = {item["code"] for item in lacking(request)}
    claims = list(request.missing.all())
    return {
        item["code"]: {
            "is_paper": item["kind"] in PAPERS,
            "came": item["code"] not in still,
            "claim": next((one for one in claims if one.code == item["code"] and one.accepted is not False), None),
            "refused": next((one for one in claims if one.code == item["code"] and one.accepted is False), None),
        }
        for item in request.items
    }


def lacking(request: SupplementRequest, given: Given | None = None) -> list[Item]:
    """What was asked for and neither came until now nor comes with this; what is claimed to be missing lacks until the
    desk has agreed to go on without it."""
    parts = list(request.parts.all())
    came = set(Paper.objects.filter(dossier_id=request.dossier_id, turn=request.turn).values_list("code", flat=True))
    came |= {one.code for one in request.missing.all() if one.accepted}
    came |= {id for part in parts for id in part.answers}
    in_reply = any(part.say for part in parts)
    if given is not None:
        came |= {code for code, _data, _name in given.uploads} | set(given.answers)
        in_reply = in_reply or bool(given.say)
    return [item for item in request.items if item["code"] not in came and not (in_reply and _in_words(request, item))]


def left_of_part(requests: Iterable[SupplementRequest]) -> str:
    """What still lacks with the request that is answered in part, in a line; "" where none is. At most one query where
    `answer`, `lapse`, `parts` and `missing` are read."""
    waiting = (one for one in requests if not hasattr(one, "answer") and not hasattr(one, "lapse"))
    partly = next((one for one in waiting if one.parts.all() or one.missing.all()), None)
    return names(lacking(partly)) if partly else ""


def _in_words(request: SupplementRequest, item: Item) -> bool:
    """Whether words are the answer: it came from a register, or no page of the procedure asks it."""
    if item["kind"] in PAPERS:
        return False
    if item["kind"] == WORDS:
        return True
    return item["code"] not in _asked_on_pages(request.dossier)


def _asked_on_pages(dossier: Dossier) -> set[str]:
    return {question.id for page in plan_of_dossier(dossier).pages for question in page.questions}


CLAIM_WAITS = Q(Exists(OPEN_CLAIMS.filter(request__dossier=OuterRef("pk"))), state=Dossier.State.SUPPLEMENT)
"""Of rows of dossiers: who asked for a paper has to say whether it goes on without it."""


def silence_leads_to(dossier: Dossier) -> str:
    """What follows when nobody answers a request for supplements in time, or that no such time is known: told alike on
    pages and on form 02."""
    clock = definition_of(dossier).clock
    if not clock.stop_after:
        return _("Chưa xác định được hạn chót theo quy định. Không nhận được phần bổ sung thì hồ sơ có thể bị từ chối.")
    if clock.refuses_silence:
        return _("Sau đó hồ sơ bị từ chối.")
    return _("Sau đó hồ sơ không được giải quyết tiếp.")


def awaited_until(dossier: Dossier) -> datetime | None:
    """When a dossier that waits for a supplement ends in silence; None where the procedure sets no time, and while who
    asked has not decided about a paper that the applicant does not have."""
    return supplement_stops_at(dossier, dossier.supplement_requests.latest("turn"))


def last_days(dossiers: Collection[uuid.UUID]) -> dict[uuid.UUID, datetime]:
    """Until when those of them are to be answered that wait for supplements, by their ids; none where no time is set,
    and while who asked has not decided about a paper that the applicant does not have. One query; none for nothing."""
    if not dossiers:
        return {}
    held_up = Exists(OPEN_CLAIMS.filter(request=OuterRef("pk")))
    waiting = SupplementRequest.objects.filter(dossier__in=dossiers, answer__isnull=True, until__isnull=False)
    rows = waiting.filter(dossier__state=Dossier.State.SUPPLEMENT, lapse__isnull=True).exclude(held_up)
    return {id: until for id, until in rows.order_by("turn").values_list("dossier", "until") if until}


def claims_shown() -> "QuerySet[MissingPaper]":
    """Papers that applicants say not to have, each with whether it `came` after all."""
    return CLAIMS.all()


def claims_waiting(dossier: Dossier) -> list[MissingPaper]:
    """The papers that the applicant says not to have and about which the desk has not decided yet; one that came after
    all waits for nobody."""
    return list(OPEN_CLAIMS.filter(request__dossier=dossier).select_related("request"))


def take_in(doing: Doing[Given]) -> tuple[SupplementRequest, Mapping[str, Any]]:
    """Keeps what was sent: new answers in the dossier, files as its papers of this turn, claims as rows.

    Returns:
        The request that it answers, and the answers as they are meant.

    Raises:
        OutOfTurn: the page showed another request than the one that waits.
        Incomplete: something that was not asked for, a file twice, a claim without reason, a wrong answer.
    """
    dossier, given = doing.dossier, doing.given
    request = dossier.supplement_requests.get(answer__isnull=True)  # the state says that one waits
    _same_turn(request, given.turn)
    _only_asked(request, given)
    definition, papers = definition_of(dossier), dossier.papers.values_list("code", flat=True)
    answers = as_meant(definition, with_item_ids(definition, dossier.answers, lambda: papers, given.answers))
    dossier.answers = {**dossier.answers, **answers}
    _right(dossier, answers)
    _keep_papers(dossier, request, given.uploads, doing.at)
    _keep_claims(request, given.missing, doing)
    return request, answers


def complete(
    request: SupplementRequest,
    dossier: Dossier,
    *,
    by: Any,
    at: datetime,
    done_at: datetime,
    answers: Mapping[str, Any],
    say: str,
) -> tuple[Supplement, str, flow.Move]:
    """Nothing lacks any more: the answer, the state that follows and the move to the desk that asked.

    Args:
        done_at: when the applicant had done all that was theirs; the term goes on from there.
    """
    answer = Supplement.objects.create(request=request, at=done_at, by_id=by, answers=answers, say=say)
    if dossier.accepted_at is not None:
        promising.promise(dossier, Promise.Cause.SUPPLEMENTED, promising.computed(dossier, done_at), at)
    else:
        dossier.expected_at = promise(dossier, done_at).due
    state = Dossier.State.FILED if dossier.accepted_at is None else Dossier.State.PROCESSING
    back = Step(request.step, request.desk)
    return answer, state, flow.to(back, received=dossier.accepted_at is None, back=True)


def names(items: Iterable[Item]) -> str:
    """What is asked for, in a line."""
    return "; ".join(dict.fromkeys(item["name"] for item in items))


def _same_turn(request: SupplementRequest, turn: int) -> None:
    if turn and turn != request.turn:
        raise OutOfTurn(
            _("Trang bạn vừa gửi trả lời yêu cầu bổ sung lần %(turn)s, nay không còn chờ nữa.") % {"turn": turn},
            _("Hãy mở lại hồ sơ để xem cơ quan đang cần gì rồi gửi."),
        )


def _only_asked(asked: SupplementRequest, given: Given) -> None:
    """Refuses what nobody asked for: it would change what was examined already."""
    wanted = {("paper" if item["kind"] in PAPERS else item["kind"], item["code"]) for item in asked.items}
    sent = [("paper", code) for code, _data, _name in given.uploads] + [("answer", id) for id in given.answers]
    sent += [("paper", code) for code in given.missing]
    faults = {code: _("Cơ quan không yêu cầu bổ sung phần này.") for kind, code in sent if (kind, code) not in wanted}
    if faults:
        raise Incomplete(_("Có phần không được yêu cầu bổ sung."), _("Hãy bỏ phần đó rồi gửi lại."), faults)


def _right(dossier: Dossier, answers: Mapping[str, Any]) -> None:
    """Refuses new answers that break the procedure's rules; the right ones may say anew how the parties are reached."""
    if not answers:
        return
    plan = plan_of_dossier(dossier)
    asked = {question.id for page in plan.pages for question in page.questions}
    faults = {fault.place: fault.say for fault in plan.faults if fault.asked_in in answers}
    faults |= {id: _("Cơ quan không yêu cầu bổ sung phần này.") for id in answers if id not in asked}
    if faults:
        raise Incomplete(
            _("Câu trả lời bổ sung chưa đúng."), _("Hãy xem lại các mục được đánh dấu rồi gửi lại."), faults
        )
    dossier.plan = with_contacts(dossier.plan, definition_of(dossier), plan)


def _keep_papers(dossier: Dossier, request: SupplementRequest, uploads: Sequence[Upload], at: datetime) -> None:
    called = {item["code"]: item["name"] for item in request.items}
    _not_twice(dossier, request, uploads)
    for code, data, name in uploads:
        file = files.store(data, name, at=at, person=str(dossier.applicant_id))
        Paper.objects.create(
            dossier=dossier, code=code, name=called[code], file=file, turn=request.turn, attached_at=at
        )


def _not_twice(dossier: Dossier, request: SupplementRequest, uploads: Sequence[Upload]) -> None:
    """Refuses the same bytes for the same paper a second time: one of them would be meant to be another page."""
    kept = Paper.objects.filter(dossier=dossier, turn=request.turn).values_list("code", "file__checks")
    seen = {(code, str((checks or {}).get("received_sha256", ""))) for code, checks in kept}
    faults = {}
    for code, data, name in uploads:
        digest = (code, hashlib.sha256(data).hexdigest())
        if digest in seen:
            faults[code] = _("Tệp “%(name)s” giống hệt một tệp đã gửi cho giấy tờ này.") % {"name": name}
        seen.add(digest)
    if faults:
        raise Incomplete(_("Có tệp gửi hai lần."), _("Hãy bỏ tệp trùng, chọn đúng tệp còn thiếu rồi gửi lại."), faults)


def _keep_claims(request: SupplementRequest, missing: Mapping[str, str], doing: Doing[Given]) -> None:
    called = {item["code"]: item["name"] for item in request.items}
    open_claims = {one.code for one in request.missing.all() if one.accepted is not False}
    faults = {
        code: _("Hãy ghi vì sao bạn không có giấy này (ít nhất 10 ký tự).")
        for code, reason in missing.items()
        if says_too_little(reason)
    }
    faults |= {code: _("Bạn đã báo không có giấy này.") for code in missing if code in open_claims}
    both = {code for code, _data, _name in doing.given.uploads} & set(missing)
    faults |= {code: _("Đã có tệp thì không báo là không có giấy này.") for code in both}
    if faults:
        raise Incomplete(_("Chưa ghi nhận được giấy tờ bạn không có."), _("Hãy xem lại các mục được đánh dấu."), faults)
    for code, reason in missing.items():
        MissingPaper.objects.create(
            request=request, code=code, name=called[code], reason=reason, at=doing.at, by_id=doing.actor.person
        )
