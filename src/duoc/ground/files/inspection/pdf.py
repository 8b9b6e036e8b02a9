"""Structure of a PDF, without drawing it: is it whole, is it one file only, can it do anything by itself?"""

import io
import zipfile
from collections.abc import Iterator

import pikepdf

from duoc.ground.files.inspection.faults import Fault, Found

END = b"%%EOF"
HARMLESS_TAIL = b"\r\n\t \x00\x1a"
SIGNS: dict[str, Fault] = {
    "/JS": Fault.SCRIPT,
    "/JavaScript": Fault.SCRIPT,
    "/Launch": Fault.LAUNCH,
    "/AA": Fault.OPENS_ITSELF,
    "/EmbeddedFiles": Fault.EMBEDDED,
    "/EF": Fault.EMBEDDED,
    "/RichMedia": Fault.MEDIA,
    "/RichMediaContent": Fault.MEDIA,
    "/XFA": Fault.XFA,
}
# Values of /S (what an action does) and /Subtype (what an annotation is). Following a link or jumping to a page is
# harmless and common; all others act on the reader's machine.
ACTS: dict[str, Fault] = {
    "/JavaScript": Fault.SCRIPT,
    "/Launch": Fault.LAUNCH,
    "/GoToE": Fault.EMBEDDED,
    "/GoToR": Fault.LAUNCH,
    "/SubmitForm": Fault.SENDS_DATA,
    "/ImportData": Fault.SENDS_DATA,
    "/Rendition": Fault.MEDIA,
    "/Movie": Fault.MEDIA,
    "/Sound": Fault.MEDIA,
    "/RichMediaExecute": Fault.MEDIA,
    "/GoTo3DView": Fault.MEDIA,
    "/RichMedia": Fault.MEDIA,
    "/Screen": Fault.MEDIA,
    "/3D": Fault.MEDIA,
    "/FileAttachment": Fault.EMBEDDED,
}


def inspect(data: bytes, *, max_objects: int) -> dict[str, int | bool]:
    """What is known of a PDF that may be kept: pages, whether it carries signatures.

    One that opens without a password is read as any other, also where its maker forbids changes: nothing is changed.

    Raises:
        Found: it is damaged, asks for a password, two files in one, or holds something that acts by itself.
    """
    whole = data[: _end(data)]  # scanners fill up with zeros behind the end, further than readers look for it
    try:
        with pikepdf.open(io.BytesIO(whole), suppress_warnings=True, attempt_recovery=False) as pdf:
            pages = len(pdf.pages)
            if not pages:
                raise Found(Fault.NO_PAGES)
            _opening(pdf)
            signed = _walk(pdf, max_objects)
    except pikepdf.PasswordError as error:
        raise Found(Fault.ENCRYPTED) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError) as error:
        raise Found(Fault.DAMAGED) from error
    return {"pages": pages, "signed": signed}


def _end(data: bytes) -> int:
    """Where the one PDF ends that the bytes hold; behind it is nothing, or what does no harm."""
    mark = data.rfind(END)
    if mark < 0:
        raise Found(Fault.CUT_SHORT)
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Found(Fault.TWO_IN_ONE)
    end = mark + len(END)
    if data[end:].strip(HARMLESS_TAIL):
        raise Found(Fault.TRAILING)
    return end


def _opening(pdf: pikepdf.Pdf) -> None:
    """/OpenAction may say at which page to open (many writers do); it may do nothing else."""
    action = pdf.Root.get("/OpenAction")
    if isinstance(action, pikepdf.Dictionary) and action.get("/S") != pikepdf.Name.GoTo:
        raise Found(ACTS.get(str(action.get("/S")), Fault.OPENS_ITSELF))


def _walk(pdf: pikepdf.Pdf, max_objects: int) -> bool:
    """Looks at every dictionary, also those nested directly in others, which the list of objects does not name."""
    signed = False
    for place, thing in enumerate(_dictionaries(pdf)):
        if place > max_objects:
            raise Found(Fault.TOO_COMPLEX)
        keys = set(thing.keys())
        for sign in keys & SIGNS.keys():
            raise Found(SIGNS[sign])
        for key in ("/S", "/Subtype"):
            value = thing.get(key) if key in keys else None
            if isinstance(value, pikepdf.Name) and str(value) in ACTS:
                raise Found(ACTS[str(value)])
        signed = signed or (thing.get("/FT") == pikepdf.Name.Sig and "/V" in keys)
    return signed


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary | pikepdf.Stream]:
    pending: list[pikepdf.Object] = [*pdf.objects, pdf.trailer]
    while pending:
        thing = pending.pop()
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            pending.extend(value for _, value in thing.items() if _nested(value))
        elif isinstance(thing, pikepdf.Array):
            pending.extend(value for value in thing if _nested(value))


def _nested(value: object) -> bool:
    """True for containers written in place; those with a number of their own are met in the list of objects."""
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect
