"""The files of a demonstration's result that was entered without any: made when somebody first opens it."""

import uuid
from datetime import datetime

from duoc.decisions.models import Content
from duoc.decisions.rendering import press
from duoc.ground.files.models import StoredFile
from duoc.instruments import actions as instruments
from duoc.instruments.models import Instrument
from duoc.people.models import Origin


def press_late(instrument: Instrument, at: datetime) -> Instrument:
    """Makes the files that its state asks for: text, signed text, original. What stands already is not touched.

    A demonstration is entered in bulk (`duoc.seeding`); its papers would take longer than all the rest and few are ever
    opened. Signing times are those of the acts; `at` is when the files are kept.
    """
    if instrument.origin != Origin.DEMO or instrument.inputs is None or instrument.seal_alone:
        return instrument
    if instrument.text_id is not None and (instrument.file_id is not None or instrument.issued_at is None):
        return instrument
    content = _locked(instrument.pk)
    if content is None:
        return instrument
    if content.text_id is None:
        content.text = _kept(content, press(content), at)
    if content.signed_at is not None and content.signed_file_id is None:
        content.signed_file = _kept(content, instruments.sign(content), at)
    if content.issued_at is not None and content.file_id is None:
        content.file = _kept(content, instruments.seal(content), at)
    content.save(update_fields=["text", "signed_file", "file"])
    instrument.text, instrument.signed_file, instrument.file = content.text, content.signed_file, content.file
    return instrument


def _locked(id: uuid.UUID) -> Content | None:
    """The files are not joined: who waited for the row would be given its new keys with the files of before, none."""
    contents = Content.objects.select_for_update(of=("self", "instrument")).filter(pk=id)
    return contents.select_related("organisation", "signer_post", "approved_by").first()


def _kept(content: Content, pdf: bytes, at: datetime) -> StoredFile:
    return instruments.keep(content, pdf, f"{content.name}.pdf", at)
