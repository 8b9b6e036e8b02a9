"""A definition on disk as its persons will meet it: `duoc catalogue preview`."""

import argparse
import json
from pathlib import Path

import pytest
from django.conf import settings

from duoc.config.commands.catalogue import preview
from duoc.config.trouble import Trouble
from duoc.procedures import queries

PROCEDURES = Path(settings.CATALOG) / "ca-mau" / "procedures"


def shown(code: str, words: str = "") -> preview.Output:
    return preview.run(argparse.Namespace(path=PROCEDURES / code, case=words))


@pytest.mark.parametrize("folder", sorted(PROCEDURES.iterdir()), ids=lambda folder: folder.name)
def test_every_situation_of_every_procedure_is_shown(folder: Path) -> None:
    cases = queries.try_folder(folder, Path(settings.CATALOG), "ca-mau").outcomes

    document = shown(folder.name).document

    assert [one["it"] for one in document["previews"]] == [outcome.case.it for outcome in cases]
    assert all(one["parts"] for one in document["previews"])
    json.dumps(document)


def test_one_situation_is_shown_from_its_first_page_to_its_result() -> None:
    text = shown("1.013831", "thuế xong mới cấp").text

    assert text.startswith("Mua bán cả thửa: đơn, Giấy chứng nhận, hợp đồng; thuế xong mới cấp (cases.yaml:")
    for line in (
        "    Xã, phường có đất: Xã Nguyễn Phích",
        "    Bản gốc Giấy chứng nhận đã cấp: phải nộp",
        "15.500.000 đồng, nộp trước bước “Chỉnh lý hồ sơ địa chính, dự thảo kết quả”",
        "    18 ngày làm việc\n    Hẹn trả: 17:00, 18/12/2026",
        "    Xác định và thông báo nghĩa vụ tài chính: 5 ngày làm việc",
        "  Kết quả\n    Giấy chứng nhận quyền sử dụng đất",
    ):
        assert line in text


def test_words_that_no_situation_has_are_told() -> None:
    with pytest.raises(Trouble, match="Không tình huống nào có chữ «thuyền rồng»"):
        shown("1.013831", "thuyền rồng")


def test_a_folder_without_situations_is_told(tmp_path: Path) -> None:
    (tmp_path / "definition.yaml").write_bytes((PROCEDURES / "1.004873" / "definition.yaml").read_bytes())

    with pytest.raises(Trouble, match=r"không có cases\.yaml"):
        preview.run(argparse.Namespace(path=tmp_path, case=""))


TURNS = [
    ("1.013225", "", "Không bổ sung: 2 ngày làm việc, tính từ lúc nhận thì đến"),
    ("1.013225", "", "quá hạn thì bị từ chối trong 1 ngày làm việc"),
    ("1.013225", "", "kiểm tra thực tế, có hẹn ngày và biên bản"),
    ("1.011609", "", "Niêm yết: 5 ngày làm việc, tính từ lúc nhận thì đến"),
    ("1.001193", "bỏ rơi", "Niêm yết: xong trước khi nộp; 7 ngày"),
    ("1.001193", "", "Cộng thêm thời gian: 3 ngày làm việc; Phải hỏi Ủy ban nhân dân xã nơi khác"),
    ("1.001193", "", "Không bổ sung: chưa có hạn cuối, nên hồ sơ chờ"),
    ("1.001193", "", "Yêu cầu bổ sung: lần nào cũng do cán bộ tự yêu cầu; xong thì thời hạn tính lại từ đầu"),
    ("1.001193", "", "Hệ thống gián đoạn: thời hạn tạm dừng, tính tiếp khi hoạt động lại"),
]


@pytest.mark.parametrize(("code", "words", "line"), TURNS, ids=[f"{code} {line[:24]}" for code, _words, line in TURNS])
def test_what_may_happen_on_the_way_is_shown_with_its_last_day_and_what_follows(
    code: str, words: str, line: str
) -> None:
    assert line in shown(code, words).text
