"""Words as people typed them: in one Unicode form, without characters that nobody types and no database keeps."""

from django.http import HttpRequest

from duoc.ground.letters.calculations import mended

LONGEST = 4000
READ_AT_MOST = 20_000_000  # bytes of a file; one that is longer is refused by the door of files
SHORT = 100


def sought(request: HttpRequest, name: str) -> str:
    """What an address asks for, on one line: a filter or words to search."""
    return mended(request.GET.get(name, "") or "")[:SHORT]


def written(request: HttpRequest, name: str) -> str:
    """What a form says under this name; line ends are kept."""
    return mended(request.POST.get(name, "") or "", lines=True)[:LONGEST]


def sent_file(request: HttpRequest, name: str) -> tuple[str, bytes] | None:
    """The file that a form sent under this name: name given, and bytes; None where none was chosen."""
    upload = request.FILES.get(name)
    return None if upload is None else (upload.name or name, upload.read(READ_AT_MOST + 1))


def number(text: str) -> int | None:
    """A whole number in plain digits, or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
