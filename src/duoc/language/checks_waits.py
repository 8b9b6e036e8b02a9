"""Waits on the way that cannot end in time, or never, or in something without a basis; turns that nobody can take."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.checks_law import NUMBER_OF_TEXT
from duoc.language.checks_sense import lasts
from duoc.language.checks_turns import PROPOSE
from duoc.language.definition import RUNS, Consultation, Definition, DraftCheck, Step
from duoc.language.faults import Finding, Path
from duoc.language.surroundings import Surroundings

SAME_DAY = "same_day"
CONSENT, YES, NO_MEANING, NO = "consent", "yes", "none", "no"
# The power of the act by which a step takes a turn. Who refuses to accept does so before the steps begin, and an
# inspection is a visit, which whoever has the step plans.
POWERS = {"supplement": "dossiers:dossier:request_supplement", "consult": PROPOSE, "post": PROPOSE}


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Of opinions, postings, drafts, supplements and the turns of steps."""
    yield from _opinions_in_time(definition)
    yield from _without_days(definition)
    yield from _without_end(definition)
    yield from _after_silence(definition)
    yield from _turns(definition, around)


def _opinions_in_time(definition: Definition) -> Iterator[Finding]:
    """Bodies that may take as long as the whole request, while the term goes on."""
    consult = definition.consult
    if consult is None or consult.clock != RUNS:
        return
    added = sum(lasts(extra.add) for extra in definition.extra_time)
    terms = [
        (one.id, term) for one in definition.variants for term in (one.term, *one.term_by_channel.values()) if term
    ]
    over = [(id, term) for id, term in terms if lasts(consult.within) >= lasts(term) + added]
    if over:
        facts = {"within": consult.within, "variant": over[0][0], "term": over[0][1]}
        what = _("Lấy ý kiến cho cơ quan khác %(within)s, còn cả hồ sơ «%(variant)s» chỉ có %(term)s.") % facts
        remedy = _("Giảm within, cho clock: pause kèm căn cứ, hay sửa thời hạn.")
        level = "error" if len(over) == len(terms) else "warning"
        why = _("Chờ hết hạn thì đã quá ngày hẹn.")
        yield Finding("term", ("consult", "within"), what, why, remedy, level=level)


def _waits(definition: Definition) -> Iterator[tuple[Path, str, DraftCheck | Consultation | Step]]:
    """Everything that waits for an answer, with its place and its name for people."""
    if definition.draft_check is not None:
        yield ("draft_check",), _("Kiểm tra dự thảo"), definition.draft_check
    if definition.consult is not None:
        yield ("consult",), _("Lấy ý kiến"), definition.consult
    for index, step in enumerate(definition.steps):
        if step.at is not None:
            yield ("steps", index), step.name or step.id, step


def _without_days(definition: Definition) -> Iterator[Finding]:
    """Silence that means something has to be given some days."""
    places = [
        ((*path, "within"), name)
        for path, name, part in _waits(definition)
        if part.within == SAME_DAY and part.silence in (CONSENT, YES)
    ]
    if definition.clock.stop_after == SAME_DAY:
        places.append((("clock", "stop_after"), _("Bổ sung hồ sơ")))
    for path, name in places:
        what = _("«%(name)s»: im lặng có hậu quả mà không cho ngày nào (same_day).") % {"name": name}
        why = _("Được hỏi cuối giờ chiều thì hết hạn ngay, chưa kịp biết là được hỏi.")
        yield Finding("term", path, what, why, _("Ghi số ngày, như 2 working_day, theo văn bản."))


def _without_end(definition: Definition) -> Iterator[Finding]:
    """A term that rests until an answer which nothing replaces: somebody has to press for it. An opinion that an
    official asks for (`consult`) is over with its time, whatever silence means."""
    for path, name, part in _waits(definition):
        if part.clock == RUNS or part is definition.consult or part.silence not in (NO_MEANING, NO):
            continue
        facts = {"name": name, "clock": part.clock, "silence": part.silence}
        what = _(
            "«%(name)s»: thời hạn nghỉ (clock: %(clock)s) đến khi có trả lời, im lặng không thay được "
            "(silence: %(silence)s)."
        )
        why = _("Không ai trả lời thì người yêu cầu chưa có ngày hẹn mới, nên phải có người đôn đốc.")
        remedy = _("Văn bản nói im lặng là đồng ý thì sửa silence; không thì giữ nguyên, người phụ trách đôn đốc.")
        yield Finding("term", (*path, "clock"), what % facts, why, remedy, level="warning")


def _after_silence(definition: Definition) -> Iterator[Finding]:
    """What the office has to do when nobody supplements, and the basis that its letter prints."""
    clock = definition.clock
    if not clock.stop_after:
        return
    if clock.refuses_silence and not clock.refuse_within and not clock.to_verify:
        what = _("unanswered: refuse mà không nói phải từ chối trong bao lâu.")
        remedy = _("Thêm refuse_within, hoặc nói vì sao chưa rõ ở clock.to_verify.")
        yield Finding("doubt", ("clock", "unanswered"), what, _("Hết hạn bổ sung, hồ sơ nằm chờ không hạn."), remedy)
    if not clock.refuses_silence and not NUMBER_OF_TEXT.search(clock.article):
        what = _("Hết hạn bổ sung thì hồ sơ dừng (mẫu 05) mà clock không dẫn văn bản nào.")
        remedy = _("Ghi article của clock, như 118/2025/NĐ-CP#21.")
        why = _("Văn bản gửi người dân không có căn cứ pháp lý.")
        yield Finding("law", ("clock", "stop_after"), what, why, remedy)


def _turns(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Turns that a step may take and nobody there can, or that change nothing."""
    for index, step in enumerate(definition.steps):
        path, why = ("steps", index, "may"), _("Người viết tưởng từ này có tác dụng.")
        if "verify" in step.may and not definition.extra_time:
            what = _("Bước «%(id)s» được «verify» mà thủ tục không có extra_time.") % {"id": step.id}
            remedy = _("Thêm extra_time với thời gian xác minh, hoặc bỏ verify khỏi may.")
            yield Finding("effect", path, what, _("Xác minh không thêm được ngày nào."), remedy)
        for turn in step.may if around.roles is not None else ():
            power = POWERS.get(turn, "")
            able = [role for role, held in (around.roles or {}).items() if power in held]
            if able and (step.at is not None or step.post not in able):
                what = _("Bước «%(id)s» được «%(turn)s» nhưng chức danh «%(post)s» không làm được việc ấy ở đây.")
                remedy = _("Bỏ %(turn)s khỏi may, hoặc ghi ở bước có post: %(names)s.")
                facts = {"id": step.id, "turn": turn, "post": step.post, "names": ", ".join(able)}
                yield Finding("effect", path, what % facts, why, remedy % facts)
