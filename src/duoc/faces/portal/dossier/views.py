"""One dossier: whose turn it is, what happened, when it is due and why, what came of it."""

import re
import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision
from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import APPLICANT, lapsing, offered, open_acts
from duoc.dossiers.models import Dossier, MinistryResult, Refusal, Stopping
from duoc.dossiers.queries import Awaited, Waits
from duoc.faces.portal import in_person, labels, law_references
from duoc.faces.portal.dossier import next_step, timeline
from duoc.faces.portal.gate import actor_of, citizen
from duoc.faces.portal.page import page
from duoc.faces.web.language import language_of_reader
from duoc.faces.wording import promises
from duoc.faces.wording.suspensions import suspended
from duoc.faces.wording.under_review import orders_in_words, why_reviewed
from duoc.ground.documents.calculations import qr_svg
from duoc.instruments import queries as instruments
from duoc.language.calculations import Definition
from duoc.notices import actions as notices
from duoc.payments import queries as payments
from duoc.payments.models import Charge
from duoc.payments.models import Refund as MoneyBack
from duoc.people.powers import Actor, asks_for_body
from duoc.registers import queries as registers

QR = 220  # CSS pixels


@require_safe
@citizen
def dossier(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The page of one dossier."""
    actor, now = actor_of(request), timezone.now()
    dossier = dossiers.dossier(actor, id, now)
    return page(request, "portal/dossier/dossier.html", _read(actor, dossier, now))


def _read(actor: Actor, dossier: Dossier, now: datetime) -> dict[str, Any]:
    """What the page shows. Opening it reads what the notices about it said."""
    actions.look(actor=actor, dossier=dossier, what="dossier", at=now)
    if readers := _read_by(actor, dossier):
        notices.mark_all_read(readers, at=now, subject=dossier.subject)
    happened = dossiers.timeline(dossier)
    definition = dossiers.definition_of(dossier, language_of_reader())
    events = {action for _at, action, _facts in happened}
    acts = open_acts(actor, dossier, now)
    charges = _charges(dossier)
    owed = sum(charge.amount for charge in charges if charge.state == "due")
    awaited = dossiers.applicant_awaited(dossier, owed)
    own = dossiers.is_own(actor, dossier)
    late = dossier.is_running and dossier.appointment is not None and dossier.appointment < now
    results = _with_originals(results_of(dossier), dossier, own) if "decision.issued" in events else []
    turns = None if results else dossiers.turns_of(dossier)
    moments = _moments(dossier, awaited, events)
    over = moments["until"] is not None and moments["until"] < now
    sent_on = dossiers.whose_days.transfers_of(dossier) if "dossier.sent_on" in events else []
    return {
        **_turned(dossier, events, now),
        **_in_person(dossier, definition),
        "dossier": dossier,
        "p": definition,
        "status": labels.status(
            dossier, now, _("Hạn bổ sung đã hết") if over else dossiers.awaiting.headline(dossier, awaited)
        ),
        "next": next_step.of(dossier, awaited, acts, late=late, owes=own and owed > 0, over=over, **moments),
        "events": timeline.story(
            dossier, definition, dossiers.happenings(dossier, definition, happened, turns), acts, awaited, over=over
        ),
        "ahead": timeline.ahead(dossier, awaited),
        "appointment": dossiers.planned_here(dossier) if own else None,
        "results": results if not (dossier.has_result and awaited) else [],
        "to_fetch": None if results or not dossier.has_result else definition.hand_over,
        "locked_until": dossiers.typed_codes.locked_until(dossier, now) if own else None,
        "collection_code": dossiers.typed_codes.collection_code(dossier) if _fetches(dossier, own) else "",
        "parcels": dossiers.parcels_of(dossier) if "dossier.parcel_sent" in events else [],
        "acceptance": _acceptance(dossier),
        "account": None if results else dossiers.whose_days.account(dossier, now, events, turns, sent_on=sent_on),
        "transfer": sent_on[-1] if sent_on else None,
        "outages": dossiers.outages_of(dossier, now),
        "charges": charges,
        "refunds": _refunds(dossier, charges),
        "documents": _documents(dossier, happened),
        "own": own,
        "acts": acts,
        "offered": offered(acts, APPLICANT),
        "term": labels.term_words(dossier.plan.get("term", "")),
    }


def _turned(dossier: Dossier, events: Collection[str], now: datetime) -> dict[str, Any]:
    """What became of it beside the straight road."""
    return {
        "refusal": Refusal.objects.filter(dossier=dossier).first() if dossier.is_refused else None,
        "stopping": Stopping.objects.filter(dossier=dossier).first() if dossier.is_stopped else None,
        **suspended(dossier),
        "orders": orders_in_words(dossier),
        "complains_again": dossiers.complains_again(dossier, now),
        "ministry_result": _ministry_result(dossier) if "dossier.ministry_result" in events else None,
        "corrections": dossiers.corrections.corrected(dossier, language_of_reader()),
    }


def _in_person(dossier: Dossier, definition: Definition) -> dict[str, Any]:
    """Where one comes in person, and what to bring."""
    return {
        "finish": in_person.ways(definition),
        "bring": in_person.to_bring(dossier, definition),
        "made": in_person.made(dossier, definition),
    }


def _fetches(dossier: Dossier, own: bool) -> bool:
    """Whether the reader may fetch the result at the counter: then they read the code that proves it."""
    return own and dossiers.taking.may_collect(dossier)


def _moments(dossier: Dossier, awaited: Sequence[Awaited], events: Collection[str]) -> dict[str, datetime | None]:
    """Until when a supplement is awaited; and when the time for one ended, of a dossier that waits for its refusal."""
    lapse = lapsing.lapse_of(dossier) if "dossier.supplement_lapsed" in events else None
    return {"until": _last_moment(dossier, awaited), "lapsed": lapse.until if lapse else None}


def _last_moment(dossier: Dossier, awaited: Sequence[Awaited]) -> datetime | None:
    """Until when a supplement is awaited; after it the dossier stops. None where the definition sets no time, and while
    the office has not answered about a paper that the applicant does not have."""
    if not awaited or awaited[0].kind != Waits.SUPPLEMENT:
        return None
    return dossiers.supplementing.awaited_until(dossier)


def _read_by(actor: Actor, dossier: Dossier) -> set[uuid.UUID]:
    """To whom the notices were that the actor has read by opening it: to themselves, whom they represent by law, or the
    body in whose name they ask; a proxy's reading leaves those to the applicant unread."""
    applicant = {dossier.applicant_id}
    own = dossier.applicant_id in actor.parties or asks_for_body(actor, frozenset(applicant))
    proxy = {actor.person} if dossier.on_mandate_id and dossier.filed_by_id == actor.person_id else set()
    return (applicant if own else set()) | proxy


def _ministry_result(dossier: Dossier) -> MinistryResult:
    return MinistryResult.objects.get(dossier=dossier)


def _charges(dossier: Dossier) -> list[Charge]:
    """What is owed and paid; a free request asks for nothing and the database is not asked either."""
    if not dossier.plan.get("total"):
        return []
    return payments.of_subject(dossier.subject)


def _refunds(dossier: Dossier, charges: Sequence[Charge]) -> list[MoneyBack]:
    """What goes back of what was paid; no query where nothing was."""
    paid = any(charge.state in ("paid", "refunded") for charge in charges)
    return payments.refunds_of_subject(dossier.subject) if paid else []


def results_of(dossier: Dossier) -> list[dict[str, Any]]:
    """The issued results, each with the address that proves it to anybody; none that is handed over elsewhere first."""
    rows: list[dict[str, Any]] = []
    if not dossiers.readable_online(dossier):
        return rows
    issued = [one for one in decisions.of_dossier(dossier) if one.issued_at is not None]
    revoked, reviewed = instruments.revocations(issued), registers.reviews_of(issued)
    for decision in issued:
        url = f"{settings.PUBLIC_URL}/kiem-tra/{decision.token}/"
        rows.append(
            {
                "decision": decision,
                "url": url,
                "path": f"/kiem-tra/{decision.token}/",
                "qr": _large(qr_svg(url)),
                "state": result_state(decision, under_review=decision.pk in reviewed),
                "why_reviewed": why_reviewed(reviewed[decision.pk]) if decision.pk in reviewed else "",
                "revocation": revoked.get(decision.pk),
            }
        )
    return rows


def _with_originals(results: list[dict[str, Any]], dossier: Dossier, own: bool) -> list[dict[str, Any]]:
    """Beside each that came after the first was handed over how it reaches its holder; who may fetch it reads the
    code that proves it."""
    originals = {one.instrument_id: one for one in dossiers.new_originals.new_originals_of(dossier)}
    for row in results:
        original = originals.get(row["decision"].pk)
        row["original"] = original
        row["code"] = dossiers.new_originals.code_of(original) if original and own else ""
    return results


def _large(svg: str) -> str:
    """The QR code at a size that a telephone reads from another one, with a name for screen readers."""
    side = re.search(r'<svg[^>]* width="(\d+)"', svg)
    if side is None:
        return svg
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side[1]} {side[1]}" width="{QR}" height="{QR}"'
    name = _("Mã QR của trang kiểm tra")
    return re.sub(r"<svg[^>]*>", f'{frame} role="img" aria-label="{name}">', svg, count=1)


def result_state(decision: Decision, *, under_review: bool) -> dict[str, str]:
    """Where a result stands, as word and kind, and what whoever checks it is told (`seen`); before it is in force it is
    being issued, whatever is still missing."""
    if under_review:
        seen = _("Người xem được báo giấy tờ đang được xem lại, cần hỏi cơ quan cấp trước khi dùng.")
        return {"word": _("Đang được xem lại"), "kind": "waiting", "seen": seen}
    state = Decision.State
    words = {
        state.IN_FORCE: (_("Còn giá trị"), "done", _("Người xem biết giấy tờ có thật và còn giá trị.")),
        state.REPLACED: (_("Đã được thay thế"), "paused", _("Người xem được báo đã có bản mới thay giấy tờ này.")),
        state.REVOKED: (_("Đã bị thu hồi"), "refused", _("Người xem được báo giấy tờ này đã bị thu hồi.")),
    }
    word, kind, seen = words.get(state(decision.state), (_("Đang ban hành"), "moving", ""))
    return {"word": word, "kind": kind, "seen": seen}


def _acceptance(dossier: Dossier) -> dict[str, Any] | None:
    """The promises, the one that holds first, each with its proof, day by day; None before acceptance."""
    if dossier.accepted_at is None:
        return None
    listed = promises.described(dossiers.promises(dossier), dossiers.definition_of(dossier, language_of_reader()))
    for one in listed:
        one["lines"] = [
            {**line, "article": law_references.words(str(line.get("article") or ""))} for line in one["lines"]
        ]
    return {"at": dossier.accepted_at, "newest": listed[0], "older": listed[1:]}


STOPS = {"dossier.stopped", "dossier.supplement_expired"}


def _documents(dossier: Dossier, happened: Sequence[tuple[datetime, str, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Papers that the agency gave the person."""
    base = f"/ho-so/{dossier.pk}"
    rows = [{"name": _("Thông báo đã nộp hồ sơ"), "href": f"{base}/thong-bao.pdf", "note": "PDF"}]
    if dossier.accepted_at is not None:
        name = _("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)")
        rows.append({"name": name, "href": f"{base}/giay-tiep-nhan.pdf", "note": "PDF"})
    for _at, action, facts in happened:
        if action == "dossier.supplement_asked":
            name = _("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)")
            rows.append({"name": name, "href": f"{base}/bo-sung/{facts['turn']}.pdf", "note": "PDF"})
        if action == "dossier.visit_recorded":
            rows.append({"name": _("Biên bản"), "href": f"{base}/bien-ban/{facts['turn']}.pdf", "note": "PDF"})
        if action == "dossier.posting_ended":
            name, href = _("Biên bản kết thúc niêm yết"), f"{base}/bien-ban-niem-yet/{facts['turn']}.pdf"
            rows.append({"name": name, "href": href, "note": "PDF"})
    if "dossier.apologised" in {action for _at, action, _facts in happened}:
        name = _("Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết (mẫu 04)")
        rows.append({"name": name, "href": f"{base}/xin-loi.pdf", "note": "PDF"})
    if dossier.is_refused:
        name = _("Phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03)")
        rows.append({"name": name, "href": f"{base}/tu-choi.pdf", "note": "PDF"})
    if STOPS & {action for _at, action, _facts in happened}:
        name = _("Thông báo dừng giải quyết hồ sơ (mẫu 05)")
        rows.append({"name": name, "href": f"{base}/dung-giai-quyet.pdf", "note": "PDF"})
    return rows
