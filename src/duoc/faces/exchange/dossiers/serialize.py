"""Dossiers and what belongs to them as JSON. Pure: rows in, JSON values out."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from duoc.decisions.models import Decision
from duoc.dossiers.acts import APPLICANT, offered
from duoc.dossiers.models import Acceptance, Dossier, NewOriginal
from duoc.dossiers.queries import Awaited, applicant_awaited, new_originals, whose_days
from duoc.faces.design.formats import initials
from duoc.faces.exchange.procedures import serialize as procedure_json
from duoc.faces.exchange.procedures.spoken_name import name_of
from duoc.faces.exchange.response import stamp
from duoc.ground.documents.actions import LEADER
from duoc.ground.documents.queries import Report
from duoc.instruments.models import Instrument
from duoc.language.calculations import PERSON
from duoc.people.models import Organisation
from duoc.registers import queries as registers

NATIONAL_DOUBT = "Mã trạng thái theo tài liệu kết nối trước 2026, cần đối chiếu với bản hiện hành."
# Where an applicant's act is done: the name of its link, and the place under the dossier.
ACTS = {
    "dossiers.cancel": ("cancellation", "/cancellation"),
    "dossiers.supplement": ("supplement", "/supplement"),
    "decisions.answer_check": ("draft_check", "/draft-check"),
}


def unit(organisation: Organisation) -> dict[str, str]:
    """An organisation by code and name."""
    return {"code": organisation.code, "name": organisation.name}


def procedure(dossier: Dossier) -> dict[str, str]:
    """The procedure as the dossier was filed under it."""
    return {"code": dossier.procedure_code, "name": name_of(dossier, dossier.procedure_name)}


def party(facts: Mapping[str, str]) -> dict[str, str]:
    """Whose matter a dossier is, or who filed it for them, as was known at filing."""
    party = {"name": facts.get("full_name", ""), "kind": facts.get("kind", PERSON)}
    more = {"code": facts.get("code", ""), "by": facts.get("by", "")}
    return party | {name: value for name, value in more.items() if value}


def filed(dossier: Dossier) -> dict[str, Any]:
    """The answer to a filing. It says only what stays true, so that asking again answers the same."""
    base = f"/api/v1/dossiers/{dossier.pk}"
    return {
        "id": str(dossier.pk),
        "temporary_code": dossier.temporary_code,
        "state": "filed",
        "filed_at": stamp(dossier.filed_at),
        "expected_at": stamp(dossier.expected_at) if dossier.plan["term"] else None,
        "expected_is_promise": False,
        "procedure": procedure(dossier),
        "links": {"self": base, "notice": f"{base}/notice"},
    }


def line(dossier: Dossier) -> dict[str, Any]:
    """A dossier in a list."""
    listed = applicant_awaited(dossier)
    return {
        "id": str(dossier.pk),
        "code": dossier.code,
        "temporary_code": dossier.temporary_code,
        "procedure": procedure(dossier),
        "title": dossier.title,
        "applicant": party(dossier.plan["applicant"]),
        "filer": party(dossier.plan["filer"]) if "filer" in dossier.plan else None,
        "channel": dossier.channel,
        "state": dossier.state,
        "result_standing": dossier.result_standing,
        "waits_for_applicant": bool(listed),
        "awaited": [_awaited(one) for one in listed],
        "unit": unit(dossier.competent_unit),
        "filed_at": stamp(dossier.filed_at),
        "expected_at": stamp(dossier.expected),
        "due_at": stamp(dossier.appointment),
    }


def _awaited(one: Awaited) -> dict[str, Any]:
    """One thing that the applicant has to do, with the amount where it is a payment."""
    return {"kind": str(one.kind), "say": one.words} | ({"amount": one.amount} if one.amount else {})


def whole(
    dossier: Dossier,
    national: int,
    acceptance: Acceptance | None,
    happened: list[tuple[datetime, str]],
    proof: list[dict[str, Any]],
    acts: Collection[str],
    at: datetime,
) -> dict[str, Any]:
    """A dossier with its road, as it stands at a moment. `acts`: what the caller may do with it then."""
    return line(dossier) | {
        "national_status": {"code": national, "to_verify": NATIONAL_DOUBT},
        "variant": dossier.variant,
        "receiving_unit": unit(dossier.receiving_unit),
        "step": dossier.step,
        "desk": dossier.desk,
        "return_by_post": dossier.return_by_post,
        "accepted_at": stamp(dossier.accepted_at),
        "handed_on_at": stamp(dossier.handed_on_at),
        "ended_at": stamp(dossier.ended_at),
        "term": dossier.plan["term"],
        "expected_is_promise": False,
        "promise": _promise(dossier, acceptance, proof, at),
        "fees": [procedure_json.fee(one) for one in dossier.plan["fees"]],
        "new_originals": [_new_original(one) for one in new_originals.new_originals_of(dossier)],
        "timeline": [{"at": stamp(at), "event": event} for at, event in happened],
        "links": links(dossier, acts),
    }


def _new_original(original: NewOriginal) -> dict[str, Any]:
    """A paper that came after the result was handed over: whether it waits, who took it, and where the old one is."""
    handover = original.handover if original.outcome == NewOriginal.Outcome.GIVEN else None
    return {
        "result": str(original.instrument_id),
        "name": original.instrument.name,
        "number": original.instrument.symbol,
        "revokes": original.revokes,
        "since": stamp(original.since),
        "state": original.outcome or new_originals.WAITS,
        "settled_at": stamp(original.settled_at),
        "taken_by": handover.taker if handover else "",
        "old_original": handover.old if handover else "",
    }


def _promise(
    dossier: Dossier, acceptance: Acceptance | None, proof: list[dict[str, Any]], at: datetime
) -> dict[str, Any] | None:
    if acceptance is None:
        return None
    return {
        "due_at": stamp(dossier.appointment),
        "term_ends_at": None if dossier.clock_rests else stamp(whose_days.term_end_of(dossier)),
        "clock_rests": dossier.clock_rests,
        "late": whose_days.is_unanswered(dossier, at),
        "promised_first": stamp(acceptance.due_at),
        "accepted_at": stamp(acceptance.at),
        "term": acceptance.term,
        "proof": proof,
    }


def links(dossier: Dossier, acts: Collection[str]) -> dict[str, str]:
    """Where to go on from here; an act is named only while it can be done."""
    base = f"/api/v1/dossiers/{dossier.pk}"
    places = {"self": "", "contents": "/contents", "notice": "/notice", "looks": "/looks"}
    if dossier.accepted_at is not None:
        places["receipt"] = "/receipt.pdf"
    if dossier.is_refused:
        places["refusal"] = "/refusal.pdf"
    places |= {link: place for act, (link, place) in ACTS.items() if act in acts}
    places |= {word: f"/acts/{word}" for word, _form in offered(acts, APPLICANT)}
    if dossier.plan["total"]:
        places["payment"] = "/payment"
    if dossier.has_result:
        places["results"] = "/results"
    return {link: f"{base}{place}" for link, place in places.items()}


def notice(dossier: Dossier) -> dict[str, Any]:
    """The filing notice (thông báo đã nộp hồ sơ) as data."""
    base = f"/api/v1/dossiers/{dossier.pk}"
    return {
        "dossier": str(dossier.pk),
        "temporary_code": dossier.temporary_code,
        "procedure": procedure(dossier),
        "unit": unit(dossier.receiving_unit),
        "applicant": dossier.plan["applicant"].get("full_name", ""),
        "filed_at": stamp(dossier.filed_at),
        "expected_at": stamp(dossier.expected),
        "expected_is_promise": False,
        "papers": [{"code": one["id"], "name": one["name"]} for one in dossier.plan["papers"]],
        "fees": [procedure_json.fee(one) for one in dossier.plan["fees"]],
        "links": {"self": f"{base}/notice", "pdf": f"{base}/notice.pdf", "dossier": base},
    }


def result(decision: Decision, *, under_review: bool) -> dict[str, Any]:
    """An issued result.

    Args:
        under_review: it rests on what has ended or was corrected, or a decision on a complaint orders that it be
            looked at again; its body has not decided about it.
    """
    return {
        "id": str(decision.pk),
        "name": decision.name,
        "item": decision.item_title,
        "code": decision.code,
        "number": decision.symbol,
        "state": decision.state,
        "under_review": under_review,
        "issued_at": stamp(decision.issued_at),
        "organisation": unit(decision.organisation),
        "pdf": f"/api/v1/dossiers/{decision.dossier_id}/results/{decision.pk}.pdf",
        "verification": f"/api/v1/verifications/{decision.token}",
    }


def finding(report: Report, instrument: Instrument | None) -> dict[str, Any]:
    """What the signatures of a file say, and which instrument it is. Anybody may ask: the holder by initials only."""
    in_person = instrument and (not instrument.seal_alone or LEADER in {one.role for one in report.signatures})
    return {
        "valid": report.valid,
        "altered": report.altered,
        "overall": report.overall,
        "signatures": [
            {
                "role": one.role,
                "name": one.signer_name,
                "organisation": one.organisation,
                "signed_at": stamp(one.signed_at),
                "sound": one.sound,
                "trusted": one.trusted,
            }
            for one in report.signatures
        ],
        "result": {
            "name": instrument.name,
            "number": instrument.symbol,
            "state": instrument.state,
            "under_review": registers.review_of(instrument) is not None,
            "organisation": unit(instrument.organisation),
            "issued_at": stamp(instrument.issued_at),
            "holder": initials(instrument.holder.full_name) if instrument.holder else "",
            "signer": instrument.approved_by.full_name if instrument.approved_by and in_person else "",
            "replaced_by": instrument.replaced_by.token if instrument.replaced_by else "",
        }
        if instrument
        else None,
    }
