"""What may happen to a request on its way, in words: supplements, postings, opinions, visits, extra time, the end."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.ground.worktime.calculations import AfterCutoff, Clock, deadline, ending, local, parse_term
from duoc.language.definition import Definition, Step
from duoc.language.plan import Plan

Line = tuple[str, str]
MEANWHILE: Mapping[str, str] = {
    "restart": gettext_noop("xong thì thời hạn tính lại từ đầu"),
    "pause": gettext_noop("thời hạn tạm dừng"),
    "runs": gettext_noop("thời hạn vẫn tính"),
    "outage": gettext_noop("thời hạn kéo dài như khi hệ thống gián đoạn"),
    "resumes": gettext_noop("thời hạn tạm dừng, tính tiếp khi hoạt động lại"),
}
"""What a turn does to the term, by the word of the clock."""
SILENCE: Mapping[str, str] = {
    "consent": gettext_noop("không trả lời coi như đồng ý"),
    "yes": gettext_noop("không trả lời coi như đồng ý"),
    "none": gettext_noop("không trả lời thì không coi là đồng ý"),
    "no": gettext_noop("không trả lời thì không coi là đồng ý"),
}
DISAGREEMENT: Mapping[str, str] = {
    "refuse": gettext_noop("không đồng ý thì không được cấp"),
    "back": gettext_noop("không đồng ý thì làm lại bước trước"),
    "goes_on": gettext_noop("không đồng ý thì cơ quan giải quyết nêu lý do rồi quyết định"),
}
VISITS: Mapping[str, str] = {
    "inspection": gettext_noop("kiểm tra thực tế, có hẹn ngày và biên bản"),
    "meeting": gettext_noop("họp, có hẹn ngày và biên bản"),
}
WAYS: Mapping[str, str] = {
    "online": gettext_noop("trực tuyến"),
    "counter": gettext_noop("tại quầy"),
    "post": gettext_noop("qua bưu chính"),
}


def turns_of(definition: Definition, plan: Plan, received: datetime, clock: Clock) -> Iterator[Line]:
    """Each turn that the definition knows for this request, with its time and what follows; last days as if it were
    asked or posted at the moment of receipt.

    Raises:
        duoc.ground.worktime.calculations.WorktimeFault: a time outside what the calendar can count.
    """

    def until(term: str) -> str:
        """The time, and when it ends."""
        counted = parse_term(term)
        due = deadline(
            received,
            counted,
            calendar=clock.calendar,
            hours=clock.hours,
            after_15=AfterCutoff.NONE,
            appointed=False,
        ).due
        return _("%(term)s, tính từ lúc nhận thì đến %(until)s") % {
            "term": counted.spoken,
            "until": ending(local(due)),
        }

    yield _("Yêu cầu bổ sung"), _joined(*_supplement(definition), _(MEANWHILE[definition.clock.supplement]))
    yield from _silence(definition, until(definition.clock.stop_after) if definition.clock.stop_after else "")
    if (posting := plan.posting) is not None:
        before = _("xong trước khi nộp") if posting.before_filing else ""
        yield _("Niêm yết"), _joined(before or until(posting.term), parse_term(posting.term).spoken if before else "")
    if (consult := definition.consult) is not None:
        yield _("Hỏi ý kiến cơ quan khác"), _asked(until(consult.within), consult.silence, consult.disagreement)
    for step in plan.steps:
        yield from _of_step(step, until(step.within) if step.at is not None and step.within else "")
    if (check := definition.draft_check) is not None:
        yield _("Người yêu cầu kiểm tra dự thảo"), _joined(until(check.within), _(SILENCE[check.silence]))
    for extra in definition.extra_time:
        yield _("Cộng thêm thời gian"), _joined(parse_term(extra.add).spoken, extra.say)
    yield _("Tạm dừng giải quyết"), _(MEANWHILE[definition.clock.suspension])
    yield _("Hệ thống gián đoạn"), _(MEANWHILE[definition.clock.outage])
    if (decline := definition.not_eligible) is not None:
        yield (
            _("Không đủ điều kiện"),
            _joined(_("báo trong %(within)s") % {"within": until(decline.within)}, decline.say),
        )
    yield _("Trả kết quả"), ", ".join(_(WAYS[way]) for way in definition.return_ways)


def _supplement(definition: Definition) -> Iterator[str]:
    if definition.clock.again:
        yield _("lần nào cũng do cán bộ tự yêu cầu")
    else:
        yield _("lần đầu do cán bộ, các lần sau phải được người đứng đầu duyệt")


def _silence(definition: Definition, until: str) -> Iterator[Line]:
    clock = definition.clock
    if not until:
        yield _("Không bổ sung"), _("chưa có hạn cuối, nên hồ sơ chờ")
    elif clock.refuses_silence:
        within = parse_term(clock.refuse_within).spoken if clock.refuse_within else ""
        refusal = (
            _("quá hạn thì bị từ chối trong %(within)s") % {"within": within} if within else _("quá hạn thì bị từ chối")
        )
        yield _("Không bổ sung"), _joined(until, refusal)
    else:
        yield _("Không bổ sung"), _joined(until, _("quá hạn thì hồ sơ dừng"))


def _of_step(step: Step, until: str) -> Iterator[Line]:
    if step.visit:
        yield step.name, _(VISITS[step.visit])
    if until:
        meanwhile = _(MEANWHILE[step.clock])
        yield step.name, _joined(_asked(until, step.silence, step.disagreement), meanwhile)


def _asked(until: str, silence: str, disagreement: str) -> str:
    return _joined(until, _(SILENCE[silence]), _(DISAGREEMENT[disagreement]) if disagreement else "")


def _joined(*words: str) -> str:
    return "; ".join(filter(None, words))
