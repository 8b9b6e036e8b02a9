"""What an act of a story needs: something of the definition, and a role that has its power. Read without playing. Pure.

Adding an act that only some procedures know: its word in `NEEDS`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.dossiers.actions import SERVE_AT_COUNTER
from duoc.dossiers.acts import APPLICANT, declared
from duoc.dossiers.models import SupplementRequest
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Definition
from duoc.people.powers import Power
from duoc.seeding.told.named import UNKNOWN, nearest
from duoc.seeding.told.story import Happening

Faults = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Need:
    """What one version of the definition must have.

    Attributes:
        missing, remedy: Vietnamese: what no version has, and what to do.
    """

    there: Callable[[Definition], bool]
    missing: str
    remedy: str


CONSULT = Need(
    lambda one: one.consult is not None,
    gettext_noop("Định nghĩa không có mục consult mà câu chuyện hỏi ý kiến."),
    gettext_noop("Thêm consult vào định nghĩa, hoặc bỏ."),
)
ASKED = Need(
    lambda one: one.asks_others,
    gettext_noop("Định nghĩa không hỏi cơ quan nào: không có consult, không bước nào có at."),
    gettext_noop("Thêm consult hoặc at vào định nghĩa, hoặc bỏ lượt này."),
)
FEE = Need(
    lambda one: bool(one.fees),
    gettext_noop("Thủ tục không thu phí, lệ phí nào (fees) mà câu chuyện nộp tiền."),
    gettext_noop("Thêm fees vào định nghĩa, hoặc bỏ lượt này."),
)
MINISTRY = Need(
    lambda one: one.handled_in == "ministry",
    gettext_noop("Thủ tục không giải quyết ở hệ thống của bộ (handled_in: ministry)."),
    gettext_noop("Thêm handled_in: ministry vào định nghĩa, hoặc bỏ lượt này."),
)
POST = Need(
    lambda one: "post" in one.return_ways,
    gettext_noop("Thủ tục không trả kết quả qua bưu chính."),
    gettext_noop("Thêm post vào channels (hoặc hand_over) của định nghĩa, hoặc bỏ lượt này."),
)
DRAFT_CHECK = Need(
    lambda one: one.draft_check is not None,
    gettext_noop("Định nghĩa không cho người yêu cầu kiểm tra bản dự thảo (draft_check)."),
    gettext_noop("Thêm draft_check vào định nghĩa, hoặc bỏ lượt này."),
)
POSTING = Need(
    lambda one: one.posting is not None,
    gettext_noop("Định nghĩa không có niêm yết (posting)."),
    gettext_noop("Thêm posting vào định nghĩa, hoặc bỏ lượt này."),
)
NEEDS: Mapping[str, Need] = {
    "consult": CONSULT,
    **dict.fromkeys(("assign_question", "record_late_opinion", "record_opinion", "take_question"), ASKED),
    "pay": FEE,
    **dict.fromkeys(("add_ministry_paper", "mirror", "record_ministry_result"), MINISTRY),
    **dict.fromkeys(("confirm_parcel", "send_parcel", "take_back_parcel"), POST),
    **dict.fromkeys(("agree", "answer_as_co_signer", "answer_check"), DRAFT_CHECK),
    **dict.fromkeys(("answer_posting_objection", "end_posting", "post_publicly", "record_posting_objection"), POSTING),
}
"""What an act needs of the definition, by its word; an act that is left out is possible in every procedure."""
NOT_DECLARED: Mapping[str, Power] = {"pay": Power.CHARGE_COLLECT, "agree": Power.DECISION_CHECK}
"""The power of words of stories that are no act by themselves."""
BY_ASKED_BODY = frozenset(word for word, need in NEEDS.items() if need is ASKED)
ITEMS = "items"


def lacks(act: str, definitions: Sequence[Definition]) -> Faults:
    """What the act needs and no version has."""
    need = NEEDS.get(act)
    if need is not None and definitions and not any(need.there(one) for one in definitions):
        yield _(need.missing), _(need.remedy)


@dataclass
class Cast:
    """Who does the turns of one story; asked turn by turn, in their order.

    Attributes:
        powers: of each official role, over what lies with its body; empty where they are not known.
    """

    powers: Mapping[str, Collection[str]]
    definitions: Sequence[Definition]
    _served: set[date] = field(default_factory=set)

    def faults(self, turn: Happening) -> Faults:
        """A role that has not the power of the act; a body that nobody asks."""
        role, _at, body = turn.by.partition("@")
        if turn.act == SERVE_AT_COUNTER.word:
            self._served.add(local(turn.at).date())
        if role == APPLICANT or role in self.powers:
            yield from self._without_power(turn, role)
        if body and turn.act in BY_ASKED_BODY:
            yield from _not_asked(turn.act, body, self.definitions)

    def _without_power(self, turn: Happening, role: str) -> Faults:
        wanted = _powers_of(turn.act)
        able = [one for one, held in self.powers.items() if wanted & set(held)]
        if not wanted or not self.powers or role in able or (role == APPLICANT and not able):
            return
        if not able and local(turn.at).date() in self._served:
            return
        facts = {"act": turn.act, "role": role}
        yield (
            _("by: «%(role)s» không có quyền làm việc «%(act)s».") % facts,
            _("Chọn: %(names)s.") % {"names": nearest(role, able)}
            if able
            else _("Việc của người yêu cầu: ghi by: applicant, hoặc trước đó cùng ngày có lượt serve_at_counter."),
        )


def _powers_of(word: str) -> set[str]:
    if word in NOT_DECLARED:
        return {str(NOT_DECLARED[word])}
    return {str(act.power) for act in declared() if act.word == word}


def _not_asked(act: str, body: str, definitions: Sequence[Definition]) -> Faults:
    """Where steps name the bodies, and no official may ask another."""
    asked = [step.at for one in definitions for step in one.steps if step.at is not None]
    named = {at.organisation for at in asked if at.organisation}
    if any(one.consult is not None for one in definitions) or not asked or body in named:
        return
    if all(at.organisation for at in asked):
        what = _("by: định nghĩa không hỏi cơ quan «%(body)s» nên không có việc «%(act)s» ở đó.")
        yield what % {"act": act, "body": body}, _("Chọn: %(names)s.") % {"names": nearest(body, named)}


def item_faults(given: Mapping[str, Any], definitions: Sequence[Definition]) -> Faults:
    """What is to be supplemented and no version has: a paper, or an answer."""
    items = given.get(ITEMS)
    for item in items if isinstance(items, list) and definitions else ():
        if not isinstance(item, Mapping):
            continue
        kind, code = item.get("kind"), str(item.get("code", ""))
        if kind == "paper":
            names, what = {id for one in definitions for id in one.papers}, f"{ITEMS}: {_(UNKNOWN['paper'])}"
        elif kind in SupplementRequest.AS_FILES or not kind:
            continue
        else:
            names = {id for one in definitions for id in one.questions}
            what = _("%(part)s: định nghĩa không có câu hỏi «%(name)s».")
        if not {code, code.partition(".")[0]} & names:
            yield what % {"part": ITEMS, "name": code}, _("Chọn: %(names)s.") % {"names": nearest(code, names)}


def notice_faults(wanted: Any, kinds: Collection[str]) -> Faults:
    """Messages of which the product sends none. Nothing where their kinds are not known."""
    for name in [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list) else ():
        if kinds and name not in kinds:
            what = _("notice: không có thông báo «%(name)s».") % {"name": name}
            yield what, _("Chọn: %(names)s.") % {"names": nearest(str(name), kinds)}
