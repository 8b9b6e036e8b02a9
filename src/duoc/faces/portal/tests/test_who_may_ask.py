"""Conditions of national pages are read as lines, whatever marks they carry; other leads are left alone."""

import pytest

from duoc.faces.portal.who_may_ask import lines


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "Điều kiện: - Công dân Việt Nam có đủ các điều kiện: + Từ đủ 75 tuổi trở lên; + Không hưởng lương hưu.",
            ["Công dân Việt Nam có đủ các điều kiện:", "Từ đủ 75 tuổi trở lên", "Không hưởng lương hưu."],
        ),
        ("Điều kiện: *k.1. Yêu cầu - Thân nhân liệt sĩ. - Chỉ một lần.", ["Thân nhân liệt sĩ.", "Chỉ một lần."]),
        ("Điều kiện: (1) Đối với tổ chức: a) Có trụ sở; đ) Có tiền.", ["Đối với tổ chức:", "Có trụ sở", "Có tiền."]),
        ("Điều kiện: k.2. Điều kiện Chỉ áp dụng với mộ liệt sĩ.", ["Chỉ áp dụng với mộ liệt sĩ."]),
        (
            "Điều kiện: Theo khoản 1 Điều 5. Bộ Lao động - Thương binh và Xã hội; 2.1) Có xe.",
            ["Theo khoản 1 Điều 5. Bộ Lao động - Thương binh và Xã hội", "Có xe."],
        ),
        ("Khai theo giấy tờ của bé.", []),
        ("", []),
    ],
)
def test_lines(lead: str, expected: list[str]) -> None:
    assert [line.text for line in lines(lead)] == expected


def test_a_line_stands_under_the_one_that_announces_it() -> None:
    lead = "Điều kiện: - Công dân đủ các điều kiện: + Từ đủ 75 tuổi; + Không có lương hưu. - Công dân thuộc hộ nghèo."
    assert [line.under for line in lines(lead)] == [False, True, True, False]
    lead = "Điều kiện: Doanh nghiệp khi: (i) Đổi tên. (ii) Đổi địa chỉ. (iii) Đổi người."
    assert [line.under for line in lines(lead)] == [False, True, True, True]
