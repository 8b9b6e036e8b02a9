"""Honest and hostile files, made here so that each test says what is wrong with its own."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image


def pdf(change: Callable[[pikepdf.Pdf], Any] | None = None, **save: Any) -> bytes:
    """A one-page PDF, after `change` had its way with it."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        if change:
            change(document)
        document.save(out, **save)
    return out.getvalue()


def pdf_with(key: str, value: Any) -> bytes:
    """A PDF whose catalogue holds one more entry."""
    return pdf(lambda document: document.Root.__setitem__(key, value))


def pdf_with_nested_script() -> bytes:
    """The script sits in dictionaries and arrays written directly into each other: no object of its own."""

    def hide(document: pikepdf.Pdf) -> None:
        inner = Dictionary(Next=Array([Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))]))
        document.pages[0].obj["/PieceInfo"] = Dictionary(A=Array([Array([inner])]))

    return pdf(hide)


def pdf_with_link(action: pikepdf.Dictionary) -> bytes:
    """A PDF with a link on its page that does this."""

    def link(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)
        document.pages[0].obj["/Annots"] = Array([document.make_indirect(note)])

    return pdf(link)


def pdf_with_attachment() -> bytes:
    def attach(document: pikepdf.Pdf) -> None:
        document.attachments["x.exe"] = pikepdf.AttachedFileSpec(document, b"MZ", filename="x.exe")

    return pdf(attach)


def pdf_that_unpacks_without_end(size: int) -> bytes:
    """A whole PDF under a megabyte whose one object stream unpacks into `size` bytes, nearly all spaces."""
    parts = [b"<</Type/Catalog/Pages 4 0 R>>", b"<</Type/Pages/Count 1/Kids[5 0 R]>>"]
    parts.append(b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 9 9]>>")
    places = [sum(len(part) for part in parts[:number]) for number in range(3)]
    index = b"1 %d 4 %d 5 %d " % tuple(places)
    packer = zlib.compressobj(9)
    block = b" " * 1_000_000
    packed = packer.compress(index + b"".join(parts))
    packed += b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    head = b"%PDF-1.5\n"
    stream = b"2 0 obj\n<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>\nstream\n" % (
        len(index),
        len(packed),
    )
    body = head + stream + packed + b"\nendstream\nendobj\n"
    rows = [(0, 0, 255), (2, 2, 0), (1, len(head), 0), (1, len(body), 0), (2, 2, 1), (2, 2, 2)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    cross = b"3 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n" % len(table)
    return body + cross + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files.items():
            packed.writestr(name.replace("__", "/"), data)
    return out.getvalue()


HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAADUAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt"
    "AAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5j"
    "bHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBp"
    "eGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAD1tZGF0AAAAMSgBrxmA94UN/8m2e8uDVbh+TgYFy9xkZ7DTWVxk"
    "Yq7x8NDOJwa+yHS4kR5OVJmd+UA="
)
"""A photo as iPhones take them, 64 by 48 points, red in the upper left quarter."""


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **save: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 60, 20)).save(out, kind, **save)
    return out.getvalue()


def picture_with_place() -> bytes:
    """A photo lying on its side that says where it was taken and by what."""
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turned by 90 degrees
    exif[0x010F] = "NoiChup"
    exif.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", (60, 40), exif=exif.tobytes(), comment=b"bi mat")


def png_of_size(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 99)) + chunk(b"IEND", b"")
    )
