"""Answering questions of a draft."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from duoc.dossiers.actions.answer_item import papers_of_item
from duoc.dossiers.actions.attach import delete_with_files
from duoc.dossiers.actions.open_draft import open_draft
from duoc.dossiers.interview.item_ids import gone_items
from duoc.dossiers.interview.own_drafts import with_item_ids_of
from duoc.dossiers.models import Draft
from duoc.dossiers.planning import as_meant
from duoc.dossiers.void_signatures import void_signatures_notified
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures


@transaction.atomic
def answer(*, actor: Actor, draft_id: uuid.UUID | str, answers: Mapping[str, Any], at: datetime) -> Draft:
    """Keeps answers in the draft, right or wrong: they are judged where they are shown and again when filed.

    None is an answer too: the question was put and left blank. An item of a list that is sent again without its id is
    known by what it says; the files of one that is no more in its list go with it.

    Raises:
        Forbidden, OutOfTurn: see `open_draft`.
    """
    draft = open_draft(actor, draft_id, at)
    definition = procedures.definition(draft.version)
    kept = as_meant(definition, with_item_ids_of(draft, answers))
    with void_signatures_notified(draft, at):
        for group in {paper.each for paper in definition.papers.values()} & kept.keys():
            for item in gone_items(draft.answers.get(group), kept[group]):
                delete_with_files(papers_of_item(draft, group, item))
        draft.answers = {**draft.answers, **kept}
        draft.changed_at = at
        draft.save(update_fields=["answers", "changed_at"])
    return draft
