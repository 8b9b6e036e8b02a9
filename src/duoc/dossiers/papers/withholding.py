"""Papers that others read: of a dossier that protects its applicant they do not say who that is."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation

from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of


def printed_name(dossier: Dossier) -> str:
    """The applicant's name as books print it, Vietnamese whoever acts."""
    with translation.override(settings.LANGUAGE_CODE):
        return dossier.listed_name


def withhold(dossier: Dossier, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a paper may print, without what says who the protected applicant is: a mark stands for the name."""
    answers = dict(data["answers"])
    for id in definition_of(dossier).protected_answers:
        part, _dot, last = id.rpartition(".")
        if part in answers:
            answers[part] = {name: value for name, value in answers[part].items() if name != last}
        answers.pop(id, None)
    mark = {"full_name": printed_name(dossier)}
    return {**data, "applicant": mark, "filer": mark, "answers": answers}
