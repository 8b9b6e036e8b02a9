"""Which code was meant by what somebody typed or pasted: a whole sentence, a link, other dashes, spaces in between."""

from dataclasses import dataclass
from typing import Literal

from duoc.ground.letters.calculations import (
    TOKEN_LENGTH,
    dossier_code_in,
    linked_token_in,
    procedure_codes_in,
    token_in,
)

Kind = Literal["dossier", "procedure", "document", ""]
LONGEST = 1000


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
    text = text[:LONGEST]
    if link := linked_token_in(text):
        return PastedCode("document", link)
    if dossier := dossier_code_in(text):
        return PastedCode("dossier", dossier)
    if procedures := procedure_codes_in(text):
        return PastedCode("procedure", procedures[0])
    token = token_in(text)
    return PastedCode("document", token) if len(token) == TOKEN_LENGTH else PastedCode("", "")
