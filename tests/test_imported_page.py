"""The page of an imported procedure: what stands open on it, what is promised, and what is English for whom."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client

from duoc.faces.portal.labels import form_words, in_small_letters
from duoc.faces.portal.readers_doubts import OF_THE_READING
from duoc.importer import actions as importer
from duoc.importer.doubts import KINDS
from duoc.importer.source_page import read_page
from duoc.importer.tests.samples import LAWS, around, file_of, page
from duoc.importer.writer import write
from duoc.language.calculations import sentences
from tests.cast import MONDAY

CODE = "9.000001"
AGED = "- Công dân được hưởng khi có đủ các điều kiện sau đây:\n+ Từ đủ 75 tuổi trở lên;\n+ Không hưởng lương hưu."
UNSEEN = ("competent", "desk", "steps")  # no sentence of these stands on the page
SIGNED = "Bản điện tử có chữ ký số, có giá trị như bản giấy."


def shown(client: Client, folder: Path, language: str = "vi", **changes: Any) -> str:
    """The page of an imported procedure made from a national page with these changes."""
    importer.import_pages(file_of(folder, [page(**changes)]), at=MONDAY)
    client.cookies["django_language"] = language
    return client.get(f"/thu-tuc/{CODE}/").content.decode()


@pytest.fixture
def imported(client: Client, tmp_path: Path, province: None) -> Any:
    return lambda language="vi", **changes: shown(client, tmp_path, language, **changes)


pytestmark = pytest.mark.real_province


def test_conditions_stand_above_the_papers_as_lines(imported: Any) -> None:
    html = imported(conditions_text=AGED)
    assert '<li class="under">Từ đủ 75 tuổi trở lên</li>' in html and "Không hưởng lương hưu.</li>" in html
    assert html.index("Từ đủ 75 tuổi trở lên") < html.index("Cần chuẩn bị gì")


def test_a_signed_file_is_promised_of_documents_alone(imported: Any) -> None:
    html = imported(result_text="Thực hiện di chuyển hài cốt liệt sĩMã: Từ khóaKhông có thông tin")
    assert "Thực hiện di chuyển hài cốt liệt sĩ" in html and SIGNED not in html


def test_of_a_document_it_is_promised(imported: Any) -> None:
    assert SIGNED in imported(result_text="GIẤY PHÉP THỬ NGHIỆMMã: Từ khóaKhông có thông tin")


def test_citizens_read_nothing_of_how_the_page_was_read(imported: Any) -> None:
    html = imported(legal_basis_text=f"{LAWS}Luật không có số", result_text="Giấy phépMã: Từ khóaKhông có thông tin")
    assert "Những điều đang xác minh" in html and "Mã kết quả" not in html and "Căn cứ không có số hiệu" not in html
    assert {what for what, _did in KINDS.values()} >= OF_THE_READING


def test_a_form_that_is_not_made_here_is_said_on_the_page_and_in_the_row(client: Client, imported: Any) -> None:
    """The national page says "toàn trình" (1.014027), but its form is fetched, signed and sent as a file."""
    table = (
        "--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai theo Mẫu số 01 kèm theo Nghị định số 176/2025/NĐ-CP1 bản chính"
    )
    html = imported(documents_text=table)
    assert "không lập được mẫu riêng" in html
    row = client.get("/thu-tuc/", {"q": CODE}).content.decode()
    assert "tự điền mẫu, ký, gửi bản chụp" in row and "toàn trình" in row
    assert "không lập được mẫu riêng" not in client.get("/thu-tuc/1.001193/").content.decode()


def test_an_unknown_fee_is_said_once(imported: Any) -> None:
    html = imported(channels_text="Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp5 Ngày làm việcKhông có thông tin")
    assert html.count("Mức thu đang xác minh") == 1 and "<dt>Phí, lệ phí</dt>" not in html


def test_the_products_own_sentences_are_english(imported: Any) -> None:
    english = imported("en", channels_text="Hình thức nộpThời gianPhí, lệ phíMô tảTrực tiếp5 Ngày làm việcMiễn phí")
    assert "Other papers" in english and "The national page gives no way to file this procedure online." in english
    assert "The text of this procedure is in Vietnamese only." in english and "Đơn đề nghị" in english


def test_every_sentence_of_the_importer_has_its_english() -> None:
    """What many pages say alike is the product's own word."""
    counted: Counter[str] = Counter()
    with gzip.open(settings.CATALOG / "national" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        for _number, line in zip(range(300), lines, strict=False):
            definition = write(read_page(json.loads(line)), around()).definition
            counted.update({sentence for place, sentence in sentences(definition) if place[0] not in UNSEEN})
    english = yaml.safe_load((settings.CATALOG / "national" / "vocabularies" / "words.en.yaml").read_text("utf-8"))
    assert [sentence for sentence, count in counted.items() if count >= 20 and sentence not in english] == []


@pytest.mark.parametrize(
    ("form", "words"),
    [("số 02, 176/2025/NĐ-CP", "số 02, 176/2025/NĐ-CP"), ("NA11", "NA11"), ("Phụ lục II", "Phụ lục II")]
    + [(name, "") for name in ("Mauon", "MauBankekhai", "35 - Phu luc II_36.2025", "TK 1.002334", "Giấy đề nghị")],
)
def test_the_name_of_a_file_is_no_form(form: str, words: str) -> None:
    assert form_words(form) == words


@pytest.mark.parametrize(
    ("name", "shown_as"),
    [("GIẤY PHÉP KINH DOANH", "Giấy phép kinh doanh"), ("Giấy phép", "Giấy phép"), ("GPXD", "GPXD")],
)
def test_capitals_become_a_sentence(name: str, shown_as: str) -> None:
    assert in_small_letters(name) == shown_as
