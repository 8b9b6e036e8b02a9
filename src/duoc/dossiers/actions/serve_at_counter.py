"""The applicant of a dossier stands at the counter: the clerk does for them what they could do themselves.

Who they are and that they agree is recorded first; then the applicant's own acts are open to the clerk, for this day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.visitors import IDENTITY_PAPERS, NUMBER_FIELDS, PASSPORT, expect_number
from duoc.people import actions as people
from duoc.people import queries as people_queries
from duoc.people.models import Mandate, Person
from duoc.people.powers import Actor, Power, owns, serves

State = Dossier.State


@dataclass(frozen=True)
class Given:
    paper: str
    personal_number: str
    passport: str = ""
    nationality: str = ""


def _given(values: Mapping[str, Any]) -> Given:
    number, passport, nationality = (values[name] or "" for name in ("personal_number", PASSPORT, "nationality"))
    return Given(str(values["paper"]), number, passport, nationality)


def _serve(doing: Doing[Given]) -> Outcome[Mandate]:
    dossier, actor, given = doing.dossier, doing.actor, doing.given
    _expect_theirs(dossier, given, doing.at)
    paper = IDENTITY_PAPERS[given.paper]
    with translation.override(settings.LANGUAGE_CODE):  # the proof is kept as a record, in the State's language
        proof = _("Đồng ý tại quầy, hồ sơ %(code)s; đã đối chiếu: %(paper)s") % {
            "code": dossier.shown_code,
            "paper": paper,
        }
    serving = people.record_consent(
        actor=actor,
        party=dossier.applicant_id,
        procedure=dossier.procedure_code,
        proof=proof,
        at=doing.at,
        filed=True,
    )
    consent = Mandate.objects.get(pk=serving.mandates[0].id)
    return Outcome(consent, {"paper": given.paper}, hidden={"personal_number": given.personal_number or given.passport})


def _expect_theirs(dossier: Dossier, given: Given, at: datetime) -> None:
    """Refuses somebody who is neither the applicant nor may act for them."""
    expect_number(given.personal_number, given.passport, given.nationality, given.paper)
    known_by = {"personal_number": given.personal_number}
    if given.passport:  # each State numbers its own passports
        known_by = {PASSPORT: given.passport, "nationality": given.nationality}
    for person in Person.objects.filter(**known_by):
        if owns(people_queries.actor_for_person(person, at), Power.DOSSIER_SUPPLEMENT, of_dossier(dossier)):
            return
    say = _("Số này không phải của người yêu cầu, cũng không phải của người đại diện của họ.")
    raise Incomplete(say, _("Hãy xem lại giấy tờ của người đang ở quầy."), {next(iter(known_by)): say})


def _not_yet(dossier: Dossier, actor: Actor, _at: datetime) -> OutOfTurn | None:
    if dossier.applicant_id == actor.person_id:
        return OutOfTurn(_("Đây là hồ sơ của chính bạn."), _("Hãy làm trên trang dành cho người dân."))
    if serves(actor, of_dossier(dossier)):
        return OutOfTurn(_("Người yêu cầu đã đồng ý hôm nay."), _("Hãy làm tiếp việc mà họ cần."))
    return None


SERVE_AT_COUNTER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.served_at_counter",
                title=gettext_lazy("Người yêu cầu đến quầy, đồng ý để người tiếp nhận làm giúp"),
                details=lambda it: _("Đã đối chiếu: %(paper)s") % {"paper": IDENTITY_PAPERS[it.facts["paper"]]},
                to_applicant=gettext_lazy("Bạn đến quầy và đồng ý để người tiếp nhận làm giúp"),
            )
        ),
        power=Power.DOSSIER_FILE_AT_COUNTER,
        states=frozenset({State.FILED, State.SUPPLEMENT, State.PROCESSING, State.SUSPENDED}),
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: dossier.result_signed_at is None,
                gettext_lazy("Kết quả đã được ký: người yêu cầu không còn việc gì phải làm trên hồ sơ."),
                gettext_lazy("Hãy trả kết quả khi đã phát hành."),
            ),
            Judged(_not_yet),
            Condition(
                lambda dossier: not dossier.protects_applicant,
                gettext_lazy("Thủ tục này giữ bí mật người nộp: chỉ chính người ấy làm, trên tài khoản của mình."),
                gettext_lazy("Hãy để họ đăng nhập; chưa có tài khoản thì chỉ họ cách lập."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Làm giúp người yêu cầu đang ở quầy"),
            lead=gettext_lazy(
                "Để bổ sung, hủy, rút hồ sơ hoặc trả lời về dự thảo thay người không tự làm trên mạng. "
                "Ghi đúng như giấy tờ tùy thân bản gốc; lời khai vẫn là của người yêu cầu."
            ),
            fields=(
                Field("paper", gettext_lazy("Đã đối chiếu giấy tờ nào"), "choice", options=IDENTITY_PAPERS),
                *NUMBER_FIELDS,
                Field(
                    "consent",
                    gettext_lazy("Người đó đồng ý"),
                    "choices",
                    hint=gettext_lazy("Đọc cho họ nghe. Không đồng ý thì không làm giúp."),
                    options={
                        "yes": gettext_lazy(
                            "Đồng ý để người tiếp nhận nhập và gửi giúp trong hôm nay. "
                            "Tên hai người đều ghi trên hồ sơ."
                        )
                    },
                ),
            ),
            given=_given,
            button=gettext_lazy("Ghi nhận, làm tiếp"),
            done=gettext_lazy("Đã ghi nhận. Hãy chọn việc mà người yêu cầu cần."),
        ),
        write=_serve,
        row=Mandate,
    )
)
