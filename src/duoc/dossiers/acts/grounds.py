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
GROUNDS = frozenset({BASIS, "fee_basis", "term_article"})
"""The parameters, and the fields, of acts that need a basis: for what is done, for a fee, for a term."""


def grounded(given: Any) -> Any:
    """The parameters of an act, whatever the act, with each legal basis as it is printed.

    What has no basis stays as it is: whether the act needs one is its own rule.

    Raises:
        Incomplete: a basis names no legal text.
    """
    bases = {name: basis for name in sorted(GROUNDS) if (basis := getattr(given, name, ""))}
    if not bases:
        return given
    printed = {name: law.cited(basis) for name, basis in bases.items()}
    faults = {name: law.uncited(basis) for name, basis in bases.items() if not printed[name]}
    if faults:
        raise Incomplete(_("Căn cứ pháp lý chưa nêu văn bản nào."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return replace(given, **printed)


def offered_grounds(dossier: Dossier) -> Mapping[str, str]:
    """The texts and articles that the dossier's definition names, as they are cited, each with the text's name."""
    cited = [split_reference(str(one)) for one in definition_of(dossier).law]
    texts = law.by_numbers(one.number for one in cited)
    known = {one: texts.get(one.number) for one in cited}
    return {one.cited_as(text.kind if text else ""): str(text.title) if text else "" for one, text in known.items()}
