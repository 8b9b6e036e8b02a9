"""What is asked about a representation by law, and the record that the answers make."""

import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.faces.design.answers import Unread
from duoc.language.calculations import Question, answer_faults
from duoc.people.actions import Founded, Identity, MandateKind, Representation
from duoc.people.models import Business
from duoc.procedures.models import Procedure

CODE = re.compile(r"[0-9][.][0-9]{6}")
NUMBER, NAME = "principal.number", "principal.full_name"


def questions_of(kind: MandateKind) -> list[Question]:
    """The represented one, the representative, from when until when, for what, on what proof."""
    until = _("Bỏ trống thì kéo dài đến khi được chấm dứt.")
    last = (
        []
        if kind is MandateKind.PARENT
        else [Question("last_day", _("Đến hết ngày"), "date", hint=until, required=False)]
    )
    return [
        *(_organisation() if kind is MandateKind.LEGAL_REPRESENTATIVE else _person("principal", _of_principal(kind))),
        *_person("holder", _("người đại diện")),
        Question("valid_from", _("Đại diện từ ngày"), "date"),
        *last,
        Question(
            "codes",
            _("Chỉ cho các thủ tục"),
            "text",
            hint=_("Mã thủ tục, cách nhau bằng dấu phẩy. Bỏ trống thì cho mọi việc."),
            required=False,
        ),
        Question("proof", _("Căn cứ: giấy tờ đã xem, số, ngày"), "text"),
        Question("proof_file", _("Bản chụp giấy tờ"), "file", required=False),
    ]


def _of_principal(kind: MandateKind) -> str:
    return _("người con") if kind is MandateKind.PARENT else _("người được giám hộ")


def _person(part: str, who: str) -> list[Question]:
    return [
        Question(f"{part}.personal_number", _("Số định danh của %(who)s") % {"who": who}, "personal_number"),
        Question(f"{part}.full_name", _("Họ tên %(who)s") % {"who": who}, "person_name"),
        Question(f"{part}.birth_date", _("Ngày sinh của %(who)s") % {"who": who}, "date", past=True),
    ]


def _organisation() -> list[Question]:
    forms = {value: str(words) for value, words in Business.Form.choices}
    return [
        Question(NUMBER, _("Mã số thuế, mã số đăng ký"), "text", hint=_("10 số, 13 số có gạch, hoặc 12 số của hộ.")),
        Question(NAME, _("Tên tổ chức"), "text", max_length=200),
        Question("principal.form", _("Loại tổ chức"), "choice", options=forms),
    ]


def faults_of_answers(questions: Sequence[Question], values: Mapping[str, Any], today: date) -> list[Unread]:
    """What is missing or wrong, unknown codes of procedures among it."""
    asked = [one for one in questions if one.type != "file"]
    faults = [Unread(id, say) for id, say in answer_faults(asked, values, today).items()]
    typed, codes = str(values.get("codes") or ""), _codes(values)
    if typed and not codes:
        faults.append(Unread("codes", _("Hãy ghi mã thủ tục, ví dụ 1.001193.")))
    elif unknown := set(codes) - set(Procedure.objects.filter(code__in=codes).values_list("code", flat=True)):
        faults.append(Unread("codes", _("Không có thủ tục mã %(code)s.") % {"code": min(unknown)}))
    return faults


def _codes(values: Mapping[str, Any]) -> list[str]:
    return sorted(set(CODE.findall(str(values.get("codes") or ""))))


def representation(
    kind: MandateKind, values: Mapping[str, Any], *, origin: str, proof_file: uuid.UUID | None
) -> Representation:
    """The record that right answers make."""
    principal: Identity | Founded
    if kind is MandateKind.LEGAL_REPRESENTATIVE:
        number = re.sub(r"[\s.]", "", values[NUMBER])
        principal = Founded(values[NAME], number, values["principal.form"], origin)
    else:
        principal = _identity(values, "principal")
    last = values.get("last_day")
    return Representation(
        kind,
        principal,
        _identity(values, "holder"),
        values["proof"],
        date.fromisoformat(values["valid_from"]),
        date.fromisoformat(last) if last else None,
        _codes(values),
        proof_file,
    )


def _identity(values: Mapping[str, Any], part: str) -> Identity:
    number, name, born = (values[f"{part}.{field}"] for field in ("personal_number", "full_name", "birth_date"))
    return Identity(number, name, date.fromisoformat(born))
