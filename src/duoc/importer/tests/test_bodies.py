"""Who decides, where the page names who receives, who prepares and who decides."""

import pytest

from duoc.importer.tests.samples import written

UNKNOWN = "Không có thông tin"
FILED = "Tổ chức nộp hồ sơ đến Trung tâm Phục vụ hành chính công cấp tỉnh. "


def _places(**changes: str) -> list[str]:
    return [rule.get("organisation", "commune") for rule in written(**changes).definition["competent"]]


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        # Who receives and who prepares do not decide.
        (
            {
                "handling_body": "Ủy ban nhân dân cấp xã, Sở Tư pháp, Chủ tịch ủy ban nhân dân cấp tỉnh",
                "steps_text": f"{FILED}Sở Tư pháp trình Chủ tịch Ủy ban nhân dân cấp tỉnh xem xét, quyết định.",
            },
            ["ubnd-tinh"],
        ),
        ({"steps_text": f"{FILED}Ủy ban nhân dân cấp tỉnh cấp giấy phép."}, ["ubnd-tinh"]),
        ({"steps_text": f"{FILED}Sở Tư pháp lập hồ sơ trình Ủy ban nhân dân tỉnh."}, ["ubnd-tinh"]),
        # Laid by a department before a committee of no level: the province's. A commune's office is no department.
        (
            {
                "handling_body": UNKNOWN,
                "steps_text": "Tổ chức gửi hồ sơ đến Sở Tư pháp. Sở Tư pháp kiểm tra hồ sơ và trình Chủ tịch Ủy ban "
                "nhân dân quyết định cho phép giải thể.",
            },
            ["ubnd-tinh"],
        ),
        (
            {
                "handling_body": UNKNOWN,
                "levels": "Cấp xã",
                "steps_text": "Cá nhân nộp hồ sơ tại trụ sở Ủy ban nhân dân cấp xã. Công chức tại trụ sở trình "
                "Chủ tịch Ủy ban nhân dân ký.",
            },
            ["commune"],
        ),
        (
            {"competent_body": "Ủy ban nhân dân cấp tỉnh", "steps_text": f"{FILED}Kết quả được trả sau đó."},
            ["ubnd-tinh"],
        ),
        # The department gives it, whatever the page calls competent; or it only asks the committee.
        (
            {"competent_body": "Ủy ban nhân dân cấp tỉnh", "steps_text": f"{FILED}Sở Tư pháp cấp giấy phép."},
            ["so-tu-phap"],
        ),
        ({"steps_text": f"{FILED}Sở Tư pháp lấy ý kiến Ủy ban nhân dân cấp tỉnh, rồi cấp giấy phép."}, ["so-tu-phap"]),
        # No heading: the only body of the steps that deals with it.
        (
            {"handling_body": UNKNOWN, "steps_text": f"{FILED}Ủy ban nhân dân cấp tỉnh tiếp nhận, kiểm tra hồ sơ."},
            ["ubnd-tinh"],
        ),
        (
            {
                "handling_body": UNKNOWN,
                "levels": "Cấp tỉnh, Cấp xã",
                "steps_text": f"{FILED}Đơn vị trình Ủy ban nhân dân cấp có thẩm quyền xem xét, quyết định.",
            },
            ["ubnd-tinh", "commune"],
        ),
        # The name says in whose competence it is; a commune's matter that a land office enters is the commune's.
        (
            {
                "name": "Gia hạn dự án thuộc thẩm quyền của Ban quản lý khu công nghiệp",
                "handling_body": "Ban quản lý khu công nghiệp",
                "competent_body": "Ủy ban nhân dân cấp tỉnh",
                "steps_text": FILED,
            },
            ["ban-quan-ly-khu-kinh-te"],
        ),
        (
            {"handling_body": "Chủ tịch Ủy ban nhân dân xã, Văn phòng đăng ký đất đai", "levels": "Cấp xã"},
            ["commune"],
        ),
        # A department that another province has for the same field.
        ({"handling_body": "Sở Tư pháp, Sở Nội vụ Thành phố Hà Nội", "steps_text": FILED}, ["so-tu-phap"]),
        # A department that decides by itself, though the committee heads the page; steps in one line.
        (
            {
                "handling_body": "Ủy ban nhân dân cấp tỉnh",
                "steps_text": "a) Nộp hồ sơ: Tổ chức gửi đơn đến Sở Tư pháp.b) Giải quyết: Trong thời hạn 02 ngày làm "
                "việc, kể từ ngày nhận được đơn, Sở Tư pháp ra quyết định.",
            },
            ["so-tu-phap"],
        ),
        # The province's by its name, whatever ministry set it up; who is only notified receives no request.
        (
            {
                "name": "Phê duyệt hội nghị thuộc thẩm quyền của cấp tỉnh",
                "handling_body": UNKNOWN,
                "ministry": "bo-ngoai-giao",
                "steps_text": f"{FILED}Cơ quan có thẩm quyền trả lời, đồng thời thông báo đến Bộ Công an.",
            },
            ["ubnd-tinh"],
        ),
        # What nobody knows is handled by somebody, but the page names who is competent.
        (
            {"handling_body": "Cơ quan khác", "competent_body": "Sở Nội vụ", "steps_text": FILED},
            ["so-noi-vu"],
        ),
    ],
)
def test_the_body_is_the_one_that_decides(changes: dict[str, str], places: list[str]) -> None:
    assert _places(**changes) == places
