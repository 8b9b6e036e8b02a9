"""What a province opens by its own file, `opening.yaml`: on whose decision, which procedures, for which ways."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

FILE = "opening.yaml"
WAYS = ("online", "counter")


@dataclass(frozen=True)
class OpeningList:
    """`tailored`, `imported`: for which ways definitions of the province, and those read from national pages that pass
    the gates, are opened; () when they are not."""

    basis: str = ""
    tailored: Sequence[str] = ()
    imported: Sequence[str] = ()


def opening_list(text: bytes) -> OpeningList:
    """The list as the province's file says it; an empty one opens nothing.

    Raises:
        ValueError: it names a way that there is not, or opens without saying on whose decision.
    """
    values = yaml.safe_load(text) or {}
    listed = OpeningList(
        str(values.get("basis") or ""), tuple(values.get("tailored") or ()), tuple(values.get("imported") or ())
    )
    opened = {*listed.tailored, *listed.imported}
    if opened - set(WAYS) or (opened and not listed.basis):
        raise ValueError(f"{FILE}: {values}")
    return listed
