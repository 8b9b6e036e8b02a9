"""Whether a definition that protects a party keeps what it promises: nothing that it says leads the name elsewhere."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding

PERSONS = frozenset({"citizen", "foreigner"})
TELLING = ("title", "posting", "consult", "received_by", "together", "fees")
"""Parts of a definition that show a request, or who makes it, to others than those who have it in hand."""


def check(definition: Definition) -> Iterator[Finding]:
    """Everything in a definition by which others would hear of the party that it protects."""
    if not definition.protects:
        return
    raw = definition.raw
    for word in TELLING:
        if raw.get(word):
            yield _leak((word,), word)
    for index, step in enumerate(raw["steps"]):
        for word in ("at", "visit"):
            if word in step:
                yield _leak(("steps", index, word), word)
    for word in ("register", "entry"):
        if word in raw["outcome"]:
            yield _leak(("outcome", word), word)
    if definition.channels != ("online",) or not definition.filed_online:
        yield _narrower(("channels",), _("Ghi channels: [online] và online: {mode: full}."))
    if definition.return_ways != ("online",):
        yield _narrower(("hand_over",), _("Ghi hand_over: {ways: [online]}."))
    if not PERSONS.issuperset(definition.audience):
        yield _narrower(("for",), _("Chỉ ghi citizen, foreigner."))
    if definition.handled_in != "here":
        yield _narrower(("handled_in",), _("Ghi handled_in: here."))
    if not definition.protected_answers:
        yield Finding(
            "effect",
            ("protects",),
            _("Không câu hỏi nào hỏi người được bảo vệ là ai."),
            _("Không biết câu trả lời nào phải giữ kín."),
            _("Thêm known_from: filer.… vào câu hỏi về họ tên, địa chỉ của người ấy."),
        )


def _leak(path: tuple[str | int, ...], word: str) -> Finding:
    return Finding(
        "contradiction",
        path,
        _("Thủ tục bảo vệ người nộp (protects) mà lại có %(word)s.") % {"word": word},
        _("Người khác biết được ai nộp, hoặc nộp việc gì."),
        _("Bỏ %(word)s, hoặc bỏ protects.") % {"word": word},
    )


def _narrower(path: tuple[str | int, ...], remedy: str) -> Finding:
    return Finding(
        "contradiction",
        path,
        _("Thủ tục bảo vệ người nộp (protects) chỉ do chính người ấy nộp và nhận kết quả trực tuyến."),
        _("Qua quầy, qua bưu chính, qua người khác thì có thêm người biết ai nộp."),
        remedy,
    )
