"""Writing one item of a group in a draft, and taking it away."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.dossiers.actions.attach import delete_with_files
from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.models import Draft, DraftPaper
from duoc.dossiers.planning import as_meant
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.void_signatures import void_signatures_notified
from duoc.ground.refusal import NotFound
from duoc.language.calculations import CONFIRMED, ITEM_ID, Question, confirmed_in, short
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures


@transaction.atomic
def answer_item(
    *,
    actor: Actor,
    draft_id: uuid.UUID | str,
    group: str,
    item: str,
    answers: Mapping[str, Any],
    new: bool,
    at: datetime,
) -> Draft:
    """Keeps answers of one item, right or wrong. Sent twice, they are kept once; other items stay as they are.

    Args:
        item: its id; a new one is chosen by whoever shows the form, so that sending it twice adds it once.
        answers: by the id of the question; None for one that was left blank; CONFIRMED for doubts that were settled.
        new: it may be added; else it must be there.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
        NotFound: the procedure has no such group, or the item was taken away meanwhile.
        Incomplete: the group has as many items as it may.
    """
    draft = open_draft(actor, draft_id, at)
    question = _group(draft, group)
    items = _items(draft, group)
    kept = next((one for one in items if one.get(ITEM_ID) == item), None)
    if kept is None and not new:
        raise NotFound(_("Mục này đã bị xóa."), _("Hãy quay lại danh sách; cần thì thêm lại."))
    if kept is None and len(items) >= (question.max or 0):
        raise Incomplete(
            _("Danh sách đã đủ %(most)s mục, không thêm được nữa.") % {"most": int(question.max or 0)},
            _("Hãy bỏ mục không cần."),
            {group: _("Danh sách đã đủ.")},
        )
    merged = {**(kept or {ITEM_ID: item}), **{short(id): value for id, value in answers.items() if id != CONFIRMED}}
    merged = {name: value for name, value in merged.items() if value is not None}
    items = [merged if one is kept else one for one in items] + ([merged] if kept is None else [])
    settled = confirmed_in(draft.answers) | confirmed_in(answers)
    changed = {group: items} | ({CONFIRMED: sorted(settled)} if settled else {})
    with void_signatures_notified(draft, at):
        return _keep(draft, changed, at)


@transaction.atomic
def remove_item(*, actor: Actor, draft_id: uuid.UUID | str, group: str, item: str, at: datetime) -> None:
    """Takes an item away, and with it the files of its papers; asked again, it does nothing.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
        NotFound: the procedure has no such group.
    """
    draft = open_draft(actor, draft_id, at)
    _group(draft, group)
    with void_signatures_notified(draft, at):
        delete_with_files(papers_of_item(draft, group, item))
        _keep(draft, {group: [one for one in _items(draft, group) if one.get(ITEM_ID) != item]}, at)


def papers_of_item(draft: Draft, group: str, item: str) -> list[DraftPaper]:
    """The files attached for the papers of one item."""
    papers = procedures.definition(draft.version).papers.values()
    codes = [f"{paper.id}.{item}" for paper in papers if paper.each == group]
    return list(draft.papers.select_related("file").filter(code__in=codes)) if codes else []


def _group(draft: Draft, group: str) -> Question:
    question = procedures.definition(draft.version).questions.get(group)
    if question is None or question.group is None:
        raise NotFound(_("Thủ tục này không hỏi danh sách đó."), _("Hãy mở lại hồ sơ đang soạn."))
    return question


def _items(draft: Draft, group: str) -> list[dict[str, Any]]:
    given = draft.answers.get(group)
    return [dict(item) for item in given if isinstance(item, Mapping)] if isinstance(given, list) else []


def _keep(draft: Draft, changed: Mapping[str, Any], at: datetime) -> Draft:
    draft.answers = {**draft.answers, **as_meant(procedures.definition(draft.version), changed)}
    draft.changed_at = at
    draft.save(update_fields=["answers", "changed_at"])
    return draft
