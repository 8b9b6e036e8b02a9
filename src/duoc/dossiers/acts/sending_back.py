"""Who signs results sends back what was proposed to them, with a reason: alike for each kind of proposal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts.act import Act
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import SENT_BACK, News
from duoc.dossiers.models import ApologyDraft, Dossier, StopProposal, TransferProposal
from duoc.dossiers.rules import Changed, Incomplete
from duoc.dossiers.signing_for import not_delegated
from duoc.ground.letters.calculations import says_too_little
from duoc.notices.actions import Message
from duoc.people.powers import Power

Proposal = TypeVar("Proposal", ApologyDraft, StopProposal, TransferProposal)


@dataclass(frozen=True)
class SentBack:
    """`proposal`: the one that was read."""

    proposal: str
    answer: str


PROPOSAL, WHY = gettext_lazy("Văn bản trình ký"), gettext_lazy("Vì sao không ký?")
DONE = gettext_lazy("Đã trả lại văn bản trình ký.")


@dataclass(frozen=True)
class Words:
    """What the form says: its title and what follows, what the proposal is called, what is asked, what is done then."""

    title: Promise
    lead: Promise
    proposal: Promise = PROPOSAL
    why: Promise = WHY
    done: Promise = DONE


def act_of(
    event: Event,
    words: Words,
    write: Callable[[Doing[SentBack]], Outcome[Proposal]],
    row: type[Proposal],
    condition: Judged,
    *,
    states: frozenset[str],
    shown: Callable[[Dossier], Shown],
    named: Callable[[Dossier], dict[str, str]],
    news: Message = SENT_BACK,
) -> Act[SentBack, Proposal]:
    """The act that sends back what waits, to be declared; who proposed it hears so.

    Args:
        write: stands in the file of the act, which gives it its name; does `send_back`.
        condition: that something waits which this person may decide.
        states: of the dossier, in which it may wait.
        shown: of what waits.
        named: by which name, so that nobody answers another one than was read.
    """
    return Act(
        event=event,
        power=Power.DECISION_SIGN,
        states=states,
        on_desk=False,
        conditions=(condition, Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=words.title,
            lead=words.lead,
            fields=(Field("proposal", words.proposal, "choice"), Field("answer", words.why, "long_text")),
            given=_sent_back_as,
            shown=shown,
            options_of=lambda dossier, _at: {"proposal": named(dossier)},
            button=gettext_lazy("Trả lại"),
            done=words.done,
        ),
        news=lambda row: News(news, row.by_id, row.post_id),
        write=write,
        row=row,
    )


def _sent_back_as(values: Mapping[str, Any]) -> SentBack:
    """The parameters of the answer.

    Raises:
        Incomplete: an answer that says nothing.
    """
    if says_too_little(str(values["answer"])):
        faults = {"answer": _("Hãy ghi rõ vì sao trả lại để người đề nghị hiểu (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lại được đề nghị."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return SentBack(str(values["proposal"]), str(values["answer"]))


def expect_as_read(waiting: Proposal | None, proposal: str) -> Proposal:
    """The proposal that waits.

    Raises:
        Changed: another one than the one that was read waits now.
    """
    if waiting is None or str(waiting.pk) != proposal:
        raise Changed(_("Đề nghị đã thay đổi sau khi bạn mở trang."), _("Hãy đọc lại rồi quyết định."))
    return waiting


def send_back(waiting: Proposal | None, doing: Doing[SentBack]) -> Outcome[Proposal]:
    """Raises Changed."""
    row = expect_as_read(waiting, doing.given.proposal)
    row.closed_at, row.answer = doing.at, doing.given.answer
    row.sent_back_by_id, row.sent_back_post_id = doing.actor.person, doing.actor.post
    row.save(update_fields=["closed_at", "answer", "sent_back_by", "sent_back_post"])
    return Outcome(row, hidden={"answer": row.answer})
