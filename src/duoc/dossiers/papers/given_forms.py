"""Official forms that the agency has given for a dossier."""

from typing import TypeVar

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier, FilingNotice, OfficialForm
from duoc.ground.refusal import NotFound

Given = TypeVar("Given", FilingNotice, OfficialForm)


def filing_notice(dossier: Dossier) -> FilingNotice:
    """The notice that the dossier was filed. Raises NotFound: there is none."""
    return _given(FilingNotice.objects.select_related("file").filter(dossier=dossier).first())


def official_form(dossier: Dossier, form: str, turn: int = 0) -> OfficialForm:
    """An official form that the agency gave for this dossier.

    Raises:
        NotFound: no act made one.
    """
    forms = OfficialForm.objects.select_related("file")
    return _given(forms.filter(dossier=dossier, form=form, turn=turn).first())


def _given(paper: Given | None) -> Given:
    if paper is None:
        raise NotFound(_("Hồ sơ này không có văn bản đó."), _("Hãy mở lại hồ sơ và chọn trong danh sách."))
    return paper
