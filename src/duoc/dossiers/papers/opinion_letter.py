"""The letter that asks a body outside this system for its opinion (Decree 30/2020: number and symbol of the body)."""

from typing import Any

from duoc.dossiers.asked_bodies import CONSENT
from duoc.dossiers.clocks.due_dates import term_words
from duoc.dossiers.models import Dossier, OutsideLetter
from duoc.dossiers.outside_questions import FORM
from duoc.dossiers.papers.papers import PaperForm
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import local
from duoc.instruments import queries as instruments
from duoc.law.calculations import split_reference
from duoc.people.powers import Power


def _form(dossier: Dossier, letter: OutsideLetter) -> dict[str, Any]:
    """Whom it asks, what, how long they have, what silence means, and who signed."""
    rule, question = definition_of(dossier).consult, letter.question
    return {
        "request": {
            "body": question.body,
            "address": question.place,
            "question": question.question,
            "within": term_words(rule.within) if rule else "",
            "consent": rule is not None and rule.silence == CONSENT,
            "basis": split_reference(rule.article).words if rule and rule.article else "",
            "at": local(letter.at).isoformat(),
        },
        "signer": {"name": letter.by.full_name, "title_line": instruments.title_line(letter.post)},
    }


OPINION_LETTER = PaperForm(
    FORM,
    "opinion-letter.typ",
    "Văn bản lấy ý kiến về hồ sơ",
    _form,
    frozenset({Power.DECISION_SIGN}),
    turn=lambda letter: letter.question.turn,
)
