"""The applicant answers a request for supplements in part: what came is kept, and the dossier goes on waiting."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.news import News
from duoc.dossiers.clocks.foreseeing import supplement_stops_at
from duoc.dossiers.models import Dossier, SupplementPart
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OutOfTurn
from duoc.dossiers.supplementing import Given, complete, lacking, names, take_in, waiting_request
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import ending
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


def _expired(dossier: Dossier, _actor: Actor, at: datetime) -> Refusal | None:
    """A supplement that comes after the time at which the rule stops the dossier."""
    if not definition_of(dossier).clock.stop_after:
        return None
    request = waiting_request(dossier)
    until = supplement_stops_at(dossier, request) if request is not None else None
    if until is None or at <= until:
        return None
    return OutOfTurn(
        _("Đã hết hạn bổ sung (%(until)s); theo quy định hồ sơ không được giải quyết tiếp.") % {"until": ending(until)},
        _("Bạn có thể nộp hồ sơ mới với giấy tờ vừa chuẩn bị, hoặc hỏi cơ quan đang giải quyết."),
    )


IN_TIME = Judged(_expired)


def _give(doing: Doing[Given]) -> Outcome[SupplementPart]:
    dossier, given = doing.dossier, doing.given
    request, answers = take_in(doing)
    part = SupplementPart.objects.create(
        request=request, at=doing.at, by_id=doing.actor.person, answers=answers, say=given.say
    )
    missing = lacking(request)
    facts = {
        "turn": request.turn, "files": len(given.uploads), "lacks": len(missing), "claims": len(given.missing),
    }  # fmt: skip
    hidden = {"answers": answers}
    if missing:
        return Outcome(part, facts, hidden, state=State.SUPPLEMENT, words={"wanted": names(missing)})
    _answer, state, move = complete(
        request, dossier, by=doing.actor.person, at=doing.at, done_at=doing.at, answers=answers, say=given.say
    )
    return Outcome(part, facts, hidden, move=move, state=state, words={"wanted": "0"})


def _details(happening: Happening) -> str:
    facts = happening.facts
    lacks = int(facts.get("lacks", 0))
    words = [ngettext("Còn thiếu %(n)s mục", "Còn thiếu %(n)s mục", lacks) % {"n": lacks}]
    if facts.get("claims"):
        words.append(_("báo không có %(n)s giấy tờ") % {"n": facts["claims"]})
    return "; ".join(words)


NOT_HAD = Message(
    "desk_paper_not_had",
    gettext_noop("Hồ sơ {code}: người yêu cầu báo không có giấy được yêu cầu"),
    gettext_noop("Hồ sơ “{procedure}” chờ bạn trả lời: không cần giấy đó nữa, hay vẫn cần."),
)


def _news(part: SupplementPart) -> News | None:
    """Who asked for a paper decides when the applicant does not have it."""
    request = part.request
    claimed = request.missing.filter(at=part.at).exists()
    return News(NOT_HAD, request.by_id, request.post_id) if claimed else None


GIVE_PART = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.supplemented_in_part",
                title=gettext_lazy("Người yêu cầu đã bổ sung một phần"),
                details=_details,
                to_applicant=gettext_lazy("Bạn đã gửi một phần bổ sung"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_SUPPLEMENT,
        states=frozenset({State.SUPPLEMENT}),
        after=frozenset({State.SUPPLEMENT, State.FILED, State.PROCESSING}),
        on_desk=False,
        conditions=(IN_TIME,),
        message=Message(
            "supplemented_in_part",
            gettext_noop("Phần bổ sung của hồ sơ {code} còn thiếu"),
            gettext_noop(
                "{unit} đã giữ phần bạn vừa gửi cho hồ sơ “{procedure}”. Còn thiếu: {wanted}. "
                "Chưa đủ thì hồ sơ chưa đi tiếp; giấy nào bạn báo không có thì cơ quan sẽ trả lời."
            ),
        ),
        news=_news,
        write=_give,
        row=SupplementPart,
    )
)
