"""A specialist proposes to revoke a result in force, to correct its text, or to give it once more."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers.acts import Act, Doing, Event, Judged, Outcome, declare, declare_event
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.people.models import Post
from duoc.people.powers import Actor, Power
from duoc.registers.correcting_results import expect_sound, values_of
from duoc.registers.resting import effects_of, entry_of_result
from duoc.registers.telling_deciders import tell_signer

Turn = LaterDecision.Turn


@dataclass(frozen=True)
class Given:
    turn: str
    reason: str
    legal_basis: str
    field: str
    value: Any
    sure: bool
    signer: str


def propose_later(
    *,
    actor: Actor,
    decision_id: uuid.UUID | str,
    turn: str,
    reason: str,
    legal_basis: str,
    key: str,
    at: datetime,
    field: str = "",
    value: Any = None,
    sure: bool = False,
    signer_id: uuid.UUID | str | None = None,
) -> LaterDecision:
    """Drafts the decision and submits it to a leader. Nothing changes before that is signed and issued.

    Content that is wrong is put right by a text of the same kind, which takes the place of the first; one that was
    given against the law is revoked (Decree 30/2020 Art. 17, to verify against the text in force).

    Args:
        turn: `revoke`, `correct` or `reissue`.
        field, value: of a correction: the question whose answer is wrong, and what is right.
        sure: the official says that what is unlikely is so.
        signer_id: the post that will sign; the first leader of the body otherwise.

    Raises:
        Forbidden: no specialist of the body.
        Unsound: no reason, no legal basis, a correction that is none, or nobody who could sign; `faults`.
        NotCompared: the corrected entry would be like another one.
        NotNow: not in force, it revokes another one itself, or something else is proposed about it already; or a notice
            of refusal would be given once more.
        NotFound: no such result.
    """
    texts = (mended(reason, lines=True), mended(legal_basis, lines=True))
    right = mended(value) if isinstance(value, str) else value
    given = Given(turn, *texts, field, right, sure, str(signer_id or ""))
    return PROPOSE_LATER.perform(decision_id, given, actor=actor, key=key, at=at)


def _propose(doing: Doing[Given]) -> Outcome[LaterDecision]:
    decision, given, at = doing.subject, doing.given, doing.at
    _expect_reasons(given)
    if given.turn == Turn.REISSUE and not decision_queries.given_once_more(decision):
        raise NotNow(
            _("Thông báo không giải quyết không phải kết quả để cấp lại."),
            _("Gửi lại tệp đã ký cho người yêu cầu; quyết định sai thì trình thu hồi."),
        )
    entry = entry_of_result(decision)
    values, changes = values_of(decision, entry), {}
    if given.turn == Turn.CORRECT:
        corrected = expect_sound(decision, entry, given.field, given.value, sure=given.sure, at=at)
        values = {**values, given.field: corrected.value}
        changes = {given.field: {"was": corrected.was, "is": corrected.value}}
    later = decisions.draft_later(
        decision,
        given.turn,
        reason=given.reason,
        legal_basis=given.legal_basis,
        values=values,
        changes=changes,
        signer=_signer(doing),
        effects=effects_of(decision),
        actor=doing.actor,
        at=at,
    )
    tell_signer(later, at)
    facts = {"decision": str(decision.pk), "later": str(later.pk), "turn": given.turn, "fields": sorted(changes)}
    hidden = {"reason": given.reason, "basis": given.legal_basis, "changes": changes}
    return Outcome(later, facts, hidden={**hidden, "content": later.signed_text.sha256})


def _expect_reasons(given: Given) -> None:
    faults = {}
    if given.turn not in Turn.values:
        faults["turn"] = _("Hãy chọn thu hồi, đính chính hoặc cấp lại.")
    if says_too_little(given.reason):
        faults["reason"] = _("Hãy ghi rõ lý do (ít nhất 10 ký tự).")
    if not given.legal_basis:
        faults["legal_basis"] = _("Hãy ghi căn cứ pháp lý.")
    if faults:
        raise Unsound(_("Chưa trình được."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _signer(doing: Doing[Given]) -> Post:
    unit = doing.actor.organisation_id
    seats = decision_queries.later_signers(doing.dossier, unit, doing.at) if unit else []
    if doing.given.signer:
        seats = [post for post in seats if str(post.pk) == doing.given.signer]
    if not seats:
        raise Unsound(
            _("Cơ quan chưa có ai ký được, hoặc người được chọn không được giao ký thủ tục này."),
            _("Hãy chọn người khác, hoặc báo quản trị bổ nhiệm người ký rồi trình lại."),
        )
    return seats[0]


def _hindered(decision: Decision, _actor: Actor, _at: datetime) -> NotNow | None:
    """One thing at a time; and what has revoked another result is no result of a request."""
    standing = LaterDecision.objects.filter(subject=decision, standing=True).values_list("turn", flat=True).first()
    if standing is not None:
        word = str(dict(Turn.choices)[standing]).lower()
        return NotNow(
            _("Kết quả này đã có một đề nghị %(word)s đang chờ ký hoặc chờ phát hành.") % {"word": word},
            _("Hãy đợi quyết định, hoặc nhờ lãnh đạo trả lại đề nghị đó."),
        )
    later = decision_queries.later_of(decision)
    if later is None or later.turn != Turn.REVOKE:
        return None
    return NotNow(
        _("Đây là quyết định thu hồi, không phải kết quả của một yêu cầu."),
        _("Nếu thu hồi sai, hãy giải quyết một hồ sơ mới."),
    )


PROPOSE_LATER = declare(
    Act(
        event=declare_event(
            Event(
                "decision.later_proposed",
                title=gettext_lazy("Đề nghị về kết quả đã có"),
                details=decisions.turn_words,
            )
        ),
        power=Power.DECISION_RECONSIDER,
        states=frozenset({Decision.State.IN_FORCE}),
        kind=decisions.DECISION,
        on_desk=False,
        conditions=(Judged(_hindered),),
        write=_propose,
        row=LaterDecision,
    )
)
