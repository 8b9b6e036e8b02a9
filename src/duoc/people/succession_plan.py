"""The plan of a reorganisation: read from what a person wrote, and judged. Pure."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.ledger.calculations import canonical_json
from duoc.ground.letters.calculations import is_blank
from duoc.ground.refusal import Invalid

WORDS = {"on", "basis", "before", "after", "share"}
AFTER_WORDS = {"code", "name", "parent", "kind", "short_code"}
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHORT_CODE = re.compile(r"([A-Z0-9]{2,12})?")


class PlanRefused(Invalid):
    """The plan contradicts itself or the bodies that there are. `faults` maps words of the plan to sentences."""


@dataclass(frozen=True)
class After:
    """A successor: a body in force, or one that begins on the day.

    Attributes:
        code: ours; that of a predecessor passes on to it.
        name, parent, kind, short_code: empty where they are those of its first predecessor, or of the body that is
            there already.
    """

    code: str
    name: str = ""
    parent: str = ""
    kind: str = ""
    short_code: str = ""


@dataclass(frozen=True)
class SuccessionPlan:
    """Who ends on a day, on what basis, and who comes after.

    Attributes:
        after: the first one keeps the books and has on its desk what nobody has decided yet. None: they are dissolved.
        share: of several successors, what goes to which: code of a field or of a commune to code of a successor.
    """

    on: date
    basis: str
    before: tuple[str, ...]
    after: tuple[After, ...] = ()
    share: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """As `Succession.Kind` names it. One body in the place of one is a new name; joining one in force, a merger."""
        if not self.after:
            return "dissolution"
        if len(self.after) > 1:
            return "split"
        return "merger" if len(self.before) > 1 or not self.after[0].name else "rename"

    def share_of(self, code: str) -> list[str]:
        """What the plan says is this successor's."""
        return sorted(key for key, successor in self.share.items() if successor == code)


@dataclass(frozen=True)
class Known:
    """The bodies that a plan is judged by.

    Attributes:
        begun: in force, by code: the day since which.
        ended: codes of those that have ended.
        under: codes of those that lie under another body.
        planned: codes that end by another plan which has not taken effect yet.
        kinds: the kinds that there are.
    """

    begun: Mapping[str, date]
    ended: Collection[str]
    under: Collection[str]
    planned: Collection[str]
    kinds: Collection[str]


def read_plan(data: object) -> SuccessionPlan:
    """The plan that was written.

    Raises:
        PlanRefused: words are missing, unknown or of the wrong kind.
    """
    if not isinstance(data, dict):
        raise _refused({"plan": _("Phương án phải có các mục on, basis, before, after.")})
    faults = {str(word): _("Không có mục này trong phương án.") for word in data if word not in WORDS}
    on, basis, share = _day(data.get("on")), data.get("basis"), data.get("share") or {}
    if on is None:
        faults["on"] = _("Hãy ghi ngày có hiệu lực, ví dụ 2027-01-01.")
    if not isinstance(basis, str) or is_blank(basis):
        faults["basis"] = _("Hãy ghi căn cứ: nghị quyết, quyết định, số và ngày.")
    if not _codes(data.get("before")):
        faults["before"] = _("Hãy liệt kê mã các cơ quan chấm dứt hoạt động, trong ngoặc kép.")
    after = _after(data.get("after"), faults)
    if not isinstance(share, dict) or not all(isinstance(one, str) for pair in share.items() for one in pair):
        faults["share"] = _("Mỗi dòng gồm mã lĩnh vực hoặc mã xã, rồi mã cơ quan nhận, trong ngoặc kép.")
    if faults or on is None:
        raise _refused(faults)
    return SuccessionPlan(on, " ".join(str(basis).split()), tuple(data["before"]), after, dict(share))


def _day(value: object) -> date | None:
    """A day as a strict reader leaves it: text."""
    try:
        return value if type(value) is date else date.fromisoformat(str(value))
    except ValueError:
        return None


def _codes(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(code, str) and code for code in value)


def _after(value: object, faults: dict[str, str]) -> tuple[After, ...]:
    rows: Sequence[Any] = value if isinstance(value, list) else []
    right = all(isinstance(row, dict) and row.get("code") and row.keys() <= AFTER_WORDS for row in rows)
    texts = right and all(isinstance(text, str) for row in rows for text in row.values())
    if not isinstance(value, list | None) or not texts:
        faults["after"] = _("Mỗi cơ quan kế thừa gồm code, name, parent, kind (và short_code nếu có), trong ngoặc kép.")
        return ()
    return tuple(After(**row) for row in rows)


def check_plan(plan: SuccessionPlan, known: Known) -> None:
    """Refuses what cannot be: codes that are unknown, bodies that have ended, a circle, a share without successors.

    Raises:
        PlanRefused.
    """
    faults = {code: _("Không có cơ quan nào mang mã này.") for code in plan.before if code not in known.begun}
    faults |= {code: _("Cơ quan này đã chấm dứt hoạt động.") for code in plan.before if code in known.ended}
    faults |= {
        code: _("Cơ quan này đã có trong một phương án khác chưa đến ngày.")
        for code in (*plan.before, *(one.code for one in plan.after if one.code not in plan.before))
        if code in known.planned
    }
    if len(set(plan.before)) < len(plan.before) or len({one.code for one in plan.after}) < len(plan.after):
        faults["before"] = _("Một mã chỉ ghi một lần.")
    if any(plan.on <= known.begun[code] for code in plan.before if code in known.begun):
        faults["on"] = _("Ngày này ở trước khi cơ quan bắt đầu hoạt động.")
    if plan.kind == "dissolution" and (len(plan.before) > 1 or plan.before[0] not in known.under):
        faults["after"] = _("Giải thể thì mỗi phương án một cơ quan, và cơ quan đó phải có cấp trên nhận lại sổ sách.")
    for one in plan.after:
        faults |= _of_successor(one, plan, known)
    faults |= _of_share(plan, known)
    if faults:
        raise _refused(faults)


def _of_successor(one: After, plan: SuccessionPlan, known: Known) -> dict[str, str]:
    if one.code in plan.before:
        if plan.kind == "split":
            return {one.code: _("Khi chia, tách, mỗi cơ quan kế thừa có mã mới của mình.")}
        return _of_new_body(one, plan, known)
    if one.code in known.ended:
        return {one.code: _("Cơ quan này đã chấm dứt, không thể kế thừa: phương án thành một vòng.")}
    if one.code in known.begun:
        plain = not (one.name or one.parent or one.kind or one.short_code)
        return {} if plain else {one.code: _("Cơ quan này đang hoạt động: chỉ ghi mã, không ghi tên, loại, cấp trên.")}
    return _of_new_body(one, plan, known)


def _of_new_body(one: After, plan: SuccessionPlan, known: Known) -> dict[str, str]:
    if not CODE.fullmatch(one.code) or not SHORT_CODE.fullmatch(one.short_code):
        return {one.code: _("Mã gồm chữ thường không dấu, số và gạch nối; mã ngắn gồm 2–12 chữ hoa không dấu, số.")}
    if is_blank(one.name):
        return {one.code: _("Không có cơ quan nào đang hoạt động mang mã này; là cơ quan mới thì hãy ghi tên.")}
    if one.parent and (one.parent not in known.begun or one.parent in known.ended or one.parent in plan.before):
        return {one.code: _("Không có cơ quan cấp trên mang mã này.")}
    if one.kind and one.kind not in known.kinds:
        return {one.code: _("Loại cơ quan phải là một trong: %(kinds)s.") % {"kinds": ", ".join(sorted(known.kinds))}}
    return {}


def _of_share(plan: SuccessionPlan, known: Known) -> dict[str, str]:
    if plan.share and plan.kind != "split":
        return {"share": _("Chỉ chia việc khi có từ hai cơ quan kế thừa.")}
    codes = {one.code for one in plan.after}
    faults = {key: _("Cơ quan nhận không có trong after.") for key, code in plan.share.items() if code not in codes}
    strange = [key for key in plan.share if key.isdecimal() and key not in known.begun and key not in known.ended]
    return faults | {key: _("Không có xã, phường nào mang mã này.") for key in strange}


def _refused(faults: Mapping[str, str]) -> PlanRefused:
    sentences = "; ".join(f"{word}: {sentence}" for word, sentence in faults.items())
    return PlanRefused(
        _("Phương án chưa dùng được: %(faults)s") % {"faults": sentences}, _("Hãy sửa tệp rồi chạy lại."), dict(faults)
    )


def as_json(plan: SuccessionPlan) -> dict[str, Any]:
    """The plan as it is kept."""
    return {
        "on": plan.on.isoformat(),
        "basis": plan.basis,
        "before": list(plan.before),
        "after": [vars(one) for one in plan.after],
        "share": dict(plan.share),
    }


def from_json(data: Mapping[str, Any]) -> SuccessionPlan:
    """The plan as it was kept."""
    after = tuple(After(**one) for one in data["after"])
    return SuccessionPlan(date.fromisoformat(data["on"]), data["basis"], tuple(data["before"]), after, data["share"])


def digest(plan: SuccessionPlan) -> str:
    """By which a plan that is given again is known: SHA-256 of its words, hex."""
    return hashlib.sha256(canonical_json(as_json(plan))).hexdigest()
