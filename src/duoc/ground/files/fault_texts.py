"""What a person reads when a file is not taken: what happened, why, what to do next."""

from django.utils.translation import gettext as _

from duoc.ground.files.file_types import Kind
from duoc.ground.files.inspection.faults import Fault
from duoc.ground.files.limits import MEGABYTE, Limits
from duoc.ground.refusal import Refusal


class FileRefused(Refusal):
    """The file is not taken. `fault` names why for programs and tests; `say` and `remedy` tell the person."""

    def __init__(self, fault: Fault, say: str, remedy: str) -> None:
        super().__init__(say, remedy)
        self.fault = fault


def refusal(fault: Fault, *, name: str, size: int, true: Kind, claimed: str, limits: Limits) -> FileRefused:
    """The refusal in words.

    Args:
        name: display name, cleaned.
        size: bytes received.
        true: what the file really is.
        claimed: the extension in its name, without the dot.
    """
    say, remedy = _sentences(fault, true)
    numbers = {
        "name": name,
        "size": _megabytes(size),
        "limit": _megabytes(limits.photo_bytes if true.is_picture else limits.bytes),
        "true": _(true.word),
        "extension": true.extensions[0] if true.extensions else "",
        "claimed": claimed,
    }
    return FileRefused(fault, say.format(**numbers), remedy.format(**numbers))


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}".replace(".", ",").removesuffix(",0")


def _sentences(fault: Fault, true: Kind) -> tuple[str, str]:
    again = _("Hãy in tài liệu thành PDF (In → Lưu thành PDF) hoặc chụp ảnh từng trang, rồi tải lên lại.")
    anew = _("Hãy mở tệp xem có đọc được không, lưu hoặc quét lại, rồi tải lên lại.")
    if fault is Fault.NOT_ACCEPTED:
        return _not_accepted()
    if fault is Fault.LYING_TYPE:
        return _lying(true)
    table: dict[Fault, tuple[str, str]] = {
        Fault.EMPTY: (_("Tệp “{name}” trống, không có nội dung."), _("Hãy chọn lại tệp có nội dung.")),
        Fault.TOO_LARGE: (
            _("Tệp “{name}” nặng {size} MB; mỗi tệp được tối đa {limit} MB."),
            _("Hãy quét lại ở 200 dpi, chụp ảnh nhỏ hơn hoặc tách thành nhiều tệp, rồi tải lên lại."),
        ),
        Fault.DAMAGED: (_("Không đọc được “{name}”: tệp bị hỏng."), anew),
        Fault.CUT_SHORT: (_("Tệp “{name}” không trọn vẹn: thiếu phần cuối."), anew),
        Fault.ENCRYPTED: (
            _("Tệp “{name}” phải có mật khẩu mới mở được, nên cán bộ không đọc được."),
            _(
                "Hãy xin nơi cấp tệp một bản mở được không cần mật khẩu. Tệp có chữ ký số thì đừng in lại, "
                "vì bản in lại mất chữ ký; tệp khác thì mở bằng mật khẩu, in thành PDF rồi tải lên lại."
            ),
        ),
        Fault.SCRIPT: (_("Tệp “{name}” có đoạn mã tự chạy, có thể gây hại cho người mở."), again),
        Fault.OPENS_ITSELF: (_("Tệp “{name}” tự làm một việc khi được mở, có thể gây hại cho người mở."), again),
        Fault.LAUNCH: (_("Tệp “{name}” gọi chương trình hoặc tệp khác khi được mở."), again),
        Fault.EMBEDDED: (
            _("Trong tệp “{name}” có tệp khác đính kèm, nên không kiểm tra được hết."),
            _("Hãy lưu riêng từng tài liệu thành PDF và tải lên từng tệp."),
        ),
        Fault.MEDIA: (_("Tệp “{name}” có phim, âm thanh hoặc hình 3D."), again),
        Fault.XFA: (_("Tệp “{name}” là biểu mẫu động (XFA), nhiều máy không mở được."), again),
        Fault.SENDS_DATA: (_("Tệp “{name}” có nút gửi dữ liệu ra ngoài."), again),
        Fault.NO_PAGES: (_("Tệp “{name}” không có trang nào."), anew),
        Fault.TOO_COMPLEX: (_("Tệp “{name}” quá phức tạp để kiểm tra an toàn."), again),
        Fault.TWO_IN_ONE: (_("Tệp “{name}” vừa là PDF vừa là tệp nén, nên không an toàn."), again),
        Fault.TRAILING: (_("Sau phần kết thúc của “{name}” còn có dữ liệu lạ."), again),
        Fault.LEADING: (_("Trước phần mở đầu của “{name}” có dữ liệu lạ."), again),
        Fault.TOO_MANY_PIXELS: (
            _("Ảnh “{name}” quá lớn để đọc an toàn."),
            _("Hãy chụp hoặc lưu ảnh ở kích thước nhỏ hơn, rồi tải lên lại."),
        ),
        Fault.UNSAFE: (_("Không đọc được “{name}” một cách an toàn: tệp làm bộ đọc dừng giữa chừng."), again),
    }
    return table[fault]


def _not_accepted() -> tuple[str, str]:
    return (
        _("Tệp “{name}” là {true}; hệ thống nhận PDF và ảnh JPG, PNG, HEIC, WebP."),
        _("Hãy lưu tài liệu thành PDF (Tệp → Lưu thành → PDF) hoặc chụp ảnh từng trang, rồi tải lên lại."),
    )


def _lying(true: Kind) -> tuple[str, str]:
    say = _("Tên tệp “{name}” ghi là .{claimed} nhưng nội dung thật là {true}.")
    if true.accepted:
        return say, _("Hãy đổi đuôi tên tệp thành .{extension} rồi tải lên lại.")
    return say, _("Hãy lưu tài liệu thành PDF hoặc chụp ảnh từng trang, rồi tải lên lại.")
