"""Places that a template reserves for what comes after typesetting: number, date, signatures.

A template calls `field("number")` or `signature-area("leader")`; the typesetter returns where they fell, and here they
become AcroForm fields. All fields exist before the first signature, because a certified document may be filled in but
may not grow new fields.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from duoc.ground.documents import lettering
from duoc.ground.documents.faults import DocumentFault

PRINT = 4
LOCKED = 128
READ_ONLY = 1
ALIGN = {"left": 0, "center": 1, "right": 2}
# Our own key in a field: how a value is written out ("long" turns an ISO date into words). ISO 32000-1 Annex E.
LOOK = "/DUOC_Look"


@dataclass(frozen=True)
class Slot:
    """A rectangle on a page, in points from the page's top left corner."""

    name: str
    kind: str
    page: int
    x: float
    y: float
    width: float
    height: float
    page_height: float
    size: float = 13.0
    look: str = ""
    align: str = "left"
    label: str = ""

    @property
    def rect(self) -> list[float]:
        """The rectangle in PDF coordinates (origin bottom left), rounded to 1/1000 pt."""
        top = self.page_height - self.y
        return [round(v, 3) for v in (self.x, top - self.height, self.x + self.width, top)]


def slot_of(value: Mapping[str, Any]) -> Slot:
    """Read a slot from the metadata that the typst library emits."""
    return Slot(**{key: value[key] for key in Slot.__dataclass_fields__ if key in value})


def reserve(pdf: bytes, slots: Sequence[Slot]) -> bytes:
    """Give `pdf` an AcroForm with one empty field for each slot; the same input gives the same bytes.

    Raises DocumentFault when two slots have one name.
    """
    names = [slot.name for slot in slots]
    if len(set(names)) != len(names):
        raise DocumentFault(
            f"Mẫu văn bản có hai ô cùng tên: {', '.join(sorted(names))}.", "Sửa mẫu để mỗi ô có một tên riêng."
        )
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fields = Array([_add(document, slot) for slot in slots])
        document.Root.AcroForm = document.make_indirect(
            Dictionary(
                Fields=fields,
                SigFlags=3,
                DA=String(f"/{lettering.RESOURCE} 13 Tf 0 g"),
                DR=Dictionary(Font=Dictionary({f"/{lettering.RESOURCE}": lettering.embed(document)})),
            )
        )
        out = io.BytesIO()
        document.save(out, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


def _add(document: pikepdf.Pdf, slot: Slot) -> pikepdf.Object:
    page = document.pages[slot.page - 1]
    field = _signature(slot) if slot.kind == "signature" else _text(slot)
    field.Type, field.Subtype = Name.Annot, Name.Widget
    field.T, field.TU = String(slot.name), String(slot.label or slot.name)
    field.Rect, field.P = Array(slot.rect), page.obj
    empty = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)
    empty.BBox = Array([0, 0, round(slot.width, 3), round(slot.height, 3)])
    field.AP = Dictionary(N=empty)
    reference = document.make_indirect(field)
    if "/Annots" not in page.obj:
        page.obj.Annots = Array()
    page.obj.Annots.append(reference)
    return reference


def _text(slot: Slot) -> Dictionary:
    field = Dictionary(FT=Name.Tx, Ff=READ_ONLY, F=PRINT, Q=ALIGN.get(slot.align, 0))
    field.DA = String(f"/{lettering.RESOURCE} {slot.size:g} Tf 0 g")
    if slot.look:
        field[LOOK] = String(slot.look)
    return field


def _signature(slot: Slot) -> Dictionary:
    field = Dictionary(FT=Name.Sig, F=PRINT | LOCKED)
    if slot.name == "agency":
        # The agency signs last: from then on nothing may change, in any validator.
        field.Lock = Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1)
    return field
