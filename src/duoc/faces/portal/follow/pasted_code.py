"""Which code was meant by what somebody typed or pasted: a whole sentence, a link, other dashes, spaces in between."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["dossier", "procedure", "document", ""]

GAP = r"[\s-]*"
TEMPORARY = re.compile(rf"\bTN{GAP}(\d{{6}}){GAP}([2-9A-Z]{{4}}){GAP}([2-9A-Z]{{4}})\b", re.IGNORECASE)
DOSSIER = re.compile(r"\b([A-Z0-9][A-Z0-9.]*(?:-[A-Z0-9.]+)*)[\s-]+(\d{6})[\s-]+(\d{4,6})\b", re.IGNORECASE)
PROCEDURE = re.compile(r"(?<![\d.-])(\d)\s?\.\s?(\d{6})(?![\d-])")
DOCUMENT_LINK = re.compile(r"/kiem-tra/([-A-Za-z0-9_]{8,60})")
DOCUMENT = re.compile(r"[-A-Za-z0-9_]{16,60}")


@dataclass(frozen=True)
class PastedCode:
    """A code, as the product writes it; no kind when nothing like a code was found.

    Attributes:
        kind: "dossier" for a lasting or temporary code of a dossier, "procedure", or "document" for the code beside a
            verification QR code.
    """

    kind: Kind
    code: str


def read(text: str) -> PastedCode:
    """The first code in a text. It is only read: whether such a thing exists is for others."""
    plain = _plain(text)
    if link := DOCUMENT_LINK.search(plain):
        return PastedCode("document", link[1])
    if temporary := TEMPORARY.search(plain):
        return PastedCode("dossier", "-".join(("TN", *temporary.groups())).upper())
    if dossier := DOSSIER.search(plain):
        return PastedCode("dossier", "-".join(dossier.groups()))
    if procedure := PROCEDURE.search(plain):
        return PastedCode("procedure", ".".join(procedure.groups()))
    if document := DOCUMENT.fullmatch(plain.strip(" .,;/")):
        return PastedCode("document", document[0])
    return PastedCode("", "")


def _plain(text: str) -> str:
    """One kind of dash and of space, no letters that nobody sees; full-width digits are digits."""
    composed = unicodedata.normalize("NFKC", text)[:1000]
    kinds = [(letter, unicodedata.category(letter)) for letter in composed]
    letters = ("-" if kind == "Pd" or letter == "−" else letter for letter, kind in kinds if kind != "Cf")
    return re.sub(r"\s*-\s*", "-", " ".join("".join(letters).split()))
