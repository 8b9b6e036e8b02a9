"""Times that cannot be kept, words of the clock that change nothing, and terms that nobody can look up."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.checks_sense import lasts
from duoc.language.definition import Definition, Variant
from duoc.language.faults import Finding, Path

WORKING_DAY = "working_day"
BY_OPINIONS = "opinions"


def check(definition: Definition) -> Iterator[Finding]:
    """Of the clock, the posting and the terms."""
    yield from _words(definition)
    yield from _last_day(definition)
    yield from _counted_from_next(definition)
    yield from _inspections(definition)
    yield from _posting(definition)
    if definition.kind != "imported":  # a page names no article beside its terms
        yield from _terms(definition)


def _nothing(path: Path, what: str, remedy: str) -> Finding:
    return Finding("effect", path, what, _("Người viết tưởng từ này có tác dụng."), remedy)


def _words(definition: Definition) -> Iterator[Finding]:
    clock = definition.clock
    if clock.review_day is not None and clock.starts != "review":
        what = _("review_day chỉ có tác dụng khi thời hạn tính từ đợt rà soát.")
        yield _nothing(("clock", "review_day"), what, _("Bỏ đi, hoặc thêm starts: review."))
    if clock.refuses_silence and not clock.stop_after:
        what = _("unanswered: refuse chỉ có tác dụng khi có stop_after.")
        yield _nothing(("clock", "unanswered"), what, _("Thêm stop_after, hoặc bỏ unanswered."))
    if "unanswered" in definition.raw.get("clock", {}) and not clock.stop_after and not clock.refuses_silence:
        what = _("unanswered: stop chỉ có tác dụng khi có stop_after.")
        yield _nothing(("clock", "unanswered"), what, _("Thêm stop_after, hoặc bỏ unanswered."))
    if clock.stop_after and clock.stop_after_to_verify:
        what = _("stop_after_to_verify chỉ có tác dụng khi không có stop_after.")
        yield _nothing(("clock", "stop_after_to_verify"), what, _("Giữ một; còn ngờ thì viết ở clock.to_verify."))
    for channel in clock.completeness_by_channel:
        if channel not in definition.channels:
            what = _("Thời hạn trả lời hồ sơ đủ cho kênh «%(channel)s» mà thủ tục không nhận hồ sơ ở kênh ấy.")
            remedy = _("Bỏ đi, hoặc thêm kênh vào channels.")
            yield _nothing(("clock", "completeness_by_channel"), what % {"channel": channel}, remedy)
    if clock.resumes == BY_OPINIONS and not definition.asks_others:
        what = _("resumes: opinions chỉ có tác dụng khi có cơ quan khác được hỏi (consult, hoặc bước có at).")
        yield _nothing(("clock", "resumes"), what, _("Thêm consult hoặc at, hoặc bỏ resumes."))
    if clock.refuse_within and not clock.refuses_silence:
        what = _("refuse_within chỉ có tác dụng với unanswered: refuse.")
        yield _nothing(("clock", "refuse_within"), what, _("Bỏ đi, hoặc thêm unanswered: refuse."))


def _last_day(definition: Definition) -> Iterator[Finding]:
    """A request for supplements says until when; a page that was read by machine doubts all that it does not say."""
    clock, imported = definition.clock, definition.kind == "imported"
    written = definition.raw.get("clock", {})
    asks = "supplement" in written or any("supplement" in step.may for step in definition.steps)
    if not asks or clock.stop_after or clock.stop_after_to_verify or (imported and definition.to_verify):
        return
    path: Path = ("clock",) if written else ("steps",)
    what = _("Hồ sơ được yêu cầu bổ sung mà không nói bổ sung đến bao giờ.")
    why = _("Phiếu yêu cầu bổ sung không có hạn cuối, và không ai biết có thật là không có hạn.")
    remedy = _("Thêm clock.stop_after, hoặc nói vì sao chưa rõ ở clock.stop_after_to_verify.")
    yield Finding("doubt", path, what, why, remedy, level="warning" if imported else "error")


def _counted_from_next(definition: Definition) -> Iterator[Finding]:
    """Working days are counted from the next working day whatever the hour of receipt."""
    terms = {term for one in definition.variants for term in (one.term, *one.term_by_channel.values()) if term}
    if definition.clock.after_15 != "counted_from_next" or not terms:
        return
    if all(term.endswith(f" {WORKING_DAY}") for term in terms):
        what = _("after_15: counted_from_next không đổi gì với thời hạn tính bằng ngày làm việc.")
        yield _nothing(("clock", "after_15"), what, _("Bỏ đi, hoặc viết received_next khi luật coi như nhận hôm sau."))


def _inspections(definition: Definition) -> Iterator[Finding]:
    """Who inspects does so at a day and a place, with minutes: a step with a visit."""
    for index, step in enumerate(definition.steps):
        if "inspect" in step.may and not step.visit:
            what = _("Bước «%(id)s» được «inspect» mà không có visit nên không ai hẹn ngày, lập biên bản được.")
            remedy = _("Thêm visit: inspection, hoặc bỏ inspect khỏi may.")
            yield _nothing(("steps", index, "may"), what % {"id": step.id}, remedy)


def _posting(definition: Definition) -> Iterator[Finding]:
    """A posting within the term has to end before the term does, with the time that is added for it."""
    posting = definition.posting
    if posting is None or posting.before_filing:
        return
    added = sum(lasts(extra.add) for extra in definition.extra_time)
    for variant in definition.variants:
        over = lasts(posting.term) - lasts(variant.term) - added if variant.term else -1.0
        if over >= 0:
            facts = {"id": variant.id, "posting": posting.term, "term": variant.term}
            longer = _("Niêm yết (%(posting)s) lâu hơn cả thời hạn của trường hợp «%(id)s» (%(term)s).")
            equal = _("Niêm yết (%(posting)s) lâu bằng cả thời hạn của trường hợp «%(id)s» (%(term)s).")
            what = (longer if over else equal) % facts
            why = _("Chưa hết niêm yết thì đã quá hạn.") if over else _("Hết niêm yết thì không còn ngày nào để ký.")
            remedy = _("Thêm extra_time hoặc before_filing: true, hay sửa thời hạn.")
            yield Finding("term", ("posting",), what, why, remedy, level="warning")


def _terms(definition: Definition) -> Iterator[Finding]:
    for variant in definition.variants:
        if variant.term and not _sourced(variant):
            what = _("Thời hạn của trường hợp «%(id)s» không có căn cứ.") % {"id": variant.id}
            remedy = _("Thêm term_article, hoặc nói vì sao chưa rõ ở term_to_verify.")
            why = _("Không ai đối chiếu được.")
            yield Finding("law", ("variants", variant.id), what, why, remedy, level="warning")


def _sourced(variant: Variant) -> bool:
    return bool(variant.term_article or variant.term_to_verify or variant.to_verify)
