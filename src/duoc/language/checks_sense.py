"""Is the definition whole and lawful in itself: legal basis, terms, shares, doubts said, nothing asked that is held?"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language import values
from duoc.language.as_of_day import fee_on
from duoc.language.checks_law import NUMBER_OF_TEXT
from duoc.language.definition import AT_ONCE, Definition, Paper, Variant
from duoc.language.faults import Finding, Path
from duoc.language.order import every_question, target
from duoc.language.surroundings import Surroundings

# Addresses of the steps around the questions.
RESERVED_PAGES = ("giay-to", "kiem-tra", "quy-dinh-moi", "khong-phu-hop")
_TO_THE_CITIZEN = re.compile(r"\b[Bb]ạn\b|\b[Tt]ôi\b|\?")
_CONTACT = ("full_name", "personal_number", "address", "phone", "email", "birth_date", "residence")
_PERSONAL = ("person_name", "personal_number", "phone", "email", "address")


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Everything that can be judged without trying situations."""
    yield from _law(definition)
    yield from _terms(definition)
    yield from _fees(definition)
    yield from _online(definition)
    yield from _pages(definition)
    yield from _entry(definition)
    yield from _held(definition, around)
    yield from _looked_up(definition)
    yield from _defaults(definition)
    yield from _labels(definition)


def _law(definition: Definition) -> Iterator[Finding]:
    why = _("Không ai biết thủ tục dựa vào đâu.")
    if not definition.law:
        yield Finding("law", ("law",), _("Thiếu căn cứ pháp lý."), why, _("Ghi số, ký hiệu văn bản ở mục law."))
    for index, law in enumerate(definition.law):
        if not NUMBER_OF_TEXT.fullmatch(law.text):
            what = _("«%(text)s» không giống số, ký hiệu văn bản.") % {"text": law.text}
            yield Finding("law", ("law", index), what, why, _("Viết như 60/2014/QH13 hoặc 123/2015/NĐ-CP#14."))
    if definition.valid_to is not None and definition.valid_to < definition.valid_from:
        what = _("Ngày hết hiệu lực đứng trước ngày có hiệu lực.")
        yield Finding(
            "date", ("valid_to",), what, _("Bản này không bao giờ có hiệu lực."), _("Sửa valid_from hoặc valid_to.")
        )


def _terms(definition: Definition) -> Iterator[Finding]:
    otherwise = [variant.id for variant in definition.variants if variant.otherwise]
    if len(otherwise) > 1:
        what = _("Có %(number)s trường hợp otherwise: %(names)s.") % {
            "number": len(otherwise),
            "names": ", ".join(otherwise),
        }
        yield Finding(
            "variant", ("variants", otherwise[1]), what, _("Trường hợp sau không bao giờ tới lượt."), _("Giữ một.")
        )
    for variant in definition.variants:
        path: Path = ("variants", variant.id)
        if not variant.term and not variant.term_to_verify:
            what = _("Trường hợp «%(id)s» thiếu thời hạn.") % {"id": variant.id}
            yield Finding(
                "term", path, what, _("Không hẹn ngày trả được."), _("Thêm term, hoặc nói vì sao ở term_to_verify.")
            )
        if variant.when is None and not variant.otherwise and len(definition.variants) > 1:
            what = _("Trường hợp «%(id)s» không có điều kiện.") % {"id": variant.id}
            yield Finding(
                "variant", path, what, _("Các trường hợp sau không tới lượt."), _("Thêm when, hoặc otherwise: true.")
            )
        yield from _completeness(definition, variant)
    if definition.clock.starts == "review" and definition.clock.review_day is None:
        what = _("Thời hạn tính từ đợt rà soát nhưng không nói ngày bắt đầu đợt.")
        yield Finding("term", ("clock",), what, _("Không tính được ngày hẹn."), _("Thêm review_day."))


# About how many days a unit lasts: enough to see that one time is longer than another.
_LASTS = {"hour": 1 / 24, "working_hour": 1 / 6, "day": 1.0, "working_day": 1.4, "month": 30.0, "same_day": 1.0}


def lasts(term: str) -> float:
    """About how many days a term lasts."""
    amount, _space, unit = term.partition(" ")
    return float(amount) * _LASTS[unit] if unit else _LASTS[amount]


def _completeness(definition: Definition, variant: Variant) -> Iterator[Finding]:
    clock = definition.clock
    of_channels = (
        [] if variant.completeness else [one for one in clock.completeness_by_channel.values() if one != AT_ONCE]
    )
    times = [time for time in (variant.completeness or clock.completeness, *of_channels) if time]
    completeness = max(times, key=lasts, default="")
    if completeness and variant.term and lasts(completeness) > lasts(variant.term):
        what = _("Trường hợp «%(id)s» trả lời hồ sơ có đủ không (%(first)s) lâu hơn cả thời hạn (%(term)s).") % {
            "id": variant.id,
            "first": completeness,
            "term": variant.term,
        }
        remedy = _("Sửa completeness hoặc term.")
        yield Finding("term", ("variants", variant.id), what, _("Hết hạn trước khi biết hồ sơ có đủ không."), remedy)


def _fees(definition: Definition) -> Iterator[Finding]:
    for index, written in enumerate(definition.fees):
        path: Path = ("fees", index)
        fee = fee_on(written, definition.parameters, definition.valid_from)
        if not fee.article and not fee.to_verify:
            what = _("«%(label)s» không có căn cứ.") % {"label": fee.label}
            yield Finding(
                "law", path, what, _("Không được thu khi không có căn cứ."), _("Thêm article hoặc to_verify.")
            )
        if fee.amount is None and not fee.to_verify:
            what = _("«%(label)s» chưa rõ mức mà không nói vì sao.") % {"label": fee.label}
            yield Finding("doubt", path, what, _("Người dân không biết phải trả bao nhiêu."), _("Thêm to_verify."))


def _online(definition: Definition) -> Iterator[Finding]:
    if definition.online.mode != "full" and not definition.online.because:
        what = _("Thủ tục không toàn trình mà không nói lý do.")
        why = _("Lý do phải công bố (Điều 14 Nghị định 224/2026/NĐ-CP).")
        yield Finding("online", ("online",), what, why, _("Thêm because và say."))
    if definition.online.mode == "full" and "online" not in definition.channels:
        what = _("Mức độ trực tuyến và kênh nộp không khớp.")
        yield Finding("online", ("channels",), what, _("Không nộp trực tuyến được."), _("Thêm online vào channels."))
    if definition.handled_in == "ministry" and not definition.ministry_system:
        what = _("Thủ tục giải quyết trên hệ thống của bộ mà không nói hệ thống nào.")
        yield Finding("online", ("handled_in",), what, _("Cán bộ không biết nhập vào đâu."), _("Thêm ministry_system."))


def _pages(definition: Definition) -> Iterator[Finding]:
    """A page's id is its address, beside the addresses of papers and check."""
    names = [page.id for page in definition.pages]
    for index, name in enumerate(names):
        if name in names[:index]:
            what = _("Trang «%(name)s» viết hai lần.") % {"name": name}
            yield Finding("doubled", ("pages", index), what, _("Hai trang trùng địa chỉ."), _("Đặt mã khác."))
        if name in RESERVED_PAGES:
            what = _("Trang «%(name)s» trùng địa chỉ của bước nộp hồ sơ.") % {"name": name}
            yield Finding("doubled", ("pages", index), what, _("Người dân không mở được trang này."), _("Đặt mã khác."))


def _entry(definition: Definition) -> Iterator[Finding]:
    entry = definition.outcome.entry
    if entry is not None and entry.closes and entry.closes not in {person.role for person in entry.persons}:
        what = _("Việc ghi sổ khép hồ sơ của «%(closes)s» nhưng không có người ấy trong persons.") % {
            "closes": entry.closes
        }
        yield Finding(
            "register", ("outcome", "entry", "closes"), what, _("Không biết khép hồ sơ của ai."), _("Sửa vai.")
        )
    if entry is not None and not definition.outcome.register:
        what = _("Có việc ghi sổ mà không nói sổ nào.")
        yield Finding("register", ("outcome", "entry"), what, _("Không ghi được."), _("Thêm outcome.register."))


def _defaults(definition: Definition) -> Iterator[Finding]:
    for question in every_question(definition):
        if question.default is not None and values.fault(question, question.default, definition.valid_from):
            what = _("Gợi ý «%(default)s» không phải câu trả lời đúng của «%(id)s».") % {
                "default": question.default,
                "id": question.id,
            }
            yield Finding("type", ("id", question.id), what, _("Người dân gửi gợi ý sẽ bị báo sai."), _("Sửa default."))


def _labels(definition: Definition) -> Iterator[Finding]:
    """Officials read the short name beside the answer; a sentence to the citizen has no place there."""
    for question in every_question(definition):
        if _TO_THE_CITIZEN.search(question.name):
            what = _("Câu «%(id)s» không có tên ngắn cho cán bộ đọc: «%(name)s».") % {
                "id": question.id,
                "name": question.name[:80],
            }
            why = _("Bàn làm việc và giấy tờ in tên này; “bạn” và dấu hỏi chỉ đúng trên trang của người dân.")
            yield Finding("label", ("id", question.id), what, why, _("Thêm label, ví dụ Ngày sinh."), level="warning")


def _held(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Ask once: no paper whose data is in a published database, no contact data of who is signed in."""
    for paper in definition.papers.values():
        if paper.asked_because or paper.held_in is not None or paper.made_from:
            continue
        for held in around.held_papers:
            if any(word in paper.name.casefold() for word in held.words):
                yield _asked_though_held(paper, held.held_by, held.article)
                break
    for question in every_question(definition):
        root, _dot, last = question.id.partition(".")
        if root == "requester" and last in _CONTACT and not question.known_from:
            what = _("Câu «%(id)s» hỏi lại điều tỉnh đã giữ về người đăng nhập.") % {"id": question.id}
            remedy = _("Thêm known_from: applicant.%(last)s.") % {"last": last}
            yield Finding("held", ("id", question.id), what, _("Chỉ được hỏi một lần."), remedy)


def _looked_up(definition: Definition) -> Iterator[Finding]:
    """With `lookup` any number that is typed opens an entry, whosever it is: it may tell of things, not of people."""
    for question in every_question(definition):
        for source in question.known_from:
            held = definition.questions.get(target(source.path, definition.questions) or "")
            personal = question.type in _PERSONAL or source.path.rpartition(".")[2] in _CONTACT
            if held is not None and held.lookup and personal:
                what = _("Câu «%(id)s» lấy thông tin của người từ «%(held)s», nơi gõ số nào cũng tra được.") % {
                    "id": question.id,
                    "held": held.id,
                }
                why = _("Ai gõ một số cũng đọc được thông tin của người khác.")
                yield Finding(
                    "held", ("id", question.id), what, why, _("Bỏ known_from, hoặc bỏ lookup của câu tra sổ.")
                )


def _asked_though_held(paper: Paper, held_by: str, article: str) -> Finding:
    what = _("Giấy tờ «%(name)s» đã có ở %(held_by)s.") % {"name": paper.name[:80], "held_by": held_by}
    why = (
        _("Không được yêu cầu nộp giấy có dữ liệu đã công bố (%(article)s).") % {"article": article}
        if article
        else _("Chỉ được hỏi một lần.")
    )
    remedy = _("Bỏ giấy này, thêm held_in, hoặc nói lý do ở asked_because.")
    return Finding("held", ("papers", paper.id), what, why, remedy)
