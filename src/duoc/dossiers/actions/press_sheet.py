"""The bytes of a control sheet (form 06): made once, kept, read."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.dossiers.models import ControlSheet, Dossier
from duoc.dossiers.papers.control_sheet import freeze_sheet, press_sheet
from duoc.ground.files import actions as files
from duoc.ground.files import queries as stored
from duoc.ground.refusal import NotNow


def read_sheet(dossier: Dossier, at: datetime) -> bytes:
    """The bytes of form 06, the same for ever. Of a dossier that ended before sheets were frozen it is drawn up now,
    once, and says so.

    Raises:
        NotNow: the dossier goes on, so the sheet is still being written.
    """
    sheet = ControlSheet.objects.select_related("file").filter(dossier=dossier).first()
    if sheet is None:
        with transaction.atomic():
            Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)
            freeze_sheet(dossier, at, late=True)
        sheet = ControlSheet.objects.select_related("file").filter(dossier=dossier).first()
    if sheet is None:
        raise NotNow(
            _("Hồ sơ chưa kết thúc nên phiếu kiểm soát còn được ghi tiếp."),
            _("Hãy xem từng bước trên trang này; phiếu được chốt khi hồ sơ kết thúc."),
        )
    if sheet.file is None:
        sheet = _keep(sheet.pk, press_sheet(sheet), at)
    if sheet.file is None:
        raise RuntimeError("a pressed sheet has its file")
    return stored.read(sheet.file)


def _keep(sheet_id: uuid.UUID, pdf: bytes, at: datetime) -> ControlSheet:
    """A second pressing is thrown away: the first one counts."""
    with transaction.atomic():
        sheet = ControlSheet.objects.select_for_update(of=("self",)).select_related("dossier", "file").get(pk=sheet_id)
        if sheet.file is None:
            sheet.file = files.keep_own(
                pdf,
                f"control_sheet {sheet.dossier.shown_code}.pdf",
                at=at,
                person=str(sheet.dossier.applicant_id),
                organisation=str(sheet.dossier.competent_unit_id),
            )
            sheet.save(update_fields=["file"])
    return sheet
