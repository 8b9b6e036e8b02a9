"""Words that mean nothing where they stand: whoever wrote them believes that they do something."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Question
from duoc.language.faults import Finding, Path
from duoc.language.order import every_question, target
from duoc.language.places import rules_with_places

# Words of a question, and the types that heed them.
_HEEDED = {
    "past": ("date",), "future": ("date",), "partial": ("date",), "min": ("integer", "number", "money", "group"),
    "max": ("integer", "number", "money", "group"), "unit": ("integer", "number"), "register": ("register_entry",),
    "lookup": ("register_entry",), "roles": ("register_entry",), "options": ("choice", "choices"),
    "other": ("commune", "country", "ethnicity", "choice", "register_entry"), "within": ("address",),
    "pattern": ("text",), "max_length": ("text", "long_text", "address", "person_name"),
}  # fmt: skip

_WITH_A_LIST = {"options": ("commune", "country", "ethnicity")}  # their options come from a vocabulary


def check(definition: Definition) -> Iterator[Finding]:
    """Words without effect, each with what to do."""
    for path, question in _questions(definition):
        yield from _of_question(definition, question, path)
    yield from _unused(definition)
    yield from _online(definition)
    yield from _receivers(definition)
    yield from _papers(definition)
    yield from _turns(definition)
    yield from _handing_over(definition)
    yield from _results(definition)


def _nothing(path: Path, what: str, remedy: str, why: str = "") -> Finding:
    return Finding("effect", path, what, why or _("Người viết tưởng từ này có tác dụng."), remedy)


def _questions(definition: Definition) -> Iterator[tuple[Path, Question]]:
    for question in every_question(definition):
        yield ("id", question.id), question


def _of_question(definition: Definition, question: Question, path: Path) -> Iterator[Finding]:
    for word, types in _HEEDED.items():
        if getattr(question, word) and question.type not in (*types, *_WITH_A_LIST.get(word, ())):
            what = _("«%(word)s» không có tác dụng ở câu kiểu %(type)s.") % {"word": word, "type": question.type}
            remedy = _("Bỏ đi, hoặc dùng một kiểu câu: %(types)s.") % {"types": ", ".join(types)}
            yield Finding("bounds", path, what, _("Người viết tưởng câu trả lời bị giới hạn."), remedy)
    if question.step and question not in definition.desk:
        what = _("Câu «%(id)s» hỏi người dân nên step không có tác dụng.") % {"id": question.id}
        yield _nothing(path, what, _("Bỏ step, hoặc chuyển câu này vào desk."))
    if question.type in ("choice", "choices") and len(question.options) < 2 - (question.type == "choices"):
        what = _("Câu «%(id)s» không có gì để chọn.") % {"id": question.id}
        yield _nothing(
            path, what, _("Thêm lựa chọn ở options."), _("Ai cũng trả lời như nhau, hoặc không trả lời được.")
        )


def _unused(definition: Definition) -> Iterator[Finding]:
    names = {**definition.questions, **definition.let}
    read = {target(path, names) for place in rules_with_places(definition) for path in place.rule.reads}
    for name in definition.raw.get("let", ()):
        if name not in read:
            what = _("Không chỗ nào dùng giá trị «%(name)s».") % {"name": name}
            yield _nothing(("let", name), what, _("Bỏ đi, hoặc dùng nó trong một điều kiện."))


def _online(definition: Definition) -> Iterator[Finding]:
    online = definition.online
    if online.mode == "none" and "online" in definition.channels:
        what = _("Thủ tục không làm trực tuyến (mode: none) mà channels vẫn có online.")
        remedy = _("Bỏ online khỏi channels, hoặc sửa mode.")
        path: Path = ("channels",)
        if "channels" not in definition.raw:
            what = _("Thủ tục không làm trực tuyến (mode: none) mà không ghi channels, nên kênh online vẫn mở.")
            remedy, path = _("Thêm channels: [counter, post], hoặc sửa mode."), ("online", "mode")
        yield _nothing(path, what, remedy, _("Hai chỗ nói khác nhau."))
    if online.mode == "full" and online.because:
        what = _("Thủ tục toàn trình mà có lý do không toàn trình.")
        yield _nothing(("online", "because"), what, _("Bỏ because, hoặc sửa mode."), _("Hai chỗ nói khác nhau."))
    if definition.ministry_system and definition.handled_in != "ministry":
        what = _("ministry_system chỉ có tác dụng khi handled_in: ministry.")
        yield _nothing(("ministry_system",), what, _("Bỏ đi, hoặc thêm handled_in: ministry."))
    for variant in definition.variants:
        for channel in variant.term_by_channel:
            if channel not in definition.channels:
                what = _("Thời hạn riêng cho kênh «%(channel)s» mà thủ tục không nhận hồ sơ ở kênh ấy.") % {
                    "channel": channel
                }
                remedy = _("Bỏ đi, hoặc thêm kênh vào channels (%(names)s).") % {
                    "names": ", ".join(definition.channels)
                }
                yield _nothing(("variants", variant.id, "term_by_channel"), what, remedy)
        if variant.otherwise and variant.when is not None:
            what = _("Trường hợp «%(id)s» vừa có when vừa là otherwise.") % {"id": variant.id}
            yield _nothing(("variants", variant.id), what, _("Giữ một trong hai."), _("Điều kiện when bị bỏ qua."))


def _papers(definition: Definition) -> Iterator[Finding]:
    for paper in definition.papers.values():
        none = [kind for kind, number in paper.copies.items() if not number]
        if none:
            what = _("Giấy tờ «%(name)s» cần 0 bản (%(kinds)s).") % {"name": paper.name, "kinds": ", ".join(none)}
            yield _nothing(("papers", paper.id, "copies"), what, _("Ghi số bản, hoặc bỏ dòng này."))


def _turns(definition: Definition) -> Iterator[Finding]:
    """Turns that a step may take, and the parts of the definition that say how."""
    blocks = (("consult", definition.consult), ("post", definition.posting))
    for turn, block in blocks:
        steps = [index for index, step in enumerate(definition.steps) if turn in step.may]
        word = "posting" if turn == "post" else turn
        if steps and block is None:
            what = _("Bước này được «%(turn)s» mà thủ tục không có mục %(word)s.") % {"turn": turn, "word": word}
            yield _nothing(("steps", steps[0], "may"), what, _("Bỏ khỏi may, hoặc thêm mục %(word)s.") % {"word": word})
        if block is not None and not steps:
            what = _("Có mục %(word)s mà không bước nào được «%(turn)s».") % {"turn": turn, "word": word}
            remedy = _("Thêm may: [%(turn)s] cho một bước.") % {"turn": turn}
            yield _nothing((word,), what, remedy, _("Không ai làm được việc này."))


def _handing_over(definition: Definition) -> Iterator[Finding]:
    """Ways of handing over that are those which are open anyway."""
    handed = definition.hand_over
    if handed is not None and set(handed.ways) == set(definition.usual_return_ways):
        what = _("hand_over nêu đúng những cách trả kết quả vốn có (%(ways)s).") % {"ways": ", ".join(handed.ways)}
        yield _nothing(("hand_over", "ways"), what, _("Bỏ hand_over, hoặc bớt cách trả."))


def _receivers(definition: Definition) -> Iterator[Finding]:
    for index, option in enumerate(definition.received_by):
        if option.level:
            what = _("Nơi nhận hồ sơ chỉ ghi cấp «%(level)s».") % {"level": option.level}
            remedy = _("Ghi organisation hoặc commune_of; hoặc bỏ received_by, khi đó cơ quan giải quyết nhận.")
            yield _nothing(("received_by", index), what, remedy)


def _results(definition: Definition) -> Iterator[Finding]:
    ids = [result.id for result in definition.outcome.results]
    for index, result in enumerate(definition.outcome.results):
        path: Path = ("outcome", "results", index)
        if result.id in ids[:index]:
            what = _("Mã kết quả «%(id)s» dùng hai lần.") % {"id": result.id}
            yield Finding("doubled", path, what, _("Không rõ là kết quả nào."), _("Đặt mã khác."))
        if result.valid_for and result.valid_until is not None:
            what = _("«%(name)s» vừa có valid_for vừa có valid_until.") % {"name": result.name}
            yield _nothing(path, what, _("Giữ một trong hai."), _("Không rõ hết hạn ngày nào."))
        if result.valid_until is not None and not result.valid_until.reads:
            day = result.valid_until.worked_out({})  # of the wrong kind: for `checks_kinds`
            if isinstance(day, str) and day < definition.valid_from.isoformat():
                what = _("«%(name)s» hết hạn ngày %(day)s, trước khi có định nghĩa này.") % {
                    "name": result.name,
                    "day": day,
                }
                remedy = _("Sửa valid_until, hoặc dùng valid_for.")
                yield Finding("date", (*path, "valid_until"), what, _("Kết quả cấp ra đã hết hạn."), remedy)
