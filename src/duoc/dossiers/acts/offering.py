"""Acts that come with a form of their own declaration, as pages offer them."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts.act import Act, declared
from duoc.dossiers.acts.act_form import ActForm
from duoc.ground.refusal import NotFound


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
