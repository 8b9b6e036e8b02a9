"""The words of every notice, in plain Vietnamese; English through gettext for those who prefer it.

A text may name the procedure, the dossier's code, the unit, dates and amounts. It never names a person and never says
what is in an answer or a paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from duoc.notices.models.notice import Kind


@dataclass(frozen=True)
class Text:
    """Title and body with the places to fill."""

    title: str
    body: str


TEXTS: Mapping[str, Text] = {
    Kind.FILED: Text(
        _("Đã nộp hồ sơ {code}"),
        _(
            "Hồ sơ “{procedure}” đã được nộp, mã tạm {code}. {unit} sẽ kiểm tra và báo có tiếp nhận hay không. "
            "Ngày trả kết quả chính thức được ghi trên giấy tiếp nhận."
        ),
    ),
    Kind.ACCEPTED: Text(
        _("Đã tiếp nhận hồ sơ {code}"),
        _("{unit} đã tiếp nhận hồ sơ “{procedure}”, mã {code}. Hẹn trả kết quả: {due}."),
    ),
    Kind.SUPPLEMENT: Text(
        _("Hồ sơ {code} cần bổ sung"),
        _("{unit} đề nghị bổ sung, hoàn thiện hồ sơ “{procedure}”. Hãy mở hồ sơ để xem cần bổ sung những gì."),
    ),
    Kind.SUPPLEMENTED: Text(
        _("Đã nhận phần bổ sung của hồ sơ {code}"),
        _("{unit} đã nhận phần bổ sung của hồ sơ “{procedure}” và sẽ kiểm tra tiếp."),
    ),
    Kind.REFUSED: Text(
        _("Hồ sơ {code} không được tiếp nhận"),
        _(
            "{unit} không tiếp nhận hồ sơ “{procedure}”. "
            "Hãy mở hồ sơ để xem lý do, căn cứ pháp lý và việc có thể làm tiếp."
        ),
    ),
    Kind.CANCELLED: Text(
        _("Đã hủy hồ sơ {code}"),
        _("Hồ sơ “{procedure}” đã được hủy theo yêu cầu. Có thể nộp hồ sơ mới bất cứ lúc nào."),
    ),
    Kind.EXTRA_TIME: Text(
        _("Hồ sơ {code} cần thêm thời gian"),
        _(
            "{unit} cần thêm thời gian để giải quyết hồ sơ “{procedure}”, theo quy định của thủ tục. "
            "Hẹn trả kết quả: {due}. Lý do ghi trong hồ sơ."
        ),
    ),
    Kind.DRAFT_CHECK: Text(
        _("Mời kiểm tra bản dự thảo của hồ sơ {code}"),
        _("Bản dự thảo kết quả “{procedure}” đã sẵn sàng. Hãy đọc kỹ và báo ngay nếu có chỗ sai, trước khi được ký."),
    ),
    Kind.RESULT_READY: Text(
        _("Hồ sơ {code} đã có kết quả"),
        _("Kết quả “{procedure}” đã được ký và phát hành. Hãy mở hồ sơ để xem và tải về."),
    ),
    Kind.NOT_RESOLVED: Text(
        _("Hồ sơ {code} không được giải quyết"),
        _("{unit} thông báo không giải quyết hồ sơ “{procedure}”. Hãy mở hồ sơ để xem lý do và cách khiếu nại."),
    ),
    Kind.PAYMENT_DUE: Text(
        _("Hồ sơ {code} cần nộp phí, lệ phí"),
        _("Số tiền phải nộp cho hồ sơ “{procedure}”: {amount} đồng. Hãy mở hồ sơ để nộp trực tuyến hoặc nộp tại quầy."),
    ),
}
FOOT = _(
    "Xem hồ sơ: {url}\n\n"
    "Thư này được gửi tự động, không cần trả lời. Cơ quan nhà nước không hỏi mật khẩu, mã xác thực hay số thẻ qua thư; "
    "nếu ngại bấm vào đường dẫn, hãy tự mở trang dịch vụ công và vào mục “Hồ sơ của tôi”."
)


def compose(kind: str, context: Mapping[str, str], language: str) -> Text:
    """Title and body of a notice in a person's language.

    Raises:
        KeyError: the kind is unknown, or the context lacks a value that its words need.
    """
    text = TEXTS[kind]
    with translation.override(language):
        return Text(gettext(text.title).format(**context), gettext(text.body).format(**context))


def letter(body: str, url: str, language: str) -> str:
    """The body of the e-mail: the notice, where to go, and how to tell it from a fraud."""
    with translation.override(language):
        return f"{body}\n\n{gettext(FOOT).format(url=url)}\n"
