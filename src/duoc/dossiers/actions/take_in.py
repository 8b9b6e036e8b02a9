"""A request that was filed on the National Portal or in VNeID comes in by message, once however often it is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from duoc.dossiers.filing.opening import FiledThere, Filing, open_dossier
from duoc.dossiers.holding import follow_identity
from duoc.dossiers.interview.gaps import expect_asked
from duoc.dossiers.interview.interview import interview_of_answers
from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import expect_open
from duoc.dossiers.powers import of_request
from duoc.dossiers.rules import Incomplete, Outdated
from duoc.ground.files import actions as files
from duoc.ground.files.models import StoredFile
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import local
from duoc.partners.calculations import PORTAL
from duoc.people import actions as people
from duoc.people import queries as people_queries
from duoc.people.actions import Identity
from duoc.people.models import Origin
from duoc.people.powers import Power, check
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version

BY = f"partner:{PORTAL}"
AHEAD = timedelta(minutes=5)
"""How far a clock there may be before ours."""


@dataclass(frozen=True)
class FiledRequest:
    """A message of the Portal: what was filed there, by whom, when.

    Attributes:
        source: the channel, "portal" or "vneid".
        papers: code of the paper, name and bytes of the file.
        form_from: first day in force of the definition whose form was shown; None where the message does not say.
    """

    code: str
    source: str
    filed_at: datetime
    procedure: str
    applicant: Identity
    answers: Mapping[str, Any]
    papers: Sequence[tuple[str, str, bytes]] = ()
    form_from: date | None = None


def take_in(message: FiledRequest, *, at: datetime, wait: bool = False) -> tuple[Dossier, bool]:
    """Takes a request in under the Portal's code. The same message again, however late, answers the same dossier.

    The rules in force when it was filed there count, and whether the procedure is open here now.

    Returns:
        The dossier, and whether this message opened it.

    Raises:
        Incomplete: answers or papers missing or wrong, or a time of filing that has not come; `faults` says which.
        Outdated: it was filed on the form of another version.
        duoc.people.actions.enter_person.OtherPerson: the number is somebody else's here.
        duoc.procedures.queries.NotInForce, NotHere: no such procedure, or not open for filing here.
        FileRefused, NoRoom: a file cannot be kept.
        duoc.ground.once.actions.KeyReused, KeyInFlight: the code served another content, or is being served.
    """
    opened: list[Dossier] = []

    def perform() -> str:
        opened.append(_take_in(message, at))
        return str(opened[0].pk)

    id = once(BY, "dossiers.take_in", message.code, message, perform, wait=wait)
    dossier = opened[0] if opened else Dossier.objects.select_related("competent_unit").get(pk=id)
    return dossier, bool(opened)


def _take_in(message: FiledRequest, at: datetime) -> Dossier:
    if message.filed_at > at + AHEAD:
        raise Incomplete(
            _("Thời điểm nộp ở Cổng chưa tới."),
            _("Kiểm tra đồng hồ rồi gửi lại."),
            {"filed_at": _("Thời điểm nộp nằm trong tương lai.")},
        )
    version = _version(message)
    definition = procedures.definition(version)
    expect_open(procedures.in_force(message.procedure, at))
    expect_asked(definition, message.answers, [code for code, _name, _data in message.papers])
    origin = Origin.DEMO if settings.DEMO else Origin.REAL
    person, corrected = people.enter_vouched(message.applicant, origin=origin, source=message.source, actor=BY, at=at)
    if corrected:
        follow_identity(person)
    actor = people_queries.actor_for_person(person, at)
    check(actor, Power.DOSSIER_FILE, of_request(person.pk, definition), at)
    plan = interview_of_answers(version, message.answers, person.party, message.filed_at).plan
    there = FiledThere(message.code, message.filed_at, message.form_from)
    kept = _kept(message, str(person.pk), at)
    return open_dossier(
        Filing(version, person.party, plan, kept, Dossier.Channel(message.source), partner=there), actor, at
    )


def _version(message: FiledRequest) -> Version:
    """The version in force on the day of filing there."""
    version = procedures.in_force(message.procedure, message.filed_at)
    if message.form_from is not None and message.form_from != version.valid_from:
        raise Outdated(
            _("Hồ sơ được soạn theo mẫu của phiên bản khác (%(given)s).") % {"given": f"{message.form_from:%d/%m/%Y}"},
            _("Ngày %(day)s dùng phiên bản có hiệu lực từ %(right)s. Soạn lại theo mẫu đó rồi gửi với mã mới.")
            % {"day": f"{local(message.filed_at):%d/%m/%Y}", "right": f"{version.valid_from:%d/%m/%Y}"},
        )
    return version


def _kept(message: FiledRequest, person: str, at: datetime) -> list[tuple[str, StoredFile]]:
    return [(code, files.store(data, name, at=at, person=person)) for code, name, data in message.papers]
