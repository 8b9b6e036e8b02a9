"""Whom a request concerns, where that may be somebody else than the one who asks: a parent, a child, a deceased."""

import re
from typing import Any

from duoc.importer.cleaning import one_line

# Matters of a person, by the name of the page; what is said of a body that cares for such persons is none.
_OF_A_PERSON = re.compile(
    r"khuyết tật|mai táng|hưu trí xã hội|trợ cấp|trợ giúp xã hội|bảo trợ xã hội|người có công|thân nhân|liệt sĩ"
    r"|thương binh|bệnh binh|bà mẹ việt nam|người cao tuổi|trẻ em|trẻ mồ côi|bảo hiểm y tế|học sinh|sinh viên|học viên"
    r"|nạn nhân|cai nghiện|từ trần|kháng chiến|thanh niên xung phong|dân công",
    re.IGNORECASE,
)
_OF_A_BODY = re.compile(
    r"\b(?:cơ sở|trường|trung tâm|doanh nghiệp|tổ chức|giấy phép|hành nghề|chương trình|dự án)\b", re.IGNORECASE
)
_OF_A_DECEASED = re.compile(r"mai táng|từ trần|liệt sĩ|tử tuất", re.IGNORECASE)
_RELATIONS = {
    "parent": "Cha, mẹ của tôi",
    "child": "Con của tôi",
    "spouse": "Vợ, chồng của tôi",
    "relative": "Ông, bà, cháu, anh, chị, em hoặc người thân khác",
    "ward": "Người tôi giám hộ hoặc chăm sóc",
    "other": "Người khác",
}
_SELF = 'person.relation == "self"'


def is_of_a_person(name: str) -> bool:
    """Whether the matter is about a person, who need not be the one who asks. `name`: the procedure's."""
    name = one_line(name)
    return bool(_OF_A_PERSON.search(name)) and not _OF_A_BODY.search(name)


def questions(name: str) -> list[dict[str, Any]]:
    """Who it is, and what tells them from others. `name`: the procedure's; of a deceased nobody asks for themselves."""
    deceased = bool(_OF_A_DECEASED.search(name))
    who = "người đã mất" if deceased else "người đó"
    options = _RELATIONS if deceased else {"self": "Tôi", **_RELATIONS}
    ask = "Việc này liên quan đến ai đã mất?" if deceased else "Bạn làm việc này cho ai?"
    return [
        {"id": "person.relation", "ask": ask, "label": "Người được giải quyết", "type": "choice", "options": options},
        _detail("full_name", f"Họ tên {who}", "Họ tên người được giải quyết", deceased, type="person_name"),
        _detail(
            "birth_date",
            f"Ngày sinh của {who}",
            "Ngày sinh người được giải quyết",
            deceased,
            type="date",
            past=True,
            partial=True,
        ),
        _detail(
            "personal_number",
            f"Số định danh cá nhân của {who}",
            "Số định danh người được giải quyết",
            deceased,
            type="personal_number",
            required=False,
            hint="Chưa có hoặc không nhớ thì bỏ trống, cán bộ tra cứu.",
        ),
    ]


def _detail(id: str, ask: str, label: str, deceased: bool, **more: Any) -> dict[str, Any]:
    held = {} if deceased else {"known_from": {"from": f"applicant.{id}", "when": _SELF}}
    return {"id": f"person.{id}", "ask": ask, "label": label, **more, **held}
