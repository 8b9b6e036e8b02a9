"""A sealed form comes into force; its original is read."""

import uuid
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from duoc.dossiers.models import OfficialForm
from duoc.dossiers.papers.papers import press
from duoc.ground.files import queries as stored
from duoc.ground.refusal import NotNow
from duoc.instruments import actions as instruments
from duoc.people.models import Origin

WORKER_COMES_WITHIN = timedelta(minutes=10)


def issue_form(*, form_id: uuid.UUID | str, pdf: bytes) -> OfficialForm:
    """Keeps the original of a form under the agency's seal. A second sealing is thrown away: the first one counts.

    Args:
        pdf: the form, pressed and sealed (`instruments.actions.seal_alone`).
    """
    form = OfficialForm.objects.select_for_update(of=("self", "instrument")).select_related("file").get(pk=form_id)
    if form.approved_at is not None and form.state == OfficialForm.State.APPROVED:
        instruments.issue(form, pdf, at=form.approved_at)
    return form


def read_form(form: OfficialForm, at: datetime | None = None) -> bytes:
    """The original of a form, byte for byte as it was sealed.

    Args:
        at: with it, a form of a demonstration that no worker seals is sealed now (see `duoc.seeding`).

    Raises:
        NotNow: the worker has not sealed it yet.
    """
    if at is not None and _nobody_seals(form, at):
        form = issue_form(form_id=form.pk, pdf=instruments.seal_alone(form, press(form)))
    if form.file is None:
        raise NotNow(_("Văn bản này đang được ký số của cơ quan."), _("Hãy tải lại trang sau ít giây."))
    return stored.read(form.file)


def _nobody_seals(form: OfficialForm, at: datetime) -> bool:
    """A demonstration that is entered in bulk asks for no job; a worker comes within minutes to any other form."""
    given = form.approved_at
    return form.origin == Origin.DEMO and form.file is None and given is not None and at - given > WORKER_COMES_WITHIN
