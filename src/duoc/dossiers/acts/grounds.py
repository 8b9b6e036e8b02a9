"""The legal basis of an act: it names a text, is printed with the name of that text, and is offered as a choice."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import Incomplete
from duoc.law import queries as law
from duoc.law.calculations import split_reference

BASIS = "legal_basis"
"""The parameter, and the field, of every act that needs a basis."""


def grounded(given: Any) -> Any:
    """The parameters of an act, whatever the act, with its legal basis as it is printed.

    What has no basis stays as it is: whether the act needs one is its own rule.

    Raises:
        Incomplete: the basis names no legal text.
    """
    basis = getattr(given, BASIS, "")
    if not basis:
        return given
    printed = law.cited(basis)
    if not printed:
        faults = {BASIS: law.uncited(basis)}
        raise Incomplete(_("Căn cứ pháp lý chưa nêu văn bản nào."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return replace(given, **{BASIS: printed})


def offered_grounds(dossier: Dossier) -> Mapping[str, str]:
    """The texts and articles that the dossier's definition names, as they are cited, each with the text's name."""
    cited = [split_reference(str(one)) for one in definition_of(dossier).law]
    texts = law.by_numbers(one.number for one in cited)
    return {one.words: str(texts[one.number].title) if one.number in texts else "" for one in cited}
