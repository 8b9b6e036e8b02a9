"""Pages made by hand, as the portal glues them."""

import gzip
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from duoc.importer import handling_bodies
from duoc.importer.source_page import read_page
from duoc.importer.writer import Around, Written, write
from duoc.language.calculations import Definition, load
from duoc.procedures.queries import read_vocabularies

HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
TABLE = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
LAWS = "Tên văn bản pháp lýMã văn bản"
READ = date(2026, 6, 10)
VOCABULARIES = read_vocabularies(Path(settings.CATALOG), settings.PROVINCE)


def page(**changes: Any) -> dict[str, Any]:
    """An ordinary page; a change to None takes a text away."""
    data: dict[str, Any] = {
        "code": "9.000001",
        "source_url": "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/thu",
        "name": "Thủ tục cấp giấy phép thử nghiệm",
        "announcing_decision": "163/QĐ-BTP",
        "levels": "Cấp tỉnh",
        "kind": "TTHC được giao luật quy định chi tiết",
        "field": "Luật sư",
        "audience": "Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "handling_body": "Sở Tư pháp",
        "related": "Không có thông tin",
        "steps_text": "Bước 1: Tổ chức, cá nhân nộp hồ sơ đến cơ quan có thẩm quyền.\nBước 2: Cơ quan đó trả kết quả.",
        "channels_text": f"{HEAD}Trực tuyến5 Ngày làm việcMiễn phíTrực tiếp5 Ngày làm việcMiễn phí",
        "documents_text": f"--{TABLE}Đơn đề nghị;Mẫu số 01.docx1 bản chínhGiấy tờ chứng minh0 bản chính,1 bản sao",
        "legal_basis_text": f"{LAWS}Luật Luật sư65/2006/QH11Nghị định 123/2013/NĐ-CP123/2013/NĐ-CP",
        "conditions_text": "Không có thông tin",
        "result_text": "Giấy phép thử nghiệmMã: KQ.G15.000168Từ khóaKhông có thông tin",
        "ministry": "bo-tu-phap",
        **changes,
    }
    return {key: value for key, value in data.items() if value is not None}


def around() -> Around:
    """The province of the catalogue, on the day on which the shipped pages were read."""
    return Around(READ, VOCABULARIES.fields, handling_bodies.read(Path(settings.CATALOG) / settings.PROVINCE))


def loaded(data: Any) -> Definition:
    """The definition that a written page is."""
    return load(data, VOCABULARIES)


def written(**changes: Any) -> Written:
    """A page written down."""
    return write(read_page(page(**changes)), around())


def kinds(one: Written) -> set[str]:
    """The kinds of doubt of a page."""
    return {doubt.kind for doubt in one.doubts}


def file_of(folder: Path, lines: Iterable[dict[str, Any] | bytes | str], *, packed: bool = False) -> Path:
    """A file with these lines; a mapping is written as JSON."""
    raw = [
        json.dumps(line, ensure_ascii=False).encode()
        if isinstance(line, dict)
        else line.encode()
        if isinstance(line, str)
        else line
        for line in lines
    ]
    data = b"\n".join(raw) + b"\n"
    path = folder / ("pages.jsonl.gz" if packed else "pages.jsonl")
    path.write_bytes(gzip.compress(data) if packed else data)
    return path
