"""The bytes of a paper: made once, kept, read."""

import uuid
from datetime import datetime

from duoc.dossiers.models import OfficialPaper
from duoc.dossiers.papers import press
from duoc.ground.files import actions as files
from duoc.ground.files import queries as stored


def read_paper(paper: OfficialPaper, at: datetime) -> bytes:
    """The bytes of a paper; made now when the worker has not come to it yet."""
    if paper.file is None:
        paper = press_paper(paper_id=paper.pk, pdf=press(paper), at=at)
    if paper.file is None:
        raise RuntimeError("a pressed paper has its file")
    return stored.read(paper.file)


def press_paper(*, paper_id: uuid.UUID | str, pdf: bytes, at: datetime) -> OfficialPaper:
    """Keeps the bytes of a paper. A second pressing of the same paper is thrown away: the first one counts."""
    paper = OfficialPaper.objects.select_for_update(of=("self",)).select_related("dossier", "file").get(pk=paper_id)
    if paper.file is None:
        paper.file = files.keep_own(
            pdf,
            f"{paper.form} {paper.dossier.shown_code}.pdf",
            at=at,
            person=str(paper.dossier.applicant_id),
            organisation=str(paper.dossier.receiving_unit_id),
        )
        paper.save(update_fields=["file"])
    return paper
