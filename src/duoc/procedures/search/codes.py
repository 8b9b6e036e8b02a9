"""Codes of procedures, in whatever writing: "mã 1.001193", "1001193", "1-001193."."""

import re
import unicodedata

_CODE = re.compile(r"(?<!\d)(\d)[\s.,·_–-]?(\d{3})[\s.,·_–-]?(\d{3})(?!\d)")


def procedure_codes(text: str) -> list[str]:
    """What may be codes of procedures in a text, in its order; not whether there is such a procedure."""
    visible = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    return [f"{first}.{middle}{last}" for first, middle, last in _CODE.findall(visible)]
