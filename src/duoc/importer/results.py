"""What a procedure gives: names and national codes of its results, glued into one text."""

import re
from dataclasses import dataclass

from duoc.importer.cleaning import cut, empty, one_line
from duoc.importer.doubts import Doubts

UNKNOWN = "to_verify"
ANSWER = "Văn bản trả lời kết quả giải quyết thủ tục hành chính"
LONGEST = 300
_CODE = re.compile(r"Mã: ?(?P<code>KQ\.G[0-9]{2}\.[0-9]{6}(?![0-9])|[0-9.A-Z]*KQ[A-Z0-9.]{0,20}|VBTT|)")
_REST = re.compile(r"Từ khóa.*", re.DOTALL)
_STUCK = re.compile(r"^[0-9.]*G[0-9]{2}[.-]KQ\.?[0-9]+\s*")  # an old code, glued to the name behind it
# The ministry behind a name, and keys pressed by mistake before it: "hgvg6Quyết định".
_MINISTRY = re.compile(r"\s*\((?:BYT|BNV|BTC|BTP|BXD|BCT|BCA|BQP|BNG|BGDĐT|BKHCN|BNNMT|BVHTTDL|BLĐTBXH)\)")
_SLIPPED = re.compile(r"^(?:[a-z]{2,5}[0-9]?|[0-9]{1,3})(?=[A-ZĐ][a-zà-ỹ])")
_GOOD = re.compile(r"KQ\.G[0-9]{2}\.[0-9]{6}")
# Nothing is given, says the page in the place of a name.
_NONE = re.compile(
    r"không (?:phải |có |quy định )?(?:trả )?kết quả|^không(?: có| quy định)?$|^không quy định kết quả", re.IGNORECASE
)
# A "no" and a request for supplements are letters that every procedure has, not results of this one.
_NO = re.compile(
    r"không (?:chấp thuận|đồng ý|đủ điều kiện|cấp|phê duyệt|được|giải quyết|thuộc diện)"
    r"|từ chối|nêu rõ lý do|lý do không"
    r"|(?:sửa đổi|bổ sung|hoàn thiện)[^.;]{0,20} hồ sơ|nội dung cần (?:sửa đổi|bổ sung)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Result:
    name: str
    code: str
    to_verify: str = ""


def read(text: str, doubts: Doubts) -> tuple[Result, ...]:
    """The results, never none; names differ from each other."""
    by_name: dict[str, Result] = {}
    body = _REST.sub("", text)
    start = 0
    for match in _CODE.finditer(body):
        name = _name(body[start : match.start()])
        start = match.end()
        if name and name not in by_name and not _NONE.match(name):
            by_name[name] = _result(name, match["code"], doubts)
    if not by_name:
        name = _name(body)
        if empty(name) or len(name) < 5 or _NONE.match(name) or _CODE.search(body):
            doubts.add("no_result", "Trang quốc gia không ghi kết quả.")
            return (Result(ANSWER, UNKNOWN, "Trang quốc gia không ghi kết quả."),)
        return (_result(name, "", doubts),)
    granted = [result for result in by_name.values() if not _NO.search(result.name)]
    results = tuple(granted or by_name.values())
    if len(results) > 1:
        doubts.add("several_results", "; ".join(cut(result.name, 150) for result in results))
    return results


def _name(text: str) -> str:
    name = _MINISTRY.sub("", _STUCK.sub("", one_line(text))).strip(" -+*:;.,").removeprefix(")").strip()
    name = _SLIPPED.sub("", name)
    return cut(name[:1].upper() + name[1:], LONGEST)


def _result(name: str, code: str, doubts: Doubts) -> Result:
    if _GOOD.fullmatch(code):
        return Result(name, code)
    remark = f"Mã kết quả trên trang quốc gia: {code or 'để trống'}."
    doubts.add("odd_result_code", f"{remark} Kết quả: {cut(name, 150)}.")
    return Result(name, UNKNOWN, remark)
