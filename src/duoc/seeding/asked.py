"""What acts without a form take in a story, and whether what a story gives an act can be meant at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts import Field, declared
from duoc.dossiers.models import Consultation, Handover, NewHandover
from duoc.dossiers.queries import MIRRORED
from duoc.seeding.unplayable import WRONG, Unplayable

ANSWERS, ITEMS, ROLE, BODY, ANY = "answers", "items", "role", "body", "any"
"""Kinds beside those of forms: answers by question, what is to be supplemented, a role, the code of a body, any."""
_TEXTS = ("text", "long_text", "person_name", "personal_number", "passport", "phone", "email", ROLE, BODY)
_ROLE = re.compile(r"[a-z_]+(@[a-z0-9-]+)?")


def _field(id: str, type: str = "text", *options: str, needed: bool = False) -> Field:
    return Field(id, "", type, required=needed, options={one: one for one in options})


_REASON = _field("reason", "long_text", needed=True)
_BASIS = _field("legal_basis", needed=True)
_OF_DESK = _field("answers", ANSWERS)
_SUPPLEMENT_ASKED = (_field("items", ITEMS, needed=True), _field("legal_basis"), _field("again", "long_text"))
_SUPPLEMENT = (_field("answers", ANSWERS), _field("say", "long_text"))
_OPINION = (
    _field("answer", "choice", Consultation.Answer.AGREED.value, Consultation.Answer.NOT_AGREED.value),
    _field("say", "long_text"),
    _field("letter_number"),
    _field("letter_date", "date"),
)
_READ = (_field("agreed", "boolean"), _field("say", "long_text"))
WITHOUT_FORM: Mapping[str, Sequence[Field]] = {
    "accept": (_field("term"), _field("term_article"), _field("fee", "integer"), _field("fee_basis"), _OF_DESK),
    "add_ministry_paper": (),
    "agree": _READ,
    "answer_as_co_signer": _READ,
    "answer_check": _READ,
    "assign_question": (_field("to", ROLE, needed=True), _field("reason", "long_text")),
    "cancel": (_field("reason", "long_text"),),
    "compare": (_REASON,),
    "consult": (_field("unit", BODY, needed=True), _field("question", "long_text", needed=True)),
    "endorse": (_OF_DESK,),
    "extend": (_field("extra", needed=True), _REASON),
    "finish_step": (_OF_DESK,),
    "give_part": _SUPPLEMENT,
    "hand_over": (_field("way", "choice", *Handover.Way.values[:2]), _field("note", "long_text"), _OF_DESK),
    "hand_over_new": (_field("old", "choice", *NewHandover.Old.values), _field("note", "long_text")),
    "hand_to_archive": (_field("taken_by", needed=True), _field("taken_as", needed=True), _field("place", needed=True)),
    "issue": (_OF_DESK,),
    "issue_later": (),
    "keep_drawn": (_REASON,),
    "mirror": (_field("number", needed=True), _field("status", "choice", *MIRRORED, needed=True)),
    "pay": (_field("receipt"),),
    "post_publicly": (_field("place", needed=True), _field("posted_on", "date")),
    "propose": (
        _field("kind", "choice", "grant", "decline"),
        _field("values", ANSWERS),
        _field("note", "long_text"),
        _field("reason", "long_text"),
        _field("legal_basis"),
        _field("signer", ROLE),
    ),
    "propose_later": (
        _field("turn", "choice", "revoke", "correct", "reissue", needed=True),
        _REASON,
        _BASIS,
        _field("field"),
        _field("value", ANY),
        _field("sure", "boolean"),
    ),
    "propose_supplement": _SUPPLEMENT_ASKED,
    "record_late_opinion": _OPINION,
    "record_ministry_result": (
        _field("granted", "boolean"),
        _field("number"),
        _field("issued_on", "date"),
        _OF_DESK,
    ),
    "record_opinion": (*_OPINION, _OF_DESK),
    "refuse": (_REASON, _BASIS),
    "report_on_order": (_field("report", "long_text", needed=True),),
    "request_supplement": _SUPPLEMENT_ASKED,
    "return_later": (_REASON,),
    "send_back": (_REASON,),
    "send_back_later": (_REASON,),
    "send_parcel": (_field("number", needed=True), _OF_DESK),
    "sign": (_OF_DESK,),
    "sign_later": (),
    "supplement": _SUPPLEMENT,
    "take_question": (),
}
"""Adding an act: its line here, and how it is played (`playing.BY_WORD`). The page of stories is written from it."""


def fields_of(word: str) -> Sequence[Field] | None:
    """What the act of this word takes under `given`; None where there is no such act."""
    if word in WITHOUT_FORM:
        return WITHOUT_FORM[word]
    forms = [act.form for act in declared() if act.form and act.word == word]
    return [field for form in forms for field in form.fields] if forms else None


def faults_of(word: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What of that no act of this word can take, and what to write instead."""
    asked = {one.id: one for one in fields_of(word) or ()}
    names = ", ".join(sorted(asked)) or "–"
    for name, value in given.items():
        if name not in asked:
            what = _("given: việc «%(act)s» không hỏi «%(name)s».") % {"act": word, "name": name}
            yield what, _("Chọn: %(names)s.") % {"names": names}
        elif wanted := wrong_kind(asked[name], value):
            what = _("given: «%(name)s» của việc «%(act)s» không thể là «%(value)s».")
            yield what % {"act": word, "name": name, "value": _shown(value)}, _("Viết %(wanted)s.") % {"wanted": wanted}
    if word in WITHOUT_FORM:
        for name in [one.id for one in asked.values() if one.required and one.id not in given]:
            what = _("given: việc «%(act)s» thiếu «%(name)s».") % {"act": word, "name": name}
            yield what, _("Thêm %(name)s vào given.") % {"name": name}


def judge(word: str, given: Mapping[str, Any]) -> None:
    """Before an act without a form is played. One with a form judges itself.

    Raises:
        Unplayable: it cannot take what is given.
    """
    if word in WITHOUT_FORM:
        for what, remedy in faults_of(word, given):
            raise Unplayable(WRONG, what=what, remedy=remedy)


def wrong_kind(field: Field, value: Any) -> str:
    """What has to be written instead of this value, in words; "" where it can be meant. Choices that depend on the
    dossier are judged by the act."""
    if value is None or field.type == ANY:
        return ""
    if field.type == "choice" and field.options:
        return "" if value in list(field.options) else _("một trong: %(names)s") % {"names": ", ".join(field.options)}
    if field.type == "choices" and field.options:
        several = isinstance(value, list) and set(map(str, value)) <= set(field.options)
        return "" if several else _("một danh sách trong: %(names)s") % {"names": ", ".join(field.options)}
    return _wrong_value(field.type, value)


def _wrong_value(kind: str, value: Any) -> str:
    if kind in _TEXTS and not isinstance(value, str):
        return _("chữ, trong dấu nháy nếu cần")
    if kind == ROLE and not _ROLE.fullmatch(value):
        return _("một vai, như specialist hoặc specialist@so-tu-phap")
    if kind == "date" and not _is_day(value):
        return _('ngày có thật, như "2026-11-23"')
    if kind == "boolean" and not isinstance(value, bool):
        return _("true hoặc false")
    if kind == "integer" and (not isinstance(value, int) or isinstance(value, bool)):
        return _("số nguyên, như 20000")
    if kind == ANSWERS and not isinstance(value, Mapping):
        return _("câu trả lời theo mã câu hỏi, như {copies: 2}")
    if kind == ITEMS and not _are_items(value):
        return _("danh sách các mục, mỗi mục như {kind: paper, code: photo, name: Ảnh, say: Ảnh mờ, chụp lại.}")
    return ""


def _is_day(value: Any) -> bool:
    try:
        return date.fromisoformat(value) is not None
    except (TypeError, ValueError):
        return False


def _are_items(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, Mapping) and all(isinstance(word, str) for word in item.values()) for item in value
    )


def _shown(value: Any) -> str:
    return str(value)[:60]
