"""Whether a definition that protects a party keeps what it promises: nothing that it says leads the name elsewhere."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding, Path

PERSONS = frozenset({"citizen", "foreigner"})
TELLING = ("title", "posting", "consult", "received_by", "together", "fees")
"""Parts of a definition that show a request, or who makes it, to others than those who have it in hand."""


def check(definition: Definition) -> Iterator[Finding]:
    """Everything in a definition by which others would hear of the party that it protects."""
    if not definition.protects:
        return
    for path in _telling(definition):
        yield _leak(path)
    narrow = {
        "channels": (definition.channels == ("online",), _("Ghi channels: [online].")),
        "online": (definition.filed_online, _("Ghi online: {mode: full}.")),
        "hand_over": (definition.return_ways == ("online",), _("Ghi hand_over: {ways: [online]}.")),
        "for": (PERSONS.issuperset(definition.audience), _("Chỉ ghi citizen, foreigner.")),
        "handled_in": (definition.handled_in == "here", _("Ghi handled_in: here.")),
    }
    for word, (is_so, remedy) in narrow.items():
        if not is_so:
            yield _narrower((word,), remedy)
    if not definition.protected_answers:
        yield Finding(
            "effect",
            ("protects",),
            _("Không câu hỏi nào hỏi người được bảo vệ là ai."),
            _("Không biết câu trả lời nào phải giữ kín."),
            _("Thêm known_from: filer.… vào câu hỏi về họ tên, địa chỉ của người ấy."),
        )


def _telling(definition: Definition) -> Iterator[Path]:
    raw = definition.raw
    yield from ((word,) for word in TELLING if raw.get(word))
    for index, step in enumerate(raw["steps"]):
        yield from (("steps", index, word) for word in ("at", "visit") if word in step)
    yield from (("outcome", word) for word in ("register", "entry") if word in raw["outcome"])


def _leak(path: Path) -> Finding:
    word = str(path[-1])
    return Finding(
        "contradiction",
        path,
        _("Thủ tục bảo vệ người nộp (protects) mà lại có %(word)s.") % {"word": word},
        _("Người khác biết được ai nộp, hoặc nộp việc gì."),
        _("Bỏ %(word)s, hoặc bỏ protects.") % {"word": word},
    )


def _narrower(path: Path, remedy: str) -> Finding:
    return Finding(
        "contradiction",
        path,
        _("Thủ tục bảo vệ người nộp (protects) chỉ do chính người ấy nộp và nhận kết quả trực tuyến."),
        _("Qua quầy, qua bưu chính, qua người khác thì có thêm người biết ai nộp."),
        remedy,
    )
