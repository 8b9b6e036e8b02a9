"""Powers in words, for the people who hold them."""

from django.utils.translation import gettext_lazy as _

from duoc.people.powers import Power

POWERS = {
    Power.DOSSIER_FILE: _("Soạn và nộp hồ sơ"),
    Power.DOSSIER_FILE_AT_COUNTER: _("Nộp hồ sơ tại quầy cho người đến nộp"),
    Power.DOSSIER_FILE_FOR_BODY: _("Nộp và theo dõi việc cơ quan mình đề nghị cơ quan khác"),
    Power.DOSSIER_READ: _("Xem hồ sơ"),
    Power.DOSSIER_CANCEL: _("Hủy hoặc xin rút hồ sơ"),
    Power.DOSSIER_SUPPLEMENT: _("Bổ sung hồ sơ"),
    Power.DOSSIER_ACCEPT: _("Tiếp nhận hồ sơ"),
    Power.DOSSIER_REFUSE: _("Từ chối tiếp nhận hồ sơ"),
    Power.DOSSIER_REQUEST_SUPPLEMENT: _("Yêu cầu bổ sung hồ sơ"),
    Power.DOSSIER_EXAMINE: _("Thẩm tra hồ sơ, trình dự thảo kết quả"),
    Power.DOSSIER_CHOOSE_BODY: _("Xác định cơ quan kế thừa giải quyết hồ sơ"),
    Power.DOSSIER_RETURN: _("Trả kết quả"),
    Power.DOSSIER_ARCHIVE: _("Nộp hồ sơ vào lưu trữ"),
    Power.DOSSIER_CHOOSE_RETURN: _("Chọn cách nhận kết quả bản giấy"),
    Power.DOSSIER_APPROVE_SUPPLEMENT: _("Duyệt việc yêu cầu bổ sung thêm lần nữa"),
    Power.DECISION_CHECK: _("Xem và góp ý dự thảo kết quả"),
    Power.DECISION_READ: _("Xem kết quả đã ký"),
    Power.DECISION_SIGN: _("Ký kết quả"),
    Power.DECISION_SEND_BACK: _("Trả lại dự thảo"),
    Power.DECISION_RECONSIDER: _("Đề nghị thu hồi, đính chính, cấp lại kết quả"),
    Power.DECISION_REVOKE: _("Quyết định thu hồi, đính chính, cấp lại kết quả"),
    Power.SIGNATURE_DELEGATE: _("Giao cho người khác trong cơ quan ký"),
    Power.DECISION_ISSUE: _("Cho số, đóng dấu, phát hành"),
    Power.REGISTER_READ: _("Tra sổ đăng ký"),
    Power.REGISTER_CORRECT: _("Đề nghị sửa, ghi chú việc đã ghi sổ"),
    Power.REGISTER_DECIDE: _("Quyết định việc sửa sổ đăng ký"),
    Power.REGISTER_CLOSE: _("Khóa sổ năm"),
    Power.CHARGE_PAY: _("Nộp phí, lệ phí"),
    Power.CHARGE_COLLECT: _("Thu phí, lệ phí tại quầy"),
    Power.CHARGE_WAIVE: _("Ghi nhận miễn phí, lệ phí"),
    Power.CHARGE_REFUND: _("Chi hoàn phí, lệ phí"),
    Power.CHARGE_DECIDE_REFUND: _("Quyết định hoàn phí, lệ phí"),
    Power.OUTAGE_MANAGE: _("Báo hệ thống gián đoạn, hoạt động lại"),
    Power.PROCEDURE_PUBLISH: _("Công bố quy trình thủ tục"),
    Power.PEOPLE_MANAGE: _("Quản lý cơ quan, chức danh, bổ nhiệm"),
    Power.MANDATE_GRANT: _("Trao quyền đại diện, ghi nhận người đại diện"),
    Power.MANDATE_END: _("Chấm dứt việc đại diện"),
}
RELATIONS = {"own": _("của mình"), "unit": _("của đơn vị"), "assigned": _("được giao"), "all": _("tất cả")}
