"""Does an address say where it lies: in the commune of another question, or in an area that is asked with it?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding


def check(definition: Definition) -> Iterator[Finding]:
    """Addresses whose `within` names no question about a commune, and other questions that say `within`."""
    for question in definition.questions.values():
        if not question.within:
            continue
        commune = definition.questions.get(question.within)
        if question.type != "address":
            what = _("Câu «%(id)s» có within nhưng không phải địa chỉ.") % {"id": question.id}
            yield Finding("type", ("id", question.id), what, _("Từ này không có tác dụng."), _("Bỏ within."))
        elif commune is None or commune.type != "commune":
            what = _("Địa chỉ «%(id)s» nằm trong «%(within)s», nhưng đó không phải câu hỏi về xã, phường.") % {
                "id": question.id,
                "within": question.within,
            }
            why = _("Địa chỉ này không có xã, phường.")
            yield Finding("reference", ("id", question.id), what, why, _("Sửa mã câu hỏi, hoặc bỏ within."))
