"""The general form: who asks, for whom, what for, and where; what the specialist answers before the result is made."""

import re
from collections.abc import Sequence
from typing import Any

from duoc.importer import concerned
from duoc.importer.bodies import Place, names_of
from duoc.importer.cleaning import cut, empty, one_line
from duoc.importer.fields import PERSONS
from duoc.importer.handling_bodies import COMMUNE, Bodies
from duoc.importer.paper_cells import UNSURE, Papers
from duoc.importer.results import Result

Question = dict[str, Any]
_PERSON, _NO_PERSON = 'applicant.kind == "person"', 'applicant.kind != "person"'
_NATURAL = frozenset({"citizen", "foreigner"})
LEAD, LEAST_SAID = 1200, 20  # "Không.", "Không quy định" are no conditions


def pages(
    name: str, audience: Sequence[str], asked: Papers, place: Place, bodies: Bodies, conditions: str
) -> list[dict[str, Any]]:
    """The pages of the general form of a procedure with this name. `conditions` stand above the question what is asked
    for."""
    result: list[dict[str, Any]] = []
    if asked.cases:
        result.append(_page("truong-hop", "Trường hợp của bạn", [_case(asked)]))
    result.append(_page("de-nghi", "Việc bạn cần giải quyết", [_request()]) | _lead(conditions))
    persons, bodies_too = _has_persons(audience), _has_bodies(audience)
    if persons and concerned.is_of_a_person(name):
        result.append(_page("cho-ai", "Người được giải quyết", concerned.questions(name)))
    if bodies_too:
        result += _for_whom(persons)
    if where := _where(place, bodies, set(audience) <= _NATURAL):
        result.append(_page("noi-giai-quyet", "Nơi giải quyết", where))
    result.append(_page("lien-he", "Liên hệ với bạn", _requester()))
    return result


def _page(id: str, title: str, questions: list[Question], when: str = "") -> dict[str, Any]:
    return {"id": id, "title": title, **({"when": when} if when else {}), "questions": questions}


def _lead(conditions: str) -> dict[str, str]:
    text = one_line(conditions)
    return {} if empty(text) or len(text) < LEAST_SAID else {"lead": cut(f"Điều kiện: {text}", LEAD)}


def _has_persons(audience: Sequence[str]) -> bool:
    return any(one in PERSONS for one in audience)


def _has_bodies(audience: Sequence[str]) -> bool:
    return any(one not in PERSONS for one in audience)


def _case(asked: Papers) -> Question:
    options = {case.id: case.label for case in asked.cases}
    options[UNSURE] = "Trường hợp khác, hoặc tôi chưa rõ"
    return {
        "id": "request.case",
        "ask": "Bạn thuộc trường hợp nào?",
        "label": "Trường hợp",
        "type": "choice",
        "options": options,
        "because": "Mỗi trường hợp cần giấy tờ khác nhau.",
    }


def _request() -> Question:
    return {
        "id": "request.text",
        "ask": "Bạn cần cơ quan giải quyết việc gì?",
        "label": "Nội dung đề nghị",
        "type": "long_text",
        "max_length": 4000,
        "hint": "Viết vài câu bằng lời của bạn. Mẫu đơn, tờ khai thì gửi kèm ở bước giấy tờ.",
    }


def _for_whom(persons: bool) -> list[dict[str, Any]]:
    """The body that is applied for. Where persons may apply too, first which of the two."""
    result = []
    if persons:
        choice = {
            "id": "applying_for",
            "ask": "Bạn nộp cho ai?",
            "label": "Nộp cho",
            "type": "choice",
            "options": {"self": "Cho tôi hoặc gia đình tôi", "body": "Cho doanh nghiệp, hợp tác xã, cơ quan, tổ chức"},
            "known_from": {"value": "body", "when": _NO_PERSON},
        }
        result.append(_page("nop-cho-ai", "Người nộp", [choice]))
    when = 'applying_for == "body"' if persons else ""
    body: list[Question] = [
        {
            "id": "body.name",
            "ask": "Tên đơn vị",
            "type": "text",
            "known_from": {"from": "applicant.full_name", "when": _NO_PERSON},
        },
        {
            "id": "body.number",
            "ask": "Mã số thuế hoặc số quyết định thành lập",
            "type": "text",
            "max_length": 60,
            "required": False,
            "hint": "Chưa có thì bỏ trống.",
            "known_from": "applicant.code",
        },
        {
            "id": "body.address",
            "ask": "Địa chỉ trụ sở",
            "type": "address",
            "known_from": {"from": "applicant.address", "when": _NO_PERSON},
        },
    ]
    result.append(_page("don-vi", "Đơn vị nộp hồ sơ", body, when))
    return result


def _where(place: Place, bodies: Bodies, only_persons: bool) -> list[Question]:
    questions: list[Question] = []
    if len(place.places) > 1:
        questions.append(
            {
                "id": "place.body",
                "ask": "Hồ sơ này thuộc cơ quan nào?",
                "label": "Cơ quan giải quyết",
                "type": "choice",
                "options": names_of(place.places, bodies),
                "because": "Trang quốc gia ghi nhiều cơ quan. Chưa rõ thì hỏi Trung tâm Phục vụ hành chính công.",
                **({"to_verify": cut(place.to_verify, 2000)} if place.to_verify else {}),
            }
        )
    if COMMUNE in place.places or place.received_within:
        in_communes = 'place.body == "commune"' if len(place.places) > 1 else ""
        label = "Xã, phường nhận hồ sơ" if place.received_within else "Xã, phường giải quyết"
        questions += _in_which_commune(in_communes, only_persons, label)
    return questions


def _in_which_commune(when: str, only_persons: bool, label: str) -> list[Question]:
    """Whether it is where the applicant lives, or has its seat, and else where. `when` it is a commune's matter."""
    asked = [("own", "nơi bạn cư trú", "nơi cư trú", "" if only_persons else _PERSON)]
    asked += [] if only_persons else [("seat", "nơi đặt trụ sở", "nơi đặt trụ sở", _NO_PERSON)]
    questions: list[Question] = [
        {
            "id": f"place.{id}",
            "ask": f"Việc này thuộc xã, phường {where}?",
            "label": f"Tại {at}",
            "type": "boolean",
            "default": True,
            "hint": "Nếu là nhà, đất hay cơ sở ở xã khác thì chọn Không.",
            **_when(when, of_whom),
        }
        for id, where, at, of_whom in asked
    ]
    known = [{"from": "applicant.residence", "when": question["id"]} for question in questions]
    commune = {"id": "place.commune", "ask": "Thuộc xã, phường nào?", "label": label, "type": "commune"}
    return [*questions, {**commune, "known_from": known if len(known) > 1 else known[0], **_when(when)}]


def _when(*conditions: str) -> dict[str, str]:
    return {"when": " && ".join(filter(None, conditions))} if any(conditions) else {}


def competent(place: Place) -> list[dict[str, Any]]:
    """Who decides, as a definition says it."""
    several = len(place.places) > 1
    rules = []
    for one in place.places:
        rule: dict[str, Any] = {"commune_of": "place.commune"} if one == COMMUNE else {"organisation": one}
        if several:
            rule["when"] = f'place.body == "{re.sub(r"[^a-z0-9]", "_", one)}"'
        if why := _doubt(place):
            rule["to_verify"] = why
        rules.append(rule)
    return rules


def receiver() -> dict[str, str]:
    """Who takes it in, as a definition says it, where a commune does so for the body that decides."""
    why = "Đọc từ trình tự của trang quốc gia: xã, phường nhận, xem rồi gửi cơ quan giải quyết."
    return {"commune_of": "place.commune", "to_verify": why}


def _doubt(place: Place) -> str:
    if place.central:
        decides = place.body if place.body and not place.above else "cơ quan trung ương"
        return cut(
            f"Trang quốc gia giao cho {decides}. Trung tâm chỉ nhận và chuyển hồ sơ; cách chuyển chưa được xác minh.",
            2000,
        )
    return cut(place.to_verify, 2000)


def system_of(place: Place) -> str:
    """Where a body outside settles the request, as the page may say it."""
    named = place.filed_at if not place.above else ""
    return cut(f"Hệ thống của {named}" if named else "Hệ thống của bộ, ngành quản lý", 400)


def _requester() -> list[Question]:
    return [
        {
            "id": "requester.full_name",
            "ask": "Họ tên của bạn",
            "label": "Họ tên người yêu cầu",
            "type": "person_name",
            "known_from": "filer.full_name",
        },
        {
            "id": "requester.personal_number",
            "ask": "Số định danh cá nhân của bạn",
            "label": "Số định danh người yêu cầu",
            "type": "personal_number",
            "known_from": "filer.personal_number",
        },
        {
            "id": "requester.address",
            "ask": "Nơi cư trú của bạn",
            "label": "Nơi cư trú của người yêu cầu",
            "type": "address",
            "known_from": "filer.address",
        },
        {
            "id": "requester.phone",
            "ask": "Số điện thoại của bạn",
            "label": "Số điện thoại người yêu cầu",
            "type": "phone",
            "because": "Để báo kết quả và hỏi lại khi cần.",
            "known_from": "filer.phone",
        },
    ]


def desk(given: Sequence[Result]) -> list[Question]:
    """What the specialist answers: which result it is, and its text."""
    questions: list[Question] = []
    if len(given) > 1:
        questions.append(
            {
                "id": "result.kind",
                "ask": "Hồ sơ này cho kết quả nào?",
                "label": "Kết quả",
                "type": "choice",
                "step": "examine",
                "options": {f"r{number}": result.name for number, result in enumerate(given, 1)},
            }
        )
    questions.append(
        {
            "id": "result.text",
            "ask": "Nội dung kết quả",
            "type": "long_text",
            "max_length": 10000,
            "step": "examine",
            "hint": "Phần nội dung của văn bản sẽ trình ký.",
        }
    )
    return questions
