"""What a file really is, by its first bytes; its name is only a claim."""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    Attributes:
        word: as people call it, Vietnamese.
        media_type: empty for kinds that are not accepted.
        extensions: what honest names of this kind end in; the first is ours.
    """

    word: str
    media_type: str
    extensions: tuple[str, ...]

    @property
    def accepted(self) -> bool:
        return bool(self.media_type)

    @property
    def is_picture(self) -> bool:
        """It is decoded and written anew, so it may be sent larger than it is kept."""
        return self.media_type.startswith("image/")


PDF = Kind("PDF", "application/pdf", ("pdf",))
JPEG = Kind(_("ảnh JPG"), "image/jpeg", ("jpg", "jpeg", "jfif"))
PNG = Kind(_("ảnh PNG"), "image/png", ("png",))
HEIC = Kind(_("ảnh HEIC"), "image/heic", ("heic", "heif"))  # kept as JPEG, which every program shows
WEBP = Kind(_("ảnh WebP"), "image/webp", ("webp",))  # from messengers and browsers; kept as JPEG too

WORD = Kind("Word", "", ("docx", "doc", "rtf", "odt"))
EXCEL = Kind("Excel", "", ("xlsx", "xls", "ods", "csv"))
ZIP = Kind(_("tệp nén"), "", ("zip", "rar", "7z", "gz"))
PICTURE = Kind(_("ảnh loại khác"), "", ("gif", "bmp", "tif", "tiff", "svg", "avif"))
PROGRAM = Kind(_("chương trình máy tính"), "", ("exe", "dll", "msi", "apk", "sh", "bat", "com", "js"))
PAGE = Kind(_("trang web"), "", ("html", "htm", "xml", "xhtml"))
OLD_OFFICE = Kind(_("Word hoặc Excel đời cũ"), "", ("doc", "xls", "ppt"))
UNKNOWN = Kind(_("loại không nhận ra"), "", ())

BEFORE, BEFORE_MOST = b"\xef\xbb\xbf \t\r\n", 1024  # the standard (ISO 32000-1, Annex H) lets readers look so far

STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"Rar!\x1a\x07", ZIP),
    (b"7z\xbc\xaf\x27\x1c", ZIP),
    (b"\x1f\x8b", ZIP),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"#!", PROGRAM),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", WORD),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\x00", PICTURE),
    (b"MM\x00*", PICTURE),
)


def of(data: bytes) -> Kind:
    """The true kind by the bytes at the very start; a header further in does not count, whatever some readers say.

    Before a PDF may stand what programs that handle it as text leave there: a byte order mark, blanks, line ends.
    """
    if data[:BEFORE_MOST].lstrip(BEFORE).startswith(b"%PDF-"):
        return PDF
    for start, kind in STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"PK"):
        return _packed(data)
    if data[4:8] == b"ftyp":
        return HEIC if data[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc"} else PICTURE
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    text = data[:BEFORE_MOST].lstrip(BEFORE).lower()
    if text.startswith((b"<svg", b"<!doctype", b"<html", b"<?xml", b"<script")):
        return PAGE
    return UNKNOWN


def _packed(data: bytes) -> Kind:
    """Office documents are zip archives: their parts are named near the start and in the directory at the end."""
    if b"word/" in data:
        return WORD
    if b"xl/" in data:
        return EXCEL
    return ZIP


def claimed(extension: str) -> Kind:
    """The kind that a name's extension claims; UNKNOWN for an ending that names no kind ("Ảnh 12.11.2026")."""
    for kind in (PDF, JPEG, PNG, WORD, EXCEL, OLD_OFFICE, ZIP, HEIC, WEBP, PICTURE, PROGRAM, PAGE):
        if extension in kind.extensions:
            return kind
    return UNKNOWN
