"""Messages of the National Portal: what was filed there, and what its applicants do there afterwards."""

import base64
import binascii
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers.actions import FiledRequest
from duoc.dossiers.models import Dossier
from duoc.faces.exchange.call import Call
from duoc.faces.exchange.response import given
from duoc.faces.web import problems
from duoc.faces.web.problems import Problem, Words
from duoc.ground.letters.calculations import is_name, mended
from duoc.ground.once.actions import KeyReused
from duoc.ground.worktime.calculations import local
from duoc.people.actions import Identity

View = Callable[..., HttpResponse]


def _in_words_for_a_system(view: View) -> View:
    """Refusals that speak of pages, in words for whoever runs the other system."""

    @wraps(view)
    def answer(call: Call, **path: str) -> HttpResponse:
        try:
            return view(call, **path)
        except KeyReused as refusal:
            raise KeyReused(
                _("Mã này đã được nhận trước đó với nội dung khác; lần gửi này không có tác dụng."),
                _("Gửi lại đúng nội dung cũ, hoặc gửi nội dung mới với mã mới."),
            ) from refusal

    return answer


@_in_words_for_a_system
def take_in(call: Call) -> HttpResponse:
    """A dossier was filed there: 201 the first time, 200 and the same answer each time after."""
    body = call.body
    message = FiledRequest(
        code=body["code"],
        source=body["source"],
        filed_at=_moment(body["filed_at"], "/filed_at"),
        procedure=body["procedure"],
        applicant=_applicant(body["applicant"], call.at),
        answers=body["answers"],
        papers=_papers(body.get("papers", ())),
        form_from=_day(body["form_from"], "/form_from") if "form_from" in body else None,
    )
    dossier, opened = actions.take_in(message, at=call.at)
    return given(_taken(dossier), status=201 if opened else 200)


@_in_words_for_a_system
def supplement(call: Call, partner_code: str) -> HttpResponse:
    """The applicant has added there what was asked for."""
    body = call.body
    uploads = [(paper, data, name) for paper, name, data in _papers(body.get("papers", ()))]
    dossier = actions.take_in_supplement(
        code=partner_code,
        message=body["message"],
        by=body.get("by", ""),
        uploads=uploads,
        answers=body.get("answers", {}),
        say=body.get("say", ""),
        at=call.at,
    )
    return given(_taken(dossier))


@_in_words_for_a_system
def withdrawal(call: Call, partner_code: str) -> HttpResponse:
    """The applicant takes the request back there."""
    body = call.body
    dossier = actions.take_in_withdrawal(
        code=partner_code,
        message=body["message"],
        by=body.get("by", ""),
        reason=body.get("reason", ""),
        at=call.at,
    )
    return given(_taken(dossier))


def _taken(dossier: Dossier) -> dict[str, str]:
    return {
        "code": dossier.partner_code,
        "dossier": str(dossier.pk),
        "temporary_code": dossier.temporary_code,
        "unit": dossier.competent_unit.code,
    }


def _applicant(body: dict[str, Any], at: datetime) -> Identity:
    born = _day(body["birth_date"], "/applicant/birth_date")
    if born > local(at).date():
        raise _wrong("/applicant/birth_date")
    if not is_name(mended(body["full_name"])):
        raise _wrong("/applicant/full_name")
    return Identity(**body | {"birth_date": born})


def _papers(papers: Any) -> list[tuple[str, str, bytes]]:
    try:
        return [(one["paper"], one["name"], base64.b64decode(one["content"], validate=True)) for one in papers]
    except binascii.Error as error:
        raise _wrong("/papers") from error


def _moment(text: str, pointer: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:  # at the ends of the calendar another zone has no such day
        raise _wrong(pointer) from error
    if moment.tzinfo is None:
        raise _wrong(pointer)
    return moment


def _day(text: str, pointer: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise _wrong(pointer) from error


def _wrong(pointer: str) -> Problem:
    say = Words("Không đọc được giá trị này.", "This value cannot be read.")
    return Problem(problems.INVALID, errors=[{"pointer": pointer, "detail": str(say)}])
