"""What things are called on a citizen's screen. No clock, and no query of rows that were read to be shown."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import APPLICANT, CARRIER, ELSEWHERE
from duoc.dossiers.models import Dossier
from duoc.dossiers.queries import Awaited, Waits, awaiting
from duoc.dossiers.queries import term_words as term_words
from duoc.faces.design.formats import dong
from duoc.faces.design.formats import initials as initials
from duoc.faces.portal import result_words
from duoc.faces.portal.result_words import Status
from duoc.ground.files.models import StoredFile
from duoc.language.calculations import BODY, Definition, Fee, Paper, PaperAsk

PRODUCT = re.compile(r"([a-z_.]+)\s*\*\s*(\d+)|(\d+)\s*\*\s*([a-z_.]+)")
"""A fee of so much for each of something, the only formula that can be said in a short sentence."""

NATIONAL_PORTAL = "https://dichvucong.gov.vn/"
LONGEST_TITLE = 80
"""Letters of a paper's name that a heading shows on a small phone in four lines."""
PART_OF_NAME = re.compile(r"; |[.:] |, (?=trường hợp|nếu|trong đó|kèm)| (?=\(|trong trường hợp |đối với trường hợp )")


def status(dossier: Dossier, now: datetime, waits: str = "") -> Status:
    """Where a dossier stands, for the person whose it is.

    Args:
        waits: what it waits for from that person, in words (`awaiting.headline`); "" when it is not their turn.
    """
    state = Dossier.State
    if dossier.result_has_ended or (dossier.result_standing and not waits):
        return result_words.after_given(dossier)
    late = dossier.state == state.PROCESSING and dossier.appointment is not None and dossier.appointment < now
    if waits and not (late and awaiting.worked_on(dossier)):
        return Status(_("Đang chờ bạn %(what)s") % {"what": waits}, "waiting")
    if dossier.state == state.PROCESSING:
        if awaiting.withdrawing(dossier):
            return Status(_("Chờ trả lời yêu cầu rút hồ sơ"), "moving")
        if dossier.applicant_agreed:
            return Status(_("Chờ người cùng ký xem bản dự thảo"), "moving")
        if late:
            return Status(_("Đang giải quyết, đã quá hẹn"), "late")
        return Status(_("Đang giải quyết"), "moving")
    if dossier.with_carrier:
        return Status(_("Đã có kết quả, bản giấy đang gửi bưu chính"), "done")
    words = {
        state.FILED: Status(_("Đã nộp, chờ tiếp nhận"), "new"),
        state.SUPPLEMENT: Status(_("Cần bạn bổ sung"), "waiting"),
        state.DONE: Status(_("Đã có kết quả"), "done"),
        state.RETURNED: Status(_("Đã có kết quả"), "done"),
        state.REFUSED: Status(_("Không được tiếp nhận"), "refused"),
        state.CANCELLED: Status(_("Bạn đã hủy"), "draft"),
        state.SUSPENDED: Status(_("Tạm dừng giải quyết"), "paused"),
        state.STOPPED: Status(_("Đã dừng giải quyết"), "refused"),
    }
    return words[state(dossier.state)]


def co_signers_status(dossier: Dossier, now: datetime) -> Status:
    """Where a dossier stands, for somebody who signed it and is not its applicant."""
    words = {
        Dossier.State.SUPPLEMENT: Status(_("Chờ người nộp bổ sung"), "waiting"),
        Dossier.State.CANCELLED: Status(_("Người nộp đã hủy"), "draft"),
    }
    return words.get(Dossier.State(dossier.state)) or status(dossier, now)


def next_step(dossier: Dossier, status: Status, awaited: Sequence[Awaited] = ()) -> str:
    """What comes next, in one or two sentences for whoever knows the code.

    Args:
        awaited: what it waits for from its applicant.
    """
    if dossier.result_standing:
        return result_words.what_to_do(dossier)
    if dossier.with_carrier:
        return _("Bưu chính đang chuyển kết quả bản giấy. Số hiệu bưu gửi có trong thông báo gửi cho người nộp.")
    if awaited:
        return f"{_what_to_do(awaited[0].kind)} {awaited[0].then}".strip()
    words = {
        "new": _("Nơi tiếp nhận kiểm tra giấy tờ. Đủ và đúng thì bạn nhận mã hồ sơ và ngày hẹn."),
        "waiting": _("Hồ sơ đang chờ người nộp. Hãy đăng nhập để xem."),
        "late": _("Hồ sơ đã quá ngày hẹn. Bạn có quyền hỏi nơi tiếp nhận vì sao và bao giờ xong."),
        "paused": _("Hồ sơ tạm dừng, chờ điều ghi ở trang hồ sơ. Khi tiếp tục bạn được báo ngày hẹn."),
        "moving": _("Cơ quan đang giải quyết. Bạn không phải làm gì lúc này."),
        "done": _("Đã có kết quả. Hãy đăng nhập để nhận, hoặc đến nơi tiếp nhận."),
    }
    otherwise = _("Hồ sơ đã kết thúc. Lý do có trong thông báo gửi cho người nộp.")
    return words.get(status.kind, otherwise)


def _what_to_do(kind: Waits) -> str:
    """Where the applicant does what is awaited: only what can be done after signing in sends them there."""
    words = {
        Waits.SUPPLEMENT: _("Hãy đăng nhập để xem thiếu gì và gửi bổ sung, hoặc đem đến nơi tiếp nhận."),
        Waits.DRAFT_CHECK: _("Hãy đăng nhập để đọc bản dự thảo và báo chỗ sai trước khi ký."),
        Waits.PAYMENT: _("Hãy đăng nhập để nộp tiền, hoặc nộp tại nơi tiếp nhận."),
        Waits.SIGNATURES: _("Người còn thiếu chữ ký đến ký giấy ở nơi tiếp nhận. Trang hồ sơ ghi đó là ai."),
        Waits.PAPERS: _(
            "Giấy cần đem hoặc gửi có ghi ở trang hồ sơ, sau khi đăng nhập. Đủ giấy thì nơi tiếp nhận mới xem xét tiếp."
        ),
    }
    return words[kind]


def commune_words(answer: str) -> str:
    """Which commune decides, by the name of the answer that says it; what it says of communes is not repeated."""
    answer = answer[:1].lower() + answer[1:]
    which = answer.removeprefix("xã, phường ")
    if which == answer:
        return _("Ủy ban nhân dân cấp xã: %(what)s") % {"what": answer}
    return _("Ủy ban nhân dân xã, phường %(which)s") % {"which": which}


def fee_words(fee: Fee, definition: Definition) -> str:
    """What a fee costs before anything was answered: an amount, so much for each, or that it is announced later."""
    formula = fee.formula.strip()
    if fee.amount is None or formula in ("", "to_verify"):
        return _("Mức thu đang xác minh")
    if formula.isdigit():
        return dong(int(formula))
    if fee.later and any(one.id in fee.amount.reads for one in definition.desk):
        return _("Theo thông báo trong khi giải quyết")
    product = PRODUCT.fullmatch(formula)
    if product:
        name, amount = (product[1], product[2]) if product[1] else (product[4], product[3])
        question = definition.questions.get(name)
        if question is not None:
            unit = question.unit or question.name.lower()
            return _("%(amount)s mỗi %(unit)s") % {"amount": dong(int(amount)), "unit": unit}
    return _("Tính theo câu trả lời của bạn, cho xem trước khi nộp")


def audiences() -> dict[str, str]:
    """For whom procedures are, in words."""
    return {
        "citizen": _("người dân"),
        "foreigner": _("người nước ngoài"),
        "household": _("hộ gia đình, hộ kinh doanh"),
        "enterprise": _("doanh nghiệp"),
        "cooperative": _("hợp tác xã"),
        "organisation": _("cơ quan, tổ chức"),
        "official": _("cán bộ, công chức"),
    }


def audience_words(definition: Definition) -> str:
    """For whom a procedure is."""
    words = {**audiences(), BODY: _("cơ quan nhà nước, nộp từ bàn làm việc")}
    audiences_named = ", ".join(words.get(name, name) for name in definition.audience)
    return audiences_named[:1].upper() + audiences_named[1:]


def copies_words(copies: Mapping[str, int]) -> str:
    """How many of a paper: "1 bản chính, 2 bản sao"."""
    words = {
        "original": _("bản chính"),
        "certified": _("bản sao chứng thực"),
        "copy": _("bản sao (bản chụp cũng được)"),
    }
    return ", ".join(f"{count} {words.get(kind, kind)}" for kind, count in copies.items())


def in_small_letters(name: str) -> str:
    """A name that was written all in capitals, as sentences are; any other as it is."""
    return name.capitalize().replace("việt nam", "Việt Nam") if name.isupper() and " " in name else name


def form_words(form: str) -> str:
    """Which official form a paper has: its number or annex. The name of a file that the page carries is none."""
    official = re.match(
        r"(?i:số |\d+[\w.-]*$|\d+[a-zđ]?[/,]|phụ lục)|[A-ZĐ]{1,4}([ -][A-ZĐ]{1,4})?[ -]?\d{1,3}[a-z]?$", form
    )
    return form if official and "_" not in form else ""


def signed_words(signed: str) -> str:
    """How a paper must be signed, in a sentence; "" where that is not said."""
    words = {
        "digital": _("Bản gửi trực tuyến phải có chữ ký số của người lập."),
        "hand": _("Bản giấy phải có chữ ký tay."),
    }
    return words.get(signed, "")


def paper_title(name: str) -> str:
    """A name short enough for a heading: where an official one is long, its first part. Whoever shows it shows the
    whole name behind it (`paper_rest`)."""
    if len(name) <= LONGEST_TITLE:
        return name
    end = next((match.start() for match in PART_OF_NAME.finditer(name) if 12 <= match.start() <= LONGEST_TITLE), 0)
    return name[:end] if end else f"{name[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def paper_rest(paper: Paper | PaperAsk) -> str:
    """The whole name of a paper of which a title shows only a part, "" where the title says all."""
    return paper.full_name or ("" if paper_title(paper.name) == paper.name else paper.name)


@dataclass(frozen=True)
class FormPage:
    """Where the form of a paper is had: the address, and what the link to it says."""

    href: str
    words: str


def form_page(definition: Definition, papers: Iterable[Paper | PaperAsk]) -> FormPage | None:
    """The official page from which the form of one of these papers is had; None where none has one that people fill.

    Where the address of the procedure's own page is not known, the National Portal with the code to look for there.
    """
    if not any(paper.form and not paper.made_from for paper in papers):
        return None
    if url := definition.source.get("url", ""):
        return FormPage(url, _("Mở trang thủ tục trên Cổng quốc gia để tải mẫu"))
    words = _("Tìm mã %(code)s trên Cổng quốc gia để tải mẫu") % {"code": definition.code}
    return FormPage(NATIONAL_PORTAL, words)


def step_words(definition: Definition, step_id: str) -> str:
    """The name that the procedure gives to one of its steps, "" when it has none."""
    return next((step.name for step in definition.steps if step.id == step_id), "")


def post_words(role: str) -> str:
    """Who sits at a desk, in the people's words."""
    words = {
        "clerk": _("người tiếp nhận"),
        "specialist": _("công chức xử lý"),
        "leader": _("lãnh đạo ký"),
        "registry": _("văn thư"),
        APPLICANT: _("bạn"),
        ELSEWHERE: _("cơ quan khác"),
        CARRIER: _("bưu chính công ích"),
    }
    return words.get(role, _("cơ quan giải quyết"))


def what_was_seen(what: str) -> str:
    """What an official opened, as `dossiers.actions.look` names it."""
    words = {
        "dossier": _("hồ sơ"),
        "paper": _("giấy tờ kèm theo"),
        "papers": _("giấy tờ kèm theo"),
        "draft": _("bản dự thảo kết quả"),
        "content": _("bản dự thảo kết quả"),
        "result": _("kết quả"),
    }
    return words.get(what, what)


def listed(words: Iterable[str]) -> str:
    """Words one after the other, each once."""
    return ", ".join(dict.fromkeys(words))


def plain(value: Any) -> str:
    """A value as text, nothing as nothing."""
    return "" if value is None else str(value)


def file_note(file: StoredFile) -> str:
    """What the sender should know of a file as it is kept; "" when it is as it was sent."""
    if sent := file.checks.get("shrunk_from"):
        return _("đã thu nhỏ cho vừa, từ %(sent)s triệu điểm ảnh") % {"sent": round(sent[0] * sent[1] / 1_000_000)}
    return ""
