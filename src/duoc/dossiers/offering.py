"""Acts that come with a form of their own declaration, as pages offer them."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.act import Act, named
from duoc.dossiers.act_form import ActForm
from duoc.ground.refusal import NotFound


def offered(names: Collection[str], by: str) -> list[tuple[str, ActForm]]:
    """Names and forms of those open acts whose page is for the applicant or for the desk, in the order of names."""
    acts = ((name, named(name)) for name in sorted(names))
    return [(name, act.form) for name, act in acts if act is not None and act.form is not None and act.form.by == by]


def act_with_form(name: str, by: str) -> tuple[Act[Any, Any], ActForm]:
    """The act of this name and its form.

    Raises:
        NotFound: there is no such act, or it has no such form.
    """
    act = named(name)
    if act is None or act.form is None or act.form.by != by:
        raise NotFound(_("Không có việc nào như vậy."), _("Hãy mở lại hồ sơ và chọn việc cần làm."))
    return act, act.form
