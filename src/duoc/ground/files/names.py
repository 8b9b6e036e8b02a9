"""Display names of files: what a person sees, never a path, never able to pretend to be another name."""

import unicodedata

from duoc.ground.files.limits import NAME_LENGTH
from duoc.ground.letters.calculations import without_hidden

LONGEST_EXTENSION = 5  # "xhtml"; what is longer after a dot is part of the name


def clean(name: str) -> str:
    """The name as shown: NFC, last part of any path, without control and direction characters, at most 120 characters.

    Returns:
        Possibly "tep" when nothing usable is left; the extension is kept when the name is cut.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = " ".join(without_hidden(last).split()).lstrip(". ").rstrip(". ")
    stem, dot, last = plain.rpartition(".")
    if not dot or len(last) > LONGEST_EXTENSION:
        return plain[:NAME_LENGTH] or "tep"
    return f"{stem[: NAME_LENGTH - len(last) - 1]}.{last}"


def extension(name: str) -> str:
    """The last extension in lower case without its dot, empty when there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def with_extension(name: str, extension: str) -> str:
    """The name ending in an extension, cut so that it still fits."""
    return f"{name[: NAME_LENGTH - len(extension) - 1]}.{extension}"
