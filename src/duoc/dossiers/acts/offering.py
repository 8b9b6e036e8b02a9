"""What may be done now, and the acts that come with a form of their own declaration, as pages offer them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from duoc.dossiers.acts.act import Act, declared
from duoc.dossiers.acts.act_form import ActForm
from duoc.ground.refusal import NotFound, Refusal
from duoc.people.powers import Actor


def acts_in_turn(actor: Actor, subject: Model, at: datetime) -> Mapping[str, Refusal | None]:
    """The acts whose turn it is for this actor, by name: None where it may be done now, else what still hinders it.

    Args:
        subject: a dossier, or something of one: a result, a question to another body.
    """
    acts = (act for act in declared() if isinstance(subject, act.kind.model))
    # States first: most acts fall away by them, and a condition may cost a query.
    here = (act for act in acts if act.kind.state(subject) in act.states)
    in_turn = (act for act in here if act.out_of_turn(subject, actor, at) is None)
    return {act.name: act.not_yet(subject, actor, at) for act in in_turn}


def refusal_of(name: str, actor: Actor, subject: Model, at: datetime) -> Refusal | None:
    """Why this actor may not do this act on the subject now; None when they may."""
    return next(act for act in declared() if act.name == name).refusal(subject, actor, at)


def open_acts(actor: Actor, subject: Model, at: datetime) -> frozenset[str]:
    """The names of the acts that this actor may do on the subject now."""
    return frozenset(name for name, refusal in acts_in_turn(actor, subject, at).items() if refusal is None)


def offered(names: Collection[str], by: str) -> list[tuple[str, ActForm]]:
    """Those of the open acts that bring a form for the applicant or for the desk: word in the address, and form."""
    return [(act.word, act.form) for act in declared() if act.name in names and act.form and act.form.by == by]


def act_with_form(word: str, by: str) -> tuple[Act[Any, Any], ActForm]:
    """The act with this word in its address, and its form.

    Raises:
        NotFound: there is no such act, or it has no such form.
    """
    for act in declared():
        if act.word == word and act.form and act.form.by == by:
            return act, act.form
    raise NotFound(_("Không có việc nào như vậy."), _("Hãy mở lại hồ sơ và chọn việc cần làm."))


def words_with_form() -> frozenset[str]:
    """The words of all acts that bring a form, whoever does them."""
    return frozenset(act.word for act in declared() if act.form)
