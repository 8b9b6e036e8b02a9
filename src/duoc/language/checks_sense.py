"""Is the definition whole and lawful in itself: legal basis, terms, shares, doubts said, nothing asked that is held?"""

import re
from collections.abc import Iterator

from duoc.language import values
from duoc.language.definition import Definition, Paper
from duoc.language.faults import Finding, Path
from duoc.language.order import target
from duoc.language.surroundings import Surroundings

_LAW = re.compile(r"[0-9A-Z][0-9A-Za-z.]*/(?:[12][0-9]{3}/)?[A-ZĐƯ][A-ZĐƯa-z0-9.-]*")
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
    yield from _steps(definition)
    yield from _held(definition, around)
    yield from _looked_up(definition)
    yield from _defaults(definition)
    yield from _labels(definition)


def _law(definition: Definition) -> Iterator[Finding]:
    why = "Không ai biết thủ tục dựa vào đâu."
    if not definition.law:
        yield Finding("law", ("law",), "Thiếu căn cứ pháp lý.", why, "Ghi số, ký hiệu văn bản ở mục law.")
    for index, law in enumerate(definition.law):
        if not _LAW.fullmatch(law.text):
            what = f"«{law.text}» không giống số, ký hiệu văn bản."
            yield Finding("law", ("law", index), what, why, "Viết như 60/2014/QH13 hoặc 123/2015/NĐ-CP#14.")
    if definition.valid_to is not None and definition.valid_to < definition.valid_from:
        what = "Ngày hết hiệu lực đứng trước ngày có hiệu lực."
        yield Finding(
            "date", ("valid_to",), what, "Bản này không bao giờ có hiệu lực.", "Sửa valid_from hoặc valid_to."
        )


def _terms(definition: Definition) -> Iterator[Finding]:
    otherwise = [variant.id for variant in definition.variants if variant.otherwise]
    if len(otherwise) > 1:
        what = f"Có {len(otherwise)} trường hợp otherwise: {', '.join(otherwise)}."
        yield Finding("variant", ("variants", otherwise[1]), what, "Trường hợp sau không bao giờ tới lượt.", "Giữ một.")
    for variant in definition.variants:
        path: Path = ("variants", variant.id)
        if not variant.term and not variant.term_to_verify:
            what = f"Trường hợp «{variant.id}» thiếu thời hạn."
            yield Finding(
                "term", path, what, "Không hẹn ngày trả được.", "Thêm term, hoặc nói vì sao ở term_to_verify."
            )
        if variant.when is None and not variant.otherwise and len(definition.variants) > 1:
            what = f"Trường hợp «{variant.id}» không có điều kiện."
            yield Finding(
                "variant", path, what, "Các trường hợp sau không tới lượt.", "Thêm when, hoặc otherwise: true."
            )
    if definition.clock.starts == "review" and definition.clock.review_day is None:
        what = "Thời hạn tính từ đợt rà soát nhưng không nói ngày bắt đầu đợt."
        yield Finding("term", ("clock",), what, "Không tính được ngày hẹn.", "Thêm review_day.")


def _fees(definition: Definition) -> Iterator[Finding]:
    for index, fee in enumerate(definition.fees):
        path: Path = ("fees", index)
        if not fee.article and not fee.to_verify:
            what = f"«{fee.label}» không có căn cứ."
            yield Finding("law", path, what, "Không được thu khi không có căn cứ.", "Thêm article hoặc to_verify.")
        if fee.amount is None and not fee.to_verify:
            what = f"«{fee.label}» chưa rõ mức mà không nói vì sao."
            yield Finding("doubt", path, what, "Người dân không biết phải trả bao nhiêu.", "Thêm to_verify.")


def _online(definition: Definition) -> Iterator[Finding]:
    if definition.online.mode != "full" and not definition.online.because:
        what = "Thủ tục không toàn trình mà không nói lý do."
        why = "Lý do phải công bố (Điều 14 Nghị định 224/2026/NĐ-CP)."
        yield Finding("online", ("online",), what, why, "Thêm because và say.")
    if definition.online.mode == "full" and "online" not in definition.channels:
        what = "Mức độ trực tuyến và kênh nộp không khớp."
        yield Finding("online", ("channels",), what, "Không nộp trực tuyến được.", "Thêm online vào channels.")
    if definition.handled_in == "ministry" and not definition.ministry_system:
        what = "Thủ tục giải quyết trên hệ thống của bộ mà không nói hệ thống nào."
        yield Finding("online", ("handled_in",), what, "Cán bộ không biết nhập vào đâu.", "Thêm ministry_system.")


def _pages(definition: Definition) -> Iterator[Finding]:
    """A page's id is its address, beside the addresses of papers and check."""
    names = [page.id for page in definition.pages]
    for index, name in enumerate(names):
        if name in names[:index]:
            what = f"Trang «{name}» viết hai lần."
            yield Finding("doubled", ("pages", index), what, "Hai trang trùng địa chỉ.", "Đặt mã khác.")
        if name in RESERVED_PAGES:
            what = f"Trang «{name}» trùng địa chỉ của bước nộp hồ sơ."
            yield Finding("doubled", ("pages", index), what, "Người dân không mở được trang này.", "Đặt mã khác.")


def _steps(definition: Definition) -> Iterator[Finding]:
    always = [step for step in definition.steps if step.when is None]
    total = sum(step.share for step in always)
    if total != 100 and len(always) == len(definition.steps):
        what = f"Tỷ lệ thời gian các bước cộng lại là {total}%."
        yield Finding("steps", ("steps",), what, "Không chia được thời hạn cho từng bước.", "Sửa cho đủ 100%.")
    names = [step.id for step in definition.steps]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Finding("steps", ("steps", index), f"Bước «{name}» viết hai lần.", "Không rõ bước nào.", "Đổi tên.")
    for index, question in enumerate(definition.desk):
        if question.step and question.step not in names:
            what = f"Câu «{question.id}» hỏi ở bước «{question.step}» không có."
            yield Finding("steps", ("desk", index), what, "Không ai được hỏi câu này.", f"Chọn: {', '.join(names)}.")
    entry = definition.outcome.entry
    if entry is not None and entry.closes and entry.closes not in {person.role for person in entry.persons}:
        what = f"Việc ghi sổ khép hồ sơ của «{entry.closes}» nhưng không có người ấy trong persons."
        yield Finding("register", ("outcome", "entry", "closes"), what, "Không biết khép hồ sơ của ai.", "Sửa vai.")
    if entry is not None and not definition.outcome.register:
        what = "Có việc ghi sổ mà không nói sổ nào."
        yield Finding("register", ("outcome", "entry"), what, "Không ghi được.", "Thêm outcome.register.")


def _defaults(definition: Definition) -> Iterator[Finding]:
    for question in definition.questions.values():
        if question.default is not None and values.fault(question, question.default, definition.valid_from):
            what = f"Gợi ý «{question.default}» không phải câu trả lời đúng của «{question.id}»."
            yield Finding("type", ("id", question.id), what, "Người dân gửi gợi ý sẽ bị báo sai.", "Sửa default.")


def _labels(definition: Definition) -> Iterator[Finding]:
    """Officials read the short name beside the answer; a sentence to the citizen has no place there."""
    for question in definition.questions.values():
        if _TO_THE_CITIZEN.search(question.name):
            what = f"Câu «{question.id}» không có tên ngắn cho cán bộ đọc: «{question.name[:80]}»."
            why = "Bàn làm việc và giấy tờ in tên này; “bạn” và dấu hỏi chỉ đúng trên trang của người dân."
            yield Finding("label", ("id", question.id), what, why, "Thêm label, ví dụ Ngày sinh.", level="warning")


def _held(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Ask once: no paper whose data is in a published database, no contact data of who is signed in."""
    for paper in definition.papers.values():
        if paper.asked_because or paper.held_in is not None or paper.made_from:
            continue
        for held in around.held_papers:
            if any(word in paper.name.casefold() for word in held.words):
                yield _asked_though_held(paper, held.held_by, held.article)
                break
    for question in definition.questions.values():
        root, _dot, last = question.id.partition(".")
        if root == "requester" and last in _CONTACT and not question.known_from:
            what = f"Câu «{question.id}» hỏi lại điều tỉnh đã giữ về người đăng nhập."
            remedy = f"Thêm known_from: applicant.{last}."
            yield Finding("held", ("id", question.id), what, "Chỉ được hỏi một lần.", remedy)


def _looked_up(definition: Definition) -> Iterator[Finding]:
    """With `lookup` any number that is typed opens an entry, whosever it is: it may tell of things, not of people."""
    for question in definition.questions.values():
        for source in question.known_from:
            held = definition.questions.get(target(source.path, definition.questions) or "")
            personal = question.type in _PERSONAL or source.path.rpartition(".")[2] in _CONTACT
            if held is not None and held.lookup and personal:
                what = f"Câu «{question.id}» lấy thông tin của người từ «{held.id}», nơi gõ số nào cũng tra được."
                why = "Ai gõ một số cũng đọc được thông tin của người khác."
                yield Finding("held", ("id", question.id), what, why, "Bỏ known_from, hoặc bỏ lookup của câu tra sổ.")


def _asked_though_held(paper: Paper, held_by: str, article: str) -> Finding:
    what = f"Giấy tờ «{paper.name[:80]}» đã có ở {held_by}."
    why = f"Không được yêu cầu nộp giấy có dữ liệu đã công bố ({article})." if article else "Chỉ được hỏi một lần."
    remedy = "Bỏ giấy này, thêm held_in, hoặc nói lý do ở asked_because."
    return Finding("held", ("papers", paper.id), what, why, remedy)
