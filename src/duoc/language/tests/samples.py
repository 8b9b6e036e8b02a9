"""A small definition for tests, and the real ones with a few words of each vocabulary."""

import copy
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.conf import settings

from duoc.language.calculations import Definition, Document, Vocabularies, load, read_parameters
from duoc.language.calculations import parse_document as parse

PROCEDURES = Path(settings.CATALOG) / settings.PROVINCE / "procedures"
_PARAMETERS = Path(settings.CATALOG) / "national" / "parameters.yaml"
_SENSE = Path(settings.CATALOG) / "national" / "vocabularies" / "sense.yaml"
VOCABULARIES = Vocabularies(
    communes=MappingProxyType({"32044": "Xã Đất Mũi", "32092": "Xã Hồ Thị Kỷ"}),
    ethnicities=MappingProxyType({"01": "Kinh", "05": "Khmer"}),
    countries=MappingProxyType({"vn": "Việt Nam", "us": "Hoa Kỳ"}),
    sense=parse(_SENSE.read_text("utf-8"), "sense.yaml").data["entries"],
    parameters=read_parameters(parse(_PARAMETERS.read_text("utf-8"), "parameters.yaml").data),
)

SMALL = """
procedure: "1.999999"
valid_from: 2026-01-01
valid_to: 2027-02-28
name: Thủ tục thử
field: thuy-san
for: [citizen]
online: {mode: full}
competent: {organisation: so-tu-phap}
law: [60/2014/QH13#16]
source: {read: 2026-06-10}
let: {long: vessel.length >= 12.0}
pages:
  - id: tau
    title: Con tàu
    questions:
      - id: origin
        ask: Tàu từ đâu có?
        label: Nguồn gốc tàu
        type: choice
        options: {new: Đóng mới, bought: Mua lại}
      - id: vessel.length
        ask: Tàu dài bao nhiêu?
        label: Chiều dài tàu
        type: number
        unit: m
        when: origin == "new"
        check: {rule: answer >= 6.0, say: Tàu dưới 6 mét không phải đăng ký.}
  - id: ban
    title: Số bản
    questions:
      - {id: copies, ask: Mấy bản, type: integer, min: 1, max: 50}
variants:
  short: {name: Tàu ngắn, when: origin == "new" && !long, term: 3 working_day, papers: [tax],
    term_article: 60/2014/QH13}
  long: {name: Tàu dài, when: origin == "new" && long, term: 3 working_day, papers: [tax, safety],
    term_article: 60/2014/QH13}
  bought: {name: Mua lại, when: origin == "bought", term: 2 working_day, term_article: 60/2014/QH13, papers: [old]}
papers:
  tax: {name: Tờ khai lệ phí trước bạ, copies: {copy: 1}}
  safety: {name: Giấy an toàn kỹ thuật, copies: {copy: 1}}
  old: {name: Giấy đăng ký cũ, copies: {original: 1}}
fees:
  - {for: Phí bản sao, amount: copies * 8000, article: 281/2016/TT-BTC}
steps:
  - {id: receive, post: clerk, share: 40%}
  - {id: sign, post: leader, share: 60%}
outcome:
  results: [{code: KQ.G15.000031, copies: copies, name: Giấy đăng ký}]
"""


def small(*changes: tuple[str, str]) -> Document:
    """The small definition with pieces of its text replaced; each piece must be there."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return parse(text, "small.yaml")


def small_data() -> dict[str, Any]:
    return copy.deepcopy(small().data)


def real(code: str) -> dict[str, Any]:
    path = PROCEDURES / code / "definition.yaml"
    return copy.deepcopy(parse(path.read_text("utf-8"), str(path)).data)


def loaded(data: Any) -> Definition:
    """The definition that these data are."""
    return load(data, VOCABULARIES)
